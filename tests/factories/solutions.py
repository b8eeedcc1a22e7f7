"""Product cards and deployments for tests."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import func
from sqlalchemy.ext.asyncio import AsyncSession

from app.kernel.ids import new_id
from app.organisations.models import Organisation
from app.solutions.enums import DeploymentStatus, Stage, Status
from app.solutions.lifecycle import stored
from app.solutions.models import Deployment, Solution, SolutionVersion
from app.solutions.schemas import card_of
from tests.factories.organisations import make_organisation

# Slugs of the vocabulary in app/taxonomy/data.
CAPABILITY: Final = "mobile-device-acquisition"
ALREADY_LISTED: Final = frozenset(
    {Stage.LISTED, Stage.REVISED, Stage.REVISION_IN_REVIEW, Stage.SUSPENDED, Stage.RETIRED}
)


def complete_card(**overrides: Any) -> dict[str, Any]:
    """A card that lacks nothing, as the API takes it."""
    return {
        "name": "Otter Selective Share",
        "summary": "People choose what they share from their phone.",
        "what_it_does": "Takes the chosen messages and pictures only, with a record of consent.",
        "outcomes_seen": [{"text": "A phone is back within 4 hours", "source": "Trial report"}],
        "capabilities": [CAPABILITY],
        "sectors": ["policing", "health"],
        "maturity": 8,
        "integration": "REST interface, CSV export",
        "hosting": "uk_only",
        "certifications": ["ISO/IEC 27001"],
        "frameworks": ["G-Cloud"],
        "vetting": "nppv3",
        "data_use": "Only what the person chose; deleted after hand-over.",
        "safeguards": {
            "bias_evaluation": "done",
            "bias_note": "No difference between groups was found.",
            "explainability": "Every step is logged.",
            "human_oversight": "An officer confirms each selection.",
            "dpia_support": "A template is supplied.",
        },
        "accessibility": "WCAG 2.2 AA",
        "price_band": "50k_250k",
        "price_model": "A licence a year",
        "not_good_for": "Phones that are locked or damaged.",
        "documents": [],
        **overrides,
    }


async def make_solution(
    session: AsyncSession,
    *,
    supplier: Organisation | None = None,
    stage: str = "listed",
    deployments: Sequence[dict[str, Any]] = (),
    **overrides: Any,
) -> Solution:
    """Insert a complete card at a stage; `deployments` are overrides for `make_deployment`.

    A listed one has its version 1 and public deployments; a revised one proposes another summary.
    """
    home = supplier or await make_organisation(session)
    status, revision_state = stored(Stage(stage))
    was_listed = stage in ALREADY_LISTED
    identifier = new_id()
    solution = Solution(
        **{
            "id": identifier,
            "reference": f"SO-2026-{identifier.int % 10**8:08d}",
            "supplier_id": home.id,
            "status": status,
            "review_requested_at": None if stage == Stage.DRAFT else func.eme_now(),
            "first_listed_at": func.eme_now() if was_listed else None,
            "listed_at": func.eme_now() if was_listed else None,
            "listed_number": int(was_listed),
            **complete_card(),
            **overrides,
        }
    )
    if revision_state:
        solution.revision_state = revision_state
        solution.revision = {**card_of(solution), "summary": "Another summary, not public yet."}
    session.add(solution)
    await session.flush()
    for deployment in deployments:
        await make_deployment(session, solution, **deployment)
    if was_listed:
        session.add(
            SolutionVersion(
                solution_id=solution.id,
                number=1,
                changed=[],
                card=card_of(solution),
                deployments=[],
            )
        )
        await session.flush()
    return solution


async def make_deployment(
    session: AsyncSession, solution: Solution, **overrides: Any
) -> Deployment:
    """Insert a deployment at an invented hospital; public when its card is."""
    fields = {
        "solution_id": solution.id,
        "sector": "health",
        "organisation_label": "A hospital trust",
        "use": "Patients share pictures of a wound",
        "status": DeploymentStatus.IN_USE,
        "started_on": date(2024, 3, 1),
        "documents": [],
        "is_listed": solution.status not in {Status.DRAFT, Status.IN_REVIEW},
        **overrides,
    }
    deployment = Deployment(**fields)
    session.add(deployment)
    await session.flush()
    return deployment
