"""Figures as they go out."""

from app.kernel.schemas import View


class Summary(View):
    """Key figures of the start page; all from public records."""

    challenges_open: int
    challenges_concluded: int
    concluded_all_answered: int
    responses_answered: int
    solutions_listed: int
    forces_engaged: int
    median_days_to_outcome: int | None


class ReplyRate(View):
    """How many of the responses a force received were answered with feedback (rule 9)."""

    force_slug: str
    force_name: str
    concluded: int
    responses: int
    answered: int
    is_example: bool
