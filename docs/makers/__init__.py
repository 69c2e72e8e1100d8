"""One module a page of the reference: each makes Markdown of what the program says of itself."""
