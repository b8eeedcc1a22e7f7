"""What signing in needs to know of the installation, as `main` puts it on the application."""

from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address
from typing import Final, Protocol, cast

from fastapi import Request

from app.accounts import cookies

_BROWSER_LENGTH: Final = 200


class Portal(Protocol):
    """The part of the settings that people's sessions depend on."""

    @property
    def service_name(self) -> str:
        """Name in page headers."""

    @property
    def demonstration(self) -> bool:
        """Whether this is the practice area."""

    @property
    def secure_cookies(self) -> bool:
        """Whether browsers come over TLS."""

    @property
    def sign_in_attempts(self) -> int:
        """Failed sign-ins before an account has to wait."""

    @property
    def sign_in_window_minutes(self) -> int:
        """Within how many minutes they are counted."""

    @property
    def session_idle_minutes(self) -> int:
        """Rest after which a session ends."""

    @property
    def session_absolute_minutes(self) -> int:
        """Age at which a session ends."""


def portal_of(request: Request) -> Portal:
    """The installation that serves the request."""
    return cast("Portal", request.app.state.settings)


def idle_time(portal: Portal) -> timedelta:
    """How long a session may rest."""
    return timedelta(minutes=portal.session_idle_minutes)


@dataclass(frozen=True)
class Visitor:
    """The browser in front of the sign-in page."""

    address: str
    browser: str | None
    token_sha256: bytes | None
    practice: bool


def visitor_of(request: Request) -> Visitor:
    """Describe who stands at the door. Practice people may come from this machine only."""
    portal = portal_of(request)
    address = request.client.host if request.client else "unknown"
    return Visitor(
        address=address,
        browser=(request.headers.get("user-agent") or "")[:_BROWSER_LENGTH] or None,
        token_sha256=cookies.sent_hash(request, secure=portal.secure_cookies),
        practice=portal.demonstration and _is_loopback(address),
    )


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
