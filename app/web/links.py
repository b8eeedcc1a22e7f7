"""The Link header of a list: where its next page is (RFC 8288)."""

from typing import Annotated

from fastapi import Depends, Request, Response


class _NextLink:
    """Names the next page, with the same filters, on the answer."""

    def __init__(self, request: Request, response: Response) -> None:
        self._request = request
        self._response = response

    def __call__(self, next_cursor: str | None) -> None:
        if next_cursor is not None:
            following = self._request.url.include_query_params(cursor=next_cursor)
            self._response.headers["Link"] = f'<{following.path}?{following.query}>; rel="next"'


NextLink = Annotated[_NextLink, Depends()]
"""Call it with the page's `next_cursor`; on the last page nothing is said."""
