"""The whole portal as one command: it starts, survives what is killed, and stops cleanly."""

import re
import signal
import socket

import psutil
import pytest

from tests.support.portal import Portal, parts, portal, wait_for

pytestmark = pytest.mark.xdist_group("portal")


def test_it_says_where_to_go_and_how_to_sign_in(running: Portal) -> None:
    said = running.said()
    assert f"ready: {running.origin}" in said
    assert "demonstration-only-1" in said
    assert "contributor@force.example" in said
    assert "Traceback" not in said


def test_its_logs_are_one_json_object_a_line(running: Portal) -> None:
    logs = running.state / "logs"
    assert {path.name for path in logs.iterdir()} >= {"web-1.log", "worker.log"}
    lines = [line for path in logs.iterdir() for line in path.read_text().splitlines()]
    structured = [line for line in lines if line.startswith("{")]
    assert structured


@pytest.mark.parametrize("name", ["serve", "worker", "postgres"])
def test_a_part_that_is_killed_is_started_again(running: Portal, name: str) -> None:
    killed = parts(running)[name]
    killed.send_signal(signal.SIGKILL)
    wait_for(lambda: parts(running).get(name, killed).pid != killed.pid)
    wait_for(running.ready)


def test_the_process_that_keeps_the_others_stays_small(running: Portal) -> None:
    memory = psutil.Process(running.pid).memory_info().rss
    assert memory < 90 * 1024 * 1024


def test_a_second_one_is_refused_in_plain_words(running: Portal) -> None:
    again = running.run("up")
    assert again.returncode == 2
    assert f"127.0.0.1:{running.port} cannot be used" in again.stderr
    assert "Traceback" not in again.stderr


def test_a_second_one_on_the_same_data_is_refused_too(running: Portal) -> None:
    elsewhere = Portal(running.state)
    again = elsewhere.run("up")
    assert again.returncode == 2
    assert re.search(r"already kept by process \d+", again.stderr)


def test_commands_join_the_running_portal(running: Portal) -> None:
    migrated = running.run("migrate")
    assert (migrated.returncode, migrated.stdout) == (0, "The database is up to date.\n")
    verified = running.run("verify")
    assert (verified.returncode, verified.stderr) == (0, "")
    assert "Everything holds." in verified.stdout


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_stops_cleanly_and_starts_again_without_doing_its_work_twice(
    running: Portal, number: int
) -> None:
    everything = [*parts(running).values()]
    assert running.stop(number) == 0
    assert "Nothing is lost" in running.said()
    assert not any(process.is_running() for process in everything)
    for path in (running.state / "logs").iterdir():
        assert "Fatal Python error" not in path.read_text()
    running.start()
    assert "Loading the demonstration" not in running.said()


def test_killing_all_of_it_at_once_leaves_nothing_behind_and_it_starts_again(
    running: Portal,
) -> None:
    everything = parts(running)
    assert running.stop(signal.SIGKILL) == -signal.SIGKILL
    wait_for(lambda: not any(everything[name].is_running() for name in ("serve", "worker")))
    running.start()
    assert not everything["postgres"].is_running()
    assert running.run("verify").returncode == 0


def test_an_address_in_use_is_named() -> None:
    with socket.socket() as taken, portal() as made:
        taken.bind(("127.0.0.1", made.port))
        taken.listen()
        refused = made.run("up")
    assert refused.returncode == 2
    assert "choose another port with EME_PORT" in refused.stderr


def test_an_unsafe_setting_stops_it_before_anything_starts() -> None:
    with portal(EME_HOST="0.0.0.0") as made:  # noqa: S104 the point of the test
        refused = made.run("up")
        assert refused.returncode == 2
        assert "must stay on this machine" in refused.stderr
        assert list(made.state.iterdir()) == []
