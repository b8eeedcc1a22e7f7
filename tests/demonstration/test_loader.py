"""The demonstration in a real database: complete, true to its data, and loaded once."""

from __future__ import annotations

import io
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from sqlalchemy import select, text

from app import demonstration
from app.accounts.demonstration_accounts import DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD
from app.audit import service as audit
from app.challenges.models import Challenge, status_now
from app.demonstration import Result
from app.demonstration.content import Content
from app.files.enums import Kind
from app.files.inspection import refuse_content
from app.files.models import File
from app.kernel.facts import InTransaction
from app.kernel.ids import LONDON
from app.main import SUBSCRIPTIONS, create_app
from app.moderation.models import ModerationCase
from app.responses.models import Feedback, Response
from app.solutions.facts import SolutionStarted
from app.solutions.models import Deployment, Solution
from tests.conftest import open_client

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.platform.database import Database
    from app.settings import Settings
    from tests.demonstration.conftest import Addresses

pytestmark = pytest.mark.xdist_group("demonstration")

CONTENT = Content.read()
NAMES = {item["key"]: item["name"] for item in CONTENT.solutions}
TITLES = {item["key"]: item["title"] for item in CONTENT.challenges}
NOT_SENT = {"draft", "withdrawn"}


async def rows(database: Database, statement: Any) -> Sequence[Any]:
    async with database.reading() as reader:
        return (await reader.execute(statement)).all()


async def test_every_challenge_stands_where_its_data_says(practice: Database) -> None:
    found = await rows(practice, select(Challenge.title, status_now, Challenge.is_example))
    assert {title: (status, True) for title, status, _ in found} == {
        item["title"]: (item["stage"], True) for item in CONTENT.challenges
    }
    assert all(is_example for _, _, is_example in found)


async def test_every_card_and_response_stands_where_its_data_says(practice: Database) -> None:
    cards = await rows(practice, select(Solution.name, Solution.status, Solution.is_example))
    assert {name: (status, marked) for name, status, marked in cards} == {
        item["name"]: (item["stage"], True) for item in CONTENT.solutions
    }
    answers = await rows(
        practice,
        select(Challenge.title, Response.status, Feedback.reason, Feedback.shown_at)
        .join(Challenge, Challenge.id == Response.challenge_id)
        .outerjoin(Feedback, Feedback.response_id == Response.id),
    )
    assert Counter((title, status, reason) for title, status, reason, _ in answers) == Counter(
        (TITLES[item["challenge"]], item["state"], (item["feedback"] or {}).get("reason"))
        for item in CONTENT.responses
    )
    assert all((reason is None) == (shown is None) for _, _, reason, shown in answers)


async def test_the_sealed_counts_are_right(practice: Database) -> None:
    found = await rows(
        practice,
        select(Challenge.title, Challenge.responses_submitted, Challenge.feedback_owed),
    )
    sent = [item for item in CONTENT.responses if item["state"] not in NOT_SENT]
    submitted = Counter(TITLES[item["challenge"]] for item in sent)
    owed = Counter(TITLES[item["challenge"]] for item in sent if not item["feedback"])
    assert {title: (count, owing) for title, count, owing in found} == {
        title: (submitted[title], owed[title]) for title in TITLES.values()
    }


async def test_deployments_carry_the_evidence_of_the_data(practice: Database) -> None:
    found = await rows(
        practice,
        select(Solution.name, Deployment.use, Deployment.evidence, Solution.status).join(
            Solution, Solution.id == Deployment.solution_id
        ),
    )
    listed = {"listed", "suspended"}
    expected = {
        (item["name"], use["use"]): use["evidence"]
        for item in CONTENT.solutions
        for use in item["deployments"]
        if item["stage"] in listed
    }
    assert {
        (name, use): evidence for name, use, evidence, status in found if status in listed
    } == expected


async def test_the_catalogue_is_large_and_wide(practice: Database) -> None:
    suppliers, cards = (
        await rows(
            practice,
            text(
                "SELECT count(DISTINCT supplier_id), count(*) FROM solution WHERE status = 'listed'"
            ),
        )
    )[0]
    sectors = await rows(practice, text("SELECT DISTINCT sector FROM deployment WHERE is_listed"))
    assert suppliers >= 15
    assert cards >= 45
    assert len(sectors) > 10


async def test_everything_happened_in_order_and_in_the_past(practice: Database) -> None:
    moments = [
        moment
        for (moment,) in await rows(practice, text("SELECT recorded_at FROM fact ORDER BY id"))
    ]
    assert len(moments) > 900
    # What came with the database (organisations, vocabulary) leaves no facts.
    assert moments == sorted(moments)
    assert moments[0] < datetime.now(UTC) - timedelta(days=200)
    assert moments[-1] < datetime.now(UTC)
    hours = {moment.astimezone(LONDON).hour for moment in moments}
    assert hours <= set(range(9, 18))


async def test_responses_close_at_five_on_working_days(practice: Database) -> None:
    found = await rows(
        practice,
        select(Challenge.responses_close_at).where(Challenge.responses_close_at.is_not(None)),
    )
    closings = [moment.astimezone(LONDON) for (moment,) in found]
    assert {(moment.hour, moment.minute) for moment in closings} == {(17, 0)}
    assert all(moment.weekday() < 5 for moment in closings)


