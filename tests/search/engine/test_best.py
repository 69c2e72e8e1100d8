"""The best of many scores."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.search.engine.best import best


@given(st.lists(st.integers(-3, 3), max_size=40), st.integers(0, 45))
def test_it_is_a_stable_sort_cut_short(scores: list[int], limit: int) -> None:
    places = np.arange(len(scores)) * 3
    wanted = sorted(range(len(scores)), key=lambda place: (-scores[place], place))[:limit]
    assert best(np.array(scores, np.float32), places, limit).tolist() == [3 * place for place in wanted]
