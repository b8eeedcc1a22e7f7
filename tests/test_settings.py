"""What may be set, what is safe to leave out, and what is refused."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.commands.docs import with_settings
from app.settings import PROJECT_DIR, Settings, SettingsRefused, environment_name, is_loopback

PRODUCTION = {
    "EME_ENVIRONMENT": "production",
    "DATABASE_URL": "postgresql://portal@db.example/portal",
    "EME_SECRET_KEY": "x" * 32,
    "EME_PUBLIC_ORIGIN": "https://portal.example",
    "EME_HOST": "0.0.0.0",  # noqa: S104 the point of the test
}

_SIGN_IN = "tests/accounts/test_sign_in.py::test_wrong_account_and_wrong_password_read_the_same"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(environment_name(field), raising=False)
    monkeypatch.setenv("EME_STATE_DIR", str(tmp_path / "state"))


def set_all(monkeypatch: pytest.MonkeyPatch, values: dict[str, str]) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)


def test_without_settings_it_is_a_demonstration_on_this_machine_only() -> None:
    settings = Settings.from_environment()
    assert settings.demonstration
    assert settings.host == "127.0.0.1"
    assert settings.public_origin == "http://127.0.0.1:8000"
    assert settings.minimum_open_days == 0
    assert not settings.secure_cookies


def test_outside_the_demonstration_a_challenge_stays_open_ten_days(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("EME_ENVIRONMENT", "development")
    assert Settings.from_environment().minimum_open_days == 10
    monkeypatch.setenv("EME_MINIMUM_OPEN_DAYS", "21")
    assert Settings.from_environment().minimum_open_days == 21


def test_the_secret_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    first, second = Settings.from_environment(), Settings.from_environment()
    assert first.secret_key == second.secret_key
    assert len(first.secret_key.get_secret_value()) >= 32
    kept = tmp_path / "state" / "secret_key"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert list(kept.parent.iterdir()) == [kept]


def test_a_complete_production_is_accepted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    set_all(monkeypatch, PRODUCTION)
    settings = Settings.from_environment()
    assert settings.secure_cookies
    assert not settings.demonstration
    assert settings.owner_url == PRODUCTION["DATABASE_URL"]
    assert not (tmp_path / "state").exists(), "production keeps no secret on disk"


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("DATABASE_URL", None, "DATABASE_URL must"),
        ("EME_SECRET_KEY", None, "EME_SECRET_KEY must have at least 32"),
        ("EME_SECRET_KEY", "short", "EME_SECRET_KEY must have at least 32"),
        ("EME_PUBLIC_ORIGIN", "http://portal.example", "must begin with https://"),
        ("EME_PUBLIC_ORIGIN", None, "must begin with https://"),
        ("EME_MINIMUM_OPEN_DAYS", "0", "EME_MINIMUM_OPEN_DAYS must be at least 1"),
    ],
)
def test_production_refuses_what_is_unsafe(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str | None, message: str
) -> None:
    set_all(monkeypatch, PRODUCTION)
    if value is None:
        monkeypatch.delenv(name)
    else:
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsRefused, match=message):
        Settings.from_environment()


@pytest.mark.parametrize("environment", ["demonstration", "development"])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EME_HOST", "0.0.0.0"),  # noqa: S104 the point of the test
        ("EME_HOST", "192.0.2.7"),
        ("EME_HOST", "::"),
        ("EME_HOST", "portal.example"),
        ("EME_PUBLIC_ORIGIN", "https://portal.example"),
    ],
)
def test_practice_accounts_never_leave_this_machine(
    monkeypatch: pytest.MonkeyPatch, environment: str, name: str, value: str
) -> None:
    monkeypatch.setenv("EME_ENVIRONMENT", environment)
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsRefused, match="must stay on this machine"):
        Settings.from_environment()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EME_PORT", "70000"),
        ("EME_ENVIRONMENT", "staging"),
        ("EME_POOL_SIZE", "many"),
        ("EME_PUBLIC_ORIGIN", "portal"),
    ],
)
def test_a_wrong_value_is_named_but_not_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsRefused, match=f"^{name}: ") as refused:
        Settings.from_environment()
    assert value not in str(refused.value)
    assert str(refused.value).count("\n") == 0


def test_settings_cannot_be_changed_afterwards() -> None:
    settings = Settings.from_environment()
    with pytest.raises(ValueError, match="frozen"):
        settings.port = 9000  # type: ignore[misc]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_loopback_addresses_are_known(host: str) -> None:
    assert is_loopback(host)


def test_a_secret_is_never_shown() -> None:
    settings = Settings.from_environment()
    assert settings.secret_key.get_secret_value() not in repr(settings)


def test_every_setting_is_in_the_table_of_the_operations_page() -> None:
    page = (PROJECT_DIR / "docs" / "operations.md").read_text()
    assert page == with_settings(page), "run `make docs`"
    for field in Settings.model_fields:
        assert f"| `{environment_name(field)}` |" in page


@pytest.mark.parametrize("field", sorted(Settings.model_fields))
def test_every_setting_is_used(field: str) -> None:
    code = [
        path.read_text()
        for path in (PROJECT_DIR / "app").rglob("*.py")
        if path.name != "settings.py"
    ]
    if field == "environment":
        field = "demonstration"
    assert any(f".{field}" in text for text in code)


def test_the_tests_do_not_heed_what_a_shell_sets_for_a_portal() -> None:
    """`EME_PORT=8200 make test` is what somebody does whose port 8000 is taken."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", _SIGN_IN],
        check=False,
        cwd=PROJECT_DIR,
        env={**os.environ, "EME_PORT": "8200", "EME_ANONYMOUS_REQUESTS_PER_MINUTE": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout
