"""What may be a password, and that hashing cannot be used against the memory of the machine."""

from __future__ import annotations

import asyncio
import threading
import time

import pytest

from app.accounts import passwords
from app.accounts.demonstration_accounts import DEMONSTRATION_PASSWORD
from app.kernel.errors import Invalid, Unavailable

EMAIL = "alexandra@force.example"


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("seven77", "length"),
        ("x" * 129, "length"),
        ("", "length"),
        ("password", "common"),
        ("PASSWORD", "common"),
        ("1234567890", "common"),
        ("iloveyou2", "common"),
        (EMAIL, "address"),
        ("ALEXANDRA", "address"),
        ("Alexandra@Force.example", "address"),
        (DEMONSTRATION_PASSWORD, "published"),
        (DEMONSTRATION_PASSWORD.upper(), "published"),
    ],
)
def test_what_is_easily_guessed_may_not_be_a_password(password: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        passwords.check(password, email=EMAIL)

    [error] = refused.value.errors
    assert (error.pointer, error.code) == ("/password", code)


@pytest.mark.parametrize(
    "password", ["otters88", "x" * 64 + "y" * 64, "nine otters cross a bridge", "пароль-мост"]
)
def test_other_passwords_are_taken_from_8_to_128_characters(password: str) -> None:
    passwords.check(password, email=EMAIL)


def test_the_published_password_is_taken_in_the_demonstration_only() -> None:
    passwords.check(DEMONSTRATION_PASSWORD, email=EMAIL, demonstration=True)


async def test_a_hash_names_its_parameters_and_fits_its_password_only() -> None:
    made = await passwords.make_hash("nine otters")

    assert made.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert await passwords.verify("nine otters", made) == (True, None)
    assert await passwords.verify("ten otters", made) == (False, None)


async def test_without_an_account_no_password_fits() -> None:
    assert await passwords.verify("nine otters", None) == (False, None)


def test_the_stand_in_for_unknown_accounts_costs_what_real_hashes_cost() -> None:
    [hasher] = passwords._hasher.hashers

    assert not hasher.check_needs_rehash(passwords.NOBODY)


async def test_no_more_than_two_hashes_are_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    running, most, lock = 0, 0, threading.Lock()

    def slow(_password: str) -> str:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.02)
        with lock:
            running -= 1
        return "hash"

    monkeypatch.setattr(passwords._hasher, "hash", slow)
    await asyncio.gather(*(passwords.make_hash("nine otters") for _ in range(6)))

    assert most == 2


async def test_who_waits_too_long_for_a_turn_is_asked_to_come_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(passwords, "_LONGEST_WAIT", 0.01)
    async with passwords.turn(), passwords.turn():
        with pytest.raises(Unavailable):
            async with passwords.turn():
                pytest.fail("a third turn was given")
    async with passwords.turn():
        pass
