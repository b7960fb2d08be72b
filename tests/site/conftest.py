"""What only the site's tests need: an empty database of their own for commands run as real processes."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _in_chinese() -> Iterator[None]:
    """Each test begins in Chinese: a request in English leaves its language to the thread."""
    from django.utils import translation

    with translation.override("zh-hans"):
        yield


@pytest.fixture
def process_env(postgres_url: str, tmp_path: Path) -> dict[str, str]:
    """The environment of a `kechuang` process with an empty home and an empty database of this run's kind."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("KECHUANG_", "DATABASE_URL"))}
    env |= {"KECHUANG_HOME": str(tmp_path / "home"), "KECHUANG_LANG": "en", "PYTHONUNBUFFERED": "1"}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    if postgres_url:
        import psycopg

        name = f"up_{uuid.uuid4().hex}"
        with psycopg.connect(postgres_url, autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{name}"')
        env["DATABASE_URL"] = postgres_url.replace("/postgres?", f"/{name}?")
    return env
