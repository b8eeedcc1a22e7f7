"""Versions of the weights, as they go in and out."""

from __future__ import annotations

from typing import Annotated, Any, Final
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from app.kernel.schemas import Moment, View, Wish
from app.matching.enums import WeightsStatus

Version = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]*$", max_length=60)]
Part = Annotated[str, StringConstraints(pattern=r"^[a-z_]+$", max_length=40)]
Points = Annotated[float, Field(ge=0, le=100, multiple_of=0.5, allow_inf_nan=False)]
Rate = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]

ENOUGH_QUERIES: Final = 100
"""From about so many judged queries on, learnt weights are no worse than the priors."""
SIGNIFICANT: Final = 0.05


def _hundred(points: dict[str, float]) -> dict[str, float]:
    if sum(points.values()) != 100:  # noqa: PLR2004  (a score is out of a hundred)
        message = "The points must add up to 100"
        raise ValueError(message)
    return points


class Contributions(Wish):
    """The most points of each part of a match, in halves, 100 in all."""

    match: Annotated[
        dict[Part, Points], Field(min_length=1, max_length=20), AfterValidator(_hundred)
    ]


class Basis(Wish):
    """What was measured on queries left out of the training; `eme evaluate --learn` writes it."""

    set_sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    judged_queries: Annotated[int, Field(ge=0, le=10_000_000)]
    judgements: Annotated[int, Field(ge=0, le=10_000_000)]
    groups: Annotated[int, Field(ge=0, le=10_000_000)]
    folds: Annotated[int, Field(ge=0, le=1000)]
    seed: Annotated[int, Field(ge=0, le=2**31)]
    ndcg_before: Rate
    ndcg_after: Rate
    p: Rate

    @property
    def supports(self) -> bool:
        """Whether a paired test on enough left-out queries supports the change."""
        return (
            self.judged_queries >= ENOUGH_QUERIES
            and self.p < SIGNIFICANT
            and self.ndcg_after > self.ndcg_before
        )


class WeightsProposal(Wish):
    """Other points for the parts of a match; without a basis only points approved before."""

    version: Version
    base_version: Version
    contributions: Contributions
    basis: Basis | None = None


class WeightsVersionView(View):
    """A version of the weights, the shipped one apart."""

    id: UUID
    version: str
    base_version: str
    contributions: dict[str, float]
    basis: dict[str, Any] | None
    status: WeightsStatus
    proposed_at: Moment
    decided_at: Moment | None
    decision_reason: str | None
    in_use: bool
    available_actions: list[str]


class WeightsPage(View):
    """Versions, newest first, and which one scores are worked out with now."""

    items: list[WeightsVersionView]
    next_cursor: str | None
    total: int
    shipped_version: str
    version_in_use: str
