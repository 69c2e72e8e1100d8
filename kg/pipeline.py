"""The pipeline: each new or changed file is drafted, and its statements written; one typed outcome a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kg.drafting import Draft, Drafted, Job, Tools, digest_of, drafting
from kg.errors import DocumentError, KgError
from kg.model.iri import digest
from kg.naming import named
from kg.registry.guesses import Undone
from kg.store.manifest import Entry, Manifest
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


@dataclass(frozen=True, slots=True)
class Again:
    """A file whose like came before it in this build."""

    path: Path
    name: str


Outcome: TypeAlias = Built | Unchanged | Failed
Step: TypeAlias = Outcome | Job | Again
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
    mark = _marked(fingerprint, undone)
    plan = _plan(list(paths), mark, writer.manifest, undone)
    drafts = (drafter or drafting(Tools()))([step for step in plan if isinstance(step, Job)])
    for step in plan:
        if isinstance(step, Job):
            yield _written(*next(drafts), writer)
        else:
            yield _again(step, writer) if isinstance(step, Again) else step


def _again(step: Again, writer: Writer) -> Outcome:
    """A file that came a second time, byte for byte: what became of the first."""
    held = writer.manifest.entries.get(step.name)
    return (
        Unchanged(step.path, held)
        if held
        else Failed(step.path, DocumentError(f"{step.path}: 앞에서 읽지 못함 / failed before"))
    )


def _plan(paths: Sequence[Path], mark: str, manifest: Manifest, undone: Undone) -> list[Step]:
    """What is to be done with each file: nothing, or a draft, or what was done with its like before."""
    digests: dict[Path, str] = {}
    failed: dict[Path, DocumentError] = {}
    for path in paths:
        try:
            digests[path] = digest_of(path)
        except DocumentError as error:
            failed[path] = error
    names, seen = named(digests, manifest), set[str]()
    plan: list[Step] = []
    for path in paths:
        if path in failed:
            plan.append(Failed(path, failed[path]))
            continue
        entry = Entry(names[path], digests[path], mark)
        held = manifest.entries.get(entry.name)
        fresh = Again(path, entry.name) if entry.name in seen else Job(path, entry, undone)
        plan.append(Unchanged(path, held) if held and manifest.holds(entry) else fresh)
        seen.add(entry.name)
    return plan


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
