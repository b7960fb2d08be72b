"""The command itself: help, version, language, wrong use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kechuang import __version__
from kechuang.cli.app import main


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(list(words))
    return left.value.code


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",)], ids=["nothing", "--help", "-h"])
def test_help_lists_the_commands(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*words) == 0
    shown = capsys.readouterr()
    assert "read" in shown.out
    assert "读取规划文件" in shown.out
    assert shown.err == ""


def test_the_version_is_the_package_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out == f"kechuang {__version__}\n"


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "没有命令 nothing。"), ("en", "No such command 'nothing'. Run “kechuang --help”")]
)
def test_wrong_use_is_told_in_the_language_asked_for(
    language: str, said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KECHUANG_LANG", "zh")
    assert run("nothing", "--lang", language) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.out == ""


def test_help_loads_neither_django_nor_rich() -> None:
    program = (
        "import sys\nfrom kechuang.cli.app import main\n"
        "try:\n main(['--help'])\nexcept SystemExit:\n pass\n"
        "print([n for n in ('django', 'rich', 'lxml', 'kechuang.plans') if n in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False)
    assert done.stderr.strip() == "[]"


def test_the_site_starts_without_what_only_some_of_its_work_needs(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom kechuang.config.setup import start_django\n"
        "start_django(Path(sys.argv[1]))\nfrom django.urls import get_resolver\nassert get_resolver().url_patterns\n"
        "late = ('polars', 'numpy', 'scipy', 'openpyxl', 'docx', 'icalendar', 'duckdb', 'kechuang.examples.city')\n"
        "print([n for n in late if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program, tmp_path], capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.strip() == "[]", done.stderr


def test_the_reader_of_a_pipe_may_leave_early() -> None:
    program = f"{sys.executable} -m kechuang --help | head -1"
    done = subprocess.run(["bash", "-c", program], capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
