"""Uploaded files that wait for an officer's yes: kept in the data folder, never shown to others, swept after a day.

A draft is only bytes: what was understood is read again when it is shown or adopted, so that preview and store agree.
"""

from __future__ import annotations

import json
import re
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
_KEPT_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Draft:
    """One uploaded file: who sent it, under which name, and its bytes."""

    token: str
    officer: int
    name: str
    data: bytes


def keep(data: bytes, name: str, officer: int) -> str:
    """Put an uploaded file aside; the token (22 letters, not guessable) is its only name from now on."""
    _sweep()
    token = secrets.token_urlsafe(16)
    folder = _folder()
    (folder / f"{token}.bin").write_bytes(data)
    (folder / f"{token}.json").write_text(json.dumps({"name": name, "officer": officer}), encoding="utf-8")
    return token


def find(token: str, officer: int) -> Draft | None:
    """The draft of that token, if it is still here and that officer's."""
    if not _TOKEN.fullmatch(token):
        return None
    try:
        about = json.loads((_folder() / f"{token}.json").read_text(encoding="utf-8"))
        data = (_folder() / f"{token}.bin").read_bytes()
    except FileNotFoundError:
        return None
    return Draft(token, officer, about["name"], data) if about["officer"] == officer else None


def drop(token: str) -> None:
    """Remove a draft; no harm if it is gone."""
    if _TOKEN.fullmatch(token):
        for suffix in ("bin", "json"):
            (_folder() / f"{token}.{suffix}").unlink(missing_ok=True)


def _folder() -> Path:
    folder = Path(settings.HOME) / "drafts"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _sweep() -> None:
    oldest = time.time() - _KEPT_SECONDS
    for path in _folder().iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
