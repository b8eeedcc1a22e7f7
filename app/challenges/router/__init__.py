"""Challenges over HTTP, by topic: fixed addresses come before those with a reference."""

from typing import Final

from fastapi import APIRouter

from app.challenges.router.drafts import router as drafts_router
from app.challenges.router.ethics import router as ethics_router
from app.challenges.router.needs import router as needs_router
from app.challenges.router.outcomes import outcomes_router
from app.challenges.router.outcomes import router as outcome_router
from app.challenges.router.reading import router as reading_router

ROUTERS: Final[tuple[APIRouter, ...]] = (
    drafts_router,
    reading_router,
    outcome_router,
    outcomes_router,
    ethics_router,
    needs_router,
)
