"""How many requests one reader may send a minute, counted in each process.

Exact limits (sign-in) are rows of the database; these only keep one reader from crowding out the
others, so every process counts for itself.
"""

from __future__ import annotations

import hashlib
import math
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

if TYPE_CHECKING:
    from starlette.types import Scope

PEOPLE_BEHIND_AN_ADDRESS: Final = 20
_SESSION_COOKIE: Final = b"eme_session="


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a request may pass, and what the RateLimit headers say."""

    allowed: bool
    limit: int
    remaining: int
    reset: int

    @property
    def headers(self) -> tuple[tuple[bytes, bytes], ...]:
        """RateLimit headers (IETF draft), seconds until the window ends."""
        return (
            (b"ratelimit-limit", str(self.limit).encode()),
            (b"ratelimit-remaining", str(self.remaining).encode()),
            (b"ratelimit-reset", str(self.reset).encode()),
        )


class RequestLimits:
    """Counts requests of the API by session, or by address where there is none."""

    def __init__(self, *, anonymous_per_minute: int, session_per_minute: int) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._anonymous = RateLimitItemPerMinute(anonymous_per_minute)
        self._session = RateLimitItemPerMinute(session_per_minute)
        # A made-up cookie does not buy a fresh allowance; many people may share one address.
        self._address = RateLimitItemPerMinute(session_per_minute * PEOPLE_BEHIND_AN_ADDRESS)

    def hit(self, scope: Scope) -> Verdict | None:
        """Count one request; nothing for pages and files, which are not limited."""
        if not scope["path"].startswith("/api/"):
            return None
        token = _session_token(scope)
        address = (scope.get("client") or ("unknown", 0))[0]
        if not token:
            return self._count(self._anonymous, address)
        shared = self._count(self._address, f"shared {address}")
        return self._count(self._session, token) if shared.allowed else shared

    def _count(self, item: RateLimitItemPerMinute, key: str) -> Verdict:
        allowed = self._limiter.hit(item, key)
        stats = self._limiter.get_window_stats(item, key)
        reset = max(1, math.ceil(stats.reset_time - time.time()))
        return Verdict(allowed, item.amount, max(0, stats.remaining), reset)


def _session_token(scope: Scope) -> str:
    """A short name for the session the request claims, never the token itself."""
    for name, value in scope["headers"]:
        if name == b"cookie" and _SESSION_COOKIE in value:
            token = value.split(_SESSION_COOKIE, 1)[1].split(b";", 1)[0]
            return hashlib.sha256(token).hexdigest()[:32]
    return ""
