"""What a moderator does with a match (DOMAIN section 4), and what becomes of one too late."""

from typing import Final

from app.kernel.errors import FieldError
from app.kernel.lifecycle import Lifecycle, Step
from app.kernel.origins import Origin
from app.matching.enums import Action, RenewalAction, RenewalState, State
from app.matching.facts import MatchMoved, RenewedMatchMoved, RenewedMatchNoticed
from app.matching.models import Match, RenewedMatch
from app.matching.policy import lead_force, moderator, the_service_itself

LIFECYCLE: Final = Lifecycle[Match, State](
    lambda match: State(match.state),
    Step(Action.ENDORSE, {State.SUGGESTED}, State.ENDORSED, moderator),
    Step(Action.DISMISS, {State.SUGGESTED, State.ENDORSED}, State.DISMISSED, moderator),
    Step(Action.RECONSIDER, {State.ENDORSED, State.DISMISSED}, State.SUGGESTED, moderator),
    origin=lambda match: Origin((match.id,), (MatchMoved,)),
    name="Match",
)


def need_is_unmet(renewal: RenewedMatch) -> list[FieldError]:
    """The past challenge still has no answer."""
    if renewal.is_unmet:
        return []
    return [FieldError("/challenge", "met", "The challenge has found an answer since")]


def card_is_listed(renewal: RenewedMatch) -> list[FieldError]:
    """The product is still listed."""
    if renewal.is_listed:
        return []
    return [FieldError("/solution", "not_listed", "The product is not listed any more")]


_HOLDS: Final = (need_is_unmet, card_is_listed)

RENEWALS: Final = Lifecycle[RenewedMatch, RenewalState](
    lambda renewal: RenewalState(renewal.state),
    Step(
        RenewalAction.ASK,
        {RenewalState.NOTICED},
        RenewalState.ASKED,
        the_service_itself,
        also=_HOLDS,
    ),
    Step(RenewalAction.AGREE, {RenewalState.ASKED}, RenewalState.AGREED, lead_force, also=_HOLDS),
    Step(RenewalAction.DECLINE, {RenewalState.ASKED}, RenewalState.DECLINED, lead_force),
    Step(
        RenewalAction.NOTICE_AGAIN,
        {RenewalState.DECLINED},
        RenewalState.NOTICED,
        the_service_itself,
        also=_HOLDS,
    ),
    origin=lambda renewal: Origin((renewal.id,), (RenewedMatchNoticed, RenewedMatchMoved)),
    name="Renewed match",
)
