"""Which matches this process showed and has not written down yet.

A read writes nothing: what was shown is added up in memory, one entry for each pair, role and day,
and written in batches beside the requests (`service.impressions`). A process that is killed loses
the last seconds, which learning can bear; no acknowledged write is among them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID

from app.kernel.ids import LONDON

if TYPE_CHECKING:
    from app.kernel.actor import Actor, Role
    from app.matching.engine.explanation import Label
    from app.matching.schemas.matches import MatchPage

MOST_HELD: Final = 20_000
"""Entries in memory; what is shown beyond them until the next batch is only counted."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry: a pair, the day in London, the role it was shown to, the weights it stood by."""

    shown_on: date
    challenge_id: UUID
    solution_id: UUID
    role: Role
    weights_version: str


@dataclass(frozen=True, slots=True)
class Seen:
    """How often, with which label, and how high at best; no rank when there was none."""

    label: Label
    best_rank: int | None
    times: int = 1

    def and_again(self, later: Seen) -> Seen:
        """Both together; the label is the later one."""
        ranks = [rank for rank in (self.best_rank, later.best_rank) if rank is not None]
        return Seen(later.label, min(ranks, default=None), self.times + later.times)


class Impressions:
    """What was shown since the last batch."""

    def __init__(self) -> None:
        self.left_out = 0
        self._held: dict[Shown, Seen] = {}

    def note(self, actor: Actor, page: MatchPage, *, first_rank: int | None) -> None:
        """Remember that a page of matches goes to somebody in this role: nothing else of them."""
        day = page.worked_out_at.astimezone(LONDON).date()
        for place, item in enumerate(page.items):
            rank = None if first_rank is None else first_rank + place
            key = Shown(day, item.challenge.id, item.solution.id, actor.role, page.weights_version)
            self._add(key, Seen(item.label, rank))

    def take(self, most: int) -> dict[Shown, Seen]:
        """Hand over a batch, oldest first, and forget it here."""
        batch = dict(list(self._held.items())[:most])
        for key in batch:
            del self._held[key]
        return batch

    def put_back(self, batch: dict[Shown, Seen]) -> None:
        """Keep a batch that could not be written for the next try."""
        for key, seen in batch.items():
            self._add(key, seen)

    def _add(self, key: Shown, seen: Seen) -> None:
        before = self._held.get(key)
        if before is None and len(self._held) >= MOST_HELD:
            self.left_out += seen.times
            return
        self._held[key] = seen if before is None else before.and_again(seen)
