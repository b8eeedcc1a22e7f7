"""What one import costs and may cost; what comes back as it was written; two at once."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.kernel.actor import Actor, Role
from app.kernel.errors import PreconditionFailed, Problem
from app.solutions.models import Solution
from app.solutions.schemas import DeploymentEdit, SolutionEdit
from app.solutions.service import imports
from app.solutions.sheets import CARDS as CARD_TABLE
from app.solutions.sheets import DEPLOYMENTS as DEPLOYMENT_TABLE
from app.solutions.sheets import MOST_ROWS
from app.solutions.sheets.cells import LIST, RESULTS
from tests.factories.accounts import make_account
from tests.factories.organisations import make_supplier
from tests.factories.solutions import complete_card, make_solution
from tests.solutions.calls import URL
from tests.solutions.sheets import (
    CARDS,
    DEPLOYMENTS,
    apply,
    bring_in,
    check,
    errors,
    file_out,
    outcomes,
    rows_out,
    sheet,
)

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.platform.database import Database
    from tests.solutions.conftest import People
    from tests.support.database import Statements

AWKWARD = "=+-@'\"\n\t;,|\\n ŵŷ£’👩‍💻＝ab"
WORDS = st.text(st.sampled_from(AWKWARD), min_size=1, max_size=12).map(str.strip).filter(bool)
LINES = WORDS.map(lambda text: " ".join(text.split())).filter(bool)


@given(st.lists(LINES, max_size=4))
def test_a_list_comes_back_as_it_was_written(entries: list[str]) -> None:
    assert LIST.read(LIST.write(entries)) == entries


@given(st.lists(st.fixed_dictionaries({"text": WORDS, "source": st.just("") | WORDS}), max_size=4))
def test_results_come_back_as_they_were_written(results: list[dict[str, str]]) -> None:
    read = RESULTS.read(RESULTS.write(results))
    assert [{"source": "", **result} for result in read] == results


TRICKY = [
    "=1+1",
    "'=1+1",
    "''+44",
    "-5 °C",
    "@home",
    "'quoted'",
    'say "yes"; no, maybe',
    "first\n\nsecond\n=third",
    "Llŷn, Pŵll a’r tŷ bach",
    "👩‍💻 ✅",
    "a\\;b\\\\c|d\\n",
    "＝wide",
    "tab\tinside",
]


async def test_awkward_texts_come_back_as_they_were_written(people: People) -> None:
    written: dict[str, dict[str, Any]] = {}
    for place, text in enumerate(TRICKY):
        line = " ".join(text.split())
        card = complete_card(
            name=f"{line} {place}",
            summary=text,
            outcomes_seen=[{"text": text, "source": line}, {"text": line, "source": ""}],
            certifications=[line, f"{line}; second"],
            price_model=text,
        )
        card["safeguards"] = {**card["safeguards"], "bias_note": text}
        answer = await people.supplier.post(URL, json=card)
        assert answer.status_code == 201, answer.text
        written[card["name"]] = answer.json()["card"]

    content = await file_out(people.supplier, CARDS)
    assert outcomes((await check(people.supplier, CARDS, content)).json()) == ["unchanged"] * len(
        TRICKY
    )
    # Somebody else starts the same cards from the file: every part is what was written.
    rows = [{**row, "reference": ""} for row in await rows_out(people.supplier, CARDS)]
    for separator in (";", "\t"):
        parted = sheet(*rows, separator=separator)
        checked = (await check(people.other_supplier, CARDS, parted)).json()
        assert set(outcomes(checked)) == {"new"}
    report = await bring_in(people.other_supplier, CARDS, sheet(*rows, line_end="\n"))
    for row in report["rows"]:
        copied = (await people.other_supplier.get(f"{URL}/{row['reference']}")).json()["card"]
        assert copied == written[copied["name"]]


def test_every_field_of_the_records_has_a_column() -> None:
    def fields(model: Any) -> set[str]:
        return set(model.model_fields)

    cards = {column.place[0] for column in CARD_TABLE.fields}
    assert cards == fields(SolutionEdit)
    inner = {c.name for c in CARD_TABLE.fields if c.part_of == "safeguards"}
    assert inner == fields(SolutionEdit.model_fields["safeguards"].annotation)
    assert {column.place[0] for column in DEPLOYMENT_TABLE.fields} == fields(DeploymentEdit)


async def test_to_check_takes_as_many_statements_for_many_rows_as_for_one(
    people: People, session: AsyncSession, statements: Statements
) -> None:
    for number in range(12):
        await make_solution(session, supplier=people.organisation, name=f"Otter {number}")
    await session.commit()
    counted = {}
    for url, most in ((CARDS, 3), (DEPLOYMENTS, 6)):
        rows = [
            {
                "card": f"Otter {number}",
                "sector": "health",
                "use": "x",
                "status": "trial",
                "organisation_label": "A trust",
            }
            if url == DEPLOYMENTS
            else {"reference": "", "name": f"Beaver {number}"}
            for number in range(12)
        ]
        for count in (1, 12):
            with statements:
                answer = await check(people.supplier, url, sheet(*rows[:count]))
            assert answer.json()["counts"]["new"] == count
            counted[count] = len(statements)
        assert counted[1] == counted[12] == most, list(statements)


async def test_to_apply_takes_few_statements_a_row(people: People, statements: Statements) -> None:
    rows = [{"name": f"Otter {number}", "maturity": "1"} for number in range(20)]
    marks = {}
    for count in (1, 20):
        content = sheet(*({**row, "name": f"{row['name']} of {count}"} for row in rows[:count]))
        mark = (await check(people.supplier, CARDS, content)).headers["etag"]
        with statements:
            await apply(people.supplier, CARDS, content, mark)
        marks[count] = len(statements)
    # A new card costs its fact; the cards are inserted together.
    assert marks[20] - marks[1] == 19
    assert marks[1] <= 9

    own = await rows_out(people.supplier, CARDS)
    content = sheet(*({**row, "maturity": "2"} for row in own))
    mark = (await check(people.supplier, CARDS, content)).headers["etag"]
    with statements:
        assert outcomes((await apply(people.supplier, CARDS, content, mark)).json()) == [
            "changed"
        ] * len(own)
    # A changed one costs its own update, which guards its version, and its fact.
    assert len(statements) <= 2 * len(own) + 6


async def test_prices_of_listed_cards_take_few_statements_a_card(
    people: People, session: AsyncSession, statements: Statements
) -> None:
    for number in range(10):
        await make_solution(session, supplier=people.organisation, name=f"Otter {number}")
    await session.commit()
    own = await rows_out(people.supplier, CARDS)
    content = sheet(*({**row, "price_model": "By the day"} for row in own))
    mark = (await check(people.supplier, CARDS, content)).headers["etag"]
    with statements:
        report = (await apply(people.supplier, CARDS, content, mark)).json()
    assert report["counts"]["changed"] == 10
    # Whether deployments wait, the update, two facts, search and matching, two jobs.
    assert len(statements) <= 9 * 10 + 8


async def test_as_many_rows_as_one_file_may_have_are_checked_and_taken_in_seconds(
    people: People,
) -> None:
    text = "Takes the chosen messages only; with a record, on 12 March, of consent. " * 20
    rows = [
        {
            "name": f"Otter {number}",
            "what_it_does": text[:1200],
            "capabilities": "mobile-device-acquisition; automated-redaction",
            "sectors": "policing; health",
            "certifications": "ISO 27001; Cyber",
            "hosting": "uk_only",
        }
        for number in range(MOST_ROWS)
    ]
    content = sheet(*rows)
    began = time.process_time()
    report = await bring_in(people.supplier, CARDS, content)
    spent = time.process_time() - began
    assert report["counts"]["new"] == MOST_ROWS
    assert spent < 15, "a request of seconds, measured at 3"
    told = errors(await check(people.supplier, CARDS, content + b"one more,,,,,\r\n"))
    assert [code for code, _ in told] == ["too_many_rows"]


async def test_a_file_beyond_the_limit_of_a_body_is_refused(people: People) -> None:
    content = b"name,summary\r\nOtter," + b"x" * 1024 * 1024
    answer = await check(people.supplier, CARDS, content)
    assert answer.status_code == 413
    assert answer.json()["type"] == "/problems/too-large"


@pytest.mark.parametrize("url", [CARDS, DEPLOYMENTS])
async def test_nothing_that_is_sent_is_a_fault(people: People, url: str) -> None:
    key = "reference" if url == CARDS else "deployment"
    for content in (
        b"\0",
        b"\xff\xfe",
        b'"',
        b"name\n" + b"\xed\xa0\x80",
        b"name,reference\n\xf0\x9f\xa6\xa6,SO-2026-" + "٤".encode() * 4,
        f"card,{key},use,sector,status\n{'9' * 5000},{'x' * 5000},a,b,c\n".encode(),
        f"name,{key},maturity,documents\nx,,{'9' * 400},{'0;' * 3000}\n".encode(),
    ):
        assert (await check(people.supplier, url, content)).status_code in {200, 422}


async def test_two_at_once_start_a_card_once(real_database: Database) -> None:
    """Both were checked before either was applied: the second finds that something changed."""
    content = b"name\r\nOtter Redact\r\n"
    async with real_database.unit_of_work() as session:
        supplier = await make_supplier(session)
        accounts = [await make_account(session) for _ in range(2)]
    actors = [
        Actor(Role.SUPPLIER_MEMBER, account_id=account.id, organisation_id=supplier.id)
        for account in accounts
    ]

    async def bring(actor: Actor, mark: imports.Mark) -> object:
        try:
            async with real_database.unit_of_work() as session:
                return await imports.apply(session, actor, CARD_TABLE, content, checked=mark)
        except Problem as problem:
            return type(problem)

    async with real_database.unit_of_work() as session:
        _, mark = await imports.check(session, actors[0], CARD_TABLE, content)
    answers = await asyncio.gather(*(bring(actor, mark) for actor in actors))
    assert PreconditionFailed in answers
    async with real_database.unit_of_work() as session:
        kept = (await session.execute(select(Solution.name))).scalars().all()
    assert kept == ["Otter Redact"]
