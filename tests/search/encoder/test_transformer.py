"""sentence-transformers: a model of a directory, the default's weights behind the same calls, and what cannot be loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kg.errors import ModelError
from kg.search.encoder import load
from kg.search.encoder.protocol import Encoder
from kg.search.encoder.transformer import digest

TEXTS = ["고독사를 막은 곳", "치매 안심 마을", "맞춤형복지팀 설치율 100% " * 30, ""]
MAKE = """
import sys, torch
from transformers import BertConfig, BertModel, BertTokenizerFast
folder = sys.argv[1]
letters = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "query", "passage", ":", "고독사", "##를", "치매", "안심", "마을"]
open(folder + "/vocab.txt", "w", encoding="utf-8").write("\\n".join(letters))
BertTokenizerFast(vocab_file=folder + "/vocab.txt").save_pretrained(folder)
torch.manual_seed(4)
shape = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 64}
BertModel(BertConfig(vocab_size=len(letters), **shape)).save_pretrained(folder)
"""


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real model, untrained and small."""
    made = tmp_path_factory.mktemp("models") / "tiny-e5"
    made.mkdir()
    subprocess.run([sys.executable, "-c", MAKE, str(made)], check=True, capture_output=True)
    return made


@pytest.fixture(scope="module")
def chosen(directory: Path) -> Encoder:
    return load(str(directory))


def test_a_directory_is_a_model(chosen: Encoder) -> None:
    vectors = chosen.encode_document(TEXTS)
    assert (chosen.name, chosen.dimension) == ("tiny-e5", 32)
    assert (vectors.shape, vectors.dtype.name) == ((4, 32), "float32")
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert chosen.encode_query([]).shape == (0, 32)


def test_it_gets_the_prefixes_of_its_family(chosen: Encoder, directory: Path) -> None:
    from sentence_transformers import SentenceTransformer

    bare = SentenceTransformer(str(directory), local_files_only=True)
    for prefix, vectors in (("query: ", chosen.encode_query(TEXTS)), ("passage: ", chosen.encode_document(TEXTS))):
        expected = bare.encode([prefix + text for text in TEXTS], normalize_embeddings=True)
        np.testing.assert_allclose(vectors, expected, atol=1e-5)


def test_the_default_is_the_same_through_sentence_transformers(light: Encoder) -> None:
    from kg.search.encoder.module import sentence_transformer

    model = sentence_transformer()
    assert np.array_equal(model.encode_query(TEXTS), light.encode_query(TEXTS))
    assert np.array_equal(model.encode_document(TEXTS), light.encode_document(TEXTS))
    assert model.get_embedding_dimension() == light.dimension


def test_other_files_are_another_revision(directory: Path, tmp_path: Path, chosen: Encoder) -> None:
    for file in directory.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert digest(tmp_path) == chosen.revision
    weights = bytearray((tmp_path / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (tmp_path / "model.safetensors").write_bytes(weights)
    assert digest(tmp_path) != chosen.revision


def test_a_large_file_counts_by_its_edges_and_size(tmp_path: Path) -> None:
    file = tmp_path / "weights"
    file.write_bytes(bytes(3 << 20))
    before = digest(tmp_path)
    file.write_bytes(bytes((3 << 20) - 1) + b"\1")
    changed = digest(tmp_path)
    file.write_bytes(bytes((3 << 20) + 1))
    assert len({before, changed, digest(tmp_path)}) == 3


@pytest.mark.parametrize("setting", ["/no/such/folder", "./nowhere", "nobody/no-such-model"])
def test_what_was_chosen_and_fails_is_an_error(setting: str) -> None:
    with pytest.raises(ModelError, match=r"model") as raised:
        load(setting)
    assert "KG_MODEL" in raised.value.hint


def test_a_folder_without_a_model_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot load the model"):
        load(str(tmp_path))
