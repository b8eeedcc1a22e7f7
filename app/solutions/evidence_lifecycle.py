"""The table of what can be done about the evidence of a deployment (DOMAIN sections 2 and 4).

A check or a confirmation can be given again, which makes it new: evidence ages. What an edit does
to it is no step of anybody's: other words have nothing behind them but the supplier (see
`service.steps.apply_revision`).
"""

from typing import Final

from app.kernel.actor import Actor
from app.kernel.lifecycle import Lifecycle, Step
from app.kernel.origins import Origin
from app.solutions.enums import Evidence, EvidenceAction
from app.solutions.models import Deployment
from app.solutions.policy import may_ask_for_a_contact, moderator, using_organisation


def _evidence_of(deployment: Deployment) -> Evidence:
    return Evidence(deployment.evidence)


def _origin(deployment: Deployment) -> Origin:
    return Origin(at=deployment.evidence_at, by=deployment.evidence_role)


LIFECYCLE: Final[Lifecycle[Deployment, Evidence]] = Lifecycle(
    _evidence_of,
    Step(
        EvidenceAction.VERIFY,
        {Evidence.CLAIMED, Evidence.VERIFIED},
        Evidence.VERIFIED,
        moderator,
        reason=True,
        signs=True,
    ),
    Step(
        EvidenceAction.WITHDRAW_VERIFICATION,
        {Evidence.VERIFIED},
        Evidence.CLAIMED,
        moderator,
        reason=True,
        signs=True,
    ),
    Step(
        EvidenceAction.CONFIRM,
        {Evidence.CLAIMED, Evidence.VERIFIED, Evidence.CONFIRMED},
        Evidence.CONFIRMED,
        using_organisation,
        signs=True,
    ),
    Step(
        EvidenceAction.WITHDRAW_CONFIRMATION,
        {Evidence.CONFIRMED},
        Evidence.CLAIMED,
        using_organisation,
        reason=True,
        signs=True,
    ),
    Step(
        EvidenceAction.DISPUTE,
        {Evidence.CLAIMED, Evidence.VERIFIED, Evidence.CONFIRMED},
        Evidence.DISPUTED,
        using_organisation,
        reason=True,
        signs=True,
    ),
    Step(
        EvidenceAction.WITHDRAW_DISPUTE,
        {Evidence.DISPUTED},
        Evidence.CLAIMED,
        using_organisation,
        signs=True,
    ),
    origin=_origin,
    name="Evidence of a deployment",
)

ASK_FOR_A_CONTACT: Final = "ask_for_a_contact"
"""Asking to know an unnamed user moves no evidence, so it is no row of the table."""


def available(actor: Actor, deployment: Deployment) -> list[str]:
    """List what the actor may do now about a deployment: actions in table order, then asking."""
    open_now = LIFECYCLE.open_to(actor, deployment)
    if may_ask_for_a_contact(actor, deployment):
        return [*open_now, ASK_FOR_A_CONTACT]
    return open_now
