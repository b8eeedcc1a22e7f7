"""Facts carry ids, codes, numbers, times and hashes: never names or free text."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import Enum, StrEnum
from uuid import UUID

import pytest

import app.main  # noqa: F401  (so that every domain's facts are known)
from app.kernel.facts import Code, Fact
from app.kernel.ids import draw_reference, is_reference, new_id

PLAIN = (UUID, int, bool, datetime, bytes, type(None))


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class PaintDried(Fact):
    colour: Colour
    walls: tuple[UUID, ...]
    at: datetime
    layers: int


def kinds() -> list[type[Fact]]:
    def below(kind: type[Fact]) -> Iterator[type[Fact]]:
        for child in kind.__subclasses__():
            yield child
            yield from below(child)

    return [kind for kind in below(Fact) if kind.__module__.startswith("app.")]


def parts(annotation: object) -> Iterator[object]:
    inner = typing.get_args(annotation)
    if not inner:
        yield annotation
    for part in inner:
        if part is not Ellipsis:
            yield from parts(part)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_no_fact_has_a_field_that_could_hold_a_name_or_free_text(kind: type[Fact]) -> None:
    for name, annotation in typing.get_type_hints(kind).items():
        for part in parts(annotation):
            assert isinstance(part, type), (name, part)
            assert issubclass(part, (*PLAIN, Code, Enum)), f"{kind.__name__}.{name} may hold text"


def test_a_payload_is_plain_json_without_the_stream() -> None:
    wall = new_id()
    summer = timezone(timedelta(hours=1))
    dried = PaintDried(new_id(), Colour.RED, (wall,), datetime(2027, 7, 1, 12, tzinfo=summer), 2)
    assert dried.kind() == "PaintDried"
    assert dried.payload() == {
        "colour": "red",
        "walls": [str(wall)],
        "at": "2027-07-01T11:00:00+00:00",
        "layers": 2,
    }


@pytest.mark.parametrize("text", ["", "two words", "Name", "x" * 81, "line\n"])
def test_a_code_is_no_text(text: str) -> None:
    assert Code("problem_today") == "problem_today"
    with pytest.raises(ValueError, match="codes"):
        Code(text)


def test_references_are_drawn_within_the_year_of_london() -> None:
    new_year_in_london = datetime(2026, 12, 31, 23, 59, tzinfo=timezone(timedelta(hours=-1)))
    reference = draw_reference("CH", new_year_in_london)
    assert reference.startswith("CH-2027-")
    assert is_reference(reference)
    assert not is_reference("CH-2027-1")
    assert len({draw_reference("SO", new_year_in_london, digits=6) for _ in range(50)}) > 45


def test_ids_are_ordered_by_the_time_of_their_making() -> None:
    made = [new_id() for _ in range(100)]
    assert made == sorted(made)
    assert made[0].version == 7
