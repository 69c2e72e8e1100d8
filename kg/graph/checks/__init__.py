"""Families of checks: each holds a document against itself in one respect."""
