"""Who may see a product card, and who stands how to it."""

from typing import Any, Final

from sqlalchemy import ColumnElement, Text, and_, any_, cast, false, not_, or_, select, true

from app.files.enums import Purpose
from app.files.models import File
from app.kernel.actor import Actor, Role
from app.kernel.rules import rule
from app.solutions.enums import ContactStatus, Status
from app.solutions.models import ContactRequest, Deployment, Solution, SolutionVersion

# The service itself reads what moderators read: jobs and loaders act as nobody in particular.
_READS_ALL: Final = frozenset({Role.MODERATOR, Role.SYSTEM})


@rule
def own_supplier(actor: Actor, solution: Solution) -> bool:
    """Somebody of the supplier whose card it is."""
    return actor.is_supplier and actor.organisation_id == solution.supplier_id


@rule
def moderator(actor: Actor, _subject: object) -> bool:
    """A moderator."""
    return actor.role is Role.MODERATOR


@rule
def using_organisation(actor: Actor, deployment: Deployment) -> bool:
    """Somebody of the force that is said to use the product: contributor or approver.

    Of other kinds of organisation nobody can sign in for them yet, so nobody confirms.
    """
    own = actor.organisation_id
    return actor.is_force and own is not None and own == deployment.organisation_id


@rule
def may_ask_for_a_contact(actor: Actor, deployment: Deployment) -> bool:
    """Somebody of a force that may not read who uses the product."""
    return actor.is_force and deployment.anonymous and not using_organisation(actor, deployment)


def insider(actor: Actor) -> ColumnElement[bool]:
    """The cards whose working copy, reasons and hidden names the actor may read."""
    if actor.role in _READS_ALL:
        return true()
    return own(actor)


def own(actor: Actor) -> ColumnElement[bool]:
    """The cards of the actor's own supplier."""
    if actor.is_supplier:
        return Solution.supplier_id == actor.organisation_id
    return false()


def once_public() -> ColumnElement[bool]:
    """The cards that everybody may know of: listed now, or listed before they were stopped."""
    return or_(
        Solution.status.in_([Status.LISTED, Status.SUSPENDED]),
        and_(Solution.status == Status.RETIRED, Solution.listed_number > 0),
    )


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The cards the actor may know of; of suspended and retired ones, outsiders get no claims."""
    if actor.role is Role.SYSTEM:
        return true()
    if actor.role is Role.MODERATOR:
        return or_(once_public(), Solution.review_requested_at.is_not(None))
    return or_(once_public(), own(actor))


def named_in_public() -> ColumnElement[bool]:
    """The deployments that everybody may read with the name of who uses it, cards joined."""
    return and_(
        Solution.status == Status.LISTED, Deployment.is_listed, Deployment.anonymous.is_(False)
    )


def deployments_for(actor: Actor) -> ColumnElement[bool]:
    """The deployments the actor has a say in, with their cards joined.

    A force reads what is listed of its own use, also where the public does not read its name.
    """
    if actor.is_force:
        return and_(
            Solution.status == Status.LISTED,
            Deployment.is_listed,
            Deployment.organisation_id == actor.organisation_id,
        )
    if actor.role in _READS_ALL or actor.is_supplier:
        return and_(visible_to(actor), insider(actor))
    return false()


def contacts_for(actor: Actor) -> ColumnElement[bool]:
    """The requests for a contact that the actor may know of, with their cards joined.

    The supplier learns of one when a moderator passes it on.
    """
    if actor.role in _READS_ALL:
        return true()
    if actor.is_force:
        return ContactRequest.force_id == actor.organisation_id
    return and_(own(actor), ContactRequest.status != ContactStatus.ASKED)


def file_readable(actor: Actor) -> ColumnElement[bool]:
    """The files that some card lets the actor read: its documents and its deployments' evidence."""
    return select(Solution.id).where(visible_to(actor), hands_out(actor)).correlate(File).exists()


def hands_out(actor: Actor) -> ColumnElement[bool]:
    """Say about a card and a file whether the one lets the actor read the other.

    Of a listed card everybody reads the documents it lists or listed, and the evidence of listed
    deployments unless they are anonymous: a document may name who wants no name.
    """
    inside = insider(actor)
    listed = Solution.status == Status.LISTED
    evidence = or_(
        and_(inside, or_(_in(Deployment.documents), _proposed(Deployment.revision))),
        and_(listed, Deployment.is_listed, not_(Deployment.anonymous), _in(Deployment.documents)),
    )
    return and_(
        _of_its_supplier(),
        or_(
            and_(or_(inside, listed), _in(Solution.documents)),
            and_(inside, _proposed(Solution.revision)),
            and_(or_(inside, listed), _once_listed()),
            _deployed(evidence),
        ),
    )


def file_held() -> ColumnElement[bool]:
    """The files that a card, a change to it or an earlier listing of it still holds."""
    evidence = or_(_in(Deployment.documents), _proposed(Deployment.revision))
    held = or_(
        _in(Solution.documents), _proposed(Solution.revision), _once_listed(), _deployed(evidence)
    )
    return select(Solution.id).where(_of_its_supplier(), held).correlate(File).exists()


def _of_its_supplier() -> ColumnElement[bool]:
    """A card holds files of its own supplier only, which is also how its files are found."""
    return and_(Solution.supplier_id == File.organisation_id, File.purpose == Purpose.PRODUCT)


def _in(documents: Any) -> ColumnElement[bool]:
    return File.id == any_(documents)


def _proposed(revision: Any) -> ColumnElement[bool]:
    named: ColumnElement[bool] = revision["documents"].has_key(cast(File.id, Text))
    return named


def _once_listed() -> ColumnElement[bool]:
    earlier = select(SolutionVersion.number).where(
        SolutionVersion.solution_id == Solution.id, _proposed(SolutionVersion.card)
    )
    return earlier.correlate(Solution, File).exists()


def _deployed(holding: ColumnElement[bool]) -> ColumnElement[bool]:
    there = select(Deployment.id).where(Deployment.solution_id == Solution.id, holding)
    return there.correlate(Solution, File).exists()
