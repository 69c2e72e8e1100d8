from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from kg.documents import read, read_bytes
from kg.extract.events import events
from kg.model.document import Document
from kg.model.fact import Event, Stated
from kg.model.korean import Korean

SEED = Path(__file__).parents[2] / "data" / "documents" / "2017-12-11-welfare-administration-awards.txt"
HEAD = "배 포 일 2020. 12. 17. / (총5매)\n\n"
Read = Callable[[str], Document]


@pytest.fixture
def text(korean: Korean) -> Read:
    return lambda words: read_bytes("x.txt", (HEAD + words).encode(), korean)


def value(stated: Stated | None) -> str:
    return stated.value if stated else ""


def row(event: Event) -> tuple[str, str, str, str, str]:
    return value(event.name), value(event.date), value(event.start), value(event.end), value(event.place)


def test_the_two_tellings_of_2017(korean: Korean) -> None:
    document = read(SEED, korean)
    note, form = events(document)
    hall = "정부세종청사 12동 대강당"
    assert row(note) == ("2017년 복지행정상 시상식", "2017-12-11", "14:00", "16:00", f"{hall}(산업자원부 2층)")
    assert row(form) == ("2017년 복지행정상 합동 시상식", "2017-12-11", "14:00", "15:00", f"{hall} (산업부 2층)")
    assert value(form.attendees) == "보건복지부 장관, 시군구청장 등 지자체 수상자 300여명"
    assert value(form.purpose).endswith("시상(포상금 31.2억원)")
    assert note.start is not None
    assert note.start.span.of(document.source) == "14:00~16:00"


def test_the_agenda_of_2017(korean: Korean) -> None:
    document = read(SEED, korean)
    agenda = events(document)[1].agenda
    assert [(i.start, i.end, i.title) for i in agenda] == [
        ("13:50", "13:55", "도착 및 환담"),
        ("13:55", "14:00", "행사장 입장"),
        ("14:00", "14:05", "국민의례"),
        ("14:05", "14:20", "우수사례발표"),
        ("14:20", "14:55", "시상"),
        ("14:55", "15:00", "축하말씀"),
        ("15:00", "", "폐회"),
    ]
    assert agenda[4].detail == "장관상 / 대상 13(상패), 최우수 25, 우수 75"
    assert agenda[0].span.of(document.source).startswith("13:50")
    assert all(a.span.end <= b.span.start for a, b in pairwise(agenda))


def test_a_sentence(text: Read) -> None:
    document = text(
        "보건복지부(장관 박능후)는 12월 18일(금) 11시 정부세종컨벤션센터(국제회의장) 시상식장과 지자체 현지를 연결하여 "
        "전면 비대면 방식으로 「2020 복지행정상」시상식을 개최하였다.\n"
    )
    (found,) = events(document)
    assert row(found) == ("2020 복지행정상 시상식", "2020-12-18", "11:00", "", "정부세종컨벤션센터(국제회의장)")
    assert found.span.of(document.source).startswith("보건복지부(장관")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "보건복지부가 12월 9일(수) 세종컨벤션센터에서 「2020년 복지행정상 시상식」을 열고 상을 준다.",
            ("2020년 복지행정상 시상식", "2020-12-09", "", "", "세종컨벤션센터"),
        ),
        (
            "국립재활원은 1월 7일(목) 오전 9시부터 오후 6시까지 오르체홀(서울 서초구)에서 ‘돌봄로봇 포럼’을 개최한다.",
            ("돌봄로봇 포럼", "2021-01-07", "09:00", "18:00", "오르체홀(서울 서초구)"),
        ),
        (
            "협회는 2019년 4월 23일 오후 6시에 영상회의를 통해 ‘멘토 발대식’을 개최했다.",
            ("멘토 발대식", "2019-04-23", "18:00", "", ""),
        ),
    ],
)
def test_sentences(text: Read, words: str, told: tuple[str, ...]) -> None:
    (found,) = events(text(words))
    assert row(found) == told


@pytest.mark.parametrize(
    "words",
    [
        "복지부는 12월 18일 「2020 복지행정상」시상식을 비대면으로 열었다.",
        "12월 18일(금) 11시까지 신청할 수 있다.",
        "‘복지 포럼’ 누리집은 24시간 열린다.",
        "한편 「협력」행사전날인 5월 21일(목) 15:00 장관은 회의를 진행했다.",
        "* 2020년 12월 18일 기준, 읍면동 수",
        "□ 일시 : 추후 공지\n\n□ 장소 : 미정\n",
    ],
)
def test_what_is_no_telling(text: Read, words: str) -> None:
    assert events(text(words)) == ()


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            "일시/장소 : ‘20.12.29(화) 16:00~ / 산업기술시험원(서울) 6층 국제회의실",
            ("16:00", "", "산업기술시험원(서울) 6층 국제회의실"),
        ),
        ("일시 및 장소: 2020년 7월 7(화), 13:30~15:30, 디지털헬스센터", ("13:30", "15:30", "디지털헬스센터")),
        ("- 일시: 2020년 12월 9일(수), 09:00∼18:00\n\n- 장소: 엘타워 오르체홀", ("09:00", "18:00", "엘타워 오르체홀")),
    ],
)
def test_forms(text: Read, lines: str, told: tuple[str, str, str]) -> None:
    (found,) = events(text(f"복지 간담회 개최\n\n{lines}\n"))
    assert row(found)[2:] == told


def test_two_forms_in_a_row_are_two_events(text: Read) -> None:
    lines = "□ 행사명 : 시상식\n\n□ 일 시 : 2020. 12. 18(금)\n\n□ 행사명 : 설명회\n\n□ 일 시 : 2020. 12. 19(토)\n"
    assert [row(e)[:2] for e in events(text(lines))] == [("시상식", "2020-12-18"), ("설명회", "2020-12-19")]


def test_an_agenda_in_a_list(text: Read) -> None:
    form = "□ 행사명 : 시상식\n\n□ 일 시 : 2020. 12. 18(금) 14시\n\n□ 진행 순서\n\n"
    lines = form + "- 14:00~14:10 개회\n\n- 14:10~14:30 시상\n\n□ 문의 : 담당자\n"
    (found,) = events(text(lines))
    assert [(i.start, i.end, i.title) for i in found.agenda] == [("14:00", "14:10", "개회"), ("14:10", "14:30", "시상")]


def test_a_day_without_a_year_needs_a_document_with_a_date(korean: Korean) -> None:
    words = "재단은 12월 9일(월) 오후 2시 세종컨벤션센터에서 ‘복지 포럼’을 개최한다.\n"
    assert events(read_bytes("x.txt", words.encode(), korean)) == ()
