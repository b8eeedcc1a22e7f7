"""While much is loaded nothing is collected, and afterwards it is as it was."""

from __future__ import annotations

import gc

import pytest

from app.platform.memory import loading


def test_nothing_is_collected_while_much_is_loaded() -> None:
    with loading():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_fails_to_load_leaves_the_collector_as_it_was() -> None:
    with pytest.raises(ZeroDivisionError), loading():
        raise ZeroDivisionError
    assert gc.isenabled()
    gc.disable()
    try:
        with loading():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
