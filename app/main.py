"""The application put together: every router, reaction and recurring job is listed here."""

from __future__ import annotations

import asyncio
import gc
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Final

from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError

from app.accounts.router import entrance as entrance_router
from app.accounts.router import memberships_router, people_router
from app.accounts.router import router as auth_router
from app.accounts.service import identify
from app.accounts.subscribers import SCHEDULE as ACCOUNTS_SCHEDULE
from app.answers.router import router as answers_router
from app.answers.router import uses_router as answer_uses_router
from app.audit.router import router as audit_router
from app.audit.subscribers import SCHEDULE as AUDIT_SCHEDULE
from app.challenges.router import ROUTERS as CHALLENGES_ROUTERS
from app.feeds.router import challenge_router as challenge_calendar_router
from app.feeds.router import router as feeds_router
from app.files.enums import Purpose
from app.files.router import router as files_router
from app.files.router import uploads as uploads_router
from app.insights.neutrality_router import router as neutrality_router
from app.insights.router import router as insights_router
from app.insights.subscribers import SCHEDULE as INSIGHTS_SCHEDULE
from app.kernel.actor import ANONYMOUS
from app.kernel.errors import Problem
from app.kernel.limits import Limits
from app.kernel.paging import CursorSigner
from app.matching import subscribers as matching_subscribers
from app.matching.engine.weights import load_weights
from app.matching.keeper import Keeper
from app.matching.renewals_router import router as renewals_router
from app.matching.router import router as matching_router
from app.matching.service import keep_writing
from app.matching.weights_router import router as weights_router
from app.moderation.router import router as moderation_router
from app.moderation.subscribers import SUBSCRIPTIONS as MODERATION_SUBSCRIPTIONS
from app.organisations.router import router as organisations_router
from app.platform.database import Database
from app.platform.encoder import load_encoder
from app.platform.logging import configure_logging
from app.platform.revisions import migration_head
from app.platform.storage import Storage, open_storage
from app.questions.router import challenge_router as challenge_questions_router
from app.questions.router import router as questions_router
from app.responses.attachments import file_readable as response_file_readable
from app.responses.exports_router import router as response_exports_router
from app.responses.router import challenge_router as challenge_responses_router
from app.responses.router import router as responses_router
from app.responses.subscribers import SUBSCRIPTIONS as RESPONSES_SUBSCRIPTIONS
from app.responses.versions_router import router as response_versions_router
from app.search.router import router as search_router
from app.search.shelves import Shelves
from app.solutions.contacts_router import asking as contact_asking_router
from app.solutions.contacts_router import router as contacts_router
from app.solutions.deployments_router import router as deployments_router
from app.solutions.evidence_router import router as evidence_router
from app.solutions.imports_router import router as imports_router
from app.solutions.policing_router import router as policing_uses_router
from app.solutions.policy import file_readable as product_file_readable
from app.solutions.router import router as solutions_router
from app.taxonomy.router import router as capabilities_router
from app.taxonomy.router import sectors_router
from app.transparency.router import router as transparency_router
from app.web.health import router as health_router
from app.web.limits import RequestLimits
from app.web.middleware import Edge, Metrics
from app.web.openapi import install_openapi
from app.web.pages import install_pages
from app.web.problems import install_problem_handlers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from fastapi import APIRouter
    from starlette.types import ASGIApp

    from app.files.policy import Readers
    from app.kernel.facts import Periodic, Subscription
    from app.settings import Settings

ROUTERS: Final[tuple[APIRouter, ...]] = (
    health_router,
    entrance_router,
    auth_router,
    memberships_router,
    people_router,
    organisations_router,
    capabilities_router,
    sectors_router,
    uploads_router,
    files_router,
    *CHALLENGES_ROUTERS,
    solutions_router,
    deployments_router,
    policing_uses_router,
    evidence_router,
    contact_asking_router,
    contacts_router,
    imports_router,
    challenge_questions_router,
    questions_router,
    challenge_responses_router,
    responses_router,
    response_exports_router,
    response_versions_router,
    answers_router,
    answer_uses_router,
    matching_router,
    renewals_router,
    weights_router,
    search_router,
    moderation_router,
    transparency_router,
    audit_router,
    insights_router,
    neutrality_router,
    feeds_router,
    challenge_calendar_router,
)


def subscriptions(keeper: Keeper | None = None) -> tuple[Subscription, ...]:
    """Every reaction to a fact. Only the worker, who carries out jobs, has a keeper to give."""
    return (
        *MODERATION_SUBSCRIPTIONS,
        *RESPONSES_SUBSCRIPTIONS,
        *matching_subscribers.subscriptions(keeper),
    )


