"""Refusals that only the answer library has."""

from app.kernel.errors import Conflict


class LibraryFull(Conflict):
    """The organisation keeps as many answers as it may."""

    type = "library-full"
    title = "Your organisation keeps as many answers as it may"
