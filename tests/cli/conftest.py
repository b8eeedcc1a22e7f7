"""One portal for all tests of the running whole."""

from collections.abc import Iterator

import pytest

from tests.support.portal import Portal, portal


@pytest.fixture(scope="session")
def running() -> Iterator[Portal]:
    """A started demonstration; a test that stops it starts it again."""
    with portal() as made:
        made.start()
        yield made
