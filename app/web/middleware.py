"""One pure ASGI layer: request id, body limit, security headers, metrics, access log.

One layer and not several, because each costs every request (ENGINE section 2).
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Final

import structlog
from prometheus_client import CollectorRegistry, Counter, Histogram

from app.kernel.errors import TooLarge
from app.kernel.ids import new_id
from app.web.problems import problem_response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
HSTS: Final = (b"strict-transport-security", b"max-age=63072000; includeSubDomains")
_REQUEST_ID: Final = re.compile(r"^[A-Za-z0-9-]{8,64}$")
_log = structlog.get_logger("access")


class Metrics:
    """What /metrics shows; one registry per application, so that tests do not share counts."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "eme_requests_total", "Answers sent", ["method", "route", "status"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "eme_request_seconds", "Time to answer", ["route"],
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
            registry=self.registry,
        )


class Edge:
    """The layer around the application."""

    def __init__(
        self, app: ASGIApp, *, metrics: Metrics, json_limit: int, upload_limit: int, secure: bool
    ) -> None:
        self._app = app
        self._metrics = metrics
        self._json_limit = json_limit
        self._upload_limit = upload_limit
        self._headers = (*SECURITY_HEADERS, HSTS) if secure else SECURITY_HEADERS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await _Exchange(self, scope, receive, send).run()

    async def pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request to the application within."""
        await self._app(scope, receive, send)

    def body_limit(self, path: str) -> int:
        """Most bytes a body may have on this path (documented in docs/api.md)."""
        return self._upload_limit if path.startswith("/api/v1/files") else self._json_limit

    @property
    def headers(self) -> tuple[tuple[bytes, bytes], ...]:
        """Security headers of every answer."""
        return self._headers

    def count(self, scope: Scope, status: int, seconds: float) -> None:
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


class _Exchange:
    """One request on its way in and its answer on the way out."""

    def __init__(self, edge: Edge, scope: Scope, receive: Receive, send: Send) -> None:
        self._edge, self._scope, self._receive, self._send = edge, scope, receive, send
        given = next((v for k, v in scope["headers"] if k == b"x-request-id"), b"").decode("latin-1")
        self._request_id = given if _REQUEST_ID.fullmatch(given) else new_id().hex
        self._limit = edge.body_limit(scope["path"])
        self._received = 0
        self._status = 0

    async def run(self) -> None:
        """Serve, then count."""
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=self._request_id)
        self._scope.setdefault("state", {})["request_id"] = self._request_id
        started = time.perf_counter()
        try:
            if self._announced() > self._limit:
                await self._refuse()
            else:
                await self._serve()
        finally:
            self._edge.count(self._scope, self._status or 500, time.perf_counter() - started)

    async def _serve(self) -> None:
        try:
            await self._edge.pass_on(self._scope, self._limited_receive, self._decorated_send)
        except TooLarge:
            if self._status:
                raise
            await self._refuse()

    def _announced(self) -> int:
        raw = next((v for k, v in self._scope["headers"] if k == b"content-length"), b"0")
        return int(raw) if raw.isdigit() else 0

    async def _refuse(self) -> None:
        problem = TooLarge(f"Send at most {self._limit} bytes.", limit=self._limit)
        response = problem_response(problem, request_id=self._request_id)
        await response(self._scope, self._receive, self._decorated_send)

    async def _limited_receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._received += len(message.get("body", b""))
            if self._received > self._limit:
                raise TooLarge
        return message

    async def _decorated_send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            headers = message.setdefault("headers", [])
            headers.extend(self._edge.headers)
            headers.append((b"x-request-id", self._request_id.encode()))
            if not any(name.lower() == b"cache-control" for name, _ in headers):
                headers.append((b"cache-control", b"no-store"))
        await self._send(message)
