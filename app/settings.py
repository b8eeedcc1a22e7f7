"""What the operator decides, read once from the environment and never changed afterwards."""

import secrets
from ipaddress import ip_address
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_HERE = Path(__file__).resolve().parent.parent
PROJECT_DIR = _HERE if (_HERE / "pyproject.toml").exists() else Path.cwd()
_SHORTEST_SECRET = 32
_SHORTEST_OPENING_DAYS = 10

Environment = Literal["development", "demonstration", "production"]


class SettingsRefused(Exception):
    """The environment describes a portal that must not start; the message says what to change."""


def _minimum_open_days(known: dict[str, object]) -> int:
    return 0 if known.get("environment") == "demonstration" else _SHORTEST_OPENING_DAYS


def _public_origin(known: dict[str, object]) -> str:
    return f"http://127.0.0.1:{known.get('port')}"


def _built_in_scanner(known: dict[str, object]) -> bool:
    return known.get("environment") == "demonstration" and not known.get("clamd_address")


def _model_dir(known: dict[str, object]) -> Path:
    return Path(str(known.get("state_dir"))) / "model"


class Settings(BaseSettings):
    """Everything that may differ from one installation to the next; see docs/operations.md."""

    model_config = SettingsConfigDict(
        env_prefix="EME_",
        frozen=True,
        extra="ignore",
        populate_by_name=True,
        env_ignore_empty=True,
        protected_namespaces=(),
    )

    environment: Environment = Field(
        "demonstration",
        description="`demonstration` (practice data, this machine only), `development` "
        "(this machine only) or `production`.",
    )
    database_url: str | None = Field(
        None,
        validation_alias=AliasChoices("DATABASE_URL", "database_url"),
        description="PostgreSQL as the application's role. Without it `eme up` keeps its own "
        "server in the state folder.",
    )
    database_owner_url: str | None = Field(
        None,
        description="The same database as its owner, for migrations. Without it `DATABASE_URL` "
        "is used for both.",
    )
    state_dir: Path = Field(
        PROJECT_DIR / ".eme",
        description="Folder for what this installation keeps: database, secret, model, logs.",
    )
    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8000, ge=1, le=65_535, description="Port to listen on.")
    trusted_proxies: str = Field(
        "127.0.0.1",
        description="Addresses or networks of proxies whose `X-Forwarded-For` is believed, "
        "separated by commas.",
    )
    web_workers: int = Field(1, ge=1, le=64, description="Web processes started by `eme up`.")
    secret_key: SecretStr = Field(
        SecretStr(""),
        description="Signs cursors; at least 32 characters. Made and kept in the state folder "
        "outside production.",
    )
    public_origin: str = Field(
        default_factory=_public_origin,
        pattern=r"^https?://[^/\s]+$",
        description="Scheme, host and port under which browsers reach the portal.",
    )
    minimum_open_days: int = Field(
        default_factory=_minimum_open_days,
        ge=0,
        le=365,
        description="The fewest days a challenge may be open for responses.",
    )
    service_name: str = Field(
        "Early market engagement", min_length=1, description="Name in page headers and titles."
    )
    frontend_dist: Path = Field(
        PROJECT_DIR / "frontend" / "dist", description="Folder of the built pages."
    )
    model_dir: Path = Field(
        default_factory=_model_dir,
        description="Folder of the sentence encoder. Without it matching is lexical only.",
    )
    storage_url: str | None = Field(
        None,
        pattern=r"^(file:///\S+|s3://[^/\s]+(/\S*)?)$",
        description="Where files are kept: `file:///folder` or `s3://bucket/prefix`. Without it "
        "`files` in the state folder.",
    )
    storage_endpoint: str | None = Field(
        None,
        pattern=r"^https?://\S+$",
        description="Address of an S3 service other than Amazon’s.",
    )
    storage_region: str | None = Field(None, description="Region of the S3 bucket.")
    storage_access_key_id: str | None = Field(
        None, description="S3 access key. Without it the machine’s own role is used."
    )
    storage_secret_access_key: SecretStr | None = Field(
        None, description="Secret of the S3 access key."
    )
    clamd_address: str | None = Field(
        None,
        pattern=r"^(tcp://[^/\s:]+:\d{1,5}|unix:///\S+)$",
        description="ClamAV’s daemon: `tcp://host:3310` or `unix:///path`. Without a scanner "
        "files stay in quarantine.",
    )
    built_in_scanner: bool = Field(
        default_factory=_built_in_scanner,
        description="Let a check that knows the test virus only stand in for a scanner; refused "
        "in production.",
    )
    upload_limit: int = Field(
        25 * 1024 * 1024, ge=1024, description="Largest file taken, in bytes."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="Least severe log line that is written."
    )
    log_json: bool = Field(default=True, description="Log lines as JSON; otherwise for reading.")
    json_body_limit: int = Field(
        1024 * 1024, ge=1024, description="Largest JSON body taken, in bytes."
    )
    pool_size: int = Field(20, ge=2, le=500, description="Database connections of one web process.")
    concurrency_limit: int = Field(
        512, ge=1, description="Open connections of one web process before it answers 503."
    )
    anonymous_requests_per_minute: int = Field(
        600, ge=1, description="Requests a minute from one address without a session."
    )
    session_requests_per_minute: int = Field(
        1200, ge=1, description="Requests a minute of one signed-in session."
    )
    sign_in_attempts: int = Field(
        5, ge=1, description="Failed sign-ins of one account before it has to wait."
    )
    sign_in_window_minutes: int = Field(
        15, ge=1, description="Minutes within which failed sign-ins are counted."
    )
    session_idle_minutes: int = Field(
        30, ge=1, description="Minutes without a request after which a session ends."
    )
    session_absolute_minutes: int = Field(
        720, ge=1, description="Minutes after which a session ends in any case."
    )

    @classmethod
    def from_environment(cls) -> Self:
        """Read the settings, with a kept secret outside production; SettingsRefused if unsafe."""
        try:
            settings = cls()
        except ValidationError as error:
            raise SettingsRefused(_explain(error)) from None
        if settings.secret_key.get_secret_value():
            return settings
        secret = SecretStr(_kept_secret(settings.state_dir / "secret_key"))
        return settings.model_copy(update={"secret_key": secret})

    @property
    def demonstration(self) -> bool:
        """Whether the practice data and its accounts are there."""
        return self.environment == "demonstration"

    @property
    def secure_cookies(self) -> bool:
        """Whether browsers reach the portal over TLS, so that cookies may say so."""
        return self.public_origin.startswith("https://")

    @property
    def owner_url(self) -> str | None:
        """The database's address for migrations."""
        return self.database_owner_url or self.database_url

    @model_validator(mode="after")
    def _refuse_unsafe(self) -> Self:
        wrong = _unsafe_in_production(self) if self.environment == "production" else _unsafe(self)
        if wrong:
            raise ValueError("\n".join(wrong))
        return self


