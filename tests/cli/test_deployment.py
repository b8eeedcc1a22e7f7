"""What can be held about image and compose file without an engine to build them."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.files.archives import LARGEST_PART, MOST_UNPACKED
from app.platform.migrate import upgrade
from app.platform.postgres_place import packaged_binaries
from app.platform.revisions import migration_head
from app.platform.scanner_proof import Depth
from app.settings import PROJECT_DIR, Settings, environment_name
from tests.support.places import external_server

DOCKERFILE = (PROJECT_DIR / "Dockerfile").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load((PROJECT_DIR / "compose.yaml").read_text())
PARTS = ("migrate", "portal", "worker")


def test_everything_the_image_copies_is_there_and_not_ignored() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    sources = [Path(source) for line in copied for source in line.split()]
    assert len(sources) >= 8
    ignored = (PROJECT_DIR / ".dockerignore").read_text().splitlines()
    for source in sources:
        assert (PROJECT_DIR / source).exists(), source
        assert f"!{source.parts[0]}" in ignored, source


def test_the_image_runs_as_nobody_in_particular_and_can_be_asked_for_its_health() -> None:
    last_stage = DOCKERFILE.rpartition("FROM ")[2]
    assert re.search(r"^USER \d+$", last_stage, re.MULTILINE)
    assert "HEALTHCHECK" in last_stage
    assert "EME_ENVIRONMENT=production" in last_stage


@pytest.mark.parametrize("name", PARTS)
def test_each_part_runs_without_privileges_on_a_read_only_root(name: str) -> None:
    part = COMPOSE["services"][name]
    assert part["read_only"] is True
    assert part["cap_drop"] == ["ALL"]
    assert part["security_opt"] == ["no-new-privileges:true"]
    assert part["networks"] == ["inside"], "only the proxy is reached from outside"


@pytest.mark.parametrize("name", PARTS)
def test_each_part_gets_only_settings_that_exist(name: str) -> None:
    known = {environment_name(field) for field in Settings.model_fields}
    assert set(COMPOSE["services"][name]["environment"]) <= known


def test_only_the_migration_knows_the_owner_of_the_database() -> None:
    knowing = {
        name
        for name in PARTS
        if "EME_DATABASE_OWNER_URL" in COMPOSE["services"][name]["environment"]
    }
    assert knowing == {"migrate"}


def test_no_secret_stands_in_the_compose_file() -> None:
    for name, part in COMPOSE["services"].items():
        for variable, value in part.get("environment", {}).items():
            if re.search("PASSWORD|SECRET|URL", variable):
                assert re.search(r"\$\{\w+:(\?|-(file:///files)?)\}", value), (name, variable)


@pytest.mark.parametrize("name", ["portal", "worker"])
def test_files_can_be_kept_elsewhere_without_changing_the_compose_file(name: str) -> None:
    part = COMPOSE["services"][name]
    wanted = {environment_name(field) for field in Settings.model_fields if "storage" in field}
    assert wanted <= set(part["environment"])
    assert part["environment"]["EME_STORAGE_URL"] == "${EME_STORAGE_URL:-file:///files}"
    assert "files:/files" in part["volumes"]


def test_the_scanner_looks_as_far_as_documents_are_taken_and_says_when_it_does_not() -> None:
    limits = COMPOSE["services"]["clamd"]["environment"]
    deepest = Depth(part=LARGEST_PART, whole=MOST_UNPACKED)
    for name, least in deepest.megabytes.items():
        assert int(limits[f"CLAMD_CONF_{name}"].removesuffix("M")) >= least
    streamed = int(limits["CLAMD_CONF_StreamMaxLength"].removesuffix("M")) * 1024**2
    assert streamed >= Settings(environment="demonstration").upload_limit
    assert limits["CLAMD_CONF_AlertExceedsMax"] == "yes"


def test_the_proxy_ends_slow_headers_and_keeps_the_metrics_inside() -> None:
    proxy = (PROJECT_DIR / "deploy" / "Caddyfile").read_text()
    assert re.search(r"read_header \d+s", proxy)
    assert re.search(r"path /metrics", proxy)
    assert COMPOSE["services"]["proxy"]["ports"] == ["80:80", "443:443"]


@pytest.mark.parametrize("release", [16, 18])
def test_the_roles_of_the_compose_file_are_all_that_migrations_need(release: int) -> None:
    with external_server(release, prepared=False) as server:
        subprocess.run(
            ["sh", str(PROJECT_DIR / "deploy" / "roles.sh")],
            check=True,
            capture_output=True,
            env={
                "PATH": f"{packaged_binaries(release)}:{os.environ['PATH']}",
                "PGHOST": "127.0.0.1",
                "PGPORT": str(server.port),
                "PGPASSWORD": server.password,
                "EME_OWNER_PASSWORD": server.password,
                "EME_APP_PASSWORD": server.password,
            },
        )
        applied = upgrade(server.url("portal_owner"), server.url("portal_app"))
        assert applied[-1] == migration_head()
