"""Every module, class and public function of the product says what it is for."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
MODULES = sorted(p for p in SOURCE.rglob("*.py") if "migrations" not in p.parts)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_module_and_its_public_names_have_docstrings(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bare = [] if ast.get_docstring(tree) else ["the module"]
    for node in tree.body:
        public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        if public and not ast.get_docstring(node):
            bare.append(f"{node.name} (line {node.lineno})")
    assert bare == []


@pytest.mark.parametrize(
    "path",
    [p for p in MODULES if p.name == "__init__.py" and p.parent != SOURCE / "kechuang"],
    ids=lambda p: str(p.parent.relative_to(SOURCE)),
)
def test_no_folder_is_a_catch_all(path: Path) -> None:
    assert path.parent.name not in {"utils", "helpers", "common", "misc", "manager", "base", "lib"}
