"""Refusals that only questions have."""

from app.kernel.errors import Conflict, WrongMoment


class QuestionsClosed(WrongMoment):
    """The challenge is open, but takes no more questions. Members: closed_at, and as its base."""

    type = "questions-closed"
    title = "This challenge takes no more questions"


class QuestionsFull(Conflict):
    """As many as there may be. Members: most."""

    type = "questions-full"
    title = "There are as many as there may be"
