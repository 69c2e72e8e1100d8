"""The searcher: a question in, hits out, each with where it stands and why it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Final

import numpy as np

from kg.errors import ArgumentError, StaleIndex
from kg.search.analysis import CONCEPT, of_question
from kg.search.catalog import Catalog
from kg.search.concepts import Concepts, shipped
from kg.search.encoder.protocol import Encoder
from kg.search.engine.protocol import Asked, Candidate, Engine, Filters, Vector
from kg.search.names import Found, found, unnamed
from kg.search.ranking import WHOLE, Background, Cover, Mode, Scored, fuse
from kg.search.reasons import Kept, Why, kept, matched, meanings, named
from kg.search.strength import ENOUGH, Question, covered, rarity
from kg.search.tokens import letters, wordless
from kg.search.units import Unit

LONGEST: Final = 2_000
"""Characters of a question that are read: what follows could not change what it means."""
DEPTH: Final = 100
"""Units that each retriever proposes, at least; four for each hit that is asked for, if that is more."""
SAMPLE: Final = 256
"""Passages that tell what an arbitrary one scores."""
_EVERYTHING: Final = Filters()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found: its own words and its notes'.

    Attributes:
        score: orders the hits of one question, 1 at most.
        text: the clean words; ``start`` and ``end`` are where they stand in the document's source.
        passage, case: IRIs; the second is empty outside cases.
        passages: IRIs of all that the hit takes in, its own first.
    """

    score: float
    why: Why = field(repr=False)
    text: str
    passage: str
    case: str
    heading: str
    year: int | None
    division: str
    sido: str
    sigungu: str
    document: str
    start: int
    end: int
    passages: tuple[str, ...] = ()

    def json(self) -> dict[str, object]:
        """As plain values."""
        names = (
            "text",
            "passage",
            "case",
            "heading",
            "year",
            "division",
            "sido",
            "sigungu",
            "document",
            "start",
            "end",
        )
        held = {name: getattr(self, name) for name in names}
        return {"score": round(self.score, 4), "why": self.why.json(), **held, "passages": list(self.passages)}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found.

    Attributes:
        hits: best first.
        weak: whether nothing of it is to be relied on.
        names: what the question was understood to name.
        mode: which retrievers answered.
    """

    hits: tuple[Hit, ...]
    weak: bool
    names: tuple[Found, ...]
    mode: Mode


class Searcher:
    """An open index with the model that it was made with.

    Args:
        engine: holds vectors and tokens.
        catalog: holds what they belong to.
        encoder: gives the model, which is loaded by the first question that wants it.
    """

    def __init__(self, engine: Engine, catalog: Catalog, encoder: Callable[[], Encoder]) -> None:
        self.engine = engine
        self.catalog = catalog
        self._load = encoder

    @cached_property
    def _encoder(self) -> Encoder:
        return self._load()

    @cached_property
    def _concepts(self) -> Concepts:
        return shipped()

    @cached_property
    def _sample(self) -> Vector:
        return self.engine.vectors(self.catalog.sample(SAMPLE))

    @property
    def dense(self) -> bool:
        """Whether the index holds vectors."""
        return self.engine.description.dimension > 0

    def ask(self, text: str, filters: Filters = _EVERYTHING, limit: int = 10, mode: Mode = Mode.HYBRID) -> Answer:
        """The passages that answer best.

        Raises:
            ArgumentError: a question without a letter or digit.
            StaleIndex: meanings alone are asked of an index without vectors, or one made with another model.
        """
        question = text[:LONGEST].strip()
        if wordless(question):
            raise ArgumentError(
                "찾을 말이 없습니다 / the question holds no word to look for",
                hint='예 / for example: kg search "독거노인 안부 확인"',
            )
        if not self.dense:
            mode = self._wordly(mode)
        asked = self._question(question)
        ranked = self._ranked(asked, filters, max(DEPTH, 4 * limit), mode)
        best = self._best(ranked, limit)
        hits = self.catalog.hits(list(best))
        poor = not hits or self._covered(asked, hits[next(iter(best))]) < ENOUGH
        told = [self._hit(asked, scored, hits[lead], kept(filters, hits[lead]), poor) for lead, scored in best.items()]
        return Answer(tuple(told), poor, tuple(asked.names), mode)

    def _question(self, text: str) -> Question:
        """A question as it is understood."""
        names = found(text, self.catalog)
        said = tuple(self._concepts.said(unnamed(text, names)))
        tokens = of_question(text, (name.thing for name in names), said)
        rare = rarity(tokens, self.catalog.frequency(list(tokens)), self.catalog.size)
        return Question(text, tokens, names, said, rare)

    def _wordly(self, mode: Mode) -> Mode:
        """What an index without vectors can do."""
        if mode is Mode.DENSE:
            raise StaleIndex(
                "색인에 벡터가 없어 뜻으로는 찾지 못합니다 / the index holds no vectors to search by meaning",
                hint="kg index 로 마저 만드세요 / complete it with `kg index`",
            )
        return Mode.LEXICAL

    def _ranked(self, question: Question, filters: Filters, depth: int, mode: Mode) -> Iterator[Scored]:
        """The units that both retrievers propose, best first."""
        vector = None if mode is Mode.LEXICAL else self._vector(question)
        words = {} if mode is Mode.DENSE else question.tokens
        candidates = self.engine.candidates(Asked(vector, words, filters), depth)
        cover = self._cover(question, candidates) if mode is Mode.HYBRID else WHOLE
        return fuse(candidates, self._background(vector), mode, cover)

    def _cover(self, question: Question, candidates: Sequence[Candidate]) -> Cover:
        """What of the question the best match by words answers."""
        top = max(candidates, key=lambda candidate: candidate.lexical, default=None)
        if top is None or not top.lexical:
            return Cover(0.0, 0.0)
        lead = self.catalog.leads([top.unit])[top.unit]
        hit = self.catalog.hits([lead])[lead]
        return Cover(self._covered(question.literal, hit), self._covered(question, hit))

    def _vector(self, question: Question) -> Vector:
        rarest = sorted(question.said, key=lambda said: -question.rarity[CONCEPT + said.key])
        text = self._concepts.explained(question.text, rarest)
        vector: Vector = self._encoder.encode_query([text])[0]
        return vector

    def _covered(self, question: Question, hit: Sequence[Unit]) -> float:
        return covered(question, hit, self._concepts)

    def _background(self, vector: Vector | None) -> Background:
        """What arbitrary passages score; those without a vector tell nothing."""
        if vector is None:
            return Background()
        cosines = self._sample[np.any(self._sample, axis=1)] @ vector
        return Background.of([float(c) for c in cosines])

    def _best(self, ranked: Iterator[Scored], limit: int) -> dict[str, Scored]:
        """The best unit of each of the best hits, by the hit's leading unit."""
        best: dict[str, Scored] = {}
        while len(best) < limit and (some := list(islice(ranked, 2 * limit))):
            leads = self.catalog.leads([scored.unit for scored in some])
            for scored in some:
                if len(best) < limit:
                    best.setdefault(leads[scored.unit], scored)
        return best

    def _hit(
        self, question: Question, scored: Scored, units: Sequence[Unit], kept: tuple[Kept, ...], poor: bool
    ) -> Hit:
        lead, last = units[0], max(units, key=lambda unit: unit.end)
        whole: dict[str, list[str]] = {}
        for unit in units:
            whole.setdefault(unit.passage, []).append(unit.text)
        text = "\n".join(" ".join(parts) for parts in whole.values())
        held = letters(text)
        said = self._concepts.saying(text, held, {each.key for each in question.said})
        why = Why(
            matched(held, text, question.tokens),
            meanings(said, question.said),
            named(question.names, units),
            scored,
            next(unit for unit in units if unit.id == scored.unit),
            poor,
            kept,
        )
        return Hit(
            score=scored.score,
            why=why,
            text=text,
            passage=lead.passage,
            case=lead.case,
            heading=lead.heading,
            year=lead.year,
            division=lead.division,
            sido=lead.sido,
            sigungu=lead.sigungu,
            document=lead.document,
            start=lead.start,
            end=last.end,
            passages=tuple(whole),
        )

    def close(self) -> None:
        """Let go of the index."""
        self.engine.close()
        self.catalog.close()
