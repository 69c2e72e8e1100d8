"""The sample articles, read by the real parts, against what a careful reader wrote down."""

from __future__ import annotations

import pytest

from bench.articles import Articles, awards, entities, missed, misses, table, traps


@pytest.fixture(scope="module")
def articles() -> Articles:
    return Articles()


def test_award_statements_keep_their_recall_and_precision(articles: Articles) -> None:
    given, wanted = articles.awards, awards()
    told = "\n".join((*table(articles), *misses(articles)))
    assert len(wanted) > 280
    assert len(given & wanted) / len(wanted) >= 0.95, told
    assert len(given & wanted) / len(given) >= 0.97, told


def test_no_trap_is_taken_for_an_award(articles: Articles) -> None:
    assert len(traps()) > 20
    assert not articles.awards & traps()


@pytest.mark.parametrize(("kind", "least"), [("programme", 0.9), ("organisation", 0.8)])
def test_entities_keep_their_recall(articles: Articles, kind: str, least: float) -> None:
    lost = missed(articles, kind)
    assert 1 - len(lost) / len(entities(kind)) >= least, [row["name"] for row in lost]


def test_every_article_is_read(articles: Articles) -> None:
    assert len(articles.readings) == 44
    assert {text for text, *_ in awards()} <= set(articles.readings)
