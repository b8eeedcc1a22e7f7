"""`eme serve`: one web process, for pages and API."""

import argparse
import socket

import uvicorn

from app.commands.database import running
from app.commands.parent import leave_with_parent
from app.main import create_app
from app.settings import Settings

_BACKLOG = 2048
_SHUTDOWN_SECONDS = 10


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Serve until told to stop; requests under way are finished first."""
    if arguments.with_parent:
        leave_with_parent()
    settings = running(settings)
    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        forwarded_allow_ips=settings.trusted_proxies,
        limit_concurrency=settings.concurrency_limit,
        timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
        backlog=_BACKLOG,
    )
    # A socket of the parent stays open when this process is replaced, so nobody is refused.
    inherited = None if arguments.socket is None else [socket.socket(fileno=arguments.socket)]
    uvicorn.Server(config).run(sockets=inherited)
    return 0
