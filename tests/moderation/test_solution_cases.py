"""Cases about product cards and their revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.kernel.actor import Role
from tests.factories.organisations import make_supplier
from tests.factories.solutions import CAPABILITY, make_deployment, make_solution
from tests.factories.taxonomy import make_capability, make_sector
from tests.moderation.calls import URL, act, only_case, step

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole


async def reviewable(session: AsyncSession, **overrides: Any) -> tuple[Any, Any]:
    """A complete draft card and its supplier."""
    await make_capability(session, slug=CAPABILITY)
    await make_sector(session, slug="health")
    supplier = await make_supplier(session)
    solution = await make_solution(session, supplier=supplier, stage="draft", **overrides)
    return supplier, solution


async def test_a_request_for_review_opens_a_case_and_listing_decides_it(
    as_role: AsRole, session: AsyncSession, moderator: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    supplier, solution = await reviewable(
        session,
        data_use="Ask a.sample@supplier.example about it.",
        deployments=[{"use": "Mrs Jane Sample runs it"}],
    )
    await session.commit()
    member = await as_role(Role.SUPPLIER_MEMBER, organisation=supplier)
    url = f"/api/v1/solutions/{solution.reference}"
    assert (await step(member, url, "request_review")).status_code == 200
    case = await only_case(moderator)
    assert case["subject"]["kind"] == "solution"
    assert case["subject"]["number"] == 1
    assert case["found"] == ["email", "person"]
    detail = (await moderator.get(f"{URL}/{case['id']}")).json()
    assert detail["available_actions"] == ["assign", "list", "request_changes"]
    assert detail["solution"]["status"] == "in_review"
    assert detail["findings"][1]["pointer"].endswith("/use")
    answer = await act(moderator, case, "list")
    assert answer.status_code == 200, answer.text
    assert answer.json()["solution"]["status"] == "listed"
    assert (await client.get(url)).json()["listed_number"] == 1


async def test_a_revision_is_a_case_of_its_own_with_differences(
    as_role: AsRole, session: AsyncSession, moderator: httpx.AsyncClient
) -> None:
    await make_capability(session, slug=CAPABILITY)
    supplier = await make_supplier(session)
    solution = await make_solution(session, supplier=supplier, stage="revised")
    changed = await make_deployment(session, solution)
    changed.revision = {
        "sector": "health",
        "organisation_id": None,
        "organisation_label": "A hospital trust",
        "anonymous": False,
        "use": "Another use",
        "capabilities": [],
        "scale": "",
        "status": "ended",
        "started_on": "2024-03-01",
        "ended_on": "2026-01-01",
        "evidence_on": None,
        "evidence_link": "",
        "learned": "",
    }
    new = await make_deployment(session, solution, is_listed=False, use="A new use")
    await session.commit()
    member = await as_role(Role.SUPPLIER_MEMBER, organisation=supplier)
    url = f"/api/v1/solutions/{solution.reference}"
    assert (await step(member, url, "request_revision_review")).status_code == 200
    case = await only_case(moderator)
    assert case["subject"]["number"] == 2
    detail = (await moderator.get(f"{URL}/{case['id']}")).json()
    assert detail["available_actions"] == ["assign", "list_revision", "request_revision_changes"]
    differences = {d["pointer"]: (d["before"], d["after"]) for d in detail["differences"]}
    assert differences["/summary"][1] == "Another summary, not public yet."
    assert differences[f"/deployments/{changed.id}/status"] == ("in_use", "ended")
    assert differences[f"/deployments/{new.id}/use"] == (None, "A new use")
    assert "/name" not in differences
    back = await act(moderator, case, "request_revision_changes", reason="No source")
    assert back.json()["decision"] == "request_revision_changes"
    assert back.json()["solution"]["revision"]["state"] == "draft"
