"""Decisions and labels as a judged set: public and listed only, and the same every time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from app import cli
from app.kernel.actor import Role
from app.matching.enums import Because, State
from app.matching.learning.judged import read_set, write_set
from app.matching.learning.study import asked_of
from app.matching.models import Match, RelevanceLabel
from app.matching.repository.labels import GRADES
from app.matching.service.labels import read_labels
from tests.factories.challenges import make_challenge
from tests.factories.organisations import make_force
from tests.factories.solutions import make_solution
from tests.matching.engine_support import WEIGHTS
from tests.matching.scene import ASKED, PHONES, World

if TYPE_CHECKING:
    from pathlib import Path

    from app.challenges.models import Challenge
    from app.solutions.models import Solution
    from tests.conftest import AsRole


def match(
    challenge: Challenge, solution: Solution, state: State, because: Because | None = None
) -> Match:
    return Match(
        challenge_id=challenge.id, solution_id=solution.id, points=50, label="strong",
        semantic=False, weights_version="2026.1", state=state, because=because,
    )  # fmt: skip


def label(
    challenge: Challenge, solution: Solution, organisation: Any, because: Because
) -> RelevanceLabel:
    return RelevanceLabel(
        challenge_id=challenge.id, solution_id=solution.id, organisation_id=organisation.id,
        because=because,
    )  # fmt: skip


async def exported(app: FastAPI, session: AsyncSession) -> dict[str, str]:
    await session.commit()
    return (await read_labels(session, app.state.keeper)).files


def rows(files: dict[str, str]) -> list[list[str]]:
    return [line.split("\t") for line in files["qrels.tsv"].splitlines()]


async def test_decisions_of_moderators_come_before_labels_of_readers(
    world: World, app: FastAPI, session: AsyncSession
) -> None:
    cards = [await make_solution(session, **{**PHONES, "name": f"Card {n}"}) for n in range(4)]
    asked = world.challenge
    session.add_all([
        match(asked, world.fitting, State.ENDORSED),
        label(asked, world.fitting, world.force, Because.OTHER),
        match(asked, world.other, State.DISMISSED, Because.DIFFERENT_PROBLEM),
        match(asked, cards[0], State.SUGGESTED),
        label(asked, cards[0], world.force, Because.OTHER),
        label(asked, cards[0], world.supplier, Because.NOT_MATURE_ENOUGH),
        match(asked, cards[1], State.SUGGESTED),
        match(asked, cards[2], State.DISMISSED, Because.ALREADY_KNOWN),
        label(asked, cards[3], world.force, Because.ALREADY_KNOWN),
    ])  # fmt: skip
    files = await exported(app, session)
    assert rows(files)[0] == ["query_id", "doc_id", "relevance", "confidence"]
    assert sorted(rows(files)[1:]) == sorted([
        [asked.reference, world.fitting.reference, "1", "high"],
        [asked.reference, world.other.reference, "0", "high"],
        [asked.reference, cards[0].reference, "0", "low"],
    ])  # fmt: skip
    assert files == await exported(app, session)


async def test_only_public_challenges_and_listed_cards_are_exported(
    world: World, app: FastAPI, session: AsyncSession
) -> None:
    hidden = [
        await make_challenge(session, stage="open", visibility=visibility, **ASKED)
        for visibility in ("policing_only", "registered_suppliers")
    ]
    draft = await make_challenge(session, stage="draft", **ASKED)
    gone = await make_solution(session, stage="suspended", **PHONES)
    revised = await make_solution(session, stage="revised", **PHONES)
    session.add_all(match(each, world.fitting, State.ENDORSED) for each in (*hidden, draft))
    session.add(match(world.challenge, gone, State.ENDORSED))
    session.add(match(world.challenge, revised, State.ENDORSED))
    files = await exported(app, session)
    whole = "\n".join(files.values())
    names = [each for c in (*hidden, draft) for each in (c.reference, str(c.id))]
    for secret in (*names, gone.reference, str(gone.id)):
        assert secret not in whole
    assert "not public yet" not in whole
    assert rows(files)[1:] == [[world.challenge.reference, revised.reference, "1", "high"]]


async def test_what_was_written_is_scored_as_it_is_served(
    world: World, app: FastAPI, session: AsyncSession, as_role: AsRole, tmp_path: Path
) -> None:
    session.add(match(world.challenge, world.fitting, State.ENDORSED))
    files = await exported(app, session)
    write_set(tmp_path / "set", files)
    judged = read_set(tmp_path / "set")
    assert judged.policing == {world.challenge.reference}
    [asked] = asked_of(judged, WEIGHTS, None)
    row = asked.documents.index(world.fitting.reference)
    total = float(asked.values[row] @ np.array(list(WEIGHTS.match.values())))
    reader = await as_role(Role.MODERATOR)
    path = f"/api/v1/challenges/{world.challenge.reference}/matches"
    served = (await reader.get(path)).json()["items"][0]
    assert total == pytest.approx(served["total"], abs=0.5)
    card = next(
        line for line in map(json.loads, files["docs.jsonl"].splitlines())
        if line["id"] == world.fitting.reference
    )  # fmt: skip
    assert [each["sector"] for each in card["deployments"]] == ["health", "policing"]
    assert "A county force" not in files["docs.jsonl"]
    assert card["is_example"] in {True, False}


async def test_examples_are_flagged(world: World, app: FastAPI, session: AsyncSession) -> None:
    force = await make_force(session)
    example = await make_challenge(
        session, force=force, stage="open", **{**ASKED, "is_example": True}
    )
    session.add(match(example, world.fitting, State.ENDORSED))
    session.add(match(world.challenge, world.fitting, State.ENDORSED))
    files = await exported(app, session)
    flags = {
        line["id"]: line["is_example"]
        for line in map(json.loads, files["queries.jsonl"].splitlines())
    }
    assert flags == {
        example.reference: True,
        world.challenge.reference: world.challenge.is_example,
    }


def test_every_state_of_a_match_says_how_relevant_it_is_or_that_it_does_not_say() -> None:
    assert set(GRADES) == set(State)


def test_the_command_writes_into_an_empty_folder_only(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    worker_database: tuple[str, str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("EME_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("DATABASE_URL", worker_database[1])
    folder = tmp_path / "set"
    assert cli.main(["labels", "export", str(folder)]) == 0
    assert "Public and listed records only" in capsys.readouterr().out
    assert {file.name for file in folder.iterdir()} == {
        "queries.jsonl", "docs.jsonl", "qrels.tsv", "context.json",
    }  # fmt: skip
    assert cli.main(["labels", "export", str(folder)]) == 2
