"""What was found, narrowed by kind, status and capability, and counted beside each filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.search.enums import STATUSES, Kind
from app.search.schemas import DroppedValue, FoundValue, SearchFacets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from app.search.schemas import SearchFilter
    from app.search.shelves import Vocabulary

_MOST_CAPABILITIES: Final = 10


@dataclass(frozen=True)
class Candidate:
    """A record that was found: all that filters look at."""

    kind: Kind
    id: UUID
    strength: float
    status: str
    capabilities: tuple[str, ...]


Test = Callable[[Candidate], bool]


class Narrowing:
    """The filters of one request."""

    def __init__(self, asked: SearchFilter, vocabulary: Vocabulary) -> None:
        self._asked = asked
        self._vocabulary = vocabulary
        self._meant = vocabulary.meant(asked.capability)
        kinds, statuses = set(asked.known_kinds), set(asked.known_statuses)
        self._tests: dict[str, Test] = {
            "kind": lambda each: not kinds or each.kind in kinds,
            "status": lambda each: not statuses or each.status in statuses,
            "capability": lambda each: (
                not self._meant or not self._meant.isdisjoint(each.capabilities)
            ),
        }

    def narrowed(self, found: Iterable[Candidate], *, but: str = "") -> list[Candidate]:
        """What passes every filter, one of them left out if named."""
        tests = [test for name, test in self._tests.items() if name != but]
        return [each for each in found if all(test(each) for test in tests)]

    def facets(self, found: Sequence[Candidate]) -> SearchFacets:
        """How many each value would leave, with every other filter applied."""
        kinds = Counter(each.kind for each in self.narrowed(found, but="kind"))
        statuses = Counter(each.status for each in self.narrowed(found, but="status"))
        capabilities = Counter(
            slug
            for each in self.narrowed(found, but="capability")
            for slug in each.capabilities
            if slug in self._vocabulary.nodes
        )
        return SearchFacets(
            kind=[FoundValue(value=kind, count=kinds[kind]) for kind in Kind],
            status=[
                FoundValue(value=status, count=statuses[status])
                for status in STATUSES
                if statuses[status]
            ],
            capability=[
                FoundValue(value=slug, name=self._vocabulary.nodes[slug].name, count=count)
                for slug, count in self._common(capabilities)
            ],
        )

    def dropped(self) -> list[DroppedValue]:
        """The values that nobody knows."""
        asked, vocabulary = self._asked, self._vocabulary
        unknown = {
            "kind": [value for value in asked.kind if value not in asked.known_kinds],
            "status": [value for value in asked.status if value not in asked.known_statuses],
            "capability": [
                value
                for value in asked.capability
                if value not in vocabulary.nodes and value not in vocabulary.of_theme
            ],
        }
        return [
            DroppedValue(filter=name, value=value)
            for name, values in unknown.items()
            for value in values
        ]

    def _common(self, counted: Counter[str]) -> list[tuple[str, int]]:
        """The most frequent capabilities, with those that were asked for."""
        order = sorted(counted, key=lambda slug: (-counted[slug], slug))
        asked = {slug for slug in self._asked.capability if slug in self._vocabulary.nodes}
        shown = [*order[:_MOST_CAPABILITIES], *sorted(asked - set(order[:_MOST_CAPABILITIES]))]
        return [(slug, counted[slug]) for slug in shown]
