"""Expected refusals: each knows its status, its stable type and how it reads (RFC 9457)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from app.kernel.origins import Origin


@dataclass(frozen=True, slots=True)
class FieldError:
    """One thing that is wrong, where it stands (JSON pointer) and what to do about it."""

    pointer: str
    code: str
    message: str


class Problem(Exception):
    """A refusal that leaves the service as application/problem+json."""

    status: ClassVar[int] = 400
    type: ClassVar[str] = "bad-request"
    title: ClassVar[str] = "The request cannot be carried out"

    def __init__(
        self,
        detail: str | None = None,
        *,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        **members: object,
    ) -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.members = members


class NotFound(Problem):
    """There is no such record, or the caller may not know of it: both read the same."""

    status = 404
    type = "not-found"
    title = "Not found"


class SignInNeeded(Problem):
    """Nobody is signed in, and the route is not for the public."""

    status = 401
    type = "sign-in-needed"
    title = "Sign in to continue"


class NotAllowed(Problem):
    """The caller may see the record but not do this with it."""

    status = 403
    type = "not-allowed"
    title = "Your role does not allow this"


class CrossSite(Problem):
    """A browser sent an unsafe request from another site (CSRF)."""

    status = 403
    type = "cross-site"
    title = "The request did not come from this site"


class Conflict(Problem):
    """The request contradicts what is stored."""

    status = 409
    type = "conflict"
    title = "This contradicts what is stored"


class WrongMoment(Problem):
    """The action exists but not in the present state.

    Members: state, available_actions and, where the origin of the state is known, since and
    by_role: the edge reads them from the record of facts. Raise it only to those who may see the
    record.
    """

    status = 409
    type = "wrong-moment"
    title = "This is not possible now"

    def __init__(
        self, detail: str | None = None, *, origin: Origin | None = None, **members: object
    ) -> None:
        super().__init__(detail)
        self.members = members
        self.origin = origin


class CheckFailed(Problem):
    """A further check of the lifecycle row failed; `errors` points to each field."""

    status = 409
    type = "check-failed"
    title = "Something is missing before this can be done"


class Invalid(Problem):
    """Malformed input; `errors` names each field and the remedy."""

    status = 422
    type = "invalid"
    title = "Some of what was sent is not valid"


class PreconditionRequired(Problem):
    """`If-Match` is missing where somebody else's change could be overwritten."""

    status = 428
    type = "if-match-required"
    title = "Send If-Match with the ETag of what you read"


class PreconditionFailed(Problem):
    """Somebody else was first. Members: etag of the stored version, saved_by (role), saved_at."""

    status = 412
    type = "changed-since"
    title = "Somebody changed this since you read it"


class TooLarge(Problem):
    """The body is larger than the route accepts."""

    status = 413
    type = "too-large"
    title = "What was sent is too large"


class UnsupportedMedia(Problem):
    """The body is not in a form the route reads."""

    status = 415
    type = "unsupported-media-type"
    title = "Send JSON"


class TooMany(Problem):
    """A rate limit was reached; `Retry-After` says when to come back."""

    status = 429
    type = "too-many-requests"
    title = "Too many requests"

    def __init__(self, detail: str | None = None, *, retry_after: int) -> None:
        super().__init__(detail, headers={"Retry-After": str(retry_after)})


class Unavailable(Problem):
    """The service cannot answer for the moment; nothing was saved."""

    status = 503
    type = "unavailable"
    title = "The service is busy"

    def __init__(self, detail: str | None = None, *, retry_after: int = 2) -> None:
        super().__init__(detail, headers={"Retry-After": str(retry_after)})
