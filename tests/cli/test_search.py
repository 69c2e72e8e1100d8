"""``kg search`` and ``kg index`` as processes, on the shipped document with the shipped model."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ran, run

Run = Callable[..., Ran]


def found(ran: Ran) -> list[dict[str, Any]]:
    held: list[dict[str, Any]] = json.loads(ran.out)
    return held


def test_a_question_is_answered_with_reasons(kg: Run) -> None:
    ran = kg("search", "순천 이동빨래방", "--limit", "2")
    assert ran.code == 0
    assert ran.out.startswith("1. 전라남도 순천시 · 2017 · 찾아가는 복지서비스 제공")
    assert "2017-12-11-welfare-administration-awards.txt:" in ran.out
    assert "낱말 / words: 순천, 이동빨래방" in ran.out
    assert "순천시 (순천)" in ran.err


def test_json_is_one_list(kg: Run) -> None:
    hits = found(kg("search", "visiting nurse", "--json", "--limit", "3"))
    assert len(hits) == 3
    assert all("간호사" in hit["text"] for hit in hits)
    assert hits[0]["why"]["dense"]["rank"]


def test_a_file_asks_a_question_a_line(kg: Run, tmp_path: Path) -> None:
    asked = ["돌봄", "", "🙂", "창업 \u2028 공간", "SELECT * WHERE { ?s ?p ?o }"]
    (tmp_path / "asked.txt").write_text("\n".join(asked) + "\n", encoding="utf-8")
    ran = kg("search", f"@{tmp_path / 'asked.txt'}", "--json", "--limit", "1")
    lists = [json.loads(line) for line in ran.out.split("\n")[:-1]]
    assert ran.code == 0
    assert [len(hits) for hits in lists[:4]] == [1, 0, 0, 1]
    assert len(lists) == len(asked)
    shown = kg("search", f"@{tmp_path / 'asked.txt'}", "--limit", "1").out
    assert "? (빈 줄 / an empty line)" in shown
    assert "? \n" not in shown


@pytest.mark.parametrize(
    ("option", "value", "only"),
    [
        ("--municipality", "익산", ("sigungu", "익산시")),
        ("--municipality", "Iksan", ("sigungu", "익산시")),
        ("--municipality", "이리시", ("sigungu", "익산시")),
        ("--sido", "부산", ("sido", "부산광역시")),
        ("--sido", "Pusan", ("sido", "부산광역시")),
        ("--division", "사회적 경제", ("division", "사회적 경제 및 일자리창출")),
        ("--year", "2017년", ("year", 2017)),
    ],
)
def test_filters_take_what_people_type(kg: Run, option: str, value: str, only: tuple[str, object]) -> None:
    hits = found(kg("search", "복지", "--json", "--limit", "30", option, value))
    assert hits
    assert {hit[only[0]] for hit in hits if hit["case"]} == {only[1]}


@pytest.mark.parametrize(
    ("option", "value", "near"),
    [
        ("--municipality", "Iksann", "iksan"),
        ("--municipality", "익싼시", "익산시"),
        ("--grade", "최고우수", "최우수"),
        ("--year", "1999", "2017"),
        ("--division", "찾아가는 복지서비스 제곧", "찾아가는 복지서비스 제공"),
    ],
)
def test_an_unknown_value_names_the_nearest(kg: Run, option: str, value: str, near: str) -> None:
    ran = kg("search", "복지", option, value)
    assert ran.code == 2
    assert not ran.out
    assert near in ran.err


def test_a_short_name_and_a_word_that_is_a_grade_are_told(kg: Run) -> None:
    assert "익산 → 전북특별자치도 익산시" in kg("search", "복지", "--municipality", "익산", "--limit", "1").err
    ran = kg("search", "부산 대상", "--limit", "3")
    assert "--grade 대상" in ran.err
    assert "대상 (대상으로)" in ran.out
    assert "also a grade" not in kg("search", "부산 대상", "--grade", "대상", "--limit", "1").err


def test_nothing_relevant_is_said(kg: Run) -> None:
    ran = kg("search", "프로야구 우승팀", "--json")
    assert "may not answer it" in ran.err
    assert all(hit["why"]["weak"] for hit in found(ran))


@pytest.mark.parametrize("question", ["", "🙂", "@no-such-file"])
def test_what_cannot_be_asked_is_refused(kg: Run, question: str) -> None:
    ran = kg("search", question)
    assert ran.code == 2
    assert "→" in ran.err


def test_without_a_graph(tmp_path: Path) -> None:
    assert run("search", "돌봄", home=tmp_path / "none").code == 4
    assert run("index", home=tmp_path / "none").code == 4


def test_words_first_and_meanings_later(tmp_path: Path) -> None:
    home = tmp_path / "home"
    news = tmp_path / "news.txt"
    news.write_text(
        "전남 순천시는 달팽이마차라는 이동 진료소를 열어 외딴 마을을 찾아간다고 밝혔다.\n", encoding="utf-8"
    )
    built = run("build", "--no-index", news, home=home)
    assert built.code == 0
    assert "kg index" in built.err
    searched = run("search", "달팽이마차", home=home)
    assert "달팽이마차" in searched.out
    assert "searched by words only" in searched.err
    assert json.loads(run("index", "--json", home=home).out)["pending"] == 0
    assert "searched by words only" not in run("search", "달팽이마차", home=home).err


def test_a_file_of_questions_is_told_what_a_question_is_told(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "asked.txt").write_text("순천 이동빨래방\n프로야구 우승팀\n", encoding="utf-8")
    ran = kg("search", f"@{tmp_path / 'asked.txt'}", "--json", "--limit", "1")
    assert "2: 물음의 말이 거의 나오지 않아" in ran.err
    assert "1: 물음의" not in ran.err
    assert "searched by words only" not in ran.err


def test_a_search_that_makes_the_index_says_so_once_and_words_only_too(tmp_path: Path) -> None:
    home, asked = tmp_path / "home", tmp_path / "asked.txt"
    news = "전남 순천시는 달팽이마차라는 이동 진료소를 열어 외딴 마을을 찾아간다고 밝혔다.\n"
    (tmp_path / "news.txt").write_text(news, encoding="utf-8")
    asked.write_text("달팽이마차\n진료소\n", encoding="utf-8")
    assert run("build", "--no-index", tmp_path / "news.txt", home=home).code == 0
    assert run("search", f"@{asked}", home=home).err.count("searched by words only") == 1
    (home / "search" / "current").unlink()
    ran = run("search", f"@{asked}", home=home)
    assert ran.err.count("making the search index") == 1
    assert "달팽이마차" in ran.out
    assert "making the search index" not in run("search", "진료소", home=home).err
