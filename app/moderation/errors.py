"""Problems only moderation has."""

from app.kernel.errors import Conflict


class TakenByAnother(Conflict):
    """Another moderator works on the case. Members: role, since."""

    type = "taken-by-another"
    title = "Another moderator has taken this case"
