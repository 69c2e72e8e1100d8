"""What the data can and cannot say."""

from __future__ import annotations

from kg.web.endpoint import Call, Endpoint, Plain


def about(call: Call) -> Plain:
    """What the graph holds, in numbers."""
    info = call.workspace.info()
    return {"release": info.version, "documents": list(info.documents), "triples": info.triples} | {
        "counts": dict(info.counts)
    }


ENDPOINTS = (Endpoint("/about", "about", "이 자료에 대하여", "About the data", about, listed=True),)
