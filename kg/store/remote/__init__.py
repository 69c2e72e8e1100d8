"""A SPARQL 1.1 endpoint as the store: the same graph, held by a server that others can reach too."""
