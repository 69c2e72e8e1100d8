"""Drafts: what a document becomes, from its bytes alone, ready for the writer. A draft can be made in any process."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import RdfFormat, serialize

from kg.documents import load, read_bytes
from kg.errors import DocumentError
from kg.extract import Extractor
from kg.extract.release import dated
from kg.graph.audit import audit
from kg.graph.quads import statements
from kg.graph.reading import Reading
from kg.model.document import Document
from kg.model.fact import Dated, Facts
from kg.model.iri import Minter
from kg.model.korean import Korean
from kg.model.place import PlaceName, Resolution
from kg.model.thesaurus import Thesaurus
from kg.registry.authority import Authority
from kg.registry.guesses import Undone
from kg.registry.register import Register
from kg.spread import Crew, Lost, spread
from kg.store.manifest import Entry

CHUNK = 8
"""Documents a worker takes at a time at most: enough to make the way to it cheap, few enough to share the work evenly."""
ENOUGH = 24
"""Fewer documents than this are read sooner than another process has loaded the analyser."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be drafted.

    Attributes:
        content: its bytes, or why they cannot be had, where whoever drafts does not see the file itself.
    """

    path: Path
    entry: Entry
    undone: Undone
    content: bytes | DocumentError | None = None

    def read(self) -> bytes:
        """The file's bytes; ``DocumentError`` where it cannot be read."""
        if isinstance(self.content, DocumentError):
            raise self.content
        return load(self.path) if self.content is None else self.content


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file became.

    Attributes:
        entry: what the graph will know the document by.
        content: the file's bytes.
        triples: its statements as N-Triples.
        warning: why it was read in part only; empty if it was read whole.
    """

    entry: Entry
    content: bytes
    triples: bytes
    warning: str = ""


Drafted: TypeAlias = Draft | DocumentError


class Tools:
    """What drafting takes: each part loaded when the first document wants it, then shared."""

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


def draft(job: Job, tools: Tools) -> Drafted:
    """Read, extract, resolve, audit, state. A file that cannot be read is an answer, whatever stood in the way."""
    try:
        return _draft(job, tools)
    except DocumentError as error:
        return error
    except (
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        return DocumentError(
            f"{job.entry.name}: 읽다가 멈췄습니다 / reading stopped: {type(error).__name__}: {error}",
            hint="프로그램의 잘못이니 이 파일과 함께 알려 주세요 / a fault of the program: please report it with the file",
        )


def _draft(job: Job, tools: Tools) -> Draft:
    content = job.read()
    document = read_bytes(job.entry.name, content, tools.korean)
    facts = tools.extractor.extract(document)
    on = dated(document, facts.release)
    resolutions = resolve(facts, tools.register, on)
    findings = audit(document, facts, resolutions, tools.thesaurus, on, tools.register.official)
    mint = Minter()
    made = Reading(document, facts, resolutions, findings, tools.register, on, mint, tools.authority, job.undone)
    graph = mint.graph(job.entry.name).value
    entry = replace(job.entry, digest=document.digest, encoding=document.encoding, graph=graph)
    triples = serialize((quad.triple for quad in statements(made)), format=RdfFormat.N_TRIPLES) or b""
    return Draft(entry, content, triples, _warning(document))


def _warning(document: Document) -> str:
    """Why a document was read in part only."""
    cut = [r.message for r in document.remarks if r.kind == "truncated"]
    return f"{document.name}: {'; '.join(cut)}" if cut else ""


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


def alone(jobs: Iterable[Job], tools: Tools) -> Iterator[tuple[Job, Drafted]]:
    """Draft one after the other, in this process."""
    return ((job, draft(job, tools)) for job in jobs)


def drafting(tools: Tools, crew: Crew | None = None) -> Callable[[Sequence[Job]], Iterator[tuple[Job, Drafted]]]:
    """Who drafts: this process where the work is little or nobody is hired, else the crew."""

    def drafts(jobs: Sequence[Job]) -> Iterator[tuple[Job, Drafted]]:
        if crew is None or (len(jobs) < ENOUGH and not crew.far):
            yield from alone(jobs, tools)
            return
        size = max(1, min(CHUNK, len(jobs) // (4 * crew.size)))
        answers = spread(crew, _share, jobs, size, _packed if crew.far else _as_it_is)
        for job, answer in zip(jobs, answers, strict=True):
            yield job, _given_up(job) if isinstance(answer, Lost) else answer

    return drafts


def _packed(job: Job) -> Job:
    """The job with its file's bytes, for who does not see our files."""
    try:
        return replace(job, content=load(job.path))
    except DocumentError as error:
        return replace(job, content=error)


def _as_it_is(job: Job) -> Job:
    return job


def _given_up(job: Job) -> DocumentError:
    return DocumentError(
        f"{job.entry.name}: 읽던 일꾼이 거듭 죽었습니다 / every worker that read it died",
        hint="너무 크거나 망가진 파일일 수 있습니다 / the file may be damaged, or too large for the memory",
    )


def _share(jobs: list[Job]) -> list[Drafted]:
    """What a worker does with its share."""
    return [draft(job, _tools()) for job in jobs]


@cache
def _tools() -> Tools:
    """A worker's own tools, loaded once."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    return Tools()


def digest_of(path: Path) -> str:
    """sha256 of a file's bytes, in hex; ``DocumentError`` where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise DocumentError(f"{path}: {error.strerror or error}", hint="경로와 권한을 살펴보세요 / check it") from error
