"""What the store calls things of its own on a server: all under one prefix, so that no reader takes them for evidence."""

from __future__ import annotations

from typing import Final

OWN: Final = "urn:welfare-kg:"
"""Under which everything of the store's own is named; documents never are."""
BLANK: Final = OWN + "blank:"
MERGED: Final = OWN + "merged"
"""The merged graph, on servers whose default graph is not a graph of its own."""
LEDGER: Final = OWN + "ledger"
"""The graph with the manifest, and which generation counts."""
SOURCES: Final = OWN + "sources"
"""The graph with the bytes of the documents."""
STORE: Final = OWN + "store"
EVIDENCE: Final = OWN + "Evidence"
"""The class of the graphs that hold what one document states."""
TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
GENERATION: Final = OWN + "generation"
FORMAT: Final = OWN + "format"
PENDING: Final = OWN + "pending"
CLAIM: Final = OWN + "claim"
STAGING: Final = OWN + "staging"
ENTRY: Final = OWN + "entry"
BECOMES: Final = OWN + "becomes"
TOUCHED: Final = OWN + "touched"
CONTENT: Final = OWN + "content"


def plan(token: str) -> str:
    """The graph that tells what a build will change."""
    return f"{OWN}plan:{token}"


def doomed(token: str) -> str:
    """The graph with what the changed documents stated before."""
    return f"{OWN}doomed:{token}"


def stage(token: str, number: int) -> str:
    """A graph with what a document will state."""
    return f"{OWN}stage:{token}:{number}"


def source(digest: str) -> str:
    """The bytes with that sha256."""
    return f"urn:sha256:{digest}"
