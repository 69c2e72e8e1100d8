"""Drawings and tables to take away: SVG files and CSV that spreadsheets read as text."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Mapping, Sequence

from starlette.responses import Response

from kg.formats import guarded
from kg.web.endpoint import Parameter
from kg.web.render import environment


def answer(template: str, told: Mapping[str, object], name: str) -> Response:
    """A template as an SVG file."""
    text = environment().get_template(template).render(told)
    return _file(text.encode(), "image/svg+xml", name)


def table(rows: Sequence[Mapping[str, object]], name: str) -> Response:
    """Rows as CSV for spreadsheets: with a mark of its encoding, and no cell that would be run as a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    if rows:
        writer.writerow(rows[0])
        writer.writerows([guarded("" if v is None else str(v)) for v in row.values()] for row in rows)
    return _file(codecs.BOM_UTF8 + text.getvalue().encode(), "text/csv; charset=utf-8", name)


def _file(content: bytes, kind: str, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="welfare-kg-{name}"'}
    return Response(content, media_type=kind, headers=headers)


def operation(name: str, summary: str, media: str, parameters: Sequence[Parameter]) -> dict[str, object]:
    """A file as OpenAPI tells of it."""
    told = [
        {"name": p.name, "in": "query", "description": f"{p.korean} / {p.english}", "schema": {"type": "string"}}
        for p in parameters
    ]
    answers = {
        "200": {"description": "The file.", "content": {media: {}}},
        "default": {"$ref": "#/components/responses/problem"},
    }
    return {"get": {"operationId": name, "summary": summary, "parameters": told, "responses": answers}}
