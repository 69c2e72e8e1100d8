"""The explorer in the browser, and the SPARQL endpoint: thin over the Workspace."""
