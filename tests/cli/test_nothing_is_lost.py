"""What was acknowledged is there, whatever is killed meanwhile (DOMAIN rule 7)."""

import signal
import threading
import time

import httpx
import pytest

from tests.support.portal import Portal, parts, wait_for

pytestmark = pytest.mark.xdist_group("portal")
_ENOUGH = 5


class Writer(threading.Thread):
    """Starts challenges one after the other and remembers those that were acknowledged."""

    def __init__(self, client: httpx.Client) -> None:
        super().__init__(daemon=True)
        self.acknowledged: list[str] = []
        self.refused = 0
        self._client = client
        self._done = threading.Event()

    def run(self) -> None:
        number = 0
        while not self._done.is_set():
            number += 1
            draft = {"title": f"Written while things break {number}", "problem_today": "Kills."}
            try:
                answer = self._client.post("/api/v1/challenges", json=draft)
            except httpx.HTTPError:
                self.refused += 1
                time.sleep(0.1)
                continue
            if answer.status_code == httpx.codes.CREATED:
                self.acknowledged.append(answer.json()["reference"])
            else:
                self.refused += 1
                time.sleep(0.1)

    def finish(self) -> None:
        self._done.set()
        self.join()

    def wait_for_more(self) -> None:
        """Until some more writes were acknowledged."""
        enough = len(self.acknowledged) + _ENOUGH
        wait_for(lambda: len(self.acknowledged) >= enough)


def kill(running: Portal, name: str) -> None:
    killed = parts(running)[name]
    killed.send_signal(signal.SIGKILL)
    wait_for(lambda: parts(running).get(name, killed).pid != killed.pid)


def test_no_acknowledged_write_is_lost_when_server_database_or_all_is_killed(
    running: Portal,
) -> None:
    with httpx.Client(
        base_url=running.origin, headers={"Origin": running.origin}, timeout=10
    ) as client:
        who = {"email": "contributor@force.example", "password": "demonstration-only-1"}
        client.post("/api/v1/auth/session", json=who).raise_for_status()
        writer = Writer(client)
        writer.start()
        writer.wait_for_more()
        kill(running, "serve")
        writer.wait_for_more()
        kill(running, "postgres")
        writer.wait_for_more()
        kill(running, "worker")
        running.stop(signal.SIGKILL)
        running.start()
        writer.wait_for_more()
        writer.finish()
        for reference in writer.acknowledged:
            assert client.get(f"/api/v1/challenges/{reference}").status_code == httpx.codes.OK
    assert writer.refused, "the kills were noticed, so they came in the middle"
    verified = running.run("verify")
    assert (verified.returncode, verified.stderr) == (0, "")
