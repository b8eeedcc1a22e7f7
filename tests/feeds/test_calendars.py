"""Calendar files, read back with a library."""

from datetime import timedelta
from typing import Any
from uuid import uuid5

import httpx
import pytest
from icalendar import Calendar
from sqlalchemy.ext.asyncio import AsyncSession

from app.feeds import repository
from app.kernel.actor import Role
from app.platform.database import moment_now
from tests.factories.challenges import STAGES, make_challenge
from tests.factories.organisations import make_force
from tests.support.database import Statements

ALL = "/api/v1/feeds/deadlines.ics"


def events_of(answer: httpx.Response) -> list[Any]:
    """The events of a file that is well-formed: lines end in CRLF and are at most 75 octets."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.content.endswith(b"END:VCALENDAR\r\n")
    lines = answer.content.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line or len(line) > 75 for line in lines)
    calendar = Calendar.from_ical(answer.content)
    assert all(component.errors == [] for component in calendar.walk())
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    events = list(calendar.walk("VEVENT"))
    assert all(event["uid"] and event["dtstamp"] and event["dtstart"] for event in events)
    return events


def at(reference: str) -> str:
    return f"/api/v1/challenges/{reference}/calendar.ics"


async def test_a_challenge_has_its_moments_in_a_calendar_file(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    title = "Phones returned, quickly; and read: “ŵ” " + "again and again " * 4
    made = await make_challenge(session, title=title.strip(), stage="scheduled")
    await session.commit()
    answer = await client.get(at(made.reference))
    assert answer.headers["content-disposition"] == (f'attachment; filename="{made.reference}.ics"')
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    events = {str(event["summary"]).split(": ")[1]: event for event in events_of(answer)}
    moments = {
        "Opens": ("opens_at", made.opens_at),
        "Questions close": ("questions_close_at", made.questions_close_at),
        "Responses close": ("responses_close_at", made.responses_close_at),
    }
    assert events.keys() == moments.keys()
    for words, (name, moment) in moments.items():
        assert moment is not None
        event = events[words]
        assert event["dtstart"].dt == moment.replace(microsecond=0)
        assert str(event["uid"]) == str(uuid5(made.id, name))
        assert event["status"] == "CONFIRMED"
        assert str(event["summary"]) == (
            f"Invented example: {words}: {made.title} ({made.reference})"
        )
        assert str(event["url"]).endswith(f"/challenges/{made.reference}")
    assert b"DTSTART:" in answer.content
    assert b"Z\r\n" in answer.content


async def test_the_calendar_of_all_holds_public_deadlines_and_no_others(
    session: AsyncSession, client: httpx.AsyncClient, statements: Statements
) -> None:
    now = await moment_now(session)
    force = await make_force(session)
    made = {stage: await make_challenge(session, force=force, stage=stage) for stage in STAGES}
    await make_challenge(session, force=force, visibility="registered_suppliers")
    await make_challenge(
        session,
        force=force,
        stage="closed",
        opens_at=now - timedelta(days=120),
        responses_close_at=now - timedelta(days=91),
    )
    await session.commit()
    with statements:
        answer = await client.get(ALL)
    assert len(statements) == 1
    shown = {str(event["url"]).rpartition("/")[2] for event in events_of(answer)}
    stages = ("scheduled", "open", "closed", "concluded", "withdrawn")
    assert shown == {made[stage].reference for stage in stages}
    assert answer.headers["cache-control"] == "public, max-age=60"
    again = await client.get(ALL, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


async def test_a_withdrawn_challenge_strikes_out_what_was_still_to_come(
    session: AsyncSession, client: httpx.AsyncClient
) -> None:
    made = await make_challenge(session, stage="withdrawn", questions_close_at=None)
    await session.commit()
    states = {
        str(event["summary"]).split(": ")[1]: event["status"]
        for event in events_of(await client.get(at(made.reference)))
    }
    assert states == {"Opens": "CONFIRMED", "Responses close": "CANCELLED"}


async def test_the_file_of_a_challenge_is_for_who_may_read_it_and_only_once_published(
    session: AsyncSession, client: httpx.AsyncClient, as_role: Any
) -> None:
    force = await make_force(session)
    policing = await make_challenge(session, visibility="policing_only")
    draft = await make_challenge(session, force=force, stage="draft")
    await session.commit()
    own = await as_role(Role.FORCE_CONTRIBUTOR, force)
    assert (await client.get(at(policing.reference))).status_code == 404
    assert events_of(await own.get(at(policing.reference)))
    assert (await own.get(at(draft.reference))).status_code == 404
    assert (await client.get(at("CH-2026-0000"))).status_code == 404


async def test_the_calendar_of_all_is_bounded(
    session: AsyncSession, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repository, "MOST_CHALLENGES", 1)
    force = await make_force(session)
    now = await moment_now(session)
    latest = await make_challenge(session, force=force, responses_close_at=now + timedelta(days=60))
    await make_challenge(session, force=force)
    await session.commit()
    shown = {str(event["url"]).rpartition("/")[2] for event in events_of(await client.get(ALL))}
    assert shown == {latest.reference}


async def test_no_challenges_make_an_empty_calendar(client: httpx.AsyncClient) -> None:
    assert events_of(await client.get(ALL)) == []
