"""A case with everything a moderator reads before deciding."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from app.kernel.actor import Actor
from app.kernel.screening import excerpt, findings
from app.moderation import repository
from app.moderation.enums import CaseStatus, Check
from app.moderation.schemas import (
    CaseCard,
    CaseDifference,
    CaseFinding,
    CaseText,
    CaseView,
    CheckItem,
)
from app.moderation.subjects import SUBJECTS, Reading
from app.platform.database import Reader

_NOTHING: Final[tuple[Any, ...]] = (None, "", [], {})


async def detail(reader: Reader, actor: Actor, ref: str) -> CaseView:
    """Read a case and its subject: the texts with findings, differences, checklist, decisions.

    Raises NotFound for all but moderators. Three statements at most: the case, its subject as that
    domain shows it, and the versions kept of a challenge.
    """
    card, version = await repository.card(reader, actor, ref)
    subject = SUBJECTS[card.subject.kind]
    reading = await subject.read(reader, actor, card.subject.id)
    found = list(_findings(reading))
    return CaseView(
        **{
            **{name: getattr(card, name) for name in CaseCard.model_fields},
            "available_actions": [*card.available_actions, *_decisions(card, reading)],
        },
        challenge=reading.challenge,
        solution=reading.solution,
        texts=_texts(reading, found),
        findings=found,
        differences=_differences(reading),
        checklist=_checklist(subject.checklist, found),
        version=version + reading.version,
    )


def _decisions(card: CaseCard, reading: Reading) -> list[str]:
    """What the subject's own table allows, unless another moderator works on it."""
    if card.status is CaseStatus.DECIDED or (card.holder and not card.holder.you):
        return []
    decisions = SUBJECTS[card.subject.kind].decisions
    return [str(action) for action, step in decisions.items() if step in reading.actions]


def _findings(reading: Reading) -> Iterator[CaseFinding]:
    number = 0
    for pointer, text in reading.words.items():
        for entry in findings(text):
            number += 1
            words = text[entry.start : entry.end]
            sha = hashlib.sha256(words.encode()).hexdigest()
            yield CaseFinding(
                number=number,
                pointer=pointer,
                kind=entry.kind,
                start=entry.start,
                end=entry.end,
                excerpt=excerpt(text, entry),
                message=entry.message,
                explanation=reading.explained.get((pointer, sha)),
            )


def _texts(reading: Reading, found: list[CaseFinding]) -> list[CaseText]:
    return [
        CaseText(
            pointer=pointer,
            text=text,
            findings=[entry.number for entry in found if entry.pointer == pointer],
        )
        for pointer, text in reading.words.items()
    ]


def _differences(reading: Reading) -> list[CaseDifference]:
    if reading.before is None or reading.after is None:
        return []
    before, after = dict(_leaves(reading.before)), dict(_leaves(reading.after))
    return [
        CaseDifference(pointer=pointer, before=before.get(pointer), after=after.get(pointer))
        for pointer in dict.fromkeys([*after, *before])
        if not _same(before.get(pointer), after.get(pointer))
    ]


def _same(before: Any, after: Any) -> bool:
    return before == after or (before in _NOTHING and after in _NOTHING)


def _leaves(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Walk through every single value with its JSON pointer."""
    if isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _leaves(entry, f"{pointer}/{key}")
    elif isinstance(value, list | tuple):
        for index, entry in enumerate(value):
            yield from _leaves(entry, f"{pointer}/{index}")
    else:
        yield pointer, value


def _checklist(codes: tuple[Check, ...], found: list[CaseFinding]) -> list[CheckItem]:
    unexplained = [entry.number for entry in found if entry.explanation is None]
    return [
        CheckItem(code=code, open_findings=unexplained if code is Check.NOTHING_PERSONAL else [])
        for code in codes
    ]
