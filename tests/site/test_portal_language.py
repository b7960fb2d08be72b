"""Every word of the interface has its English, and the compiled catalogue is in step with the readable one."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "kechuang"
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES"
RENEW = "renew: cd src/kechuang && python -m django makemessages -l en --no-location --no-wrap, then compilemessages"


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)", text))


def test_every_sentence_has_its_english_with_the_same_placeholders() -> None:
    wrong = []
    for entry in polib.pofile(str(CATALOGUE / "django.po")):
        said = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        if not all(said) or entry.fuzzy or any(placeholders(one) != placeholders(entry.msgid) for one in said):
            wrong.append(entry.msgid)
    assert wrong == []


def test_the_compiled_catalogue_is_in_step() -> None:
    readable = {e.msgid: e.msgstr for e in polib.pofile(str(CATALOGUE / "django.po")) if not e.msgctxt}
    compiled = {e.msgid: e.msgstr for e in polib.mofile(str(CATALOGUE / "django.mo")) if not e.msgctxt}
    assert readable == compiled, RENEW


def test_no_sentence_of_the_source_is_missing_from_the_catalogue(tmp_path: Path) -> None:
    if not shutil.which("xgettext"):
        pytest.skip("xgettext is not installed (Debian: apt install gettext)")
    copy = tmp_path / "kechuang"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "locale", "static"))
    (copy / "locale" / "en" / "LC_MESSAGES").mkdir(parents=True)
    command = [sys.executable, "-m", "django", "makemessages", "-l", "en", "--no-location", "--no-wrap"]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    asked = {(e.msgctxt, e.msgid) for e in polib.pofile(str(copy / "locale/en/LC_MESSAGES/django.po"))}
    had = {(e.msgctxt, e.msgid) for e in polib.pofile(str(CATALOGUE / "django.po"))}
    assert asked - had == set(), RENEW
