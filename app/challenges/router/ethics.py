"""Ethics opinions."""

from fastapi import Response, status

from app.challenges import service
from app.challenges.schemas.ethics import OpinionDraft, OpinionGivenView
from app.kernel.actor import Role
from app.kernel.errors import NotAllowed, NotFound, SignInNeeded, WrongMoment
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import CurrentActor, WriteSession, allow

router = api_router("/ethics", "ethics")


@router.post(
    "/opinions",
    status_code=status.HTTP_201_CREATED,
    dependencies=[allow(Role.ETHICS_ADVISER)],
    responses=documented(SignInNeeded, NotAllowed, NotFound, WrongMoment),
)
async def give_ethics_opinion(
    draft: OpinionDraft, session: WriteSession, actor: CurrentActor, response: Response
) -> OpinionGivenView:
    """Give an opinion on a challenge that was referred to the panel."""
    opinion = await service.give_opinion(session, actor, draft=draft)
    response.headers["Location"] = f"/api/v1/challenges/{opinion.challenge_id}"
    return OpinionGivenView.model_validate(opinion)