async def test_the_record_of_facts_is_whole(practice: Database) -> None:
    report = await audit.verify(practice)
    assert report.findings == []
    assert report.facts > 900


async def test_the_clock_is_right_afterwards(practice: Database) -> None:
    assert await rows(practice, text("SELECT clock_offset FROM eme_clock")) == [(timedelta(0),)]


async def test_a_case_waits_for_everything_that_waits_for_a_moderator(practice: Database) -> None:
    found = [status for (status,) in await rows(practice, select(ModerationCase.status))]
    waiting = [
        item
        for item in (*CONTENT.challenges, *CONTENT.solutions)
        if item["stage"] in {"in_moderation", "in_review"}
    ]
    undecided = [status for status in found if status != "decided"]
    assert sorted(undecided) == ["assigned", *["open"] * (len(waiting) - 1)]


async def test_its_documents_are_clean_public_where_they_may_be_and_marked_as_invented(
    loaded: Addresses, practice: Database, settings: Settings
) -> None:
    found = await rows(practice, select(File.name, File.status, File.is_example, File.loose_since))
    expected = {(item["name"], "clean", True, None) for item in CONTENT.documents}
    assert {tuple(row) for row in found} == expected
    application = create_app(settings, database=practice)
    application.state.storage = loaded.storage
    async with open_client(application) as reader:
        for name, file_id in await rows(practice, select(File.name, File.id)):
            sealed = any("supplier" in item and item["name"] == name for item in CONTENT.documents)
            answer = await reader.get(f"/api/v1/files/{file_id}/content")
            assert answer.status_code == (404 if sealed else 200), name
            if name.endswith(".pdf") and not sealed:
                refuse_content(io.BytesIO(answer.content), Kind.PDF)
                assert b"Invented example" in answer.content


async def test_loading_again_changes_nothing(loaded: Addresses, practice: Database) -> None:
    census = text(
        "SELECT (SELECT count(*) FROM fact), (SELECT count(*) FROM account),"
        " (SELECT count(*) FROM procrastinate_jobs), (SELECT count(*) FROM corpus_change),"
        " (SELECT max(updated_at) FROM challenge)"
    )
    before = await rows(practice, census)
    assert (
        await demonstration.load(loaded.owner, SUBSCRIPTIONS, loaded.storage)
        is Result.THERE_ALREADY
    )
    assert await rows(practice, census) == before


async def test_another_edition_leaves_what_is_there(
    loaded: Addresses, practice: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = Content([], [], [], [], [], {"kept": [], "sent": []}, [], edition="newer")
    monkeypatch.setattr(Content, "read", lambda: newer)
    assert (
        await demonstration.load(loaded.owner, SUBSCRIPTIONS, loaded.storage)
        is Result.EARLIER_EDITION
    )
    assert len(await rows(practice, select(Challenge.id))) == len(CONTENT.challenges)


async def test_everybody_of_the_demonstration_can_sign_in(
    practice: Database, settings: Settings
) -> None:
    application = create_app(settings, database=practice)
    for account in DEMONSTRATION_ACCOUNTS:
        async with open_client(application) as browser:
            answer = await browser.post(
                "/api/v1/auth/session",
                json={"email": account.email, "password": DEMONSTRATION_PASSWORD},
            )
        assert answer.status_code == 201, account.email
        acting = answer.json()["acting_as"]
        assert (acting["role"], acting["organisation"]["slug"]) == (
            account.role,
            account.organisation,
        )


class Interrupted(Exception):
    """Somebody pulled the plug."""


async def test_a_loader_that_fails_leaves_nothing_and_nobody_saw_its_clock(
    empty: Addresses,
) -> None:
    seen: list[Any] = []

    async def look_from_outside_and_fail(*_: object) -> None:
        with psycopg.connect(empty.application) as other:
            seen.extend(other.execute("SELECT clock_offset FROM eme_clock").fetchone() or ())
            seen.extend(other.execute("SELECT count(*) FROM account").fetchone() or ())
        raise Interrupted

    with pytest.raises(Interrupted):
        await demonstration.load(
            empty.owner,
            [InTransaction(SolutionStarted, look_from_outside_and_fail)],
            empty.storage,
        )
    assert seen == [timedelta(0), 0]
    with psycopg.connect(empty.application) as other:
        left = "SELECT count(*) FROM account UNION ALL SELECT count(*) FROM job_effect"
        assert other.execute(left).fetchall() == [(0,), (0,)]
        assert other.execute("SELECT clock_offset FROM eme_clock").fetchone() == (timedelta(0),)


async def test_a_loader_puts_a_clock_right_that_somebody_left_moved(empty: Addresses) -> None:
    with psycopg.connect(empty.owner, autocommit=True) as owner:
        owner.execute("UPDATE eme_clock SET clock_offset = '-3 days'")
        owner.execute(
            "INSERT INTO job_effect VALUES ('demonstration.loaded:' || %s)", [CONTENT.edition]
        )
    assert (
        await demonstration.load(empty.owner, SUBSCRIPTIONS, empty.storage) is Result.THERE_ALREADY
    )
    with psycopg.connect(empty.owner) as owner:
        assert owner.execute("SELECT clock_offset FROM eme_clock").fetchone() == (timedelta(0),)
