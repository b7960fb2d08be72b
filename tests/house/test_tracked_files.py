"""What may never be committed: lock files with addresses, package addresses, paths of a machine, unfinished marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

LOCKS = {"uv.lock", "poetry.lock", "package-lock.json", "Pipfile.lock"}
ADDRESS = re.compile(r"https?://[^\s)\">]+\.(?:whl|tar\.gz|tgz)(?:[#?\s]|$)")
REGISTRY = re.compile("|".join(("pypi" + r"\.org", "pythonhosted" + r"\.org", "registry\\.npmjs", "deb\\.debian")))
MACHINE = re.compile(r"(?:^|[^\w.])/(?:wo" + r"rk|home/\w+|root/\.)/")
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b|NotImplemented" + r"Error|待实现|暂未实现")


def text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_lock_file_is_tracked(tracked: list[Path]) -> None:
    assert [p.name for p in tracked if p.name in LOCKS] == []


@pytest.mark.parametrize("pattern", [ADDRESS, REGISTRY, MACHINE], ids=["package address", "registry", "machine path"])
def test_no_address_or_machine_path_is_tracked(pattern: re.Pattern[str], tracked: list[Path], root: Path) -> None:
    hits = [
        f"{path.relative_to(root)}:{number}: {line.strip()[:120]}"
        for path in tracked
        if path.suffix != ".svg"
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if pattern.search(line)
    ]
    assert hits == []


def test_the_product_has_no_unfinished_mark(tracked: list[Path], root: Path) -> None:
    hits = [
        f"{path.relative_to(root)}:{number}"
        for path in tracked
        if (root / "src") in path.parents and path.suffix in {".py", ".html", ".js", ".css"}
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert hits == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-setup.txt"])
def test_requirements_are_pinned_and_hashed_and_hold_no_address(name: str, root: Path) -> None:
    text = (root / name).read_text(encoding="utf-8")
    pins = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==\S+", text, re.M)
    hashed = re.findall(r"^[A-Za-z0-9._-]+(?:\[[^\]]*\])?==[^\n]*\\\n\s+--hash=sha256:", text, re.M)
    assert pins
    assert len(pins) == len(hashed)
    assert "://" not in text


def test_every_declared_dependency_is_pinned(root: Path) -> None:
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    def names(wanted: list[str]) -> set[str]:
        found = {re.split(r"[\[<>=!~ ;]", w, maxsplit=1)[0].lower() for w in wanted}
        return found - {"kechuang"}

    def pinned(file: str) -> set[str]:
        return {m.lower() for m in re.findall(r"^([A-Za-z0-9._-]+)", (root / file).read_text(encoding="utf-8"), re.M)}

    extras = project["optional-dependencies"]
    assert names(project["dependencies"]) <= pinned("requirements.txt")
    assert names(project["dependencies"]) | names(extras["dev"]) <= pinned("requirements-dev.txt")


def test_no_source_file_is_longer_than_400_lines(tracked: list[Path], root: Path) -> None:
    long = {
        str(path.relative_to(root)): lines
        for path in tracked
        if (root / "src") in path.parents
        and "migrations" not in path.parts  # generated
        and path.suffix == ".py"
        and (lines := text_of(path).count("\n")) > 400
    }
    assert long == {}
