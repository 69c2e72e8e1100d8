"""The default model: what it finds near, what it shrugs off, what it says where it cannot run."""

from __future__ import annotations

import subprocess
import sys
from unicodedata import normalize

import numpy as np
import pytest

from kg.search.encoder import load
from kg.search.encoder.protocol import Encoder

QUESTION = "혼자 사는 노인이 집에서 돌아가시는 걸 막은 곳?"
ANSWER = "1인 가구 고독사 예방을 위해 우유 배달로 안부를 확인"
OTHER = "지역사회서비스 바우처 결제 단말기를 교체"


def test_vectors_are_of_length_one_and_a_row_each(light: Encoder) -> None:
    for vectors in (light.encode_query([QUESTION, ANSWER]), light.encode_document([OTHER] * 33)):
        assert vectors.dtype == np.float32
        assert vectors.shape[1] == light.dimension
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert light.encode_query([]).shape == (0, light.dimension)


def test_a_question_is_nearer_to_its_answer_though_they_share_no_word(light: Encoder) -> None:
    answer, other = light.encode_document([ANSWER, OTHER]) @ light.encode_query([QUESTION])[0]
    assert answer > other


def test_a_question_and_a_passage_of_the_same_words_differ(light: Encoder) -> None:
    assert not np.array_equal(light.encode_query([ANSWER]), light.encode_document([ANSWER]))


def test_what_stands_beside_a_text_does_not_change_its_vector(light: Encoder) -> None:
    texts = [f"{ANSWER} {number}" for number in range(33)]
    alone = np.concatenate([light.encode_document([text]) for text in texts])
    assert np.array_equal(light.encode_document(texts), alone)


@pytest.mark.parametrize(
    "same",
    [normalize("NFD", ANSWER), ANSWER.replace(" ", "\0", 1)],
    ids=["decomposed", "nul"],
)
def test_the_way_it_was_typed_does_not_matter(light: Encoder, same: str) -> None:
    assert np.array_equal(light.encode_query([same]), light.encode_query([ANSWER]))


@pytest.mark.parametrize("odd", ["", " ", "😀😀", "\ud800", "가" * 20_000, "SELECT * WHERE { ?s ?p ?o }"])
def test_any_text_has_a_vector(light: Encoder, odd: str) -> None:
    assert np.isfinite(light.encode_query([odd])).all()


def test_the_default_needs_no_torch() -> None:
    code = (
        "import sys; from kg.search.encoder import load; load().encode_query(['가']);"
        "assert not {'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_default_has_a_name_that_can_be_asked_for(light: Encoder) -> None:
    named = load(light.name)
    assert (named.name, named.revision) == (light.name, light.revision)
