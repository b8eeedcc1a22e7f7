"""Made-up requests to every operation of the running portal: none may be a fault of the server."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator

import pytest

from app.accounts.demonstration_accounts import DEMONSTRATION_PASSWORD
from tests.support.portal import Portal, portal

_LONGEST_SECONDS = 150  # 12 on a quiet machine
_PLENTY = "100000"  # requests a minute, so that few of them end at the limit


@pytest.fixture(scope="module")
def patient() -> Iterator[Portal]:
    with portal(
        EME_SESSION_REQUESTS_PER_MINUTE=_PLENTY, EME_ANONYMOUS_REQUESTS_PER_MINUTE=_PLENTY
    ) as made:
        made.start()
        yield made


def _signed_in(at: Portal, email: str) -> str:
    body = json.dumps({"email": email, "password": DEMONSTRATION_PASSWORD}).encode()
    request = urllib.request.Request(
        f"{at.origin}/api/v1/auth/session",
        body,
        {"Content-Type": "application/json", "Origin": at.origin},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return str(answer.headers["Set-Cookie"]).partition(";")[0]


def test_no_made_up_request_of_a_contributor_makes_the_server_fail(patient: Portal) -> None:
    cookie = _signed_in(patient, "contributor@force.example")
    description = f"{patient.origin}/api/v1/openapi.json"
    # It is made when it is first asked for; the tool waits ten seconds, however busy the machine.
    urllib.request.urlopen(description, timeout=_LONGEST_SECONDS).close()
    # Without sign_out: the rest of the requests would be those of a stranger.
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "run", description),
            *("--checks", "not_a_server_error", "--phases", "fuzzing"),
            *("--max-examples", "2", "--seed", "20270314", "--no-shrink", "--workers", "1"),
            *("--generation-database", "none", "--continue-on-failure", "--warnings", "off"),
            *("--suppress-health-check", "all", "--exclude-operation-id", "sign_out"),
            *("--header", f"Cookie: {cookie}", "--header", f"Origin: {patient.origin}"),
        ],
        check=False,
        cwd=patient.state,
        capture_output=True,
        text=True,
        timeout=_LONGEST_SECONDS,
    )
    assert ran.returncode == 0, ran.stdout[-8000:] + ran.stderr[-2000:]
    session = f"{patient.origin}/api/v1/auth/session"
    asked = urllib.request.Request(session, headers={"Cookie": cookie})
    with urllib.request.urlopen(asked, timeout=30) as answer:
        assert json.load(answer)["acting_as"]["role"] == "force_contributor"
