"""Product cards by CSV: checked, applied as they were checked, and taken home again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.kernel.actor import Role
from app.solutions.sheets import CARDS as TABLE
from tests.factories.organisations import make_supplier
from tests.factories.solutions import make_deployment, make_solution
from tests.solutions.calls import URL, listed, take
from tests.solutions.sheets import (
    CARDS,
    CSV,
    DEPLOYMENTS,
    apply,
    bring_in,
    check,
    file_out,
    outcomes,
    problems,
    rows_out,
    sheet,
)

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from tests.conftest import AsRole
    from tests.solutions.conftest import People


async def test_a_row_without_a_reference_starts_a_draft_and_nothing_is_listed(
    people: People, client: httpx.AsyncClient
) -> None:
    content = sheet({"name": "Otter Share", "maturity": "8", "bias_note": "None found"})
    checked = await check(people.supplier, CARDS, content)
    report = checked.json()
    assert report["applied"] is False
    assert report["counts"] == {"new": 1, "changed": 0, "unchanged": 0, "refused": 0}
    assert report["rows"][0]["reference"] is None
    assert (await people.supplier.get(URL, params={"supplier": "own"})).json()["total"] == 0

    done = (await apply(people.supplier, CARDS, content, checked.headers["etag"])).json()
    assert outcomes(done) == ["new"]
    ref = done["rows"][0]["reference"]
    card = (await people.supplier.get(f"{URL}/{ref}")).json()
    assert card["status"] == "draft"
    assert (card["card"]["maturity"], card["card"]["name"]) == (8, "Otter Share")
    assert card["card"]["safeguards"]["bias_note"] == "None found"
    assert (await client.get(f"{URL}/{ref}")).status_code == 404
    timeline = (await people.supplier.get(f"{URL}/{ref}/timeline")).json()["items"]
    assert [entry["kind"] for entry in timeline] == ["SolutionStarted"]


async def test_a_second_apply_changes_nothing(people: People) -> None:
    content = sheet({"name": "Otter Share"}, {"name": "Otter Redact"})
    mark = (await check(people.supplier, CARDS, content)).headers["etag"]
    first = await apply(people.supplier, CARDS, content, mark, **{"Idempotency-Key": "once"})
    again = await apply(people.supplier, CARDS, content, mark, **{"Idempotency-Key": "once"})
    assert again.headers["idempotent-replayed"] == "true"
    assert again.json() == first.json()
    other = await apply(people.supplier, CARDS, content, mark)
    assert other.status_code == 412
    assert "changed since the check" in other.json()["detail"]
    # Sent again after all: the cards are there, so their rows say nothing new.
    report = await bring_in(people.supplier, CARDS, content)
    assert outcomes(report) == ["unchanged", "unchanged"]
    assert (await people.supplier.get(URL, params={"supplier": "own"})).json()["total"] == 2


async def test_what_was_mended_is_taken_and_what_was_taken_stays(people: People) -> None:
    rows = [{"name": "Otter Share", "maturity": "8"}, {"name": "Otter Redact", "maturity": "x"}]
    first = await bring_in(people.supplier, CARDS, sheet(*rows))
    assert outcomes(first) == ["new", "refused"]
    assert problems(first["rows"][1]) == [("maturity", "cell")]
    rows[1]["maturity"] = "6"
    assert outcomes(await bring_in(people.supplier, CARDS, sheet(*rows))) == ["unchanged", "new"]


async def test_a_file_that_comes_back_as_it_went_out_changes_nothing(
    people: People, session: AsyncSession
) -> None:
    for stage in ("draft", "in_review", "listed", "revised", "suspended", "retired"):
        card = await make_solution(session, supplier=people.organisation, stage=stage)
        await make_deployment(session, card)
    await make_solution(session)
    await session.commit()
    before = (await people.supplier.get(URL, params={"supplier": "own"})).json()
    for url in (CARDS, DEPLOYMENTS):
        report = await bring_in(people.supplier, url, await file_out(people.supplier, url))
        assert outcomes(report) == ["unchanged"] * 6
        assert {row["reference"] for row in report["rows"]} == {
            item["reference"] for item in before["items"]
        }
    assert (await people.supplier.get(URL, params={"supplier": "own"})).json() == before


async def test_a_claim_of_a_listed_card_waits_for_review_and_a_price_does_not(
    people: People, client: httpx.AsyncClient
) -> None:
    ref = await listed(people)
    before = (await client.get(f"{URL}/{ref}")).json()
    report = await bring_in(
        people.supplier, CARDS, sheet({"reference": ref.lower(), "price_model": "By the day"})
    )
    assert report["rows"][0]["changed"] == ["price_model"]
    assert report["rows"][0]["waits_for_review"] is False
    report = await bring_in(
        people.supplier, CARDS, sheet({"reference": ref, "summary": "New.", "bias_note": "Some."})
    )
    assert report["rows"][0]["changed"] == ["summary", "bias_note"]
    assert report["rows"][0]["waits_for_review"] is True
    public = (await client.get(f"{URL}/{ref}")).json()
    assert public["card"]["price_model"] == "By the day"
    assert public["card"]["summary"] == before["card"]["summary"]
    mine = (await people.supplier.get(f"{URL}/{ref}")).json()
    assert mine["status"] == "listed"
    assert mine["revision"]["state"] == "draft"
    assert mine["revision"]["card"]["summary"] == "New."
    # What the file has no column for stays, also beside it in the same part.
    kept = {**before["card"]["safeguards"], "bias_note": "Some."}
    assert mine["revision"]["card"]["safeguards"] == kept
    [row] = await rows_out(people.supplier, CARDS)
    assert (row["summary"], row["status"]) == ("New.", "revised")


async def test_an_empty_cell_empties_an_answer_and_that_is_said(people: People) -> None:
    ref = await listed(people)
    report = await bring_in(
        people.supplier,
        CARDS,
        sheet({"reference": ref, "maturity": "9", "sectors": "", "name": ""}),
    )
    [problem] = report["rows"][0]["problems"]
    assert (problem["column"], problem["message"]) == ("name", "Fill this in")
    assert report["rows"][0]["emptied"] == []
    report = await bring_in(
        people.supplier, CARDS, sheet({"reference": ref, "maturity": "9", "sectors": ""})
    )
    assert report["rows"][0]["changed"] == ["sectors", "maturity"]
    assert report["rows"][0]["emptied"] == ["sectors"]
    mine = (await people.supplier.get(f"{URL}/{ref}")).json()["revision"]["card"]
    assert (mine["sectors"], mine["maturity"]) == ([], 9)


async def test_a_card_that_is_being_read_is_refused_and_the_others_are_taken(
    people: People,
) -> None:
    ref = await listed(people)
    other = await listed(people, name="Otter Redact")
    await bring_in(people.supplier, CARDS, sheet({"reference": ref, "maturity": "9"}))
    await take(people.supplier, ref, "request_revision_review")
    report = await bring_in(
        people.supplier,
        CARDS,
        sheet({"reference": ref, "maturity": "7"}, {"reference": other, "maturity": "7"}),
    )
    assert outcomes(report) == ["refused", "changed"]
    assert problems(report["rows"][0]) == [("reference", "wrong_moment")]


async def test_another_suppliers_card_reads_like_one_that_is_not_there(
    people: People, session: AsyncSession
) -> None:
    foreign = await listed(people)
    hidden = await make_solution(session, stage="draft")
    await session.commit()
    references = [foreign, hidden.reference, "SO-2026-9999", "no reference"]
    content = sheet(*({"reference": ref, "name": "Mine now"} for ref in references))
    report = await bring_in(people.other_supplier, CARDS, content)
    assert outcomes(report) == ["refused"] * 4
    told = [
        {**row["problems"][0], "value": "", "name": row["name"], "reference": row["reference"]}
        for row in report["rows"]
    ]
    assert told[0]["code"] == "unknown"
    assert told == [told[0]] * 4
    assert (await people.supplier.get(f"{URL}/{foreign}")).json()["name"] != "Mine now"


async def test_a_card_of_the_same_name_is_asked_about(people: People, as_role: AsRole) -> None:
    ref = await listed(people)
    report = await bring_in(
        people.supplier, CARDS, sheet({"name": "otter selective share", "maturity": "2"})
    )
    [row] = report["rows"]
    assert problems(row) == [("reference", "name_taken")]
    assert ref in row["problems"][0]["message"]
    colleague = await as_role(Role.SUPPLIER_ADMIN, organisation=people.organisation)
    twice = sheet({"name": "Otter Redact"}, {"name": "OTTER REDACT"})
    report = await bring_in(colleague, CARDS, twice)
    assert [problems(row) for row in report["rows"]] == [[("name", "repeated")]] * 2
    elsewhere = await bring_in(people.other_supplier, CARDS, sheet({"name": "Otter Redact"}))
    assert outcomes(elsewhere) == ["new"]


async def test_rows_about_the_same_card_are_all_refused(people: People) -> None:
    ref = await listed(people)
    report = await bring_in(
        people.supplier,
        CARDS,
        sheet({"reference": ref, "maturity": "1"}, {"reference": ref.lower(), "maturity": "2"}),
    )
    assert outcomes(report) == ["refused", "refused"]
    assert "Lines 2, 3" in report["rows"][0]["problems"][0]["message"]


async def test_only_what_was_checked_is_applied(people: People) -> None:
    ref = await listed(people)
    content = sheet({"reference": ref, "maturity": "9"})
    assert (await apply(people.supplier, CARDS, content, None)).status_code == 428
    assert (await apply(people.supplier, CARDS, content, '"v1"')).status_code == 412
    mark = (await check(people.supplier, CARDS, content)).headers["etag"]
    changed = await apply(people.supplier, CARDS, content.replace(b"9", b"8"), mark)
    assert changed.status_code == 412
    assert "not the file that was checked" in changed.json()["detail"]
    # Somebody edits the card meanwhile, in words the row does not touch.
    etag = (await people.supplier.get(f"{URL}/{ref}")).headers["etag"]
    await people.supplier.patch(
        f"{URL}/{ref}", json={"accessibility": "AA"}, headers={"If-Match": etag}
    )
    late = await apply(people.supplier, CARDS, content, mark)
    assert late.status_code == 412
    assert (await people.supplier.get(f"{URL}/{ref}")).json()["revision"]["changed"] == [
        "accessibility"
    ]
    fresh = (await check(people.supplier, CARDS, content)).headers["etag"]
    assert (await apply(people.supplier, CARDS, content, fresh)).status_code == 200


async def test_a_check_is_no_good_for_another_supplier(people: People) -> None:
    content = sheet({"name": "Otter Redact"})
    mark = (await check(people.supplier, CARDS, content)).headers["etag"]
    assert (await apply(people.other_supplier, CARDS, content, mark)).status_code == 412


async def test_the_template_has_every_column_and_its_example_is_never_taken(
    people: People,
) -> None:
    for url in (CARDS, DEPLOYMENTS):
        answer = await people.supplier.get(f"{url}/template.csv")
        assert answer.headers["content-type"].startswith("text/csv")
        report = await bring_in(people.supplier, url, answer.content)
        assert outcomes(report) == ["refused"]
        assert [note["code"] for note in report["rows"][0]["problems"]] == ["example"]
    # The example itself is a good row once it is no longer marked.
    content = (await people.supplier.get(f"{CARDS}/template.csv")).content
    report = await bring_in(people.supplier, CARDS, content.replace(b"EXAMPLE", b""))
    assert outcomes(report) == ["new"]


async def test_sheets_are_described_and_for_suppliers_only(
    people: People, client: httpx.AsyncClient, session: AsyncSession
) -> None:
    described = (await people.supplier.get("/api/v1/imports")).json()["items"]
    assert [one["sheet"] for one in described] == ["solutions", "deployments"]
    assert described[0]["most_rows"] == 500
    columns = {column["name"]: column for column in described[0]["columns"]}
    assert tuple(columns) == TABLE.names
    assert columns["summary"]["longest"] == 300
    assert columns["bias_evaluation"]["choices"][0] == "done"
    assert [name for name, column in columns.items() if column["needed"]] == ["name"]
    for reader, status in ((client, 401), (people.force, 403), (people.moderator, 403)):
        for path in (CARDS, DEPLOYMENTS):
            assert (await reader.get(f"{path}.csv")).status_code == status
            assert (await check(reader, path, b"name\nx")).status_code == status
            assert (await apply(reader, path, b"name\nx", None)).status_code == status
    other = await make_supplier(session)
    await make_solution(session, supplier=other)
    await session.commit()
    assert await rows_out(people.supplier, CARDS) == []


async def test_an_unknown_sheet_and_other_bodies_are_refused(people: People) -> None:
    supplier = people.supplier
    assert (await check(supplier, "/api/v1/imports/people", b"name\nx")).status_code == 422
    json = await supplier.post(f"{CARDS}/checks", json={"name": "x"})
    assert json.status_code == 415
    assert json.json()["title"] == "Send a CSV file"
    foreign = {**CSV, "Origin": "https://elsewhere.example"}
    forged = await supplier.post(f"{CARDS}/checks", content=b"name\nx", headers=foreign)
    assert forged.status_code == 403
