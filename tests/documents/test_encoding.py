"""Bytes to text: every promised encoding gives the same text, everything else a clear refusal."""

from __future__ import annotations

import pytest

from kg.documents.encoding import decode
from kg.errors import EmptyDocument, EncodingError, UnknownFormat

TEXT = "보건복지부는 12월 11일 「복지행정상」 시상식을 열었다.\n○ 전남 순천시 등 23개소\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949", "utf-32"])
def test_every_promised_encoding_gives_the_same_text(codec: str) -> None:
    assert decode(TEXT.encode(codec), "a.txt").text == TEXT


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", "\u3000\n".encode()])
def test_a_file_without_words_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocument, match=r"a\.txt"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n" + b"x" * 50, "PDF"),
        (b"PK\x03\x04" + bytes(50), "ZIP"),
        (b"\xd0\xcf\x11\xe0" + bytes(50), "HWP"),
        (b"\x89PNG\r\n" + bytes(50), "PNG"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x01\x02\x03\x04" * 40, "control"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(UnknownFormat, match=kind):
        decode(data, "a.txt")


def test_mojibake_is_refused_with_advice() -> None:
    garbled = TEXT.encode().decode("latin-1").encode()
    with pytest.raises(EncodingError, match="wrong codec") as refusal:
        decode(garbled, "a.txt")
    assert "UTF-8" in refusal.value.hint


def test_bytes_of_another_encoding_are_refused_with_their_place() -> None:
    with pytest.raises(EncodingError):
        decode("これは日本語の文章であり韓国語ではない。".encode("shift_jis") * 4 + b"\xff\xff", "a.txt")


@pytest.mark.parametrize("lost", [1, 2])
def test_a_text_cut_inside_a_character_is_read_up_to_there(lost: int) -> None:
    found = decode("순천시가 대상".encode()[:-lost], "a.txt")
    assert found.text == "순천시가 대"
    assert found.cut == 3 - lost


def test_a_cp949_text_cut_inside_a_character_is_read_up_to_there() -> None:
    found = decode((TEXT + "대상").encode("cp949")[:-1], "a.txt")
    assert (found.codec, found.cut) == ("cp949", 1)
    assert found.text == TEXT + "대"


def test_carriage_returns_stay_so_that_offsets_hold() -> None:
    assert decode("가나\r\n다라\r\n".encode(), "a.txt").text == "가나\r\n다라\r\n"
