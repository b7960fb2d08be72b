"""Which database: the embedded SQLite file in the data folder, or PostgreSQL named by DATABASE_URL."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

# IMMEDIATE: a transaction takes the write lock when it begins, so two writers queue instead of failing half way.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;",
}


def sqlite(path: Path) -> dict[str, Any]:
    """Django's description of the embedded database in that file."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": dict(SQLITE_OPTIONS),
        "CONN_MAX_AGE": None,
    }


def postgres(url: str) -> dict[str, Any]:
    """Django's description of postgresql://user:password@host:port/name?option=…; `?host=/folder` names a socket."""
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise BadInput(
            "database.url",
            Sentence("DATABASE_URL 不是 PostgreSQL 地址。", "DATABASE_URL is not a PostgreSQL address."),
            Sentence(
                "格式：postgresql://用户:口令@主机:端口/库名；不设置则使用内嵌的 SQLite。",
                "Write postgresql://user:password@host:port/name, or unset it to use the embedded SQLite.",
            ),
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
