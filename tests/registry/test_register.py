"""The register as other parts see it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from kg.errors import NotFound
from kg.model.place import Gazetteer, Level
from kg.registry import Register


def test_it_is_a_gazetteer(register: Register) -> None:
    gazetteer: Gazetteer = register
    assert gazetteer.forms["순천시"] == {Level.SIGUNGU}
    assert gazetteer.forms["전북"] == {Level.SIDO}
    assert gazetteer.forms["광주"] == {Level.SIDO, Level.SIGUNGU}


def test_forms_hold_every_name_and_no_single_syllable(register: Register) -> None:
    names = {n.name for m in register.all() for n in m.namings}
    assert names <= set(register.forms)
    assert {"전남", "경남도", "전북도", "서울시", "남구청", "순천시청", "오산", "제주도", "충남도"} <= set(
        register.forms
    )
    assert min(map(len, register.forms)) == 2


@pytest.mark.parametrize(
    "form", ["강화", "예산", "연수", "경기", "달성", "고령", "수영", "광주", "고성", "강서", "동해", "화성"]
)
def test_risky(register: Register, form: str) -> None:
    assert form in register.risky


@pytest.mark.parametrize("form", ["순천", "익산", "전남", "서울", "제주", "울산", "강화군", "광주시", "남구청", "평택"])
def test_not_risky(register: Register, form: str) -> None:
    assert form in register.forms
    assert form not in register.risky


def test_provinces(register: Register) -> None:
    assert {"부산", "부산광역시", "인천시", "전남광주통합특별시"} <= register.provinces("남구")
    assert "경기" not in register.provinces("남구")
    assert register.provinces("남") == register.provinces("남구") == register.provinces("남구청")
    assert {"전북", "전라북도", "전북특별자치도"} <= register.provinces("익산")
    assert register.provinces("복지") == frozenset()


def test_official_and_successors(register: Register) -> None:
    assert register.official("jeonju-si", date(2017, 12, 8)) == ("전라북도", "전주시")
    assert register.successor_today("jeonju-si") == ("jeonju-si",)
    assert register.successor_today("jeonnam") == ("jeonnam-gwangju",)
    assert register.successor_today("yeongi-gun") == ("sejong",)


def test_an_unknown_identifier_is_said_with_the_nearest(register: Register) -> None:
    for ask in (register.get, register.successor_today):
        with pytest.raises(NotFound, match="iksan-shi") as error:
            ask("iksan-shi")
        assert "iksan-si" in error.value.hint
    with pytest.raises(NotFound):
        register.official("atlantis", date(2017, 1, 1))


def test_all(register: Register) -> None:
    assert len(register.all()) > len(register.all(date(2017, 1, 1))) == 245
    assert register.all(date(1990, 1, 1)) == ()


def test_loading_brings_in_no_heavy_library() -> None:
    code = "import sys; from kg.registry import Register; Register.load(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "kg.registry.register" in loaded
    assert loaded.isdisjoint({"pandas", "pyarrow", "kiwipiepy", "torch", "rdflib", "pyoxigraph", "kg.registry.derive"})
