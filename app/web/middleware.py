"""One pure ASGI layer: request id, body limit, security headers, metrics, access log.

One layer and not several, because each costs every request (ENGINE section 2).
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Final

import structlog
from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.exceptions import HTTPException

from app.kernel.errors import TooMany
from app.kernel.ids import new_id
from app.web.problems import problem_response

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from app.web.limits import RequestLimits

CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
SECURITY_HEADERS: Final = (
    (b"content-security-policy", CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
UPLOADS: Final = "/api/v1/files"
"""The address that takes a file of any kind as its body."""
SHEETS: Final = "/api/v1/imports/"
"""The addresses under which a CSV file is the body, no larger than any other body."""
HSTS: Final = (b"strict-transport-security", b"max-age=63072000; includeSubDomains")
_REQUEST_ID: Final = re.compile(r"^[A-Za-z0-9-]{8,64}$")
_log = structlog.get_logger("access")


class Metrics:
    """What /metrics shows; one registry per application, so that tests do not share counts."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "eme_requests_total",
            "Answers sent",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "eme_request_seconds",
            "Time to answer",
            ["route"],
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
            registry=self.registry,
        )


class Edge:
    """The layer around the application.

    Bodies are counted while they arrive. FastAPI's own limit answers in plain text, and every
    refusal here is a problem document.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        metrics: Metrics,
        limits: RequestLimits,
        body_limit: int,
        upload_limit: int,
        secure: bool,
    ) -> None:
        self._app = app
        self._metrics = metrics
        self._limits = limits
        self._body_limit = body_limit
        self._upload_limit = upload_limit
        self._headers = (*SECURITY_HEADERS, HSTS) if secure else SECURITY_HEADERS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request: name it, send it on, decorate and count the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _request_id(scope)
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        scope.setdefault("state", {})["request_id"] = request_id
        started = time.perf_counter()
        status = 0
        verdict = self._limits.hit(scope)

        async def decorated(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                own = (b"x-request-id", request_id.encode())
                _add_headers(message, (*self._headers, own, *(verdict.headers if verdict else ())))
            await send(message)

        try:
            if verdict and not verdict.allowed:
                problem = TooMany("Wait, then try again.", retry_after=verdict.reset)
                await problem_response(problem, request_id=request_id)(scope, receive, decorated)
            else:
                await self._app(scope, self._limited(scope, receive), decorated)
        except Exception:
            # The problem handler has logged and answered it; nothing is left to do out here.
            if not status:
                raise
        finally:
            self._count(scope, status or 500, time.perf_counter() - started)

    def _limited(self, scope: Scope, receive: Receive) -> Receive:
        """Receive a body only up to the limit; FastAPI passes HTTPException on as it is."""
        received = 0
        limit = self._upload_limit if scope["path"] == UPLOADS else self._body_limit

        async def limited() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise HTTPException(413)
            return message

        return limited

    def _count(self, scope: Scope, status: int, seconds: float) -> None:
        """Count and log one answer; logs hold the route, never the query or the body."""
        route = getattr(scope.get("route"), "path", "unrouted")
        self._metrics.requests.labels(scope["method"], route, status).inc()
        self._metrics.seconds.labels(route).observe(seconds)
        _log.info(
            "request",
            method=scope["method"],
            route=route,
            path=scope["path"],
            status=status,
            milliseconds=round(seconds * 1000, 2),
        )


def _request_id(scope: Scope) -> str:
    """The id a proxy gave the request, when it is one, or a new id."""
    given = next((v for k, v in scope["headers"] if k == b"x-request-id"), b"").decode("latin-1")
    return given if _REQUEST_ID.fullmatch(given) else new_id().hex


def _add_headers(message: Message, more: Sequence[tuple[bytes, bytes]]) -> None:
    headers = message.setdefault("headers", [])
    given = {name.lower() for name, _ in headers}  # a route's own rule is the stricter one
    headers.extend(header for header in more if header[0] not in given)
    if b"cache-control" not in given:
        headers.append((b"cache-control", b"no-store"))
