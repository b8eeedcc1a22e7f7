"""The table of what can be done with a product card (DOMAIN section 4).

Stored are `status` and, beside a listed card, `revision_state`; the table goes by both together,
as a stage, so that the review of a change and the listed version are one table.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from app.kernel.actor import Actor
from app.kernel.errors import FieldError
from app.kernel.lifecycle import Lifecycle, Step
from app.kernel.origins import Origin
from app.solutions.enums import Action, RevisionState, Stage, Status
from app.solutions.facts import MOVES, SAVES
from app.solutions.models import Solution
from app.solutions.policy import moderator, own_supplier
from app.solutions.schemas import card_of

UNDER_REVIEW: Final = frozenset({Stage.IN_REVIEW, Stage.REVISION_IN_REVIEW})
PUBLIC: Final = frozenset({Stage.LISTED, Stage.REVISED, Stage.REVISION_IN_REVIEW})

_STAGES: Final[Mapping[Stage, tuple[Status, RevisionState | None]]] = {
    Stage.REVISED: (Status.LISTED, RevisionState.DRAFT),
    Stage.REVISION_IN_REVIEW: (Status.LISTED, RevisionState.IN_REVIEW),
}

# What a forces' buyer must be able to read before a card is looked at, and how to ask for it.
_NEEDED: Final = (
    ("name", "Give the product’s name"),
    ("summary", "Say in one or two sentences what it is"),
    ("what_it_does", "Say what it does"),
    ("capabilities", "Choose at least one capability"),
    ("maturity", "Say how mature it is"),
    ("hosting", "Say where it can be hosted"),
    ("data_use", "Say what data it uses, and for what"),
    ("not_good_for", "Say what it is not good for"),
)
_NEEDED_SAFEGUARDS: Final = (
    ("bias_evaluation", "Say whether bias was evaluated; you may decline to say"),
    ("human_oversight", "Say how people stay in charge"),
)


def stage_of(solution: Solution) -> Stage:
    """Read the stage a card stands in."""
    if solution.status != Status.LISTED or solution.revision_state is None:
        return Stage(solution.status)
    if solution.revision_state == RevisionState.DRAFT:
        return Stage.REVISED
    return Stage.REVISION_IN_REVIEW


def origin(solution: Solution) -> Origin:
    """Say where to read since when a card stands where it does: its edits make it a revised one."""
    return Origin((solution.id,), SAVES if stage_of(solution) is Stage.REVISED else MOVES)


def stored(stage: Stage) -> tuple[Status, RevisionState | None]:
    """Return what is stored for a stage: status, and state of the revision."""
    return _STAGES.get(stage) or (Status(str(stage)), None)


def missing(card: Mapping[str, Any]) -> list[FieldError]:
    """Name what a card still lacks before it can be reviewed."""
    safeguards = card.get("safeguards") or {}
    return [
        *(_absent(f"/{name}", text) for name, text in _NEEDED if not card.get(name)),
        *(
            _absent(f"/safeguards/{name}", text)
            for name, text in _NEEDED_SAFEGUARDS
            if not safeguards.get(name)
        ),
    ]


def _absent(pointer: str, message: str) -> FieldError:
    return FieldError(pointer, "missing", message)


def working_copy(solution: Solution) -> dict[str, Any]:
    """Return the card as its supplier left it: the revision if there is one."""
    return solution.revision or card_of(solution)


def is_complete(solution: Solution) -> Sequence[FieldError]:
    """Check that nothing a reader needs is missing from the working copy."""
    return missing(working_copy(solution))


def supplier_is_verified(solution: Solution) -> Sequence[FieldError]:
    """Check that the supplier is verified.

    Others may draft and ask for a review, by which the moderator learns of them.
    """
    if solution.supplier_verified:
        return ()
    return (FieldError("/supplier", "unverified", "The supplier is not verified"),)


LIFECYCLE: Final[Lifecycle[Solution, Stage]] = Lifecycle(
    stage_of,
    Step(
        Action.REQUEST_REVIEW,
        {Stage.DRAFT},
        Stage.IN_REVIEW,
        own_supplier,
        also=(is_complete,),
        signs=True,
    ),
    Step(Action.REQUEST_CHANGES, {Stage.IN_REVIEW}, Stage.DRAFT, moderator, reason=True),
    Step(
        Action.LIST,
        {Stage.IN_REVIEW},
        Stage.LISTED,
        moderator,
        also=(supplier_is_verified,),
        signs=True,
    ),
    Step(
        Action.REQUEST_REVISION_REVIEW,
        {Stage.REVISED},
        Stage.REVISION_IN_REVIEW,
        own_supplier,
        also=(is_complete,),
        signs=True,
    ),
    Step(
        Action.REQUEST_REVISION_CHANGES,
        {Stage.REVISION_IN_REVIEW},
        Stage.REVISED,
        moderator,
        reason=True,
    ),
    Step(
        Action.LIST_REVISION,
        {Stage.REVISION_IN_REVIEW},
        Stage.LISTED,
        moderator,
        also=(supplier_is_verified,),
        signs=True,
    ),
    Step(Action.DISCARD_REVISION, {Stage.REVISED}, Stage.LISTED, own_supplier),
    Step(Action.SUSPEND, PUBLIC, Stage.SUSPENDED, moderator, reason=True),
    Step(
        Action.REINSTATE,
        {Stage.SUSPENDED},
        Stage.LISTED,
        moderator,
        also=(supplier_is_verified,),
    ),
    Step(Action.RETIRE, PUBLIC | {Stage.DRAFT}, Stage.RETIRED, own_supplier | moderator),
    origin=origin,
    name="Solution",
)

EDITABLE: Final = frozenset({Stage.DRAFT, Stage.LISTED, Stage.REVISED})
EDIT: Final = "edit"
"""Changing the card and its deployments moves nothing, so it is no row of the table."""


def available(actor: Actor, solution: Solution) -> list[str]:
    """List what the actor may do now: actions in table order, then `edit`."""
    open_now = LIFECYCLE.open_to(actor, solution)
    if own_supplier(actor, solution) and stage_of(solution) in EDITABLE:
        return [*open_now, EDIT]
    return open_now