SUBSCRIPTIONS: Final = subscriptions()
SCHEDULE: Final[tuple[Periodic, ...]] = (
    *ACCOUNTS_SCHEDULE,
    *AUDIT_SCHEDULE,
    *INSIGHTS_SCHEDULE,
    *matching_subscribers.SCHEDULE,
)
# Who may read a file is the business of the domain whose records hold it.
# How many seconds a web process waits for its corpus before it takes requests.
_ALONE, _AMONG_OTHERS = 2.0, 60.0
FILE_READERS: Final[Readers] = {
    Purpose.PRODUCT: product_file_readable,
    Purpose.RESPONSE: response_file_readable,
}


class Portal(FastAPI):
    """FastAPI with our edge outermost, so that every answer passes it, faults included."""

    def build_middleware_stack(self) -> ASGIApp:
        """Wrap FastAPI's own layers."""
        settings: Settings = self.state.settings
        return Edge(
            super().build_middleware_stack(),
            metrics=self.state.metrics,
            limits=RequestLimits(
                anonymous_per_minute=settings.anonymous_requests_per_minute,
                session_per_minute=settings.session_requests_per_minute,
            ),
            body_limit=settings.json_body_limit,
            upload_limit=settings.upload_limit,
            secure=settings.secure_cookies,
        )


def create_app(settings: Settings, *, database: Database | None = None) -> FastAPI:
    """Build the application. Tests hand over their own database."""
    configure_logging(level=settings.log_level.upper(), as_json=settings.log_json)
    own = database or open_database(settings)
    keeper = open_keeper(settings)
    shelves = Shelves(keeper)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        building = asyncio.create_task(_build_corpus(own, shelves))
        writing = asyncio.create_task(keep_writing(own, keeper.impressions))
        app.state.building = building
        # Beside others, nobody meets a process that has not read its corpus; alone, pages come
        # first.
        patience = _AMONG_OTHERS if settings.web_workers > 1 else _ALONE
        await asyncio.wait([building], timeout=patience)
        # Long pauses of the collector showed as slow answers (ENGINE section 2).
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)
        yield
        building.cancel()
        writing.cancel()
        with suppress(asyncio.CancelledError):
            await writing
        await own.dispose()

    app = Portal(
        title=settings.service_name,
        version="1",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        generate_unique_id_function=lambda route: route.name,
    )
    metrics = Metrics()
    app.state.database = own
    app.state.metrics = metrics
    app.state.settings = settings
    app.state.identify = identify
    app.state.public_origin = settings.public_origin
    app.state.cursors = CursorSigner(settings.secret_key.get_secret_value().encode())
    app.state.limits = Limits(
        minimum_open_days=settings.minimum_open_days, demonstration=settings.demonstration
    )
    app.state.migration_head = migration_head()
    app.state.keeper = keeper
    app.state.building = None
    app.state.shelves = shelves
    app.state.storage = storage_of(settings)
    app.state.file_readers = FILE_READERS
    app.state.semantic_matching = keeper.encoder is not None
    install_problem_handlers(app)
    install_openapi(app)
    for router in ROUTERS:
        app.include_router(router)
    install_pages(app, settings.frontend_dist)
    return app


def open_database(settings: Settings) -> Database:
    """Open the database named by the settings (`eme up` names its own server there)."""
    url = settings.database_url or ""
    return Database(
        url.replace("postgresql://", "postgresql+asyncpg://", 1),
        pool_size=settings.pool_size,
        subscriptions=SUBSCRIPTIONS,
    )


def open_keeper(settings: Settings) -> Keeper:
    """The process's corpus, with the sentence encoder if it was built."""
    return Keeper(weights=load_weights(), encoder=load_encoder(settings.model_dir))


def storage_of(settings: Settings) -> Storage:
    """The place where files are kept."""
    secret = settings.storage_secret_access_key
    options = {
        "endpoint": settings.storage_endpoint,
        "region": settings.storage_region,
        "access_key_id": settings.storage_access_key_id,
        "secret_access_key": secret and secret.get_secret_value(),
    }
    return open_storage(
        settings.storage_url,
        folder=settings.state_dir / "files",
        options={name: value for name, value in options.items() if value},
    )


async def _build_corpus(database: Database, shelves: Shelves) -> None:
    """Read the corpus before the first reader asks, as soon as the database answers."""
    while True:
        with suppress(Problem, SQLAlchemyError, OSError):
            async with database.reading() as connection:
                await shelves.open(connection, ANONYMOUS)
            return
        await asyncio.sleep(1)
