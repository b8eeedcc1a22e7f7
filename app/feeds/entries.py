"""What an entry says of a challenge and of an outcome, in the words of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import uuid5

from app.challenges.enums import NextStep
from app.feeds.atom import Entry
from app.kernel.ids import LONDON

if TYPE_CHECKING:
    from datetime import datetime

    from app.feeds.schemas import FollowedChallenge, FollowedOutcome

_NEXT_STEPS: Final = {
    NextStep.PROCUREMENT: "The force goes on to a procurement.",
    NextStep.PILOT: "The force tries it out.",
    NextStep.MORE_ENGAGEMENT: "The force goes on talking to the market.",
    NextStep.NO_FURTHER_ACTION: "The force takes no further action.",
}
_NOON: Final = 12


def challenge_entry(challenge: FollowedChallenge) -> Entry:
    """Make an entry of a challenge. It says nothing that the clock alone would change."""
    dates = (
        f"Opens at {in_london(challenge.opens_at)}. "
        f"Responses close at {in_london(challenge.responses_close_at)}."
    )
    page = f"/challenges/{challenge.reference}"
    ended = ""
    if challenge.withdrawn_at:
        reason = challenge.withdrawn_because or ""
        ended = f"Withdrawn at {in_london(challenge.withdrawn_at)}. {reason}".strip()
    elif challenge.concluded:
        ended = "The outcome is published."
    return Entry(
        id=challenge.id,
        title=f"Withdrawn: {challenge.title}" if challenge.withdrawn_at else challenge.title,
        author=challenge.lead_force,
        published=challenge.published_at,
        updated=challenge.changed_at,
        page=page,
        summary=challenge.summary,
        paragraphs=(ended, challenge.summary, dates, f"Reference {challenge.reference}."),
        capabilities=challenge.capabilities,
        is_example=challenge.is_example,
    )


def outcome_entry(outcome: FollowedOutcome) -> Entry:
    """Make an entry of an outcome; its id is another than its challenge's."""
    step = _NEXT_STEPS[NextStep(outcome.next_step)]
    return Entry(
        id=uuid5(outcome.id, "outcome"),
        title=f"Outcome: {outcome.title}",
        author=outcome.lead_force,
        published=outcome.published_at,
        updated=outcome.published_at,
        page=f"/challenges/{outcome.reference}/outcome",
        summary=step,
        paragraphs=(
            step,
            *outcome.what_market_said.split("\n"),
            *outcome.what_happens_next.split("\n"),
            f"Reference {outcome.reference}.",
        ),
        capabilities=outcome.capabilities,
        is_example=outcome.is_example,
    )


def in_london(moment: datetime) -> str:
    """Write a moment as the pages do: 5pm on 14 March 2027."""
    local = moment.astimezone(LONDON)
    hour = local.hour % _NOON or _NOON
    minutes = f":{local.minute:02d}" if local.minute else ""
    half = "am" if local.hour < _NOON else "pm"
    return f"{hour}{minutes}{half} on {local.day} {local:%B %Y}"
