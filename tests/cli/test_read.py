"""`kechuang read` as a user meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest

from kechuang.cli.app import main

PLAN = (
    "明湖市科技创新三年行动计划(2025—2027年)\n\n"
    "一、行动目标\n到2027年,众创空间达到6家。\n\n"
    "二、主要任务\n"
    "1.建设创新载体。到2027年,众创空间达到6家。(牵头单位:科技局,参与单位:财政局)\n"
    "2.引进创新人才。引进院士、、青年学者。(牵头单位:组织部,参与单位:科技局)\n"
    "3.优化创新服务。完善服务。(牵头单位:科技局,参与单位:财政局)\n"
)


@dataclass(frozen=True)
class Done:
    """What a finished command leaves behind."""

    returncode: object
    stdout: str
    stderr: str


def kechuang(*arguments: object, **environment: str) -> Done:
    """Run the command in this process as if its output were piped, in a terminal of eighty columns."""
    kept = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "LC_ALL", "LC_MESSAGES", "LANG")}
    settled = kept | {"KECHUANG_LANG": "zh", "COLUMNS": "80"} | environment
    out, err = StringIO(), StringIO()
    streams = redirect_stdout(out), redirect_stderr(err)
    with patch.dict(os.environ, settled, clear=True), streams[0], streams[1], pytest.raises(SystemExit) as left:
        main([str(word) for word in arguments])
    return Done(left.value.code, out.getvalue(), err.getvalue())


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "明湖.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


@pytest.fixture
def folder(plan: Path) -> Path:
    inside = plan.parent / "plans"
    (inside / "deeper").mkdir(parents=True)
    (inside / "a.txt").write_text(PLAN, encoding="utf-8")
    (inside / "deeper" / "b.txt").write_text(PLAN, encoding="utf-8")
    (inside / "notes.md").write_text("no plan", encoding="utf-8")
    (inside / ".hidden.txt").write_text(PLAN, encoding="utf-8")
    return inside


def test_people_see_findings_first_then_targets_then_tasks(plan: Path) -> None:
    done = kechuang("read", plan)
    assert (done.returncode, done.stderr) == (0, "")
    places = [done.stdout.index(words) for words in ("text.damaged", "2025–2027", "众创空间数量", "建设创新载体")]
    assert places == sorted(places)


def test_piped_output_has_no_colour_no_padding_and_fits_eighty_columns(plan: Path) -> None:
    from rich.cells import cell_len

    lines = kechuang("read", plan).stdout.splitlines()
    assert not any("\x1b" in line for line in lines)
    assert not any(line != line.rstrip() for line in lines)
    assert max(map(cell_len, lines)) <= 80


def test_findings_only(plan: Path) -> None:
    shown = kechuang("read", plan, "--findings").stdout
    assert "text.damaged" in shown
    assert "组织部" not in shown


def test_english_on_request_wherever_the_option_stands(plan: Path) -> None:
    for words in (("--lang", "en", "read", plan), ("read", plan, "--lang=en"), ("read", plan, "--lang", "en")):
        assert "Indicator" in kechuang(*words).stdout
    assert "Indicator" in kechuang("read", plan, KECHUANG_LANG="en").stdout
    assert "指标" in kechuang("read", plan).stdout


def test_one_file_is_one_object_whose_places_quote_the_text(plan: Path) -> None:
    done = kechuang("read", plan, "--json")
    reading = json.loads(done.stdout)
    assert [task["lead"] for task in reading["tasks"]] == [["科技局"], ["组织部"], ["科技局"]]
    for target in reading["targets"]:
        assert PLAN[target["start"] : target["end"]] == target["quote"]
    assert "text.damaged" in {finding["code"] for finding in reading["findings"]}
    assert done.stderr == ""


def test_json_with_findings_only_holds_nothing_else(plan: Path) -> None:
    assert set(json.loads(kechuang("read", plan, "--json", "--findings").stdout)) == {"name", "title", "findings"}


def test_several_files_and_folders_are_one_object_a_line(plan: Path, folder: Path) -> None:
    done = kechuang("read", plan, folder, "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(row["path"]).name for row in rows] == ["明湖.txt", "a.txt", "b.txt"]
    assert "共读取 3 份" in done.stderr


def test_a_file_that_fails_does_not_stop_the_others(plan: Path, folder: Path) -> None:
    done = kechuang("read", folder / "gone.txt", plan, folder, "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows[0]["error"]["code"] == "file.missing"
    assert [bool(row.get("tasks")) for row in rows] == [False, True, True, True]
    assert done.returncode == 2
    assert "1 份读取失败" in done.stderr


def test_several_files_end_in_one_table(folder: Path) -> None:
    done = kechuang("read", folder)
    assert "a.txt" in done.stdout
    assert "共读取 2 份：任务 6" in done.stdout
    assert (done.returncode, done.stderr) == (0, "")


def test_strict_answers_no_only_where_there_are_findings(plan: Path, tmp_path: Path) -> None:
    assert kechuang("read", plan).returncode == 0
    assert kechuang("read", plan, "--strict").returncode == 1
    assert kechuang("read", plan, "--strict", "--json").returncode == 1
    clean = tmp_path / "clean.txt"
    clean.write_text("明湖市工作方案\n1.建设载体。建设载体。(牵头单位:科技局)\n", encoding="utf-8")
    assert kechuang("read", clean, "--strict").returncode == 0


def test_output_goes_into_a_file_as_it_would_to_the_screen(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    done = kechuang("read", plan, "--json", "-o", out)
    assert done.stdout == ""
    assert str(out) in done.stderr
    assert out.read_text(encoding="utf-8") == kechuang("read", plan, "--json").stdout


def test_a_failed_reading_leaves_the_old_output_and_nothing_beside_it(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("old", encoding="utf-8")
    assert kechuang("read", tmp_path / "gone.txt", "-o", out).returncode == 2
    assert out.read_text(encoding="utf-8") == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["read", "gone.txt"], "没有文件“gone.txt”"),
        (["read"], "缺少参数"),
        (["read", "--jsn", "x.txt"], "--jsn"),
        (["raed"], "没有命令 raed"),
        (["read", "x.txt", "-o"], "-o"),
        (["--lang", "fr", "read", "x.txt"], "“fr”"),
    ],
    ids=["no file", "no argument", "no option", "no command", "no value", "no language"],
)
def test_wrong_use_is_one_line_on_standard_error_and_exit_code_two(words: list[str], said: str) -> None:
    done = kechuang(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert said in done.stderr


def test_a_folder_without_plans_and_an_output_nowhere_are_told(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for words, said in (
        (("read", tmp_path / "empty"), "没有规划文件"),
        (("read", plan, "-o", tmp_path / "no" / "x"), "写不进"),
    ):
        done = kechuang(*words)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert said in done.stderr


def test_the_command_works_in_a_process_of_its_own(plan: Path) -> None:
    words = [sys.executable, "-m", "kechuang", "read", "--json", "--strict", plan]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == kechuang("read", "--json", plan).stdout


def test_a_terminal_that_knows_no_chinese_still_gets_valid_json(plan: Path) -> None:
    words = [sys.executable, "-m", "kechuang", "read", "--json", plan]
    latin = os.environ | {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run(words, capture_output=True, encoding="latin-1", env=latin, check=False)
    assert json.loads(done.stdout) == json.loads(kechuang("read", "--json", plan).stdout)


def test_reading_loads_neither_django_nor_what_only_other_formats_need(plan: Path) -> None:
    program = (
        "import sys\nfrom kechuang.cli.app import main\n"
        "try:\n main(['read', sys.argv[1], '--json'])\nexcept SystemExit:\n pass\n"
        "loaded = [n for n in ('django', 'rich', 'pdfplumber', 'pypdfium2', 'docx') if n in sys.modules]\n"
        "print(loaded, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program, plan], capture_output=True, encoding="utf-8", check=False)
    assert done.stderr.strip() == "[]"
