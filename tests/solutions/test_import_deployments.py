"""Deployments by CSV: by card, by id, and beside what is there already."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.solutions.models import Deployment
from tests.factories.organisations import make_force
from tests.factories.solutions import make_deployment, make_solution
from tests.solutions.calls import URL, listed, take
from tests.solutions.sheets import (
    DEPLOYMENTS,
    apply,
    bring_in,
    check,
    errors,
    outcomes,
    problems,
    rows_out,
    sheet,
)

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.solutions.conftest import People

ROW = {
    "card": "Otter Selective Share",
    "sector": "Health",
    "organisation_label": "A hospital trust",
    "use": "Patients share pictures",
    "status": "In use",
    "started_on": "27/3/2024",
}


async def test_a_row_adds_a_deployment_that_waits_for_review(
    people: People, client: httpx.AsyncClient
) -> None:
    ref = await listed(people)
    report = await bring_in(
        people.supplier, DEPLOYMENTS, sheet(ROW, {**ROW, "card": ref, "use": "B"})
    )
    assert outcomes(report) == ["new", "new"]
    assert {row["reference"] for row in report["rows"]} == {ref}
    assert all(row["waits_for_review"] for row in report["rows"])
    mine = (await people.supplier.get(f"{URL}/{ref}")).json()
    assert [one["pending"] for one in mine["deployments"]] == ["new", "new"]
    assert mine["deployments"][0]["started_on"] == "2024-03-27"
    assert mine["revision"]["state"] == "draft"
    assert (await client.get(f"{URL}/{ref}")).json()["deployments"] == []
    # The same file again: they are there.
    again = await bring_in(people.supplier, DEPLOYMENTS, sheet(ROW, {**ROW, "use": "B"}))
    assert outcomes(again) == ["unchanged", "unchanged"]


async def test_a_row_with_an_id_changes_that_deployment_while_the_listed_one_stays(
    people: People, client: httpx.AsyncClient
) -> None:
    ref = await listed(people)
    await bring_in(people.supplier, DEPLOYMENTS, sheet(ROW))
    await take(people.supplier, ref, "request_revision_review")
    await take(people.moderator, ref, "list_revision")
    [row] = await rows_out(people.supplier, DEPLOYMENTS)
    assert (row["card"], row["card_name"]) == (ref, "Otter Selective Share")
    row["scale"] = "=12 sites"
    report = await bring_in(people.supplier, DEPLOYMENTS, sheet(row))
    assert report["rows"][0]["changed"] == ["scale"]
    assert (await client.get(f"{URL}/{ref}")).json()["deployments"][0]["scale"] == ""
    [deployment] = (await people.supplier.get(f"{URL}/{ref}")).json()["deployments"]
    assert deployment["proposed"]["scale"] == "=12 sites"
    [out] = await rows_out(people.supplier, DEPLOYMENTS)
    assert out["scale"] == "'=12 sites"
    assert outcomes(await bring_in(people.supplier, DEPLOYMENTS, sheet(out))) == ["unchanged"]


async def test_an_organisation_is_named_by_code_or_name_and_kept_by_id(
    people: People, session: AsyncSession
) -> None:
    force = await make_force(session, name="Otterham Police")
    await session.commit()
    await listed(people)
    row = {**ROW, "organisation_label": "", "organisation": "OTTERHAM police", "anonymous": "TRUE"}
    report = await bring_in(people.supplier, DEPLOYMENTS, sheet(row))
    assert outcomes(report) == ["new"]
    [out] = await rows_out(people.supplier, DEPLOYMENTS)
    assert (out["organisation"], out["anonymous"]) == (force.slug, "yes")
    # Written by its name, it is the same organisation; suspended, it stays named.
    named = {**out, "organisation": "Otterham Police"}
    assert outcomes(await bring_in(people.supplier, DEPLOYMENTS, sheet(named))) == ["unchanged"]
    force.status = "suspended"
    await session.commit()
    [out] = await rows_out(people.supplier, DEPLOYMENTS)
    assert outcomes(await bring_in(people.supplier, DEPLOYMENTS, sheet(out))) == ["unchanged"]
    fresh = await bring_in(people.supplier, DEPLOYMENTS, sheet({**row, "use": "Another"}))
    assert problems(fresh["rows"][0]) == [("organisation", "cell")]


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"card": "Beaver"}, "card", "not one of yours"),
        ({"card": "SO-2026-9999"}, "card", "not one of yours"),
        ({"card": ""}, "card", "Write the reference or the name"),
        ({"deployment": "0198a2f0-0000-7000-8000-000000000000"}, "deployment", "not one of yours"),
        ({"deployment": "seven"}, "deployment", "not one of yours"),
        ({"sector": ""}, "sector", "Fill this in"),
        ({"sector": "helth"}, "sector", "Did you mean health?"),
        ({"status": ""}, "status", "Fill this in"),
        ({"status": "in usage"}, "status", "in_use, trial, ended"),
        ({"use": ""}, "use", "Fill this in"),
        ({"organisation_label": ""}, "organisation_label", "Choose the organisation"),
        ({"organisation": "Nowhere Police"}, "organisation", "Use organisation_label"),
        ({"anonymous": "maybe"}, "anonymous", "yes or no"),
        ({"started_on": "03-2024"}, "started_on", "a day of the calendar"),
        ({"started_on": "31/02/2024"}, "started_on", "a day of the calendar"),
        ({"ended_on": "1 January 2023"}, "ended_on", "on or after the start"),
        ({"evidence_on": "2999-01-01"}, "evidence_on", "a day to come"),
        ({"evidence_link": "http://example.com"}, "evidence_link", "starts with https://"),
        ({"documents": "1"}, "documents", "Upload this file first"),
    ],
)
async def test_a_refused_cell_says_where_and_what_to_do(
    people: People, cells: dict[str, str], column: str, words: str
) -> None:
    await listed(people)
    report = await bring_in(people.supplier, DEPLOYMENTS, sheet({**ROW, **cells}))
    [row] = report["rows"]
    assert row["outcome"] == "refused"
    assert [note["column"] for note in row["problems"]] == [column]
    assert words in row["problems"][0]["message"]


async def test_nothing_of_another_supplier_is_told_or_changed(
    people: People, session: AsyncSession
) -> None:
    ref = await listed(people)
    await bring_in(people.supplier, DEPLOYMENTS, sheet(ROW))
    [theirs] = await rows_out(people.supplier, DEPLOYMENTS)
    hidden = await make_solution(session, stage="draft", name="Hidden Otter")
    await session.commit()
    names = [ref, "Otter Selective Share", hidden.reference, "Hidden Otter", "Nothing at all"]
    report = await bring_in(
        people.other_supplier, DEPLOYMENTS, sheet(*({**theirs, "card": name} for name in names[:1]))
    )
    told = [report["rows"][0]["problems"]]
    for name in names[1:]:
        one = await bring_in(people.other_supplier, DEPLOYMENTS, sheet({**ROW, "card": name}))
        told.append(one["rows"][0]["problems"])
    assert [problem["message"] for [problem] in told] == [told[0][0]["message"]] * 5
    assert await rows_out(people.other_supplier, DEPLOYMENTS) == []


async def test_a_deployment_belongs_to_the_card_of_its_row(people: People) -> None:
    await listed(people)
    other = await listed(people, name="Otter Redact")
    await bring_in(people.supplier, DEPLOYMENTS, sheet(ROW))
    [row] = await rows_out(people.supplier, DEPLOYMENTS)
    report = await bring_in(people.supplier, DEPLOYMENTS, sheet({**row, "card": other}))
    assert problems(report["rows"][0]) == [("deployment", "unknown")]


async def test_rows_that_say_the_same_and_names_that_say_two_are_refused(
    people: People, session: AsyncSession
) -> None:
    await listed(people)
    report = await bring_in(people.supplier, DEPLOYMENTS, sheet(ROW, ROW))
    assert outcomes(report) == ["new", "refused"]
    assert "line 2" in report["rows"][1]["problems"][0]["message"]
    await make_solution(session, supplier=people.organisation)
    await session.commit()
    report = await bring_in(people.supplier, DEPLOYMENTS, sheet({**ROW, "use": "Other"}))
    assert problems(report["rows"][0]) == [("card", "ambiguous")]


async def test_a_card_has_only_so_many_deployments(people: People, session: AsyncSession) -> None:
    card = await make_solution(session, supplier=people.organisation)
    for number in range(59):
        await make_deployment(session, card, use=f"Use {number}")
    await session.commit()
    rows = [{**ROW, "card": card.reference, "use": use} for use in ("One", "Two")]
    report = await bring_in(people.supplier, DEPLOYMENTS, sheet(*rows))
    assert outcomes(report) == ["new", "refused"]
    assert problems(report["rows"][1]) == [("card", "too_long")]


async def test_a_suspended_card_takes_no_deployments(people: People) -> None:
    ref = await listed(people)
    await take(people.moderator, ref, "suspend", reason="Why")
    report = await bring_in(people.supplier, DEPLOYMENTS, sheet({**ROW, "card": ref}))
    assert problems(report["rows"][0]) == [("card", "wrong_moment")]


async def test_columns_that_rows_need_are_asked_for_by_name(people: People) -> None:
    told = errors(await check(people.supplier, DEPLOYMENTS, b"use\nx\n"))
    assert [message for _, message in told] == [
        f"The column {name} is missing. Add it" for name in ("card", "sector", "status")
    ]
    ref = await listed(people)
    await bring_in(people.supplier, DEPLOYMENTS, sheet(ROW))
    [row] = await rows_out(people.supplier, DEPLOYMENTS)
    few = {"card": ref, "deployment": row["deployment"], "evidence_on": "2024-05-01"}
    report = await bring_in(people.supplier, DEPLOYMENTS, sheet(few))
    assert report["rows"][0]["changed"] == ["evidence_on"]


async def test_a_deployment_that_somebody_changed_meanwhile_is_checked_again(
    people: People, session: AsyncSession
) -> None:
    card = await make_solution(session, supplier=people.organisation)
    deployment = await make_deployment(session, card, evidence="confirmed")
    await session.commit()
    [row] = await rows_out(people.supplier, DEPLOYMENTS)
    content = sheet({**row, "use": "Something else"})
    mark = (await check(people.supplier, DEPLOYMENTS, content)).headers["etag"]
    path = f"{URL}/{card.reference}/deployments"
    await people.supplier.delete(f"{path}/{row['deployment']}")
    late = await apply(people.supplier, DEPLOYMENTS, content, mark)
    assert late.status_code == 412
    assert await session.get(Deployment, deployment.id, populate_existing=True) is None
    assert date(2024, 3, 1) == deployment.started_on
