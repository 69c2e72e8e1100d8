"""The documentation, and what writes its reference out of the program itself."""
