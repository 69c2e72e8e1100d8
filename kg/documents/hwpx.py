"""HWPX (OWPML, KS X 6101): a zip of XML sections; paragraphs, tables with their merged cells, notes, boxes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.documents.archive import Archive, damaged, locked
from kg.documents.grid import Grid, Item, Slot, Words
from kg.documents.page import Page, written
from kg.documents.written import MAX_TEXT, loose
from kg.documents.xml import parse
from kg.errors import DocumentTooLarge, UnknownFormat
from kg.model.document import BlockKind

_SECTION = re.compile(r"(?:Contents/)?section(\d{1,4})\.xml", re.IGNORECASE)
_SKIPPED = frozenset("header footer hiddenComment fieldBegin secPr equation linesegarray ctrlHeader".split())
"""Page furniture, remarks on the text, settings."""
_SIGNS = {"tab": " ", "lineBreak": "\n", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}
_SPAN = 1000


def read_hwpx(name: str, data: bytes) -> Page:
    """The page of an HWPX file."""
    archive = Archive(name, data)
    sections = sorted((int(m[1]), part) for part in archive.names if (m := _SECTION.fullmatch(part)))
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive.names else b""
    if b"encryption-data" in manifest:
        raise locked(name)
    if not sections:
        if "mimetype" in archive.names or any("hpf" in part for part in archive.names):
            raise damaged(name, "no Contents/section0.xml")
        raise UnknownFormat(f"{name}: this is a ZIP file, not HWPX", hint="save the document as HWPX or PDF")
    header = _Header()
    if "Contents/header.xml" in archive.names:
        parse(archive.read("Contents/header.xml"), header, name)
    section = _Section(header.signs())
    for _, part in sections:
        parse(archive.read(part), section, f"{name} ({part})")
    return written(section.items, "hwpx", _metadata(archive, name))


def _metadata(archive: Archive, name: str) -> dict[str, str]:
    package = _Package()
    if "Contents/content.hpf" in archive.names:
        parse(archive.read("Contents/content.hpf"), package, name)
    return {key: value.strip() for key, value in package.found.items() if value.strip()}


@dataclass
class _Package:
    """The package's title and who made it when."""

    found: dict[str, str] = field(default_factory=dict)
    _key: str = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Remember which field is open."""
        self._key = "title" if name == "title" else attributes.get("name", "") if name == "meta" else ""

    def end(self, name: str) -> None:
        """Close the field."""
        self._key = ""

    def data(self, text: str) -> None:
        """A field's value."""
        if self._key in {"title", "creator", "subject", "date", "CreatedDate", "ModifiedDate"} and len(text) < 500:
            self.found[self._key] = self.found.get(self._key, "") + text


