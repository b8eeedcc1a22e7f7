"""The fair raw limit: a bare ASGI application whose JSON is built in SQL on an asyncpg pool.

The pool's own reset query is left out, so that the limit is what the database and the loop can do
(ENGINE section 2).
"""

from __future__ import annotations

import os
from typing import Any, Final

import asyncpg

LIST: Final = """
SELECT jsonb_build_object('items', coalesce(jsonb_agg(item), '[]'), 'total',
       (SELECT count(*) FROM challenge WHERE published_at IS NOT NULL AND visibility = 'public'))::text
FROM (SELECT jsonb_build_object('id', c.id, 'reference', c.reference, 'title', c.title,
        'summary', c.summary, 'status', c.status, 'responses_close_at', c.responses_close_at,
        'capabilities', c.capabilities, 'version', c.version, 'lead_force',
        jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name)) AS item
      FROM challenge c JOIN organisation o ON o.id = c.lead_force_id
      WHERE c.published_at IS NOT NULL AND c.visibility = 'public'
      ORDER BY c.published_at DESC, c.id DESC LIMIT 20) AS page
"""
DETAIL: Final = """
SELECT (to_jsonb(c) || jsonb_build_object('lead_force',
        jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name)))::text
FROM challenge c JOIN organisation o ON o.id = c.lead_force_id
WHERE c.reference = $1 AND c.published_at IS NOT NULL AND c.visibility = 'public'
"""
WRITE: Final = """
WITH changed AS (UPDATE challenge SET geography = $2, version = version + 1, updated_at = eme_now()
                 WHERE reference = $1 RETURNING *),
     head AS (SELECT position, hash FROM fact WHERE stream_id = (SELECT id FROM changed)
              ORDER BY position DESC LIMIT 1),
     noted AS (INSERT INTO fact (stream_id, position, kind, role, payload, recorded_at, hash)
               SELECT id, coalesce((SELECT position FROM head), 0) + 1, 'ChallengeEdited',
                      'force_contributor', '{}', eme_now(),
                      sha256(convert_to(id::text || coalesce((SELECT hash::text FROM head), ''),
                             'UTF8')) FROM changed)
SELECT to_jsonb(changed)::text FROM changed
"""
_HEADERS: Final = [(b"content-type", b"application/json")]
_pool: asyncpg.Pool[Any] | None = None


async def _no_reset(_connection: Any) -> None:
    return None


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Serve list, detail and write; nothing else, and nothing is checked."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
        return
    if _pool is None:
        raise RuntimeError
    path: str = scope["path"]
    async with _pool.acquire() as connection:
        if scope["method"] == "PATCH":
            message = await receive()
            value = message["body"].decode()[:40]
            body = await connection.fetchval(WRITE, path.rsplit("/", 1)[1], value)
        elif path.endswith("/challenges"):
            body = await connection.fetchval(LIST)
        else:
            body = await connection.fetchval(DETAIL, path.rsplit("/", 1)[1])
    await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
    await send({"type": "http.response.body", "body": body.encode()})


async def _live(receive: Any, send: Any) -> None:
    global _pool  # noqa: PLW0603  (the one pool of this process)
    await receive()
    _pool = await asyncpg.create_pool(
        os.environ["DATABASE_URL"], min_size=4, max_size=20, reset=_no_reset
    )
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await _pool.close()
    await send({"type": "lifespan.shutdown.complete"})
