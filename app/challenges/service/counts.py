"""The counts that the responses' service keeps on a challenge."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.challenges import repository


async def set_response_counts(
    session: AsyncSession, challenge_id: UUID, *, submitted_delta: int = 0, owed_delta: int = 0
) -> None:
    """Change how many responses are submitted and how many are owed feedback.

    Call it last in the transaction, since it locks the challenge's row (DOMAIN section 10). The
    version stays: nobody's reading of the text is out of date.
    """
    await repository.change_counts(
        session, challenge_id, submitted=submitted_delta, owed=owed_delta
    )
