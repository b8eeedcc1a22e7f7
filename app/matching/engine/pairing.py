"""A query held against a whole snapshot: what every feature of the score may look at."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.matching.engine.documents import Direction, Document, Query
from app.matching.engine.lexical import Mask
from app.matching.engine.relevance import TextStrength, text_strength
from app.matching.engine.snapshot import CorpusSnapshot
from app.matching.engine.tags import TagIndex, Tags
from app.matching.engine.weights import Weights

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Pairing:
    """One query, one snapshot, one version of the weights."""

    query: Query
    snapshot: CorpusSnapshot
    weights: Weights

    @property
    def document(self) -> Document:
        """What is asked with."""
        return self.query.document

    @property
    def index(self) -> TagIndex:
        """The vocabulary the snapshot was built with."""
        return self.snapshot.by.tags

    @property
    def query_offers(self) -> bool:
        """Whether the query is the solution of each pair."""
        return self.query.direction is Direction.CHALLENGES

    def sides(self, row: int) -> tuple[Document, Document]:
        """The challenge (or what asks) and the solution (or what is found) of a pair."""
        found = self.snapshot.documents[row]
        return (found, self.document) if self.query_offers else (self.document, found)

    @cached_property
    def own(self) -> Mask:
        """The rows that must not be found: the query itself and what it names."""
        return self.snapshot.mask({self.document.id, *self.query.exclude})

    @cached_property
    def statistical(self) -> Mask:
        """The rows statistics are taken from; never the query's own."""
        return self.snapshot.counted & ~self.own

    @cached_property
    def text(self) -> TextStrength:
        """What the texts say."""
        return text_strength(self.document, self.snapshot, self.statistical)

    @cached_property
    def rarity(self) -> Floats:
        """How much each capability is worth: more, the fewer records have it."""
        everything = float(self.snapshot.counted.sum())
        rarity: Floats = np.log1p((everything + 1) / (self.snapshot.capability_frequency + 1))
        return rarity

    @cached_property
    def asked(self) -> Floats:
        """For every capability, how near the query's come to it: 1 the same."""
        return self.index.levels(self.document.capabilities, same_theme=self.weights.same_theme)

    @cached_property
    def shared(self) -> Mask:
        """The rows with at least one capability of the query."""
        same = (self.asked == 1.0).astype(np.float64)
        marks: Mask = (self.snapshot.tags.capabilities @ same) > 0
        return marks

    @cached_property
    def everything(self) -> "Held":
        """The query held against every row."""
        return Held(self, np.arange(len(self.snapshot.documents)), self.snapshot.tags)

    def held_against(self, rows: Rows) -> "Held":
        """The query held against some rows."""
        return Held(self, rows, self.snapshot.tags.take(rows))


@dataclass(frozen=True, slots=True)
class Held:
    """A query held against some rows, with the tags of those rows in their order."""

    pairing: Pairing
    rows: Rows
    tags: Tags
