"""Pages of a list and the signed cursors that lead from one to the next."""

import base64
import binascii
import hashlib
import hmac
from typing import Annotated, Any, Final, Generic, TypeVar

import orjson
from pydantic import BaseModel, ConfigDict, Field

from app.kernel.errors import FieldError, Invalid

MOST: Final = 100
USUAL: Final = 20
_SIGNATURE_BYTES: Final = 12

ItemT = TypeVar("ItemT")


class Page(BaseModel, Generic[ItemT]):
    """One page of a list. `total` counts everything the filter finds, for this reader."""

    items: list[ItemT]
    next_cursor: str | None = None
    total: int


class ListFilter(BaseModel):
    """What every list takes: how many, and from where. Subclasses add filters and sort."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    limit: Annotated[int, Field(ge=1, le=MOST)] = USUAL
    cursor: Annotated[str | None, Field(max_length=1000)] = None


class CursorSigner:
    """Makes and reads cursors: the sort key of a page's last row, signed."""

    def __init__(self, secret: bytes) -> None:
        self._secret = hashlib.sha256(b"cursor|" + secret).digest()

    def seal(self, key: list[Any], *, purpose: str) -> str:
        """Pack a sort key; `purpose` (list and sort) is bound into the signature."""
        body = orjson.dumps(key, default=str)
        return base64.urlsafe_b64encode(self._sign(body, purpose) + body).decode().rstrip("=")

    def open(self, cursor: str, *, purpose: str) -> list[Any]:
        """Unpack a cursor; raises Invalid for anything not sealed here for this purpose."""
        try:
            raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise _bad_cursor() from None
        signature, body = raw[:_SIGNATURE_BYTES], raw[_SIGNATURE_BYTES:]
        if not hmac.compare_digest(signature, self._sign(body, purpose)):
            raise _bad_cursor()
        key: list[Any] = orjson.loads(body)
        return key

    def _sign(self, body: bytes, purpose: str) -> bytes:
        message = purpose.encode() + b"|" + body
        return hmac.new(self._secret, message, hashlib.sha256).digest()[:_SIGNATURE_BYTES]


def _bad_cursor() -> Invalid:
    error = FieldError("/cursor", "cursor", "Start again from the first page")
    return Invalid("The cursor does not belong to this list.", errors=[error])
