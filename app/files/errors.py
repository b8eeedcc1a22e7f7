"""Refusals that only files have."""

from app.kernel.errors import Conflict, Problem


class NotReady(Conflict):
    """The file is still being checked, or was found harmful: there is nothing to hand out."""

    type = "file-not-ready"
    title = "This file cannot be downloaded"


class InUse(Conflict):
    """A record holds the file, so it cannot be deleted."""

    type = "file-in-use"
    title = "A record still holds this file"


class NoRoom(Conflict):
    """The organisation keeps as many files, or as many bytes, as it may."""

    type = "files-full"
    title = "Your organisation has no room for another file"


class TooSlow(Problem):
    """The body did not arrive in time."""

    status = 408
    type = "too-slow"
    title = "The file took too long to arrive"
