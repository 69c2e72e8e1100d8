"""Where the graph is kept: one protocol for what reads, one for what writes, and Oxigraph on disk behind both."""
