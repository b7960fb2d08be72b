"""`replay-draw`: a published draw is repeated from its file alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kechuang.cases.panels.lots import seed, sha256
from kechuang.cases.panels.need import Need
from kechuang.cases.panels.protocol import Commitment, Entry, PublicSource, panel_after
from kechuang.cases.panels.replay import Step, document
from kechuang.cli.app import main


@pytest.fixture
def draw() -> dict[str, Any]:
    """A draw of three from nine."""
    pool = tuple(Entry(f"{n:016x}", "technical", n % 2 == 0, f"u{n}") for n in range(9))
    need = Need(3, 2, 0, 1)
    source = PublicSource("announced", "示例", "2026-05-20T16:00:00+08:00")
    made = Commitment("MH-1", "hnte", 1, need, "none", {}, pool, (), (), "", sha256(b"secret"), source, "2026-05-20")
    panel = panel_after(need, pool, (), seed("secret", "417", made.digest), "none", frozenset())
    assert panel
    return document(made, "secret", "417", [Step((), tuple(one.id for one in panel), "2026-05-20")])


def run(path: Path, *words: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(["replay-draw", str(path), *words])
    return int(left.value.code or 0)


def test_an_honest_draw_agrees(draw: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "draw.json"
    file.write_text(json.dumps(draw), encoding="utf-8")
    assert run(file, "--lang", "en") == 0
    assert capsys.readouterr().out.endswith("The draw is repeated exactly.\n")


def test_another_panel_is_told(draw: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draw["steps"][0]["panel"].reverse()
    file = tmp_path / "draw.json"
    file.write_text(json.dumps(draw), encoding="utf-8")
    assert run(file, "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["agrees"] is False
    assert "第0步应为" in told["differs"][0]


@pytest.mark.parametrize("text", ["", "[]", '{"commitment": 1}', "not json"])
def test_any_other_file_is_refused_in_one_line(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "draw.json"
    file.write_text(text, encoding="utf-8")
    assert run(file, "--lang", "zh") == 2
    assert capsys.readouterr().err.count("\n") == 1
