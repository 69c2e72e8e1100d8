from __future__ import annotations

from dataclasses import replace

from kg.extract.honour import Honour
from kg.extract.places import Places
from kg.extract.statements.naming import Naming
from kg.extract.statements.telling import Sentence, Setting, Told, single, topic
from kg.extract.statements.units import units
from kg.model.document import Block, BlockKind
from kg.model.place import PlaceName
from kg.model.span import Span
from tests.extract.conftest import plain

HERO = PlaceName("완주군", "", Span(0, 0))


def sentence(places: Places, text: str, *, ranked: bool = False, hero: PlaceName | None = None) -> Sentence:
    content = plain(text)
    block = Block(0, BlockKind.PARAGRAPH, 0, "", content)
    names = Naming(places).complete(content, places.find(content))
    setting = Setting(Honour("복지행정상", 2023), ranked, {}, hero)
    return Sentence.of(setting, block, next(iter(units(text))), names)


def told(one: Sentence, subject: PlaceName | None = None) -> list[Told]:
    return list(one.told(one.ties(None), subject))


def test_an_award_rests_on_the_words_that_state_it(places: Places) -> None:
    text = "경기 시흥시는 ‘사후관리’ 부문 대상과 포상금 5천만원을 받았다."
    award = told(sentence(places, text))[0].award
    assert award.span.of(text) == "시흥시"
    assert [span.of(text) for span in award.evidence] == ["대상", "사후관리", "5천만원"]
    assert (award.division, award.prize_krw, award.table) == ("사후관리", 50_000_000, False)


def test_who_is_left_out_is_the_sentence_befores_subject_or_the_hero(places: Places) -> None:
    text = "군은 민관협력 부문 대상을 받았다."
    before = PlaceName("무주군", "", Span(0, 0))
    assert [t.award.place for t in told(sentence(places, text, hero=HERO), before)] == [before]
    assert [t.award.place for t in told(sentence(places, text, hero=HERO))] == [HERO]
    assert told(sentence(places, text)) == []


def test_where_the_best_are_called_so_the_next_lose_the_word(places: Places) -> None:
    text = "경기 시흥시가 우수기관이다."
    assert [t.award.grade for t in told(sentence(places, text, ranked=True))] == ["우수"]
    assert [t.award.grade for t in told(sentence(places, text))] == ["우수기관"]


def test_a_series_of_years_is_an_award_each(places: Places) -> None:
    found = told(sentence(places, "전남 해남군은 2013년과 2014년 2년 연속 최우수상을 받았다."))
    assert [(t.award.year, t.dated) for t in found] == [(2013, True), (2014, True)]


def test_a_division_does_not_reach_past_another_scheme(places: Places) -> None:
    text = "경기 시흥시는 민관협력 분야 우수상, 복지정책 경진대회 장려상을 받았다."
    assert [(t.award.scheme, t.award.division) for t in told(sentence(places, text))] == [
        ("복지행정상", "민관협력"),
        ("복지정책 경진대회", ""),
    ]


def test_hands_on_its_topic_and_its_only_name(places: Places) -> None:
    one = sentence(places, "우수상은 경기 시흥시다.")
    found = one.ties(None)
    assert (topic(found), single(found)) == (found[0], found[0][0].found.name if found[0][0].found else None)
    assert one.ties(found[0]) == found


def test_an_item_has_the_subject_of_the_clause_that_opened_its_list(places: Places) -> None:
    text = "△사후관리 우수상"
    one = sentence(places, text, hero=HERO)
    assert [t.award.place for t in told(replace(one, lead="내용은 "))] == [HERO]
    assert told(replace(one, lead="대학생 응원단이 ")) == []
