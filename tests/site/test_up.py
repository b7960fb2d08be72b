"""`kechuang up` as a user runs it: from an empty folder to served pages, again, and stopped."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

import pytest

PATIENCE = 60
NEEDS_SIGNALS = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")


class Up:
    """A running `kechuang up`, its lines as they come."""

    def __init__(self, env: dict[str, str], *arguments: str) -> None:
        command = [sys.executable, "-m", "kechuang", "up", "--no-browser", *arguments]
        if "--jobs" not in arguments:
            command.append("--no-jobs")  # the clock beside it has a test of its own
        self.process = subprocess.Popen(
            command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
        )
        self.lines: list[str] = []
        self._queue: Queue[str | None] = Queue()
        threading.Thread(target=self._pump, daemon=True).start()

    def _pump(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._queue.put(line.rstrip())
        self._queue.put(None)

    def until(self, pattern: str) -> str:
        """Wait for a line that matches; the first group of the match."""
        while True:
            try:
                line = self._queue.get(timeout=PATIENCE)
            except Empty:
                pytest.fail(f"nothing matched {pattern} in {PATIENCE} s:\n" + "\n".join(self.lines))
            if line is None:
                pytest.fail(f"ended without {pattern}:\n" + "\n".join(self.lines))
            self.lines.append(line)
            if match := re.search(pattern, line):
                return match[1]

    def until_end(self) -> None:
        """Wait until every process that could print has ended."""
        while self._queue.get(timeout=PATIENCE) is not None:
            pass

    def address(self) -> str:
        return self.until(r"Kechuang is running\s+(http://\S+)")

    def stop(self, sign: int = signal.SIGINT) -> int:
        """As Ctrl-C in a terminal does: the signal goes to the whole group."""
        os.killpg(self.process.pid, sign)
        return self.process.wait(PATIENCE)


@contextmanager
def up(env: dict[str, str], *arguments: str) -> Iterator[Up]:
    running = Up(env, *arguments)
    try:
        yield running
    finally:
        if running.process.poll() is None:
            os.killpg(running.process.pid, signal.SIGKILL)
            running.process.wait(PATIENCE)


def kechuang(env: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kechuang", *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=PATIENCE, check=False)


def page(address: str) -> str:
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with browser.open(address, timeout=PATIENCE) as response:
        assert response.status == 200
        return response.read().decode()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


ALIKE = pytest.mark.sqlite_alone("begins or ends before a row is read, or stores by acts that are tested on both")


@pytest.fixture
def port() -> str:
    return str(free_port())


@ALIKE
@NEEDS_SIGNALS
def test_the_example_plan_comes_with_records_that_are_marked_and_kept(
    migrated_env: dict[str, str], port: str, tmp_path: Path
) -> None:
    with up(migrated_env, "--port", port) as running:
        shown = page(running.address())
        assert any(re.search(r"the example's records\s+2\d,\d{3}", line) for line in running.lines)
        assert "登记的记录是示例数据" in shown
        assert running.stop() == 0
    file = tmp_path / "计划.txt"
    file.write_text("清源县科技创新行动计划（2025—2027年）\n\n到2027年，高新技术企业达到30家。\n", encoding="utf-8")
    with up(migrated_env, str(file), "--port", port) as running:
        running.address()
        assert any("holds example records" in line and "--withdraw" in line for line in running.lines)
        assert running.stop() == 0
    again = kechuang(migrated_env, "example", "--withdraw", "no longer needed", "--json")
    assert (again.returncode, again.stderr) == (0, "")
    with up(migrated_env, "--port", port) as running:
        assert "登记的记录是示例数据" not in page(running.address())
        assert not any("the example's records" in line for line in running.lines)


@NEEDS_SIGNALS
def test_from_an_empty_folder_to_the_example_served_and_stopped(process_env: dict[str, str], port: str) -> None:
    with up(process_env, "--no-records", "--port", port) as running:
        address = running.address()
        link = running.until(r"^\s*(http://\S+/accounts/first/\S+)")
        assert "明湖市" in page(address)
        assert "示例数据" in page(address)
        assert "new_password1" in page(link)
        assert len(page(address + "static/vendor/echarts/echarts.esm.min.js")) > 1_000_000
        assert running.stop() == 0
    home = Path(process_env["KECHUANG_HOME"])
    assert oct((home / "secret-key").stat().st_mode)[-3:] == "600"


@NEEDS_SIGNALS
def test_a_second_run_finds_everything_as_it_was_and_sigterm_stops_it(process_env: dict[str, str], port: str) -> None:
    with up(process_env, "--no-records", "--port", port) as running:
        running.address()
        assert running.stop(signal.SIGTERM) == 0
    key = (Path(process_env["KECHUANG_HOME"]) / "secret-key").read_text()
    with up(process_env, "--no-records", "--port", port, "--workers", "2") as running:
        page(running.address())
        assert any("1 already loaded" in line for line in running.lines)
        assert running.stop() == 0
    assert (Path(process_env["KECHUANG_HOME"]) / "secret-key").read_text() == key
    checked = kechuang(process_env, "verify-log", "--json")
    assert (checked.returncode, '"count": 5' in checked.stdout) == (0, True)
    again = kechuang(process_env, "verify-log", "--json")
    assert '"count": 6' in again.stdout, "that it was checked is an event itself"


@ALIKE
@NEEDS_SIGNALS
def test_a_second_run_beside_the_first_is_told_where_it_serves(migrated_env: dict[str, str], port: str) -> None:
    with up(migrated_env, "--no-records", "--port", port) as running:
        address = running.address()
        second = kechuang(migrated_env, "up", "--no-browser")
        assert second.returncode == 2
        assert address in second.stderr
        assert "Traceback" not in second.stderr


@ALIKE
@NEEDS_SIGNALS
def test_a_taken_port_is_passed_over(migrated_env: dict[str, str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with up(migrated_env, "--no-records", "--port", str(taken)) as running:
            address = running.address()
            assert f":{taken}/" not in address
            page(address)


@NEEDS_SIGNALS
def test_a_plan_of_ones_own_is_loaded_and_again_without_harm(migrated_env: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "计划.txt"
    file.write_text("清源县科技创新行动计划（2025—2027年）\n\n到2027年，高新技术企业达到30家。\n", encoding="utf-8")
    for told in ("targets", "was loaded before"):
        with up(migrated_env, str(file), "--port", str(free_port())) as running:
            address = running.address()
            assert any("清源县" in line and told in line for line in running.lines)
            assert "清源县" in page(address)
            assert "示例" not in page(address)
            assert not any("the example's records" in line for line in running.lines)
            assert running.stop() == 0


@ALIKE
@pytest.mark.parametrize("kind", ["missing", "empty", "picture", "folder"])
def test_a_bad_plan_is_told_in_one_line_before_anything_is_changed(
    process_env: dict[str, str], tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "plan.txt"
    if kind == "folder":
        file.mkdir()
    elif kind != "missing":
        file.write_bytes(b"" if kind == "empty" else b"\x89PNG\r\n\x1a\n" + bytes(64))
    done = kechuang(process_env, "up", str(file), "--no-browser")
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert not Path(process_env["KECHUANG_HOME"]).exists()


@ALIKE
def test_a_folder_that_cannot_be_made_is_told(process_env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    done = kechuang(process_env, "up", "--no-browser", "--home", str(tmp_path / "file" / "home"))
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
    assert "--home" in done.stderr


def test_a_database_that_cannot_be_used_is_told_in_one_line(process_env: dict[str, str]) -> None:
    home = Path(process_env["KECHUANG_HOME"])
    home.mkdir()
    if "DATABASE_URL" in process_env:
        process_env["DATABASE_URL"] = "postgresql://127.0.0.1:1/plans"
    else:
        (home / "kechuang.sqlite3").write_bytes(
            b"not a database at all, but longer than a header of a hundred bytes" * 9
        )
    done = kechuang(process_env, "up", "--no-browser")
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
    assert "cannot be used" in done.stderr


@NEEDS_SIGNALS
def test_a_killed_server_leaves_nothing_behind_that_stops_the_next(migrated_env: dict[str, str], port: str) -> None:
    with up(migrated_env, "--no-records", "--port", port, "--workers", "2") as running:
        running.address()
        running.process.kill()
        running.process.wait(PATIENCE)
        running.until_end()
    with up(migrated_env, "--no-records", "--port", port) as running:
        page(running.address())
        assert running.stop() == 0


@ALIKE
def test_verify_log_on_a_folder_without_a_database_is_told_and_makes_none(
    process_env: dict[str, str], tmp_path: Path
) -> None:
    process_env.pop("DATABASE_URL", None)
    done = kechuang(process_env, "verify-log", "--home", str(tmp_path / "nowhere"))
    assert done.returncode == 2
    assert not (tmp_path / "nowhere").exists()


@ALIKE
@NEEDS_SIGNALS
def test_verify_log_exits_1_and_names_the_row_that_was_changed(migrated_env: dict[str, str], port: str) -> None:
    if "DATABASE_URL" in migrated_env:
        pytest.skip("the change is made in the SQLite file")
    with up(migrated_env, "--no-records", "--port", port) as running:
        running.address()
        running.stop()
    import sqlite3

    with sqlite3.connect(Path(migrated_env["KECHUANG_HOME"]) / "kechuang.sqlite3") as database:
        database.execute("DROP TRIGGER events_event_no_update")
        database.execute("UPDATE events_event SET object_label = '别的' WHERE id = 2")
    done = kechuang(migrated_env, "verify-log")
    assert (done.returncode, "event 2" in done.stdout) == (1, True)
