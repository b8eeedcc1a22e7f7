"""What stands between a proven use and this challenge: flagged, never hidden, never scored."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from app.matching.engine.deployments import CountedDeployment
from app.matching.engine.documents import Deployment, Document, Flag


class Gap(StrEnum):
    """What a use elsewhere has not been tested against (DOMAIN.md section 2, transfer gap)."""

    LEGAL_BASIS = "legal_basis"
    EVIDENTIAL_STANDARD = "evidential_standard"
    VETTING_AND_HOSTING = "vetting_and_hosting"
    SCALE = "scale"
    EFFECT_ON_VICTIMS = "effect_on_victims"
    DATA_ACCESS = "data_access"


class Conflict(StrEnum):
    """A constraint of the challenge that the solution says it does not meet."""

    HOSTING = "hosting"
    VETTING = "vetting"
    MATURITY = "maturity"


@dataclass(frozen=True, slots=True)
class ConstraintConflict:
    """A conflict with what is asked and what is offered, for the page to show side by side."""

    kind: Conflict
    asked: tuple[str, ...]
    offered: tuple[str, ...]


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

    A use in policing for a capability asked for has met policing's law, courts, vetting and data;
    only its scale may differ. Where nothing is proven at all there is nothing to transfer.
    """
    proven = {each.id: each for each in counted}
    uses = [each for each in solution.deployments if each.id in proven]
    if not uses:
        return ()
    in_policing = any(each.is_policing and proven[each.id].near >= 1.0 for each in uses)
    found = set() if in_policing else _left_open(challenge, solution)
    if _smaller(uses, challenge):
        found.add(Gap.SCALE)
    return tuple(gap for gap in Gap if gap in found)


def constraint_conflicts(challenge: Document, solution: Document) -> tuple[ConstraintConflict, ...]:
    """Where both sides say something and it does not agree; what is not stated is no conflict."""
    found: list[ConstraintConflict] = []
    accepted, hosting = challenge.hosting_accepted, solution.hosting
    if accepted and hosting and not accepted & hosting:
        found.append(
            ConstraintConflict(Conflict.HOSTING, tuple(sorted(accepted)), tuple(sorted(hosting)))
        )
    needed, vetting = challenge.vetting_required, solution.vetting
    if needed is not None and vetting is not None and vetting < needed:
        found.append(ConstraintConflict(Conflict.VETTING, (str(needed),), (str(vetting),)))
    sought, maturity = challenge.maturity_sought, solution.maturity
    if sought is not None and maturity is not None and not sought[0] <= maturity <= sought[1]:
        asked = (str(sought[0]), str(sought[1]))
        found.append(ConstraintConflict(Conflict.MATURITY, asked, (str(maturity),)))
    return tuple(found)


def _left_open(challenge: Document, solution: Document) -> set[Gap]:
    found = {gap for gap, flags in _RAISED_BY.items() if flags & challenge.flags}
    # What is stated and does not agree is a conflict, and is said there.
    unvetted = challenge.vetting_required is not None and solution.vetting is None
    homeless = bool(challenge.hosting_accepted) and not solution.hosting
    if unvetted or homeless:
        found.add(Gap.VETTING_AND_HOSTING)
    return found


def _smaller(uses: Collection[Deployment], challenge: Document) -> bool:
    scales = [each.scale for each in uses if each.scale is not None]
    return challenge.scale is not None and bool(scales) and max(scales) < challenge.scale
