"""What stands between a proven use and this challenge: flagged, never hidden, never scored."""

from collections.abc import Collection
from enum import StrEnum

from app.matching.engine.deployments import CountedDeployment
from app.matching.engine.documents import Deployment, Document, Evidence, Flag, Use


class Gap(StrEnum):
    """What a use elsewhere has not been tested against (DOMAIN.md section 2, transfer gap)."""

    LEGAL_BASIS = "legal_basis"
    EVIDENTIAL_STANDARD = "evidential_standard"
    VETTING_AND_HOSTING = "vetting_and_hosting"
    SCALE = "scale"
    EFFECT_ON_VICTIMS = "effect_on_victims"
    DATA_ACCESS = "data_access"


_RAISED_BY: dict[Gap, frozenset[Flag]] = {
    Gap.LEGAL_BASIS: frozenset(
        {
            Flag.PERSONAL_DATA,
            Flag.SPECIAL_CATEGORY_DATA,
            Flag.CHILDREN,
            Flag.BIOMETRIC,
            Flag.VICTIMS,
            Flag.COVERT,
        }
    ),
    Gap.EVIDENTIAL_STANDARD: frozenset({Flag.EVIDENTIAL}),
    Gap.EFFECT_ON_VICTIMS: frozenset({Flag.VICTIMS, Flag.CHILDREN}),
    Gap.DATA_ACCESS: frozenset({Flag.POLICE_SYSTEMS}),
}


def transfer_gaps(
    challenge: Document, solution: Document, counted: Collection[CountedDeployment]
) -> tuple[Gap, ...]:
    """The gaps known so far, in one fixed order.

    Beside a use that is in service at a force (`in_service`) only the scale and the effect on
    victims, who need not be met there, stay open. Where nothing is proven at all there is nothing
    to transfer.
    """
    proven = {each.id: each for each in counted}
    uses = [each for each in solution.deployments if each.id in proven]
    if not uses:
        return ()
    served = any(in_service(each, proven[each.id]) for each in uses)
    found = _left_open(challenge, solution)
    if served:
        found &= {Gap.EFFECT_ON_VICTIMS}
    if _may_be_smaller(uses, challenge):
        found.add(Gap.SCALE)
    return tuple(gap for gap in Gap if gap in found)


def in_service(deployment: Deployment, counted: CountedDeployment) -> bool:
    """Whether a use has met policing's law, courts, vetting and data for what is asked for.

    It is in service at a force for a capability asked for, and somebody else than the supplier
    vouches for it. A trial, a use that has ended and a mere claim have met nothing yet.
    """
    serves = deployment.is_policing and deployment.use is Use.IN_USE
    return serves and _vouched(deployment) and counted.near >= 1.0


def _left_open(challenge: Document, solution: Document) -> set[Gap]:
    found = {gap for gap, flags in _RAISED_BY.items() if flags & challenge.flags}
    # What is stated and does not agree is a conflict, and is said there.
    unvetted = challenge.vetting_required is not None and solution.vetting is None
    homeless = bool(challenge.hosting_accepted) and not solution.hosting
    if unvetted or homeless:
        found.add(Gap.VETTING_AND_HOSTING)
    return found


def _may_be_smaller(uses: Collection[Deployment], challenge: Document) -> bool:
    """Whether no use that somebody else than the supplier vouches for is as large as asked."""
    if challenge.scale is None:
        return False
    sizes = [each.scale for each in uses if _vouched(each)]
    return all(size is None or size < challenge.scale for size in sizes)


def _vouched(deployment: Deployment) -> bool:
    return deployment.evidence is not Evidence.CLAIMED
