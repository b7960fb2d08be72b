"""Complete documentation: every command, page, finding, event, setting and record is told, every link leads on."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kechuang.accounts.roles import ROLES

SOURCE = Path("src/kechuang")
RECORDS = (
    "supervision/models.py",
    "events/models.py",
    "accounts/models/*.py",
    "plans/model.py",
    "registry/sources.py",
    "funds/models/*.py",
)


@pytest.fixture(scope="module")
def pages(root: Path) -> dict[Path, str]:
    """Every page of documentation and its text."""
    found = [*root.glob("*.md"), *(root / "docs").rglob("*.md"), *(root / "tests").glob("*.md")]
    return {path: path.read_text(encoding="utf-8") for path in found}


@pytest.fixture(scope="module")
def said(pages: dict[Path, str]) -> str:
    """All documentation as one text."""
    return "\n".join(pages.values())


def commands(root: Path) -> list[str]:
    folder = root / SOURCE / "cli" / "commands"
    named = [
        re.findall(r'app\.command\(\s*"([\w-]+)"', path.read_text(encoding="utf-8")) for path in folder.glob("*.py")
    ]
    return sorted(name for names in named for name in names)


def addresses(root: Path) -> Iterator[str]:
    """Every address of the site, as its `path()` writes it, with the prefix of accounts and of the API."""
    others = {root / SOURCE / part / "urls.py": f"{part}/" for part in ("accounts", "api")}
    for path in [*(root / SOURCE / "portal" / "pages").glob("*.py"), *others]:
        prefix = others.get(path, "")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "path":
                yield prefix + ast.literal_eval(node.args[0])


def menu_labels(root: Path) -> Iterator[str]:
    for path in (root / SOURCE / "portal" / "pages").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "NavEntry":
                label = node.args[2]
                yield ast.literal_eval(label.args[0] if isinstance(label, ast.Call) else label)


def assigned(path: Path, name: str) -> list[ast.expr]:
    found = []
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if any(isinstance(one, ast.Name) and one.id == name for one in targets):
            found.append(node.value)  # type: ignore[union-attr]
    return found


def test_the_map_from_questions_to_files_is_current(root: Path) -> None:
    done = subprocess.run([sys.executable, "docs/where.py", "--check"], cwd=root, check=False)
    assert done.returncode == 0, "renew it: python docs/where.py"


def test_every_command_is_told(root: Path, said: str) -> None:
    assert commands(root)
    assert [name for name in commands(root) if not re.search(rf"kechuang {re.escape(name)}\b", said)] == []


def test_every_command_of_the_readme_exists(root: Path) -> None:
    known = {*commands(root), "test"}
    for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md"):
        used = re.findall(r"^\$ \./kechuang ([a-z][\w-]*)", (root / name).read_text(encoding="utf-8"), re.MULTILINE)
        assert used
        assert [one for one in used if one not in known] == []


def test_every_page_and_every_entry_of_the_menus_is_told(root: Path) -> None:
    page = (root / "docs" / "portal.md").read_text(encoding="utf-8")
    assert [address for address in addresses(root) if f"| `{address}` |" not in page] == []
    assert [label for label in menu_labels(root) if f"| {label} |" not in page] == []


def test_every_page_in_the_table_says_who_may_open_it(root: Path) -> None:
    """In words the test of pages and roles knows: tests/site/access/test_routes.py compares them with the answers."""
    known = {"everyone", "signed in", "staff", *(facts.name.en for facts in ROLES.values())}
    lines = (root / "docs" / "portal.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| `")]
    assert rows
    cells = {row: [cell.strip() for cell in row.strip("|").split("|")] for row in rows}
    assert [row for row, cell in cells.items() if len(cell) != 4 or set(cell[2].split(", ")) - known] == []


def test_every_view_of_a_page_has_a_door(root: Path) -> None:
    bare = []
    for path in (root / SOURCE / "portal" / "pages").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        views = {
            node.args[1].id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "path"
            and isinstance(node.args[1], ast.Name)
        }
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and node.name in views:
                called = [one.func for one in node.decorator_list if isinstance(one, ast.Call)]
                if not any(isinstance(one, ast.Name) and one.id == "door" for one in called):
                    bare.append(f"{path.name}: {node.name}")
    assert bare == [], "say who may open it: @door(…), see CONTRIBUTING.md"


def test_no_page_is_told_that_does_not_exist(root: Path) -> None:
    page = (root / "docs" / "portal.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([^`]*)` \|", page, re.MULTILINE)) - set(addresses(root)) == set()


def test_every_finding_code_is_told(root: Path) -> None:
    page = (root / "docs" / "reading.md").read_text(encoding="utf-8")
    folder = root / SOURCE / "plans" / "findings"
    codes = [ast.literal_eval(value) for path in folder.glob("*.py") for value in assigned(path, "CODE")]
    assert codes
    assert [code for code in codes if f"| `{code}` |" not in page] == []


def test_the_page_of_events_is_current(root: Path) -> None:
    done = subprocess.run([sys.executable, "docs/events.py", "--check"], cwd=root, check=False)
    assert done.returncode == 0, "renew it: python docs/events.py"


def test_the_page_of_indicators_is_current(root: Path) -> None:
    done = subprocess.run([sys.executable, "docs/indicators.py", "--check"], cwd=root, check=False)
    assert done.returncode == 0, "renew it: python docs/indicators.py"


def test_the_page_of_processes_is_current(root: Path) -> None:
    done = subprocess.run([sys.executable, "docs/flows.py", "--check"], cwd=root, check=False)
    assert done.returncode == 0, "renew it: python docs/flows.py"


def test_every_setting_is_told(root: Path, said: str) -> None:
    source = [root / "kechuang", *(root / SOURCE).rglob("*.py")]
    named = {
        name
        for path in source
        for name in re.findall(r"\b(?:KECHUANG_[A-Z_]+|DATABASE_URL)\b", path.read_text(encoding="utf-8"))
    }
    assert sorted(name for name in named if f"`{name}" not in said) == []


def test_every_relative_link_leads_on(pages: dict[Path, str]) -> None:
    dead = [
        f"{path.name}: {link}"
        for path, text in pages.items()
        for link in re.findall(r"\]\((?![a-z]+:|#)([^)#\s]+)", text)
        if not (path.parent / link).exists()
    ]
    assert dead == []


def test_the_glossary_lists_every_record(root: Path) -> None:
    glossary = (root / "docs" / "glossary.md").read_text(encoding="utf-8")
    records = [
        node.name
        for name in RECORDS
        for path in (root / SOURCE).glob(name)
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    ]
    assert records
    assert sorted({name for name in records if f"`{name}`" not in glossary}) == []


def test_every_kind_of_record_is_told(root: Path) -> None:
    page = (root / "docs" / "registry.md").read_text(encoding="utf-8")
    kinds = [
        node.name.lower()
        for path in (root / SOURCE / "registry" / "kinds").glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    ]
    assert kinds
    assert sorted(name for name in kinds if f"`{name}`" not in page) == []
