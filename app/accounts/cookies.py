"""The session's cookie: written, read, taken away."""

import hashlib
import secrets
from datetime import timedelta
from typing import Final

from fastapi import Request, Response

_SECURE_NAME: Final = "__Host-eme_session"
_PLAIN_NAME: Final = "eme_session"  # browsers refuse __Host- without TLS
_BYTES: Final = 32


def make_token() -> str:
    """A new token of 32 random bytes."""
    return secrets.token_urlsafe(_BYTES)


def token_hash(token: str) -> bytes:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()


def cookie_name(*, secure: bool) -> str:
    """The cookie's name; only over TLS can it be bound to this host."""
    return _SECURE_NAME if secure else _PLAIN_NAME


def sent_hash(request: Request, *, secure: bool) -> bytes | None:
    """The hash of the token that came with the request."""
    token = request.cookies.get(cookie_name(secure=secure))
    return token_hash(token) if token else None


def set_token(response: Response, token: str, *, lasts: timedelta, secure: bool) -> None:
    """Give the browser its token."""
    response.set_cookie(
        cookie_name(secure=secure),
        token,
        max_age=max(0, int(lasts.total_seconds())),
        path="/",
        secure=secure,
        httponly=True,
        samesite="lax",
    )


def take_away(response: Response, *, secure: bool) -> None:
    """Let the browser forget its token."""
    response.delete_cookie(
        cookie_name(secure=secure), path="/", secure=secure, httponly=True, samesite="lax"
    )
