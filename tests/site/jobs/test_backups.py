"""Backups by the clock: the newest few are kept, one of a time is made once, no room is said before writing."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kechuang.jobs import backing_up
from kechuang.jobs.backup import Made
from kechuang.kernel.errors import BadInput

pytestmark = pytest.mark.django_db
DUE = datetime(2025, 3, 3, 17, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _home(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copying a database is tried in test_backup.py; here the file alone matters."""
    settings.HOME = tmp_path

    def written(home: Path, target: Path, told: Any) -> Made:
        target.write_bytes(b"zip")
        return Made(target, 3, 0, 0, "")

    monkeypatch.setattr(backing_up, "back_up", written)


def test_the_newest_few_are_kept_and_one_time_is_backed_up_once(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("KECHUANG_BACKUPS", "3")
    left = tmp_path / "backups" / ".kechuang-20200101-000000.zip.part"
    left.parent.mkdir()
    left.touch()
    for day in range(5):
        made, _gone = backing_up.nightly_backup(DUE + timedelta(days=day))
        assert made
    assert backing_up.nightly_backup(DUE + timedelta(days=4)) == (None, 0)
    names = sorted(path.name for path in left.parent.iterdir())
    assert names == [f"kechuang-2025030{day}-013000.zip" for day in (6, 7, 8)]


def test_without_room_nothing_is_written_and_the_remedy_is_said(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: type("Disk", (), {"free": backing_up.RESERVE - 1}))
    with pytest.raises(BadInput, match="磁盘放不下"):
        backing_up.nightly_backup(DUE)
    assert list((tmp_path / "backups").iterdir()) == []
