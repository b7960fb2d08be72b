"""Commands without a site: no data folder of this machine's user is looked at."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _no_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KECHUANG_HOME", str(tmp_path / "no-home"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
