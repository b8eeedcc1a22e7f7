"""One second after the deadline nothing can be sent, whatever the queue (DOMAIN rules 2 and 12)."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, text

from app.challenges.models import Challenge
from app.kernel.actor import Actor, Role
from app.kernel.errors import WrongMoment
from app.platform.database import Database, moment_now
from app.responses import service
from app.responses.enums import Action
from app.responses.models import Response, ResponseVersion
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_supplier
from tests.factories.responses import make_response
from tests.responses.scene import make_scene


async def _closing_in(scene: Any, clock: Any, seconds: float) -> None:
    """Move the clock to so many seconds before the deadline."""
    left = scene.challenge.responses_close_at - await moment_now(scene.session)
    await clock.shift(left - timedelta(seconds=seconds))


async def _submit(client: Any, url: str, version: int = 1) -> Any:
    return await client.post(
        f"{url}/transitions", json={"action": "submit"}, headers={"If-Match": f'"v{version}"'}
    )


async def test_what_is_sent_in_the_last_seconds_counts(
    session: Any, as_role: Any, clock: Any
) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond()
    await _closing_in(scene, clock, 30)
    sent = await _submit(await scene.enter("member"), scene.url)
    assert sent.status_code == 200, sent.text
    assert sent.json()["status"] == "submitted"
    assert sent.json()["submitted_at"] < sent.json()["challenge"]["responses_close_at"]


@pytest.mark.parametrize("status", ["draft", "submitted"])
async def test_one_second_late_is_late_and_the_text_stays_readable(
    session: Any, as_role: Any, clock: Any, status: str
) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond(status=status)
    await _closing_in(scene, clock, -1)
    member = await scene.enter("member")
    late = await _submit(member, scene.url)
    assert (late.status_code, late.json()["type"]) == (409, "/problems/wrong-moment")
    assert late.json()["state"] == {"draft": "unsent", "submitted": "opened"}[status]
    assert late.json()["available_actions"] == {"draft": [], "submitted": ["withdraw"]}[status]
    assert (
        late.json()["since"]
        == (await member.get(scene.url)).json()["challenge"]["responses_close_at"]
    )
    assert "by_role" not in late.json(), "the clock closed it, nobody did"
    change = await member.patch(
        scene.url, json={"time_needed": "A year"}, headers={"If-Match": '"v1"'}
    )
    assert (change.status_code, change.json()["type"]) == (409, "/problems/wrong-moment")
    kept = (await member.get(scene.url)).json()
    assert kept["status"] == status
    assert kept["challenge"]["status"] == "closed"
    assert kept["working_copy"]["time_needed"] == "Six weeks"
    assert await scene.counts() == ((0, 0) if status == "draft" else (1, 1))


async def test_the_last_version_before_the_deadline_counts(
    session: Any, as_role: Any, clock: Any
) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond()
    member = await scene.enter("member")
    first = await _submit(member, scene.url)
    written = await member.patch(
        scene.url,
        json={"time_needed": "Eight weeks"},
        headers={"If-Match": first.headers["etag"]},
    )
    assert written.json()["working_copy"]["differs"]
    assert written.json()["submitted"]["time_needed"] == "Six weeks"
    second = await _submit(member, scene.url, written.json()["version"])
    assert second.json()["receipt"]["number"] == 2
    assert second.json()["receipt"]["sha256"] != first.json()["receipt"]["sha256"]
    unsent = await member.patch(
        scene.url,
        json={"time_needed": "Ten weeks"},
        headers={"If-Match": second.headers["etag"]},
    )
    assert unsent.status_code == 200
    await _closing_in(scene, clock, -1)
    read = (await (await scene.enter("contributor")).get(scene.url)).json()
    assert read["submitted"]["time_needed"] == "Eight weeks"
    versions = select(ResponseVersion.number, ResponseVersion.submitted["time_needed"].astext)
    kept = (await session.execute(versions.order_by(ResponseVersion.number))).all()
    assert [tuple(version) for version in kept] == [(1, "Six weeks"), (2, "Eight weeks")]
    assert await scene.counts() == (1, 1)


async def test_what_was_read_is_what_is_signed(session: Any, as_role: Any) -> None:
    scene = await make_scene(session, as_role)
    await scene.respond()
    member = await scene.enter("member")
    without = await member.post(f"{scene.url}/transitions", json={"action": "submit"})
    assert without.status_code == 428
    assert (await _submit(member, scene.url, 7)).status_code == 412
    assert (await _submit(member, scene.url, 1)).status_code == 200


@pytest.mark.parametrize("status", ["registered", "suspended"])
async def test_an_unverified_organisation_may_draft_and_not_send(
    session: Any, as_role: Any, status: str
) -> None:
    scene = await make_scene(session, as_role)
    scene.supplier.status = status
    await session.commit()
    member = await scene.enter("member")
    started = await member.post(f"{scene.challenge_url}/responses")
    assert started.status_code == 201
    await scene.session.commit()
    words = {"outcomes": [{"index": n, "answer": "not"} for n in (0, 1)], "what_to_know": "Ask."}
    url = f"/api/v1/responses/{started.json()['reference']}"
    written = await member.patch(url, json=words, headers={"If-Match": '"v1"'})
    assert written.status_code == 200, written.text
    sent = await _submit(member, url, 2)
    assert (sent.status_code, sent.json()["type"]) == (409, "/problems/check-failed")
    assert [error["pointer"] for error in sent.json()["errors"]] == ["/supplier"]


async def _two_suppliers(database: Database) -> tuple[Any, list[tuple[Actor, str]]]:
    async with database.unit_of_work() as session:
        challenge = await make_challenge(session)
        senders = []
        for _ in range(6):
            home = await make_supplier(session)
            response = await make_response(session, challenge=challenge, supplier=home)
            actor = Actor(
                role=Role.SUPPLIER_MEMBER, organisation_id=home.id, organisation_verified=True
            )
            senders.append((actor, response.reference))
    return challenge.id, senders


async def test_the_count_is_exact_when_many_send_and_withdraw_at_once(
    real_database: Database,
) -> None:
    challenge_id, senders = await _two_suppliers(real_database)

    async def act(actor: Actor, reference: str, action: Action, version: int) -> None:
        async with real_database.unit_of_work() as session:
            await service.take(session, actor, reference, action=action, if_match=version)

    await asyncio.gather(*(act(*sender, Action.SUBMIT, 1) for sender in senders))
    await asyncio.gather(*(act(*sender, Action.WITHDRAW, 2) for sender in senders[:2]))
    counts = select(Challenge.responses_submitted, Challenge.feedback_owed).where(
        Challenge.id == challenge_id
    )
    async with real_database.reading() as connection:
        assert tuple((await connection.execute(counts)).one()) == (4, 4)


async def test_starting_twice_in_the_same_moment_makes_one_response(
    real_database: Database,
) -> None:
    async with real_database.unit_of_work() as session:
        challenge = await make_challenge(session)
        home = await make_supplier(session)
    actor = Actor(role=Role.SUPPLIER_ADMIN, organisation_id=home.id, organisation_verified=True)

    async def start() -> service.Started:
        async with real_database.unit_of_work() as session:
            return await service.start(session, actor, challenge.reference)

    async with real_database.unit_of_work() as session:
        first = await service.start(session, actor, challenge.reference)
        second = asyncio.create_task(start())
        await asyncio.sleep(0.3)  # the second one looked, found nothing, and waits for the first
        assert not second.done()
    assert first.is_new
    assert await second == service.Started(first.reference, is_new=False)
    async with real_database.reading() as connection:
        total = select(func.count()).select_from(Response)
        assert (await connection.execute(total)).scalar_one() == 1


async def test_who_waits_for_the_row_until_after_the_deadline_is_late(
    real_database: Database,
) -> None:
    """The clock is read once the lock is held, not when the request came in."""
    async with real_database.unit_of_work() as session:
        soon = await moment_now(session) + timedelta(seconds=1.2)
        challenge = await make_challenge(session, responses_close_at=soon)
        home = await make_supplier(session)
        response = await make_response(session, challenge=challenge, supplier=home)
    actor = Actor(role=Role.SUPPLIER_MEMBER, organisation_id=home.id, organisation_verified=True)
    held = asyncio.Event()

    async def hold() -> None:
        async with real_database.unit_of_work() as session:
            await session.execute(
                text("SELECT 1 FROM response WHERE id = :id FOR UPDATE"), {"id": response.id}
            )
            held.set()
            await asyncio.sleep(1.4)

    async def submit() -> None:
        await held.wait()
        async with real_database.unit_of_work() as session:
            await service.take(session, actor, response.reference, action=Action.SUBMIT, if_match=1)

    async with real_database.reading() as connection:
        assert await moment_now(connection) < soon
    with pytest.raises(WrongMoment):
        await asyncio.gather(hold(), submit())