def environment_name(field: str) -> str:
    """Name of the environment variable that sets a field."""
    return "DATABASE_URL" if field == "database_url" else f"EME_{field.upper()}"


def _unsafe_in_production(settings: Settings) -> list[str]:
    checks = {
        "DATABASE_URL must name the PostgreSQL server in production.": settings.database_url,
        f"EME_SECRET_KEY must have at least {_SHORTEST_SECRET} characters in production.": len(
            settings.secret_key.get_secret_value()
        )
        >= _SHORTEST_SECRET,
        "EME_PUBLIC_ORIGIN must begin with https:// in production.": settings.secure_cookies,
        "EME_MINIMUM_OPEN_DAYS must be at least 1 in production.": settings.minimum_open_days,
        "EME_BUILT_IN_SCANNER is no scanner: set EME_CLAMD_ADDRESS in production.": (
            not settings.built_in_scanner
        ),
        "EME_STORAGE_ENDPOINT must begin with https:// in production.": not (
            settings.storage_endpoint or ""
        ).startswith("http://"),
    }
    return [message for message, safe in checks.items() if not safe]


def _unsafe(settings: Settings) -> list[str]:
    if is_loopback(settings.host) and is_loopback(urlsplit(settings.public_origin).hostname):
        return []
    message = (
        f"EME_HOST and EME_PUBLIC_ORIGIN must stay on this machine (127.0.0.1) when "
        f"EME_ENVIRONMENT is {settings.environment}: everybody knows its passwords. "
        "Other machines need EME_ENVIRONMENT=production."
    )
    return [message]


def is_loopback(host: str | None) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host or "").is_loopback
    except ValueError:
        return False


def _explain(error: ValidationError) -> str:
    """Say what is wrong without repeating a value, which may be a secret."""
    lines = []
    for problem in error.errors(include_input=False, include_url=False):
        if problem["type"] == "default_factory_not_called":
            continue  # follows from another line
        message = problem["msg"].removeprefix("Value error, ")
        where = ".".join(str(part) for part in problem["loc"])
        named = where if where.isupper() else environment_name(where)
        lines.append(f"{named}: {message}" if where else message)
    return "\n".join(lines)


def _kept_secret(path: Path) -> str:
    """The secret of this state folder, made on first use and readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        fresh = path.with_name(f".secret_key.{secrets.token_hex(8)}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48), encoding="ascii")
        # A link appears whole or not at all, and the first of two processes wins.
        try:
            path.hardlink_to(fresh)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text(encoding="ascii").strip()
