"""similar and groups: what they write, and what they say of what is not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SOURCE = Path(__file__).resolve().parents[2] / "data" / "documents" / "2017-12-11-welfare-administration-awards.txt"


def test_json_is_the_promised_list(kg: Run) -> None:
    done = kg("similar", "익산시", "--json", "--limit", "3")
    found = json.loads(done.out)
    assert (done.code, len(found)) == (0, 3)
    text = SOURCE.read_text(encoding="utf-8")
    for row in found:
        assert {"municipality", "sido", "sigungu", "score", "why"} <= set(row)
        assert round(sum(reason["weight"] for reason in row["why"]), 6) == row["score"]
        for reason in row["why"]:
            for words in (*reason["here"], *reason["there"]):
                assert text[words["start"] : words["end"]] == words["exact"]
    assert "적히지 않은 것이 하지 않는 것은 아닙니다" in done.err
    assert "84" in done.err


def test_people_read_the_denominator_the_parts_and_the_words(kg: Run) -> None:
    out = kg("similar", "Iksan").out
    for said in (
        "of 84 municipalities",
        "programs of 13",
        "순천시",
        "좋은이웃들",
        "익산시  2017 “",
        f"{SOURCE.name}:3505-3511",
    ):
        assert said in out
    assert "운영하지 않" not in out
    assert "does not run" not in out


def test_what_is_lacking_is_said(kg: Run) -> None:
    out = kg("similar", "완주군", "--limit", "1").out
    assert "우수사례가 적혀 있지 않습니다" in out
    assert "nothing stated, so not compared: 사업 / programs" in out
    assert "more have the last one's score" in out
    assert "1. (같은 점수 / tied) " in out
    assert "among equal scores the order means nothing" in out
    assert "order means nothing" not in kg("similar", "익산시", "--limit", "3").out
    assert "--all-levels" in out
    assert "--all-levels" not in kg("similar", "완주군", "--all-levels").out
    assert "--districts" in kg("similar", "부산광역시", "--limit", "1").out
    assert "(소속 시군구를 모아" in kg("similar", "부산", "--districts").out


def test_titles_are_of_today_and_say_what_it_was_called_then(kg: Run) -> None:
    then = "전북특별자치도 익산시 (당시 / then 전라북도 익산시)"
    assert kg("similar", "익산시", "--limit", "1").out.startswith(f"{then} 와 비슷한 곳")
    assert then in kg("groups").out


def test_a_year_of_which_nothing_is_stated(kg: Run) -> None:
    done = kg("similar", "익산시", "--year", "1999", "--json")
    assert (done.code, done.out) == (2, "")
    assert "nothing is stated of the year 1999" in done.err


@pytest.mark.parametrize(
    ("name", "said"),
    [("익산사", "익산시"), ("서구", "부산광역시 서구"), ("맞춤형복지팀", "kg show"), ("", "nothing called")],
)
def test_other_names_are_refused_with_what_to_try(kg: Run, name: str, said: str) -> None:
    done = kg("similar", name)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert kg("similar", "익산시", "--limit", "0").code == 2


def test_groups_say_what_binds_them(kg: Run) -> None:
    done = kg("groups")
    assert done.code == 0
    for said in ("무리", "of 84 municipalities", "복지동장", "modularity"):
        assert said in done.out
    found = json.loads(kg("groups", "--json").out)
    assert [len(group["members"]) for group in found] == [5, 3, 3]
    assert "서울특별시 성북구, 서울특별시 영등포구" in done.out
    assert all(bond["lift"] > 1 for group in found for bond in group["bonds"])
    assert json.loads(kg("groups", "--json", "--year", "1999").out) == []
