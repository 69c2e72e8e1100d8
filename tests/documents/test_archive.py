"""Archives: bombs are not unpacked, damage is told."""

from __future__ import annotations

import io
import zipfile

import pytest

from kg.documents.archive import MAX_UNPACKED, Archive
from kg.errors import DocumentError, DocumentTooLarge
from tests.documents import samples


def test_a_part_is_read() -> None:
    archive = Archive("a.hwpx", samples.zipped({"a/b": "글"}))
    assert archive.names == ["a/b"]
    assert archive.read("a/b").decode() == "글"


def test_a_bomb_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("bomb", bytes(MAX_UNPACKED // 2))
        made.writestr("more", bytes(MAX_UNPACKED))
    assert len(out.getvalue()) < 200_000
    archive = Archive("a.hwpx", out.getvalue())
    assert len(archive.read("bomb")) == MAX_UNPACKED // 2
    with pytest.raises(DocumentTooLarge, match="unpacks"):
        archive.read("more")


def test_too_many_parts_are_no_document() -> None:
    with pytest.raises(DocumentTooLarge, match="parts"):
        Archive("a.hwpx", samples.zipped({str(n): "" for n in range(10_001)}))


@pytest.mark.parametrize("keep", [4, 40, -30])
def test_a_cut_archive_is_damaged(keep: int) -> None:
    with pytest.raises(DocumentError, match="damaged"):
        Archive("a.hwpx", samples.zipped({"a": "글" * 50})[:keep])


def test_damage_inside_a_part_is_told() -> None:
    data = bytearray(samples.zipped({"a": "글씨" * 500}))
    data[40:44] = b"\xff\xff\xff\xff"
    with pytest.raises(DocumentError, match="damaged"):
        Archive("a.hwpx", bytes(data)).read("a")
    with pytest.raises(DocumentError, match="damaged"):
        Archive("a.hwpx", samples.zipped({"a": "글"})).read("b")
