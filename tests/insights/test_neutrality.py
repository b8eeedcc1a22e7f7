"""The moderator's conduct: watched while a quarter runs, frozen and public when it is over."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from app.insights.models import NeutralityQuarter
from app.insights.neutrality_repository import Quarter
from app.insights.service import publish_and_watch, stream_of
from app.kernel.actor import Role
from app.matching.enums import State
from app.matching.models import Match, MatchImpression
from app.platform.database import moment_now
from app.platform.facts import settle
from app.platform.tables import fact
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_force, make_supplier
from tests.factories.solutions import make_solution

if TYPE_CHECKING:
    from tests.conftest import AsRole
    from tests.support.database import Clock, Statements

PATH = "/api/v1/insights/neutrality"


async def shown(session: AsyncSession, match: Match, times: int = 1) -> None:
    await session.execute(
        insert(MatchImpression).values(
            shown_on=text("eme_now()::date"), challenge_id=match.challenge_id,
            solution_id=match.solution_id, role="moderator", weights_version="2026.1",
            label="strong", times=times,
        )
    )  # fmt: skip


@pytest.fixture
async def suggested(session: AsyncSession) -> list[Match]:
    """30 suggestions, half of large members in London, half of small firms in Wales."""
    force = await make_force(session)
    challenge = await make_challenge(session, force=force, stage="open")
    made = []
    for number in range(30):
        large = number % 2 == 0
        supplier = await make_supplier(
            session,
            size_band="large" if large else "small",
            is_trade_body_member=True if large else None,
            region="London" if large else None,
            nation="England" if large else "Wales",
        )
        used = {"organisation_id": force.id, "sector": "policing"}
        solution = await make_solution(
            session, supplier=supplier, deployments=[used] if large else []
        )
        match = Match(
            challenge_id=challenge.id, solution_id=solution.id, points=50, label="strong",
            semantic=False, weights_version="2026.1", state=State.SUGGESTED,
        )  # fmt: skip
        session.add(match)
        await session.flush()
        await shown(session, match)
        made.append(match)
    await session.commit()
    return made


async def decide(reader: httpx.AsyncClient, match: Match, action: str = "endorse") -> None:
    wish = {"action": action, **({"because": "other"} if action == "dismiss" else {})}
    answer = await reader.post(f"/api/v1/matches/{match.id}/transitions", json=wish)
    assert answer.status_code == 200, answer.text


def comparison(quarter: dict[str, Any], act: str, dimension: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        each
        for each in quarter["comparisons"]
        if (each["act"], each["dimension"]) == (act, dimension)
    )
    return found


def counts(found: dict[str, Any]) -> dict[str, Any]:
    return {
        group["group"]: (
            group["shown"]["withheld"] or group["shown"]["value"],
            group["chosen"]["withheld"] or group["chosen"]["value"],
        )
        for group in found["groups"]
    }


async def test_a_moderator_who_endorses_large_firms_only_is_seen_at_once(
    suggested: list[Match], session: AsyncSession, as_role: AsRole
) -> None:
    moderator, auditor = await as_role(Role.MODERATOR), await as_role(Role.AUDITOR)
    for match in suggested[::2]:
        await decide(moderator, match)
    for match in suggested[1::2][:3]:  # taken back, or dismissed after all
        await decide(moderator, match)
        await decide(moderator, match, "reconsider")
    running = (await auditor.get(PATH)).json()["running"]
    assert running["published_at"] is None
    size = comparison(running, "endorsement", "size")
    assert counts(size) == {
        "large": (15, "protects_another"),
        "small": (15, "fewer_than_5"),
    }
    assert size["skewed"] is True
    assert size["p"] == 0.001  # a step, since a count is withheld
    assert size["chosen"]["value"] == 15
    assert [group["expected"] for group in size["groups"]] == [7.5, 7.5]
    region = comparison(running, "endorsement", "region")
    assert set(counts(region)) == {"London", "Wales"}
    assert region["skewed"] is True
    assert set(counts(comparison(running, "endorsement", "incumbency"))) == {"incumbent", "new"}
    member = comparison(running, "endorsement", "membership")
    assert set(counts(member)) == {"member", "not_stated"}
    assert (member["p"], member["skewed"]) == (None, False)
    assert comparison(running, "introduction", "size")["chosen"]["withheld"] == "fewer_than_5"

    await publish_and_watch(session)
    await settle(session, ())
    await publish_and_watch(session)
    await settle(session, ())
    stream = stream_of(Quarter.of(await moment_now(session)))
    told = await session.execute(
        select(fact.c.kind, fact.c.payload).where(fact.c.stream_id == stream)
    )
    assert sorted(row.payload["dimension"] for row in told) == ["incumbency", "region", "size"]


async def test_a_fair_moderator_raises_no_alarm(
    suggested: list[Match], session: AsyncSession, as_role: AsRole
) -> None:
    moderator = await as_role(Role.MODERATOR)
    for match in suggested[:14]:
        await decide(moderator, match)
    running = (await moderator.get(PATH)).json()["running"]
    assert not any(each["skewed"] for each in running["comparisons"])
    size = comparison(running, "endorsement", "size")
    assert counts(size) == {"large": (15, 7), "small": (15, 7)}
    assert size["p"] == 1.0
    await publish_and_watch(session)
    await settle(session, ())
    kinds = (
        await session.execute(select(fact.c.kind).where(fact.c.kind == "NeutralitySkewed"))
    ).all()
    assert kinds == []


async def test_an_offer_counts_as_an_introduction(
    suggested: list[Match], session: AsyncSession, as_role: AsRole
) -> None:
    moderator = await as_role(Role.MODERATOR)
    offered = text(
        "INSERT INTO fact (stream_id, position, kind, role, payload, recorded_at, hash) VALUES "
        """(:id, 9, 'MatchMoved', 'moderator', '{"to_state": "offered"}', eme_now(), sha256('x'))"""
    )
    for match in suggested[:6]:
        await decide(moderator, match)
        await session.execute(offered, {"id": match.id})
    await session.commit()
    running = (await moderator.get(PATH)).json()["running"]
    for act in ("endorsement", "introduction"):
        assert comparison(running, act, "size")["chosen"]["value"] == 6


async def test_the_public_reads_published_quarters_only(
    suggested: list[Match], session: AsyncSession, as_role: AsRole, client: httpx.AsyncClient,
    clock: Clock, statements: Statements,
) -> None:  # fmt: skip
    moderator = await as_role(Role.MODERATOR)
    for match in suggested[:14]:
        await decide(moderator, match)
    empty = (await client.get(PATH)).json()
    assert (empty["items"], empty["running"]) == ([], None)
    for role in (Role.SUPPLIER_ADMIN, Role.FORCE_APPROVER, Role.ADMINISTRATOR):
        assert (await (await as_role(role)).get(PATH)).json()["running"] is None
    assert (await (await as_role(Role.OVERSIGHT)).get(PATH)).json()["running"] is not None

    now = await moment_now(session)
    quarter = Quarter.of(now)
    over = quarter.following.first_day - now.date()
    await publish_and_watch(session)  # the quarter before, empty
    await session.commit()
    await clock.shift(over)
    for _ in range(2):
        await publish_and_watch(session)
        await settle(session, ())
        await session.commit()
    page = (await client.get(PATH)).json()
    assert [each["quarter"] for each in page["items"]] == [quarter.name, quarter.before.name]
    assert page["total"] == 2
    assert page["items"][0]["published_at"]
    assert page["items"][0]["is_example"] in {True, False}
    assert counts(comparison(page["items"][0], "endorsement", "size"))["large"] == (15, 7)
    one = (await client.get(PATH, params={"quarter": quarter.name})).json()
    assert [each["quarter"] for each in one["items"]] == [quarter.name]
    with statements:
        await client.get(PATH)
    assert len(statements) == 1
    published = select(fact.c.payload).where(fact.c.kind == "NeutralityPublished")
    assert len((await session.execute(published)).all()) == 2


async def test_what_is_published_never_changes(
    suggested: list[Match], session: AsyncSession, as_role: AsRole, client: httpx.AsyncClient
) -> None:
    await publish_and_watch(session)
    await session.commit()
    before = (await client.get(PATH)).json()
    for match in suggested:
        await decide(await as_role(Role.MODERATOR), match)
    await publish_and_watch(session)
    assert (await client.get(PATH)).json() == before
    for change in (
        update(NeutralityQuarter).values(figures={}),
        text("DELETE FROM neutrality_quarter"),
    ):
        with pytest.raises(DBAPIError, match=r"permission denied|append-only"):
            async with session.begin_nested():
                await session.execute(change)


async def test_published_quarters_go_out_as_a_file(
    suggested: list[Match], session: AsyncSession, client: httpx.AsyncClient, app: FastAPI
) -> None:
    await publish_and_watch(session)
    await session.commit()
    empty = await client.get(f"{PATH}.csv")
    assert empty.status_code == 200
    running = Quarter.of(await moment_now(session))
    kept = (await session.execute(select(NeutralityQuarter.figures))).scalar_one()
    group = {
        "group": "large", "shown": {"value": 15, "withheld": None},
        "chosen": {"value": None, "withheld": "fewer_than_5"}, "expected": 7.5,
    }  # fmt: skip
    size = {**kept["comparisons"][0], "groups": [group], "p": 0.5, "test": "fisher"}
    session.add(
        NeutralityQuarter(quarter=running.name, figures={"comparisons": [size], "is_example": True})
    )
    await session.commit()
    answer = await client.get(f"{PATH}.csv", params={"quarter": running.name})
    [row] = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert (row["quarter"], row["group"], row["shown"], row["chosen"]) == (
        running.name, "large", "15", "fewer than 5",
    )  # fmt: skip
    assert row["is_example"] == "Invented example"


@pytest.mark.parametrize("asked", [{"quarter": "2026-q5"}, {"quarter": "x"}, {"cursor": "x"}])
async def test_a_wrong_question_is_refused(
    client: httpx.AsyncClient, asked: dict[str, str]
) -> None:
    assert (await client.get(PATH, params=asked)).status_code == 422
