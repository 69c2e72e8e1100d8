"""The vectors' cache: each text once, whoever asks; nothing half written is ever read."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from kg.errors import StoreError
from kg.search.encoder.kept import Kept
from kg.search.encoder.protocol import Encoder, Vectors

TEXTS = ["고독사 예방", "치매 안심 마을", "고독사 예방", "복지 사각지대 발굴"]


class Counted:
    """An encoder's passages, and what it was asked for."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return self.encoder.encode_document(texts)


@pytest.fixture
def make(light: Encoder) -> Counted:
    return Counted(light)


def file(folder: Path, name: str) -> Path:
    return next(folder.glob(f"*/{name}"))


def test_each_text_is_encoded_once(tmp_path: Path, light: Encoder, make: Counted) -> None:
    kept = Kept(tmp_path, light)
    assert np.array_equal(kept.vectors(TEXTS, make), light.encode_document(TEXTS))
    assert kept.vectors([*TEXTS, "새 글"], make).shape == (5, light.dimension)
    assert make.asked == ["고독사 예방", "치매 안심 마을", "복지 사각지대 발굴", "새 글"]
    assert len(kept) == 4


def test_it_outlives_its_process_and_serves_two(tmp_path: Path, light: Encoder, make: Counted) -> None:
    first, second = Kept(tmp_path, light), Kept(tmp_path, light)
    first.vectors(TEXTS[:2], make)
    second.vectors(TEXTS, make)
    assert np.array_equal(first.vectors(TEXTS, make), light.encode_document(TEXTS))
    assert len(make.asked) == 3
    assert Kept(tmp_path, light).vectors([], make).shape == (0, light.dimension)


def test_another_revision_has_another_file(tmp_path: Path, light: Encoder, make: Counted) -> None:
    class Other:
        name, revision, dimension = light.name, "newer", light.dimension
        encode_query, encode_document = light.encode_query, light.encode_document

    Kept(tmp_path, light).vectors(TEXTS, make)
    assert len(Kept(tmp_path, Other())) == 0


@pytest.mark.parametrize(("name", "left"), [("keys", 40), ("vectors", 1000), ("vectors", 5000)])
def test_what_was_half_written_is_made_again(
    tmp_path: Path, light: Encoder, make: Counted, name: str, left: int
) -> None:
    Kept(tmp_path, light).vectors(TEXTS, make)
    torn = file(tmp_path, name)
    torn.write_bytes(torn.read_bytes()[:-left] if name == "vectors" else torn.read_bytes()[:left])
    assert np.array_equal(Kept(tmp_path, light).vectors(TEXTS, make), light.encode_document(TEXTS))
    assert np.array_equal(Kept(tmp_path, light).vectors(TEXTS, make), light.encode_document(TEXTS))
    assert len(make.asked) < 7


def test_a_row_that_is_no_vector_is_made_again(tmp_path: Path, light: Encoder, make: Counted) -> None:
    Kept(tmp_path, light).vectors(TEXTS, make)
    vectors = file(tmp_path, "vectors")
    whole = vectors.read_bytes()
    vectors.write_bytes(bytes(4 * light.dimension) + whole[4 * light.dimension :])
    for _ in range(2):
        assert np.array_equal(Kept(tmp_path, light).vectors(TEXTS, make), light.encode_document(TEXTS))
    assert make.asked[3:] == [TEXTS[0]] * 2


KILLED = """
import os, signal, sys, threading, time
from pathlib import Path
import numpy as np
from kg.search.encoder.kept import Kept

class Sample:
    name, revision, dimension = "sample", "1", 384

def make(texts):
    made = np.zeros((len(texts), 384), np.float32)
    made[range(len(texts)), [int(text) % 384 for text in texts]] = 1
    return made

kept = Kept(Path(sys.argv[1]), Sample())
print("ready", flush=True)
for start in range(0, 100_000, 50):
    kept.vectors([str(number) for number in range(start, start + 50)], make)
"""


def test_a_killed_writer_leaves_only_whole_rows(tmp_path: Path) -> None:
    class Sample:
        name, revision, dimension = "sample", "1", 384

        def encode_query(self, texts: Sequence[str]) -> Vectors:
            made = np.zeros((len(texts), self.dimension), np.float32)
            made[range(len(texts)), [int(text) % self.dimension for text in texts]] = 1
            return made

        encode_document = encode_query

    for _ in range(3):
        with subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            before = len(Kept(tmp_path, Sample()))
            while len(Kept(tmp_path, Sample())) == before:
                pass
            process.kill()
        kept = Kept(tmp_path, Sample())
        known = [str(number) for number in range(len(kept))]
        assert np.array_equal(
            kept.vectors(known, lambda _: np.zeros((0, 384), np.float32)), Sample().encode_query(known)
        )


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, light: Encoder, make: Counted) -> None:
    (tmp_path / "file").write_text("here")
    with pytest.raises(StoreError, match="cannot keep vectors"):
        Kept(tmp_path / "file", light).vectors(TEXTS, make)
