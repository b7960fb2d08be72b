"""What only the site's tests need: commands on the test's own database, or as real processes on an empty one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _in_chinese() -> Iterator[None]:
    """Each test begins in Chinese: a request in English leaves its language to the thread."""
    from django.utils import translation

    with translation.override("zh-hans"):
        yield


PREPARE = """
from pathlib import Path
from kechuang.config.setup import migrate, start_django
start_django(Path({home!r}))
migrate()
"""


@pytest.fixture(scope="session")
def migrated_home(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose tables are up to date, and on PostgreSQL the database `migrated`: made once, only copied."""
    home = tmp_path_factory.mktemp("migrated") / "home"
    env = _environment(home)
    if postgres_url:
        env["DATABASE_URL"] = _database(postgres_url, "migrated")
    subprocess.run([sys.executable, "-c", PREPARE.format(home=str(home))], env=env, check=True, timeout=300)
    return home


@pytest.fixture
def migrated_env(migrated_home: Path, postgres_url: str, tmp_path: Path) -> dict[str, str]:
    """The environment of a `kechuang` process with a home and a database whose tables are up to date and empty."""
    home = tmp_path / "home"
    shutil.copytree(migrated_home, home)
    env = _environment(home)
    if postgres_url:
        env["DATABASE_URL"] = _database(postgres_url, f"up_{uuid.uuid4().hex}", like="migrated")
    return env


@pytest.fixture
def process_env(postgres_url: str, tmp_path: Path) -> dict[str, str]:
    """The environment of a `kechuang` process with an empty home and an empty database of this run's kind."""
    env = _environment(tmp_path / "home")
    if postgres_url:
        env["DATABASE_URL"] = _database(postgres_url, f"up_{uuid.uuid4().hex}")
    return env


def _environment(home: Path) -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("KECHUANG_", "DATABASE_URL"))}
    env |= {"KECHUANG_HOME": str(home), "KECHUANG_LANG": "en", "PYTHONUNBUFFERED": "1"}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    return env


def _database(server: str, name: str, *, like: str = "template1") -> str:
    """Make a database and give its address."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    return server.replace("/postgres?", f"/{name}?")


@dataclass(frozen=True)
class Ran:
    """What a command said on either stream, and the code it ended with."""

    code: int
    out: str
    err: str


@pytest.fixture
def command(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: Any, tmp_path: Path, settings: Any
) -> Callable[..., Ran]:
    """Runs `kechuang …` in this process, on the test's database, in a folder of its own: a process costs seconds.

    `command("facts", "show", CODE, code=2)`; fails where it ends with another code.
    """
    from kechuang.cli.app import main

    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KECHUANG_LANG", "en")
    monkeypatch.setattr("kechuang.cli.existing_home.open_existing", lambda home: settings.HOME)

    def ran(*words: object, code: int = 0) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(list(map(str, words)))
        told = Ran(int(ended.value.code or 0), *capsys.readouterr())
        assert told.code == code, told.out + told.err
        return told

    return ran
