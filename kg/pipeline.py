"""The pipeline: for each file read, extract, resolve, audit, turn into quads, write; one typed outcome a file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from kg.documents import read
from kg.errors import DocumentError, KgError
from kg.extract import Extractor
from kg.extract.release import dated
from kg.graph.audit import audit
from kg.graph.quads import statements
from kg.graph.reading import Reading
from kg.model.fact import Dated, Facts
from kg.model.iri import Minter, digest
from kg.model.korean import Korean
from kg.model.place import PlaceName, Resolution
from kg.model.thesaurus import Thesaurus
from kg.registry.authority import Authority
from kg.registry.guesses import Undone
from kg.registry.register import Register
from kg.store.manifest import Entry
from kg.store.protocol import Writer


@dataclass(frozen=True, slots=True)
class Built:
    """A document whose statements are in the graph now."""

    path: Path
    entry: Entry


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document that the graph already held, read from the same bytes by the same pipeline."""

    path: Path
    entry: Entry


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be read; what the graph held under its name stays."""

    path: Path
    error: KgError


Outcome: TypeAlias = Built | Unchanged | Failed


class Tools:
    """What reading takes: each part loaded when the first changed document wants it, then shared."""

    @cached_property
    def register(self) -> Register:
        """Municipalities through time."""
        return Register.load()

    @cached_property
    def thesaurus(self) -> Thesaurus:
        """Nationwide programs and bodies."""
        return Thesaurus.load()

    @cached_property
    def authority(self) -> Authority:
        """Which program or organisation a mention names."""
        return Authority(self.thesaurus)

    @cached_property
    def korean(self) -> Korean:
        """The analyser, which keeps nationwide names whole."""
        return Korean(self.thesaurus.words)

    @cached_property
    def extractor(self) -> Extractor:
        """Document in, facts out."""
        return Extractor(self.register, self.thesaurus, self.korean)


def build(
    paths: Iterable[Path], writer: Writer, fingerprint: str, tools: Tools | None = None, undone: Undone = frozenset()
) -> Iterator[Outcome]:
    """Bring the files into the graph, one after the other.

    Args:
        paths: files.
        writer: of the graph.
        fingerprint: of the program; a document is read again where it or its bytes differ.
        tools: to be shared with other builds.
        undone: guesses that somebody has taken back; they are part of what a document becomes.
    """
    shared, seen, mark = tools or Tools(), dict[str, str](), _marked(fingerprint, undone)
    for path in paths:
        try:
            entry = _entry(path, mark, seen)
            if writer.manifest.holds(entry):
                yield Unchanged(path, writer.manifest.entries[entry.name])
            else:
                yield Built(path, _document(path, entry, writer, shared, undone))
        except DocumentError as error:
            yield Failed(path, error)


def _marked(fingerprint: str, undone: Undone) -> str:
    """The fingerprint, with what was taken back."""
    pairs = sorted(sorted(pair) for pair in undone)
    return f"{fingerprint}-{digest(repr(pairs))}" if pairs else fingerprint


def _entry(path: Path, fingerprint: str, seen: dict[str, str]) -> Entry:
    """What the file is known by; a second file of the same name cannot be told apart later and is refused."""
    try:
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise DocumentError(f"{path}: {error.strerror or error}", hint="경로와 권한을 살펴보세요 / check it") from error
    if seen.setdefault(path.name, content) != content:
        raise DocumentError(
            f"{path}: 같은 이름의 다른 파일이 앞에 있습니다 / another file of the same name came first",
            hint="파일 이름을 바꾸세요: 이름이 문서를 가립니다 / rename one: a document is known by its file name",
        )
    return Entry(path.name, content, fingerprint)


def _document(path: Path, entry: Entry, writer: Writer, tools: Tools, undone: Undone) -> Entry:
    """One document all the way from its bytes to the writer."""
    document = read(path, tools.korean)
    facts = tools.extractor.extract(document)
    on = dated(document, facts.release)
    resolutions = resolve(facts, tools.register, on)
    findings = audit(document, facts, resolutions, tools.thesaurus)
    mint, names = Minter(), tools.register
    made = Reading(document, facts, resolutions, findings, names, on, mint, tools.authority, undone)
    known = replace(entry, digest=document.digest, encoding=document.encoding, graph=mint.graph(path.name).value)
    writer.keep(document.digest, path.read_bytes())
    return writer.replace(known, statements(made))


def resolve(facts: Facts, register: Register, on: Dated) -> dict[PlaceName, Resolution]:
    """A decision for every name in the facts; what stays open is asked again in the light of what was decided."""
    decided = {name: register.resolve(name, on.day) for name in dict.fromkeys(_names(facts))}
    context = tuple(dict.fromkeys(r.chosen for r in decided.values() if r.chosen))
    return {n: r if r.chosen else register.resolve(n, on.day, context) for n, r in decided.items()}


def _names(held: object) -> Iterator[PlaceName]:
    """Every name of a municipality anywhere in the facts."""
    if isinstance(held, PlaceName):
        yield held
    elif isinstance(held, tuple):
        yield from chain.from_iterable(map(_names, held))
    elif is_dataclass(held):
        yield from chain.from_iterable(_names(getattr(held, f.name)) for f in fields(held))
