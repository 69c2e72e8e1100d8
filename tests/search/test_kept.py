"""What filters keep outside cases: passages that state an award, and those that name several, with the names they are kept for."""

from __future__ import annotations

import pytest

from kg.drafting import Tools
from kg.narrowing import narrowed, understood
from kg.search.searcher import Hit
from kg.workspace import Workspace

NEWS = """2018년 복지행정상 결과

전북 익산시는 2018년 복지행정상 ‘민관협력’ 분야에서 우수상을 받았다.

보건복지부 2018-12-10
"""
OTHER = """부산 사상구는 이웃을 살피는 집배원 사업을 한다고 밝혔다.
"""


SEVERAL = """전북 완주군과 부산 연제구, 경기 수원시가 함께 이웃 살피기 협약을 맺었다고 밝혔다.
"""


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory, tools: Tools) -> Workspace:
    folder = tmp_path_factory.mktemp("kept")
    for number, text in enumerate((NEWS, OTHER, SEVERAL)):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    held = Workspace(folder / "home")
    list(held.build([folder / f"{number}.txt" for number in range(3)], tools=tools))
    held.index(dense=False)
    return held


def asked(news: Workspace, **filters: str) -> list[Hit]:
    return list(news.search("이웃 복지", filters, mode="lexical").hits)


def names(hit: Hit) -> dict[str, tuple[str, ...]]:
    return {kept.facet: kept.names for kept in hit.why.kept}


def test_a_passage_that_states_an_award_is_found_by_its_grade_and_year(news: Workspace) -> None:
    (hit,) = asked(news, grade="우수", year="2018")
    assert "우수상" in hit.text
    assert names(hit) == {"grade": ("전라북도 익산시",)}
    assert [one.text for one in asked(news, division="민관협력")] == [hit.text]


def test_one_that_names_several_stays_and_says_whom_of_the_province(news: Workspace) -> None:
    several = next(hit for hit in asked(news, sido="전북") if "완주군" in hit.text)
    assert (several.sido, several.sigungu) == ("", "")
    assert names(several) == {"sido": ("전라북도 완주군",)}
    assert {"facet": "sido", "names": ["전라북도 완주군"]} in several.json()["why"]["filters"]  # type: ignore[index]
    assert not [hit for hit in asked(news, sido="전북") if "집배원" in hit.text]


def test_one_about_the_municipality_itself_says_no_more(news: Workspace) -> None:
    hits = asked(news, municipality="사상구")
    assert [hit.sigungu for hit in hits] == ["사상구"]
    assert not names(hits[0])


def test_which_municipality_a_short_name_was_taken_for(news: Workspace) -> None:
    catalog = news.searcher.catalog
    assert understood(catalog, "사상") == "부산광역시 사상구"
    assert understood(catalog, "부산광역시 사상구") == ""
    assert narrowed(catalog, {"municipality": "사상"}) == narrowed(catalog, {"municipality": "부산광역시 사상구"})
