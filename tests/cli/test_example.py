"""`kechuang example`: tables of any size from a seed; wrong use is told in one line; the day defaults sensibly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kechuang.cli.app import main


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(list(words))
    return left.value.code


def test_tables_are_written_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "city"
    assert (
        run("example", "--seed", "3", "--enterprises", "40", "--years", "2023-2024", "-o", str(folder), "--json") == 0
    )
    told = json.loads(capsys.readouterr().out)
    assert told["example"] == {"seed": 3, "enterprises": 40, "years": [2023, 2024], "until": "2025-12-31"}
    assert told["rows"]["organisation"] > 40
    lines = (folder / "organisation.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) - 1 == told["rows"]["organisation"]


def test_the_same_words_write_the_same_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one", "two"):
        assert run("example", "--seed", "3", "--enterprises", "40", "-o", str(tmp_path / name)) == 0
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert all((tmp_path / "one" / f).read_bytes() == (tmp_path / "two" / f).read_bytes() for f in files)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Choose one"),
        (("--load", "--withdraw", "why"), "Choose one"),
        (("-o", "out", "--years", "2024"), "are no years"),
        (("-o", "out", "--years", "2024-2020"), "first year first"),
        (("-o", "out", "--until", "soon"), "is not a date"),
        (("-o", "out", "--enterprises", "0"), "enterprises"),
    ],
)
def test_wrong_use_is_told_in_one_line_and_nothing_is_written(
    words: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("example", *words, "--lang", "en") == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
