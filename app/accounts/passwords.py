"""Passwords: Argon2, two at a time, and what may be one (ENGINE section 5)."""

import asyncio
import unicodedata
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import cache
from typing import Final

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from app.accounts.demonstration_accounts import DEMONSTRATION_PASSWORD
from app.kernel.errors import FieldError, Invalid, Unavailable

SHORTEST: Final = 8
LONGEST: Final = 128
AT_ONCE: Final = 2  # each hash takes 19 MiB; more at once would be an attack on memory
_LONGEST_WAIT: Final = 5.0  # seconds, then 503
# Compared with when there is no such account, so that the answer takes as long. Its password was
# random and is forgotten.
NOBODY: Final = (
    "$argon2id$v=19$m=19456,t=2,p=1$tmOtsj4lnRVpeOrPvrULgQ$jkoLYG"
    "GSxjfA/7bqKbq19eSyTTsraqh6z0et8sUv3D4"
)

_hasher: Final = PasswordHash((Argon2Hasher(memory_cost=19 * 1024, time_cost=2, parallelism=1),))
_threads: Final = ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="password")
_turns: Final = asyncio.Semaphore(AT_ONCE)


@asynccontextmanager
async def turn() -> AsyncIterator[None]:
    """Wait for one of the two places to check a password; Unavailable when the queue is long."""
    try:
        await asyncio.wait_for(_turns.acquire(), _LONGEST_WAIT)
    except TimeoutError:
        raise Unavailable("Too many people are signing in at once.") from None
    try:
        yield
    finally:
        _turns.release()


async def verify(password: str, known: str | None) -> tuple[bool, str | None]:
    """Tell whether the password fits the hash, and give a fresh hash when that one is outdated.

    Without a hash (no such account) it takes as long and never fits.
    """
    fits, fresh = await asyncio.get_running_loop().run_in_executor(
        _threads, _hasher.verify_and_update, _normal(password), known or NOBODY
    )
    return fits and known is not None, fresh


async def make_hash(password: str) -> str:
    """Hash a password that `check` has let pass."""
    return await asyncio.get_running_loop().run_in_executor(
        _threads, _hasher.hash, _normal(password)
    )


def check(password: str, *, email: str, demonstration: bool = False) -> None:
    """Raise Invalid when this may not be a password; the demonstration's own only there."""
    folded = _normal(password).casefold()
    if not SHORTEST <= len(password) <= LONGEST:
        raise _refused("length", f"Use {SHORTEST} to {LONGEST} characters")
    if folded == DEMONSTRATION_PASSWORD and not demonstration:
        raise _refused("published", "Choose another password: everybody knows this one")
    if folded in _common():
        raise _refused("common", "Choose a password that is harder to guess")
    if folded in {email.casefold(), email.partition("@")[0].casefold()}:
        raise _refused("address", "Choose a password that is not your email address")


@cache
def _common() -> frozenset[str]:
    return frozenset(word for word in FREQUENCY_LISTS["passwords"] if len(word) >= SHORTEST)


def _normal(password: str) -> str:
    """One form for what looks the same, however the keyboard composed it."""
    return unicodedata.normalize("NFKC", password)


def _refused(code: str, message: str) -> Invalid:
    return Invalid(errors=[FieldError("/password", code, message)])
