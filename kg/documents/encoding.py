"""Bytes to text: UTF-8 with or without a mark, UTF-16, CP949; anything else is refused with a reason."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from kg.errors import EmptyDocument, EncodingError, UnknownFormat

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP (HWPX, DOCX …)"),
    (b"\xd0\xcf\x11\xe0", "HWP 5 / OLE"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x7fELF", "ELF"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\xfd7zXZ", "xz"),
    (b"BZh", "bzip2"),
)
_SAVE = "파일을 UTF-8로 저장하세요 / save the file as UTF-8 and build again"
_HAND_IN = "글을 .txt 나 .md 로 넣으세요 / hand in the document's text as .txt or .md"
_TAIL = 4
"""A UTF-8 character is at most four bytes: an error nearer to the end than this is a cut, not a wrong codec."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the codec that gave it, and how many bytes at the end were half a character."""

    text: str
    codec: str
    cut: int = 0


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file.

    Raises:
        EmptyDocument: no bytes, or white space only.
        UnknownFormat: a known or unknown binary format.
        EncodingError: bytes in no encoding known here, or mojibake.
    """
    if not data.strip():
        raise EmptyDocument(
            f"{name}: 빈 파일입니다 / the file is empty",
            hint="내려받기가 끝났는지 살펴보세요 / check that the download or extraction finished",
        )
    for magic, kind in _FORMATS:
        if data.startswith(magic):
            raise UnknownFormat(
                f"{name}: 글이 아니라 {kind} 파일입니다 / this is a {kind} file, not text",
                hint="HWPX나 PDF로 저장하거나 글을 .txt 나 .md 로 넣으세요 / save it as HWPX or PDF, or hand in its text",
            )
    found = _by_mark(data, name) or _by_zeros(data, name) or _by_trial(data, name)
    _plausible(found, name)
    return found


def _by_mark(data: bytes, name: str) -> Decoded | None:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            cut = _cut(data, codec)
            try:
                return Decoded(data[: len(data) - cut].decode(codec), codec, cut)
            except UnicodeDecodeError as error:
                raise _undecodable(name, codec, error) from None
    return None


def _by_zeros(data: bytes, name: str) -> Decoded | None:
    """UTF-16 without a mark shows as zeros beside every ASCII character; other zeros are no text."""
    head = data[:4096]
    if b"\0" not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    codec = "utf-16-le" if odd > even else "utf-16-be"
    cut = len(data) % 2
    if min(even, odd) <= max(even, odd) // 20:
        try:
            return Decoded(data[: len(data) - cut].decode(codec), codec, cut)
        except UnicodeDecodeError:
            pass
    raise UnknownFormat(f"{name}: 글이 아닌 자료입니다 / binary data, not text", hint=_HAND_IN)


def _by_trial(data: bytes, name: str) -> Decoded:
    cut = _cut(data, "utf-8")
    try:
        return Decoded(data[: len(data) - cut].decode("utf-8"), "utf-8", cut)
    except UnicodeDecodeError as error:
        utf8 = error
    for cut in (0, 1):
        try:
            return Decoded(data[: len(data) - cut].decode("cp949"), "cp949", cut)
        except UnicodeDecodeError:
            continue
    raise _undecodable(name, "utf-8", utf8)


def _cut(data: bytes, codec: str) -> int:
    """Bytes of a half character at the end."""
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        decoder.decode(data[-_TAIL * 2 :] if codec == "utf-8" and _starts(data[-_TAIL * 2 :]) else data)
    except UnicodeDecodeError:
        return 0
    state = decoder.getstate()[0]
    return len(state)


def _starts(tail: bytes) -> bool:
    """Whether the slice begins at a character, so that it can be decoded by itself."""
    return bool(tail) and tail[0] & 0xC0 != 0x80


def _undecodable(name: str, codec: str, error: UnicodeDecodeError) -> EncodingError:
    return EncodingError(
        f"{name}: 글자를 알 수 없습니다 / not {codec} "
        f"(byte {error.start}: {error.object[error.start]:#04x}), nor CP949 or UTF-16",
        hint=_SAVE,
    )


def _plausible(found: Decoded, name: str) -> None:
    """Refuse what decoded by luck: control characters, or letters that are no Korean text's."""
    text = found.text
    if not text.strip():
        raise EmptyDocument(
            f"{name}: 글이 없습니다 / the file holds no words",
            hint="글이 제대로 뽑혔는지 살펴보세요 / check that the extraction worked",
        )
    control = sum(c < " " and c not in "\t\n\r\f\v\x1c\x1d\x1e" for c in text)
    if control > len(text) // 50 + 8:
        raise UnknownFormat(f"{name}: 글이 아닙니다 / not text: {control} control characters", hint=_HAND_IN)
    foreign = sum("\x80" <= c <= "ɏ" for c in text)
    hangul = sum("가" <= c <= "힣" for c in text)
    high = sum(c > "\x7f" for c in text)
    if foreign > 20 and foreign > hangul:
        raise EncodingError(f"{name}: 한글이 깨져 있습니다 / looks like Korean decoded with a wrong codec", hint=_SAVE)
    if found.codec == "cp949" and hangul * 2 < high:
        raise EncodingError(f"{name}: UTF-8도 CP949도 아닌 듯합니다 / neither UTF-8 nor plausible CP949", hint=_SAVE)
