"""Which processors can run the light engine."""

from __future__ import annotations

from kg.search.encoder import processor

OLD = "processor\t: 0\nmodel name\t: Intel(R) Core(TM) i5-3470\nflags\t\t: fpu sse sse2 ssse3 sse4_1 sse4_2 avx f16c\n"
NEW = "processor\t: 0\nflags\t\t: fpu sse2 avx fma f16c avx2 avx512f\nbugs\t\t: spectre_v1\n"


def test_an_old_one_lacks_what_the_engine_was_compiled_with() -> None:
    assert processor.lacking("x86_64", OLD) == ["avx2", "fma"]
    assert processor.lacking("AMD64", OLD.replace("f16c", "fma")) == ["avx2"]


def test_a_new_one_lacks_nothing() -> None:
    assert processor.lacking("x86_64", NEW) == []


def test_other_architectures_have_a_build_of_their_own() -> None:
    assert processor.lacking("arm64", OLD) == []


def test_where_nothing_is_told_nothing_is_held_against_it() -> None:
    assert processor.lacking("x86_64", "") == []


def test_the_one_that_runs_this_can() -> None:
    assert processor.here() == []