@dataclass
class _Header:
    """Which paragraph styles put a bullet before their text: the sign is not among the paragraph's words."""

    _bullets: dict[str, str] = field(default_factory=dict)
    _styles: dict[str, str] = field(default_factory=dict)
    _style: str = ""

    def signs(self) -> dict[str, str]:
        """Bullets by paragraph style."""
        return {style: self._bullets[held] for style, held in self._styles.items() if held in self._bullets}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a bullet, a paragraph style, or the heading inside one."""
        if name == "bullet":
            self._bullets[attributes.get("id", "")] = attributes.get("char", "").strip()[:1]
        elif name == "paraPr":
            self._style = attributes.get("id", "")
        elif name == "heading" and attributes.get("type") == "BULLET":
            self._styles[self._style] = attributes.get("idRef", "")

    def end(self, name: str) -> None:
        """Nothing ends here that matters."""

    def data(self, text: str) -> None:
        """Settings hold no words."""


@dataclass
class _Paragraph:
    """A paragraph while it is read, and the notes to put below it."""

    sign: str = ""
    kind: BlockKind | None = None
    text: list[str] = field(default_factory=list)
    notes: list[Item] = field(default_factory=list)


@dataclass
class _Cell:
    """A cell while it is read: where it stands is said after its text."""

    items: list[Item] = field(default_factory=list)
    at: tuple[int, int] = (0, 0)
    spans: tuple[int, int] = (1, 1)


@dataclass
class _Section:
    """Takes the events of the sections, one after the other.

    Attributes:
        signs: bullets by paragraph style.
        items: what was read.
    """

    signs: Mapping[str, str]
    items: list[Item] = field(default_factory=list)
    _sinks: list[list[Item]] = field(default_factory=list)
    _paragraphs: list[_Paragraph | None] = field(default_factory=list)
    _tables: list[list[Slot]] = field(default_factory=list)
    _cells: list[_Cell] = field(default_factory=list)
    _skipping: int = 0
    _words: int = 0
    _deleted: bool = False
    _length: int = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        if self._skipping or name in _SKIPPED:
            self._skipping += 1
        elif name == "p":
            self._begin(attributes.get("paraPrIDRef", ""))
        elif name == "t":
            self._words += 1
        elif name in _SIGNS:
            self.data(_SIGNS[name])
        elif name in {"deleteBegin", "deleteEnd"}:
            self._deleted = name == "deleteBegin"
        elif name in {"footNote", "endNote"}:
            self._sinks.append([])
            self._paragraphs.append(None)
        else:
            self._table(name, attributes)

    def end(self, name: str) -> None:
        """An element closes."""
        if self._skipping:
            self._skipping -= 1
        elif name == "p":
            self._end()
        elif name == "t":
            self._words -= 1
        elif name in {"footNote", "endNote"}:
            self._note()
        elif name == "tc" and self._cells:
            cell = self._cells.pop()
            self._tables[-1].append(Slot(*cell.at, *cell.spans, tuple(cell.items)))
            self._sinks.pop()
        elif name == "tbl":
            slots = self._tables.pop()
            self._sink().append(Grid(tuple(slots)))

    def data(self, text: str) -> None:
        """Characters, of which those inside a run's text count."""
        if self._skipping or self._deleted or not self._words or not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        if paragraph is not None:
            paragraph.text.append(text)
            self._length += len(text)
            if self._length > MAX_TEXT:
                raise DocumentTooLarge(f"글이 {MAX_TEXT:,}자를 넘습니다 / more than {MAX_TEXT:,} characters of text")

    def _table(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "tbl":
            self._flush()
            self._tables.append([])
        elif name == "tc" and self._tables:
            self._cells.append(_Cell())
            self._sinks.append(self._cells[-1].items)
        elif name == "cellAddr" and self._cells:
            self._cells[-1].at = (_number(attributes, "rowAddr", 0), _number(attributes, "colAddr", 0))
        elif name == "cellSpan" and self._cells:
            self._cells[-1].spans = (_number(attributes, "rowSpan", 1), _number(attributes, "colSpan", 1))

    def _sink(self) -> list[Item]:
        return self._sinks[-1] if self._sinks else self.items

    def _begin(self, style: str) -> None:
        self._flush()
        noted = bool(self._paragraphs) and self._paragraphs[-1] is None
        self._paragraphs.append(_Paragraph(self.signs.get(style, ""), BlockKind.NOTE if noted else None))

    def _end(self) -> None:
        self._flush()
        paragraph = self._paragraphs.pop()
        if paragraph is not None:
            self._sink().extend(paragraph.notes)

    def _flush(self) -> None:
        """Put down what the open paragraph has said so far: a table or box in its midst comes after it."""
        paragraph = self._paragraphs[-1] if self._paragraphs else None
        if paragraph is None or not (text := "".join(paragraph.text)).strip():
            return
        paragraph.text.clear()
        for number, line in enumerate(f"{paragraph.sign} {text}".strip().split("\n")):
            self._sink().append(Words(loose(line), paragraph.kind, gap=number == 0))
        paragraph.sign = ""

    def _note(self) -> None:
        notes = self._sinks.pop()
        self._paragraphs.pop()
        above = self._paragraphs[-1] if self._paragraphs else None
        (above.notes if above is not None else self._sink()).extend(notes)


def _number(attributes: Mapping[str, str], key: str, least: int) -> int:
    words = attributes.get(key, "")
    return min(max(int(words), least), _SPAN) if words.isascii() and words.isdigit() and len(words) < 6 else least
