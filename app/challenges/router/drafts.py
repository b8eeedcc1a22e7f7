"""Writing a challenge and moving it along."""

from fastapi import Response, status

from app.challenges import readiness, repository, service
from app.challenges.dependencies import CurrentLimits
from app.challenges.enums import Action, Level
from app.challenges.policy import insider
from app.challenges.safeguards import QUESTIONS, assess, details_asked
from app.challenges.schemas.challenge import (
    ChallengeDraft,
    ChallengeEdit,
    ChallengeView,
    Readiness,
    Reference,
    SafeguardsPreview,
    SafeguardsQuestion,
    SafeguardsQuestions,
    SimilarReview,
)
from app.challenges.schemas.content import SafeguardAnswers
from app.kernel.actor import FORCE_ROLES, Role
from app.kernel.errors import (
    CheckFailed,
    NotAllowed,
    NotFound,
    PreconditionFailed,
    PreconditionRequired,
    SignInNeeded,
    WrongMoment,
)
from app.kernel.schemas import Transition
from app.web.etags import set_etag
from app.web.problems import documented
from app.web.routes import api_router
from app.web.session import (
    CurrentActor,
    IfMatch,
    ReadConnection,
    WriteSession,
    allow,
    allow_everyone,
)

router = api_router("/challenges", "challenges")
_REFUSED = (SignInNeeded, NotAllowed, NotFound, WrongMoment)
_CHANGED = (PreconditionRequired, PreconditionFailed)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    dependencies=[allow(FORCE_ROLES)],
    responses=documented(SignInNeeded, NotAllowed),
)
async def start_challenge(
    draft: ChallengeDraft,
    session: WriteSession,
    actor: CurrentActor,
    limits: CurrentLimits,
    response: Response,
) -> ChallengeView:
    """Start a draft from three answers."""
    challenge = await service.start(session, actor, draft=draft, limits=limits)
    set_etag(response, challenge.version)
    response.headers["Location"] = f"/api/v1/challenges/{challenge.reference}"
    return await repository.detail(session, actor, str(challenge.id))


@router.get("/safeguards-questions", dependencies=[allow_everyone()], responses=documented())
async def list_safeguards_questions() -> SafeguardsQuestions:
    """List the twelve questions, the level a yes leads to, and what each level asks for."""
    return SafeguardsQuestions(
        questions=[SafeguardsQuestion(key=key, level=level) for key, level in QUESTIONS.items()],
        detail_asked={level: list(details_asked(level)) for level in Level},
    )


@router.post("/safeguards-preview", dependencies=[allow_everyone()], responses=documented())
async def preview_safeguards(answers: SafeguardAnswers) -> SafeguardsPreview:
    """Say which level answers would lead to; nothing is saved."""
    found = assess(answers.model_dump())
    return SafeguardsPreview(
        level=found.level,
        decided=found.decided,
        because=list(found.because),
        detail_asked=list(details_asked(found.level)),
    )


@router.patch(
    "/{challenge_ref}",
    dependencies=[allow(FORCE_ROLES)],
    responses=documented(*_REFUSED, *_CHANGED),
)
async def edit_challenge(
    *,
    challenge_ref: Reference,
    edit: ChallengeEdit,
    session: WriteSession,
    actor: CurrentActor,
    if_match: IfMatch,
    response: Response,
) -> ChallengeView:
    """Change a draft: what is left out stays."""
    challenge = await service.edit(session, actor, challenge_ref, edit=edit, if_match=if_match)
    set_etag(response, challenge.version)
    return await repository.detail(session, actor, str(challenge.id))


@router.post(
    "/{challenge_ref}/similar-reviewed",
    dependencies=[allow(FORCE_ROLES)],
    responses=documented(*_REFUSED),
)
async def review_similar_challenges(
    challenge_ref: Reference,
    review: SimilarReview,
    session: WriteSession,
    actor: CurrentActor,
    response: Response,
) -> ChallengeView:
    """Record that similar challenges of other forces were looked at, and the choice."""
    challenge = await service.review_similar(session, actor, challenge_ref, review=review)
    set_etag(response, challenge.version)
    return await repository.detail(session, actor, str(challenge.id))


@router.get(
    "/{challenge_ref}/readiness",
    dependencies=[allow(FORCE_ROLES, Role.MODERATOR, Role.OVERSIGHT, Role.AUDITOR)],
    responses=documented(SignInNeeded, NotAllowed, NotFound),
)
async def read_challenge_readiness(
    challenge_ref: Reference, connection: ReadConnection, actor: CurrentActor, limits: CurrentLimits
) -> Readiness:
    """Say what is missing before sign-off, and what looks as if it should not be published."""
    challenge = await repository.read_row(connection, actor, challenge_ref)
    if not insider(actor, challenge):
        raise NotAllowed
    challenge.minimum_open_days = limits.minimum_open_days
    return readiness.check(challenge)


@router.post(
    "/{challenge_ref}/transitions",
    dependencies=[allow(FORCE_ROLES, Role.MODERATOR)],
    responses=documented(*_REFUSED, CheckFailed, *_CHANGED),
)
async def take_challenge_action(
    *,
    challenge_ref: Reference,
    wish: Transition[Action],
    session: WriteSession,
    actor: CurrentActor,
    if_match: IfMatch,
    limits: CurrentLimits,
    response: Response,
) -> ChallengeView:
    """Move a challenge one step along its lifecycle."""
    challenge = await service.take(
        session,
        actor,
        challenge_ref,
        action=wish.action,
        reason=wish.reason,
        if_match=if_match,
        limits=limits,
    )
    set_etag(response, challenge.version)
    return await repository.detail(session, actor, str(challenge.id))
