"""The pipeline: each new or changed file is drafted, and its statements written; one typed outcome a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kg.drafting import Draft, Drafted, Job, Tools, crew, digest_of
from kg.errors import DocumentError, KgError
from kg.model.iri import digest
from kg.registry.guesses import Undone
from kg.store.manifest import Entry
from kg.store.protocol import Writer

__all__ = ["Built", "Failed", "Outcome", "Tools", "Unchanged", "build"]


@dataclass(frozen=True, slots=True)
class Built:
    """A document whose statements are in the graph now.

    Attributes:
        warning: why it was read in part only.
        replaced: whether the graph held other words under its name before.
    """

    path: Path
    entry: Entry
    warning: str = ""
    replaced: bool = False


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
Drafter: TypeAlias = Callable[[Sequence[Job]], Iterator[tuple[Job, Drafted]]]
"""What turns jobs into drafts, here or elsewhere, in order."""


def build(
    paths: Iterable[Path],
    writer: Writer,
    fingerprint: str,
    drafter: Drafter | None = None,
    undone: Undone = frozenset(),
) -> Iterator[Outcome]:
    """Bring the files into the graph, one outcome each, in order.

    Args:
        paths: files.
        writer: of the graph.
        fingerprint: of the program; a document is read again where it or its bytes differ.
        drafter: who drafts; this process by default.
        undone: guesses that somebody has taken back; they are part of what a document becomes.
    """
    mark, seen = _marked(fingerprint, undone), dict[str, str]()
    plan = [_planned(path, mark, seen, writer, undone) for path in paths]
    drafts = (drafter or crew(Tools(), 1))([step for step in plan if isinstance(step, Job)])
    for step in plan:
        if isinstance(step, Job):
            yield _written(*next(drafts), writer)
        else:
            yield step if isinstance(step, (Unchanged, Failed)) else _again(step, writer)


def _again(path: Path, writer: Writer) -> Outcome:
    """A file that came a second time, byte for byte: what became of the first."""
    held = writer.manifest.entries.get(path.name)
    return Unchanged(path, held) if held else Failed(path, DocumentError(f"{path}: 앞에서 읽지 못함 / failed before"))


def _planned(
    path: Path, mark: str, seen: dict[str, str], writer: Writer, undone: Undone
) -> Job | Unchanged | Failed | Path:
    """What is to be done with a file: nothing, or a draft, or (a path) what was done with its like before."""
    again = path.name in seen
    try:
        entry = _entry(path, mark, seen)
    except DocumentError as error:
        return Failed(path, error)
    held = writer.manifest.entries.get(entry.name)
    if held and writer.manifest.holds(entry):
        return Unchanged(path, held)
    return path if again else Job(path, entry, undone)


def _written(job: Job, drafted: Drafted, writer: Writer) -> Outcome:
    if not isinstance(drafted, Draft):
        return Failed(job.path, drafted)
    held = writer.manifest.entries.get(drafted.entry.name)
    writer.keep(drafted.entry.digest, drafted.content)
    entry = writer.put(drafted.entry, drafted.triples)
    return Built(job.path, entry, drafted.warning, bool(held and held.digest != entry.digest))


def _marked(fingerprint: str, undone: Undone) -> str:
    """The fingerprint, with what was taken back."""
    pairs = sorted(sorted(pair) for pair in undone)
    return f"{fingerprint}-{digest(repr(pairs))}" if pairs else fingerprint


def _entry(path: Path, fingerprint: str, seen: dict[str, str]) -> Entry:
    """What the file is known by; a second file of the same name cannot be told apart later and is refused."""
    content = digest_of(path)
    if seen.setdefault(path.name, content) != content:
        raise DocumentError(
            f"{path}: 같은 이름의 다른 파일이 앞에 있습니다 / another file of the same name came first",
            hint="파일 이름을 바꾸세요: 이름이 문서를 가립니다 / rename one: a document is known by its file name",
        )
    return Entry(path.name, content, fingerprint)
