"""Vectors in eight bits a number: what that loses, and that nothing else moves a product."""

import numpy as np
import pytest
from numpy.typing import NDArray

from app.matching.engine.quantised import concatenated, quantised


def test_a_cosine_is_off_by_less_than_two_thousandths() -> None:
    rows, asked = _units(5_000), _units(8)
    found = quantised(rows).products(asked)
    off = found - asked @ rows.T
    assert np.abs(off).max() < 0.002
    assert off.std() < 0.0005
    assert abs(off.mean()) < 0.0001


def test_what_is_compared_is_the_rows_as_kept() -> None:
    rows, asked = _units(300), _units(3)
    kept = quantised(rows)
    assert np.abs(kept.products(asked) - asked @ kept.restored().T).max() < 1e-4


def test_the_largest_numbers_of_either_sign_are_multiplied_exactly() -> None:
    largest = np.ones((1, 384), dtype=np.float32)
    for row in (largest, -largest):
        for asked in (largest, -largest):
            [[product]] = quantised(row).products(asked)
            assert product == pytest.approx((row * asked).sum(), rel=1e-6)


def test_a_product_does_not_depend_on_the_rows_beside_it() -> None:
    rows, asked = _units(500), _units(4)
    whole = quantised(rows)
    kept = np.arange(500) % 3 == 0
    assert (whole.where(kept).products(asked) == whole.products(asked)[:, kept]).all()
    parts = [quantised(rows[:7]), quantised(rows[7:])]
    assert (concatenated(parts).products(asked) == whole.products(asked)).all()
    alone = [quantised(row[None]).products(asked)[:, 0] for row in rows[:20]]
    assert (np.stack(alone, axis=1) == whole.products(asked)[:, :20]).all()


def test_nothing_is_like_nothing() -> None:
    nothing = np.zeros((2, 384), dtype=np.float16)
    assert not quantised(nothing).products(_units(2)).any()
    assert not quantised(_units(2)).products(nothing.astype(np.float32)).any()


def _units(number: int) -> NDArray[np.float32]:
    vectors = np.random.default_rng(number).normal(size=(number, 384)).astype(np.float32)
    units: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return units
