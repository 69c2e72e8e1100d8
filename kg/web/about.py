"""What the data can and cannot say."""

from __future__ import annotations

from kg.web.endpoint import Call, Endpoint, Plain
from kg.web.home import overview


def about(call: Call) -> Plain:
    """What the graph holds, in numbers, and by which version it was made."""
    entries = call.workspace.view.manifest.documents
    return {**overview(call.workspace), "fingerprints": sorted({entry.fingerprint for entry in entries})}


ENDPOINTS = (Endpoint("/about", "about", "이 자료에 대하여", "About the data", about, listed=True),)
