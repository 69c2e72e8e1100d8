"""Who gives passages their vectors: this process, or a crew to which they are sent, in their order and none lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial

from kg.errors import ModelError
from kg.search.encoder import Encoder, Vectors, load
from kg.search.entries import model
from kg.search.index import Encoding, alone
from kg.spread import Crew, Lost, spread


def encoding(crew: Crew | None) -> Encoding:
    """This process where nobody is hired, else the crew, each of whom loads the model once.

    What no worker survives is embedded here. ``ModelError`` where a worker has another model.
    """

    def spread_out(encoder: Encoder, batches: Sequence[list[str]]) -> Iterator[Vectors]:
        if crew is None:
            yield from alone(encoder, batches)
            return
        answers = spread(crew, partial(_share, model(encoder)), batches, 1)
        for batch, answer in zip(batches, answers, strict=True):
            yield encoder.encode_document(batch) if isinstance(answer, Lost) else answer

    return spread_out


def _share(wanted: str, batches: list[list[str]]) -> list[Vectors]:
    """What a worker does with its share."""
    encoder = _encoder()
    if model(encoder) != wanted:
        raise ModelError(
            f"일꾼의 모형이 다릅니다 / a worker has another model: {model(encoder)}, not {wanted}",
            hint="모든 일꾼에서 KG_MODEL 을 같게 하세요 / set KG_MODEL alike for every worker",
        )
    return [encoder.encode_document(batch) for batch in batches]


@cache
def _encoder() -> Encoder:
    """A worker's own, loaded once."""
    return load()
