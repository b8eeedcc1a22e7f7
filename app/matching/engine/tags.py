"""Capabilities and deployments as numbers, so that a whole corpus is compared at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from app.matching.engine.documents import Deployment, Document, Evidence, Taxonomy, Use

Rows = NDArray[np.int64]
Floats = NDArray[np.float64]

EVIDENCE = tuple(Evidence)
USES = tuple(Use)


class TagIndex:
    """The vocabulary in a fixed order: which column each capability and sector has."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self.capabilities = tuple(sorted(taxonomy.theme_of))
        self.themes = tuple(sorted(set(taxonomy.theme_of.values())))
        self.sectors = tuple(sorted({sector for _, sector in taxonomy.closeness}))
        self.capability_at = {slug: column for column, slug in enumerate(self.capabilities)}
        self.theme_at = {slug: column for column, slug in enumerate(self.themes)}
        self.sector_at = {slug: column for column, slug in enumerate(self.sectors)}
        self.theme_of = np.array(
            [self.theme_at[taxonomy.theme_of[slug]] for slug in self.capabilities], dtype=np.int64
        )

    @cached_property
    def closeness(self) -> Floats:
        """Theme by sector, with a last column of noughts for sectors nobody has rated."""
        table = np.zeros((len(self.themes), len(self.sectors) + 1))
        for (theme, sector), value in self.taxonomy.closeness.items():
            if theme in self.theme_at:
                table[self.theme_at[theme], self.sector_at[sector]] = value
        return table

    def columns(self, capabilities: Sequence[str]) -> Rows:
        """The columns of those capabilities that the vocabulary knows."""
        return np.array(self._known(capabilities), dtype=np.int64)

    def _known(self, capabilities: Sequence[str]) -> list[int]:
        columns = map(self.capability_at.get, dict.fromkeys(capabilities))
        return [column for column in columns if column is not None]

    def sector(self, slug: str) -> int:
        """The column of a sector in `closeness`."""
        return self.sector_at.get(slug, len(self.sectors))

    def levels(self, capabilities: Sequence[str], *, same_theme: float) -> Floats:
        """For every capability how near these come to it: 1 the same, a part for the theme."""
        columns = self.columns(capabilities)
        themes = np.zeros(len(self.themes))
        themes[self.theme_of[columns]] = same_theme
        levels: Floats = themes[self.theme_of]
        levels[columns] = 1.0
        return levels

    def by_theme(self, values: Floats) -> Floats:
        """The sum of what is said of the capabilities, theme by theme."""
        sums = np.bincount(self.theme_of, weights=values, minlength=len(self.themes))
        return sums.astype(np.float64)

    def themes_of(self, rows: sparse.csr_array) -> sparse.csr_array:
        """One row of marks of themes per row of marks of capabilities."""
        shape = (len(self.capabilities), len(self.themes))
        places = (np.arange(len(self.capabilities)), self.theme_of)
        marks = np.ones(len(self.capabilities), dtype=np.int32)
        held = rows @ sparse.csr_array((marks, places), shape=shape)
        return _marks(held.indices, held.indptr, shape=held.shape)

    def rows(self, capabilities: Sequence[Sequence[str]]) -> sparse.csr_array:
        """One row of marks per list of capabilities."""
        columns = [self._known(each) for each in capabilities]
        starts = np.cumsum([0, *map(len, columns)])
        places = np.fromiter(chain.from_iterable(columns), dtype=np.int32, count=starts[-1])
        return _marks(places, starts, shape=(len(columns), len(self.capabilities)))


