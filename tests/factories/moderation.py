"""Moderation cases for tests."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.moderation.enums import SubjectKind
from app.moderation.models import ModerationCase
from app.platform.database import moment_now


async def make_case(
    session: AsyncSession,
    *,
    kind: SubjectKind = SubjectKind.CHALLENGE,
    subject_id: UUID,
    **overrides: Any,
) -> ModerationCase:
    """Insert a case that waits for a subject made by another factory; due in two days."""
    now = await moment_now(session)
    fields = {
        "subject_kind": kind,
        "subject_id": subject_id,
        "opened_at": now,
        "due_at": now + timedelta(days=2),
        **overrides,
    }
    case = ModerationCase(**fields)
    session.add(case)
    await session.flush()
    return case
