"""The data folder, the choice of database, the headers and checks that come with the settings."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.core.checks import Error, Warning
from django.test import Client

from kechuang.config import checks, running
from kechuang.config.databases import postgres, sqlite
from kechuang.config.home import home_folder, make_home, secret_key
from kechuang.config.server import TRIED, free_port
from kechuang.kernel.errors import BadInput, Conflict


def test_the_home_folder_is_the_one_named_else_the_platforms(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KECHUANG_HOME", str(tmp_path / "here"))
    assert home_folder() == tmp_path / "here"
    monkeypatch.delenv("KECHUANG_HOME")
    assert home_folder().name == "kechuang"
    assert home_folder().is_absolute()


def test_making_a_home_twice_keeps_its_key_which_only_its_owner_reads(tmp_path: Path) -> None:
    home = tmp_path / "a" / "home"
    make_home(home)
    key = secret_key(home)
    make_home(home)
    assert secret_key(home) == key
    assert len(key) >= 50
    assert stat.S_IMODE((home / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def made_and_read(home: Path) -> str:
    make_home(home)
    return secret_key(home)


def test_many_that_begin_at_once_make_one_home_with_one_key_and_leave_nothing_else(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with ThreadPoolExecutor(8) as several:
        keys = set(several.map(lambda _: made_and_read(home), range(200)))
    assert len(keys) == 1
    assert [path.name for path in home.iterdir()] == ["secret-key"]


def test_without_a_home_the_key_lives_as_long_as_the_process(tmp_path: Path) -> None:
    assert secret_key(tmp_path) != secret_key(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_key_in_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KECHUANG_SECRET_KEY", "named")
    assert secret_key(tmp_path) == "named"


def test_importing_the_settings_writes_nothing(tmp_path: Path) -> None:
    env = os.environ | {"KECHUANG_HOME": str(tmp_path / "home"), "DJANGO_SETTINGS_MODULE": "kechuang.config.settings"}
    subprocess.run([sys.executable, "-c", "import django; django.setup()"], env=env, check=True, timeout=60)
    assert not (tmp_path / "home").exists()


def test_sqlite_queues_its_writers(tmp_path: Path) -> None:
    assert sqlite(tmp_path / "x")["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_postgresql_address_is_understood() -> None:
    told = postgres("postgresql://us%40er:p%3Aw@db.local:5433/plans?sslmode=require")
    assert (told["NAME"], told["USER"], told["PASSWORD"]) == ("plans", "us@er", "p:w")
    assert (told["HOST"], told["PORT"], told["OPTIONS"]) == ("db.local", "5433", {"sslmode": "require"})
    assert postgres("postgres:///plans?host=/run/pg")["HOST"] == "/run/pg"


@pytest.mark.parametrize("url", ["mysql://h/plans", "postgresql://host/", "plans"])
def test_another_address_is_refused(url: str) -> None:
    with pytest.raises(BadInput):
        postgres(url)


def test_a_folder_is_held_by_one_server_at_a_time(tmp_path: Path) -> None:
    with running.hold(tmp_path) as held:
        running.tell(held, "http://127.0.0.1:1/")
        assert running.address_of(tmp_path) == "http://127.0.0.1:1/"
        with pytest.raises(Conflict) as caught:
            running.hold(tmp_path)
        assert caught.value.fields["address"] == "http://127.0.0.1:1/"
    assert running.address_of(tmp_path) == ""
    running.hold(tmp_path).close()


def test_no_port_is_found_beyond_the_last_one() -> None:
    assert TRIED > 1
    with pytest.raises(Conflict):
        free_port(65_536)


def test_the_chart_library_is_the_one_that_was_tried() -> None:
    assert checks.echarts_is_there() == []


def test_a_missing_or_other_chart_library_is_told(settings: object, tmp_path: Path) -> None:
    settings.ECHARTS = tmp_path  # type: ignore[attr-defined]
    assert isinstance(checks.echarts_is_there()[0], Error)
    (tmp_path / "echarts.esm.min.js").write_text("other")
    assert isinstance(checks.echarts_is_there()[0], Warning)


@pytest.mark.django_db
def test_every_page_allows_only_what_comes_from_this_host() -> None:
    headers = Client().get("/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_cookies_are_not_for_scripts_and_not_for_other_sites() -> None:
    for cookie in Client().get("/accounts/sign-in/").cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"


@pytest.mark.django_db
def test_chinese_comes_first_and_english_where_it_is_asked_for() -> None:
    assert Client().get("/").headers["Content-Language"] == "zh-hans"
    assert Client().get("/", headers={"accept-language": "en-GB"}).headers["Content-Language"] == "en"
    assert [code for code, _ in settings.LANGUAGES] == ["zh-hans", "en"]


def test_a_deployment_behind_tls_passes_djangos_own_security_check(tmp_path: Path) -> None:
    env = os.environ | {
        "KECHUANG_HOME": str(tmp_path),
        "KECHUANG_HTTPS": "1",
        "KECHUANG_HOSTS": "plan.example",
        "KECHUANG_SECRET_KEY": "k" * 20 + "abcdefghijklmnopqrstuvwxyz0123456789",
        "DJANGO_SETTINGS_MODULE": "kechuang.config.settings",
    }
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