@dataclass(frozen=True, slots=True)
class Tags:
    """Capabilities and maturity of some documents, and their deployments one by one.

    `maturity` is what a solution has, `lowest` to `highest` what a challenge seeks.
    `owner` is the row of a deployment's document (ascending), `scope` the capabilities it shows,
    `day` the ordinal of its evidence's date. What is not known is not a number. Marks and codes are
    of a byte each: there are some for every document and deployment of the corpus.
    """

    capabilities: sparse.csr_array
    themes: sparse.csr_array
    owner: NDArray[np.int32]
    scope: sparse.csr_array
    policing: NDArray[np.bool_]
    sector: NDArray[np.int16]
    evidence: NDArray[np.int8]
    use: NDArray[np.int8]
    day: Floats
    maturity: Floats
    lowest: Floats
    highest: Floats

    def take(self, rows: Rows) -> "Tags":
        """The tags of some documents, in this order, with their deployments."""
        starts = np.searchsorted(self.owner, rows)
        counts = np.searchsorted(self.owner, rows, side="right") - starts
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        deployed = np.repeat(starts, counts) + within
        return Tags(
            capabilities=self.capabilities[rows],
            themes=self.themes[rows],
            owner=np.repeat(np.arange(len(rows), dtype=np.int32), counts),
            scope=self.scope[deployed],
            policing=self.policing[deployed],
            sector=self.sector[deployed],
            evidence=self.evidence[deployed],
            use=self.use[deployed],
            day=self.day[deployed],
            maturity=self.maturity[rows],
            lowest=self.lowest[rows],
            highest=self.highest[rows],
        )


def tags_of(documents: Sequence[Document], index: TagIndex) -> Tags:
    """The tags of these documents, row for row."""
    pairs = [(row, each) for row, document in enumerate(documents) for each in document.deployments]
    made = [each for _, each in pairs]
    capabilities = index.rows([document.capabilities for document in documents])
    return Tags(
        capabilities=capabilities,
        themes=index.themes_of(capabilities),
        owner=np.array([row for row, _ in pairs], dtype=np.int32),
        scope=index.rows([scope(each, documents[row]) for row, each in pairs]),
        policing=np.array([each.is_policing for each in made], dtype=np.bool_),
        sector=np.array([index.sector(each.sector) for each in made], dtype=np.int16),
        evidence=np.array([EVIDENCE.index(each.evidence) for each in made], dtype=np.int8),
        use=np.array([USES.index(each.use) for each in made], dtype=np.int8),
        day=np.array([_day(each) for each in made], dtype=np.float64),
        maturity=_numbers([each.maturity for each in documents]),
        lowest=_numbers([each.maturity_sought and each.maturity_sought[0] for each in documents]),
        highest=_numbers([each.maturity_sought and each.maturity_sought[1] for each in documents]),
    )


def joined(parts: Sequence[Tags], sizes: Sequence[int]) -> Tags:
    """The tags of several lists of documents, one after the other."""
    starts = np.cumsum([0, *sizes])[:-1]
    return Tags(
        capabilities=sparse.vstack([part.capabilities for part in parts], format="csr"),
        themes=sparse.vstack([part.themes for part in parts], format="csr"),
        owner=np.concatenate(
            [part.owner + start for part, start in zip(parts, starts, strict=True)], dtype=np.int32
        ),
        scope=sparse.vstack([part.scope for part in parts], format="csr"),
        policing=np.concatenate([part.policing for part in parts]),
        sector=np.concatenate([part.sector for part in parts]),
        evidence=np.concatenate([part.evidence for part in parts]),
        use=np.concatenate([part.use for part in parts]),
        day=np.concatenate([part.day for part in parts]),
        maturity=np.concatenate([part.maturity for part in parts]),
        lowest=np.concatenate([part.lowest for part in parts]),
        highest=np.concatenate([part.highest for part in parts]),
    )


def scope(deployment: Deployment, solution: Document) -> tuple[str, ...]:
    """The capabilities a deployment shows: its own, or all of the solution's."""
    return deployment.capabilities or solution.capabilities


def number(value: int | None) -> float:
    """The value, or not a number when it is not known."""
    return float("nan") if value is None else float(value)


def _marks(
    columns: NDArray[Any], starts: NDArray[Any], *, shape: tuple[int, int]
) -> sparse.csr_array:
    marks = np.ones(len(columns), dtype=np.int8)
    places = (columns.astype(np.int32), starts.astype(np.int32))
    return sparse.csr_array((marks, *places), shape=shape)


def _numbers(values: Sequence[int | None]) -> Floats:
    return np.array([number(value) for value in values], dtype=np.float64)


def _day(deployment: Deployment) -> float:
    on = deployment.evidence_date
    return number(None if on is None else on.toordinal())
