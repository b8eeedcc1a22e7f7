"""What the engine compares: one shape for challenges and solutions, with nothing it must not read.

There is deliberately no field for the size, age, membership or popularity of an organisation, nor
for whose a deployment is (DOMAIN.md rule 6): what is not here cannot move a score.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from app.matching.engine.packed import PackedTerms

Vectors = NDArray[np.float32 | np.float16]
DocumentId = UUID | str


class Direction(StrEnum):
    """Which side asks, and what it looks for."""

    SOLUTIONS = "solutions"  # a challenge looks for solutions
    CHALLENGES = "challenges"  # a solution looks for challenges
    SIMILAR = "similar"  # a challenge looks for challenges like it


class Evidence(StrEnum):
    """How well a deployment is vouched for, from least to most."""

    CLAIMED = "claimed"
    VERIFIED = "verified"
    CONFIRMED = "confirmed"


class Use(StrEnum):
    """What became of a deployment."""

    IN_USE = "in_use"
    TRIAL = "trial"
    ENDED = "ended"


class Flag(StrEnum):
    """What a challenge involves that a use elsewhere may not have been tested against."""

    PERSONAL_DATA = "personal_data"
    SPECIAL_CATEGORY_DATA = "special_category_data"
    CHILDREN = "children"
    BIOMETRIC = "biometric"
    VICTIMS = "victims"
    EVIDENTIAL = "evidential"  # results will be used as evidence
    COVERT = "covert"
    POLICE_SYSTEMS = "police_systems"  # must read or write systems only policing has


class Outcome(NamedTuple):
    """What a challenge wants to be so in the end, and how that would be measured."""

    title: str
    measure: str

    @property
    def text(self) -> str:
        """Both as they are compared."""
        return f"{self.title}. {self.measure}"


@dataclass(frozen=True, slots=True)
class Deployment:
    """One statement that a solution is, was or is on trial in use somewhere.

    `capabilities` empty means all of the solution's; `evidence_date` is when the evidence was last
    known to hold; `scale` is a rank on the caller's ladder (a larger number is a larger use).
    """

    id: DocumentId
    sector: str
    is_policing: bool
    evidence: Evidence = Evidence.CLAIMED
    evidence_date: date | None = None
    use: Use = Use.IN_USE
    capabilities: tuple[str, ...] = ()
    scale: int | None = None


@dataclass(frozen=True, slots=True)
class TextVectors:
    """What the encoder made of a text (see `passages.encode`); all rows have length one.

    `model_id` guards against comparing vectors of different models.
    """

    whole: Vectors
    title: Vectors
    passages: Vectors
    model_id: str


@dataclass(frozen=True, slots=True)
class Document:
    """A challenge or a solution as the engine sees it; what a side does not have stays empty.

    `counts_for_statistics` is true for public and listed records only: others leave no trace in
    anybody's scores (DOMAIN.md section 10). `vetting` and `scale` are ranks on the caller's
    ladders; `maturity` is a technology readiness level from 1 to 9. `terms` says how much of each
    term it holds when that was worked out before: then no text is needed to index it. `keywords`
    are compared like the body, and never quoted; the `outcomes` a challenge wants are part of the
    body.
    """

    id: DocumentId
    title: str
    summary: str = ""
    body: str = ""
    keywords: str = ""
    outcomes: tuple[Outcome, ...] = ()
    capabilities: tuple[str, ...] = ()
    deployments: tuple[Deployment, ...] = ()
    flags: frozenset[Flag] = frozenset()
    scale: int | None = None
    maturity: int | None = None
    maturity_sought: tuple[int, int] | None = None
    hosting: frozenset[str] = frozenset()
    hosting_accepted: frozenset[str] = frozenset()
    vetting: int | None = None
    vetting_required: int | None = None
    terms: PackedTerms | None = None
    vectors: TextVectors | None = None
    counts_for_statistics: bool = False

    @property
    def whole_body(self) -> str:
        """The body with the keywords as its last line."""
        return f"{self.body}\n{self.keywords}" if self.keywords else self.body


@dataclass(frozen=True, slots=True)
class Query:
    """A document that looks for others.

    `exclude` names what must not be found, such as earlier versions of the document; the document
    itself never is. `today` decides how old evidence is.
    """

    document: Document
    direction: Direction
    today: date
    exclude: frozenset[DocumentId] = frozenset()


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The controlled vocabulary: the theme of each capability, and how close sectors are.

    `closeness` gives, for a theme and a sector, how close that sector's problem is to policing's
    (0 to 1). Capabilities that are not in `theme_of` are ignored.
    """

    theme_of: Mapping[str, str] = field(default_factory=dict)
    closeness: Mapping[tuple[str, str], float] = field(default_factory=dict)
