"""What the data can and cannot say, and how well it was read."""

from __future__ import annotations

import json
from typing import Final

from kg.model.shipped import folder
from kg.web.endpoint import Call, Endpoint, Plain
from kg.web.home import overview
from kg.web.once import once
from kg.workspace import Workspace

_SETS: Final = (
    (
        *("release", "함께 오는 보도자료. 규칙을 만들며 본 문서입니다."),
        "The shipped release, on which the rules were made.",
    ),
    (
        *("articles", "다른 해, 다른 꼴의 글 44건. 정답은 따로 읽어 적었고, 틀린 곳을 보며 규칙을 다듬었습니다."),
        "44 articles of other years and styles; their gold was written apart, and the rules were mended where they failed.",
    ),
)


def about(call: Call) -> Plain:
    """What the graph holds, in numbers, and by which version it was made."""
    view = call.workspace.view
    triples = once(call.workspace, "triples", lambda: len(view))
    fingerprints = sorted({entry.fingerprint for entry in view.manifest.documents})
    held = {**overview(call.workspace), "triples": triples, "data": view.manifest.version, "fingerprints": fingerprints}
    return held | {"quality": once(call.workspace, "quality", lambda: _quality(call.workspace))}


def _quality(workspace: Workspace) -> Plain:
    """The measured figures, as ``python -m bench.figures`` wrote them; nothing where the file is not there.

    ``current`` says whether the reader that was measured is the one that read what the graph holds.
    """
    file = folder("data") / "quality.json"
    if not file.is_file():
        return {"current": False, "sets": []}
    told = json.loads(file.read_text(encoding="utf-8"))
    readers = {entry.fingerprint.partition("-")[0] for entry in workspace.view.manifest.documents}
    sets = [{"name": n, "korean": ko, "english": en, "rows": told[n]} for n, ko, en in _SETS if n in told]
    return {"current": readers <= {told["reader"]}, "sets": sets}


ENDPOINTS = (Endpoint("/about", "about", "이 자료에 대하여", "About the data", about, listed=True, cited=False),)
