"""Names of uploaded files: cleaned for keeping and showing, their end made to tell what the bytes are."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

_RUN = """apk app bat cmd com cpl dll dmg exe gadget hta inf jar js jse lnk msc msi msp pif ps1 py reg scf scr sh sys vb
vbe vbs ws wsf wsh"""
PROGRAMS = frozenset(f".{end}" for end in _RUN.split())
"""Ends of names that a machine would run, whatever the bytes are."""

_LONGEST = 200


def suffix_of(name: str) -> str:
    """The end of a name, lower case: `.pdf`; trailing dots and spaces, which Windows drops, do not hide it."""
    return PurePosixPath(name.strip().rstrip(". ")).suffix.lower()


def clean_name(name: str, suffixes: tuple[str, ...]) -> str:
    """The name without folders, control and direction marks, ending as its kind ends; never empty."""
    # What is not shown goes first: a control character within `C:` must not hide that it names a drive,
    # nor one between a letter and its accent that they are one sign.
    seen = unicodedata.normalize("NFC", "".join(c for c in name if unicodedata.category(c)[0] != "C"))
    shown = PureWindowsPath(PurePosixPath(seen).name).name.replace(":", "：").strip(". ")
    stem, _, end = shown.rpartition(".")
    suffix = f".{end.lower()}"
    if not stem or suffix not in suffixes:
        stem, suffix = shown, suffixes[0]
    return f"{stem.strip('. ')[:_LONGEST].rstrip('. ') or '材料'}{suffix}"
