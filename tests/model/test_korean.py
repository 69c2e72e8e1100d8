"""The analyser's small face: joints, lost spaces, sentences, morphemes that point at their characters."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kg.model.korean import Korean, Morpheme


@pytest.fixture(scope="module")
def korean() -> Korean:
    return Korean(("온기나눔곳간", "온기나눔곳간"))


def test_a_line_cut_inside_a_word_is_glued_and_one_between_words_is_not(korean: Korean) -> None:
    assert korean.glue(["복지사각지대를 발", "굴하여 지원하는", "주민들"]) == [False, True]


@pytest.mark.parametrize("chunks", [[], ["하나"]])
def test_fewer_than_two_chunks_have_no_joint(korean: Korean, chunks: list[str]) -> None:
    assert korean.glue(chunks) == []


def test_lost_spaces_are_found_where_they_belong(korean: Korean) -> None:
    text = "복지동장의전문인력배치를추진"
    at = korean.space(text)
    assert at == sorted(at)
    assert all(0 < i < len(text) for i in at)
    assert " ".join(text[i:j] for i, j in zip([0, *at], [*at, len(text)], strict=True)).endswith("배치를 추진")


def test_well_spaced_text_gets_no_space(korean: Korean) -> None:
    assert korean.space("복지관을 운영하였다.") == []


def test_tokens_stand_where_their_words_stand(korean: Korean) -> None:
    text = "주민들이 이동복지관을 운영"
    tokens = korean.tokens(text)
    assert [t.start for t in tokens] == sorted(t.start for t in tokens)
    nouns = [t for t in tokens if t.tag == "NNG"]
    assert all(text[t.start : t.end] == t.form for t in nouns)
    assert {"주민", "운영"} <= {t.form for t in nouns}
    assert [t.form for t in tokens if t.particle] == ["이", "을"]


def test_a_word_given_to_it_stays_whole(korean: Korean) -> None:
    assert "온기나눔곳간" in [t.form for t in korean.tokens("온기나눔곳간을 열었다")]
    assert "온기나눔곳간" not in [t.form for t in Korean().tokens("온기나눔곳간을 열었다")]


def test_sentences_cover_the_text_in_order(korean: Korean) -> None:
    text = "주민이 나섰다. 이웃을 살폈다."
    assert [text[a:b] for a, b in korean.sentences(text)] == ["주민이 나섰다.", "이웃을 살폈다."]


@pytest.mark.parametrize(
    ("tag", "noun", "particle"),
    [("NNG", True, False), ("SN", True, False), ("JKO", False, True), ("JX", False, True), ("VV", False, False)],
)
def test_what_a_tag_says(tag: str, noun: bool, particle: bool) -> None:
    morpheme = Morpheme("가", tag, 0, 1)
    assert (morpheme.noun, morpheme.particle) == (noun, particle)


def test_the_analyser_is_not_loaded_before_it_is_asked() -> None:
    code = "import sys; from kg.model.korean import Korean; Korean(('가나',)).glue(['하나']); print('kiwipiepy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
