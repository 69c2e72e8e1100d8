"""What the data can and cannot say."""

from __future__ import annotations

from kg.web.endpoint import Call, Endpoint, Plain
from kg.web.home import overview
from kg.web.once import once


def about(call: Call) -> Plain:
    """What the graph holds, in numbers, and by which version it was made."""
    view = call.workspace.view
    triples = once(call.workspace, "triples", lambda: len(view))
    fingerprints = sorted({entry.fingerprint for entry in view.manifest.documents})
    return {**overview(call.workspace), "triples": triples, "data": view.manifest.version, "fingerprints": fingerprints}


ENDPOINTS = (Endpoint("/about", "about", "이 자료에 대하여", "About the data", about, listed=True, cited=False),)
