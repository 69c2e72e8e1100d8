from __future__ import annotations

import pytest

from kg.extract.statements.subject import omitted


def left_out(text: str, *, item: bool = False, vague: bool = False) -> bool:
    start = text.index("우수")
    return omitted(text, start, start + len("우수상"), item=item, vague=vague)


@pytest.mark.parametrize(
    "text",
    [
        "군은 민관협력 부문 우수상을 받았다.",
        "또한 시는 우수상을 탔다.",
        "‘찾아가는 서비스’ 분야는 우수상이다.",
        "또 조례 부문에서는 우수상이다.",
        "2013년 우수상에 이어 받았다.",
        "찾아가는 복지 부문에서 우수상을 차지했다.",
    ],
)
def test_a_sentence_may_go_on_about_the_one_before(text: str) -> None:
    assert left_out(text)


@pytest.mark.parametrize(
    "text",
    [
        "협의회는 제주도의 전국대회에서 우수상을 받았다.",
        "축제가 우수상을 받았다.",
        "우수상 심사를 마쳤다.",
        "부문별 우수상은 다음과 같다.",
    ],
)
def test_another_subject_or_no_conferral_ends_it(text: str) -> None:
    assert not left_out(text)


def test_an_item_needs_no_verb_and_a_mark_of_merit_a_subject() -> None:
    assert left_out("민관협력 우수", item=True)
    assert not left_out("민관협력 우수기관에 선정됐다.", vague=True)
    assert left_out("군은 우수기관에 선정됐다.", vague=True)
