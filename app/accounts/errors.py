"""Refusals that only signing in knows."""

from app.kernel.errors import Problem


class WrongCredentials(Problem):
    """Account or password is wrong; which of the two is never said."""

    status = 401
    type = "wrong-credentials"
    title = "The email address or the password is not right"


class NoMembership(Problem):
    """The person is known but belongs to no organisation."""

    status = 403
    type = "no-membership"
    title = "Your account does not belong to an organisation"
