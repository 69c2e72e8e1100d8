"""Nationwide names in the text: one thing under an old and a new name, and slips for one, which the registry tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from kg.graph.checks.paper import LOW, Check, Paper
from kg.graph.checks.spelling import Squeezed
from kg.graph.checks.wording import quoted
from kg.model.fact import Finding
from kg.model.likeness import normal
from kg.model.span import Span
from kg.model.thesaurus import Thesaurus
from kg.registry.slips import apart
from kg.registry.spelling import owned, tailless

_SHORTEST: Final = 6
"""Known names with fewer syllables are too like ordinary words to be told from them by a letter."""
_APART: Final = 2
_HEAD: Final = 2


def renamed(paper: Paper) -> Iterator[Finding]:
    """One known thing under two names of which neither shortens the other."""
    if paper.thesaurus is None:
        return
    text = paper.squeezed
    for names in _called(paper.thesaurus).values():
        sizes = Counter(map(len, names))
        used = [n for n in names if len(n) >= _SHORTEST and sizes[len(n)] > 1 and n in text.text]
        for one, other in combinations(used, 2):
            where = (_whole(text, one, names), _whole(text, other, names)) if _swapped(one, other) else ((), ())
            if all(where):
                yield _renamed(paper, (one, where[0]), (other, where[1]))


def _called(thesaurus: Thesaurus) -> Mapping[str, Sequence[str]]:
    """What each thing is called, wrong spellings aside, in the form that names are compared in, the preferred first."""
    held: dict[str, list[str]] = defaultdict(list)
    for name, term in thesaurus.variants.items():
        if not (term.misspelt and name in map(normal, term.misspelt)):
            held[term.key].append(name)
    return held


def _whole(text: Squeezed, name: str, names: Sequence[str]) -> Sequence[Span]:
    """Where a name stands, but not inside a longer name of the same thing."""
    inside = [span for other in names if name in other and name != other for span in text.find(other)]
    return [s for s in text.find(name) if not any(s in other for other in inside)]


def _swapped(one: str, other: str) -> bool:
    """Whether one word in the middle of a name was put in another's place: what it is of and its head noun stay."""
    if len(one) != len(other):
        return False
    apart = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return bool(apart) and apart[0] > _HEAD and len(one) - apart[-1] > _HEAD and len(apart) <= _APART


def _renamed(paper: Paper, *names: tuple[str, Sequence[Span]]) -> Finding:
    usual, rare = names
    span, others = paper.main(rare[1])
    return Finding(
        "", LOW, "name", f"한 가지를 {quoted(usual[0], '과', '와')} ‘{rare[0]}’ 두 이름으로 적었다",
        f"one thing under two names: {usual[0]}, {rare[0]}", rare[0], usual[0], span, (*others, *usual[1][:4]),
        f"{usual[0]}: 알려진 이름 가운데 앞선 것이다", trusted=f"{usual[0]}: the first of the names it is known by",
    )  # fmt: skip


def slips(paper: Paper) -> Iterator[Finding]:
    """Names of programs and bodies that the registry takes for slips of one nationwide name."""
    found: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for mention in paper.mentions if paper.slips else ():
        place = (mention.place.sido, mention.place.text) if mention.place else ("", "")
        written = tailless(owned(mention.text, place))
        labels = [normal(label) for term in paper.slips.terms(written) for label in term.labels] if paper.slips else []
        near = [label for label in labels if apart(written, label) is not None]
        if len(near) == 1:
            found[(written, near[0])].append(mention.span)
    for (written, right), spans in found.items():
        span, others = paper.main(spans)
        yield Finding(
            "", LOW, "name", f"‘{written}’: ‘{right}’의 오기인 듯하다", f"likely a slip for {right}: {written}",
            written, right, span, others, f"{right}: 널리 쓰는 이름이다", trusted=f"{right}: the name in wide use",
        )  # fmt: skip


CHECKS: Final[tuple[Check, ...]] = (renamed, slips)
