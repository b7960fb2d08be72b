"""A draft as the text of a policy file: the file as it is, with the amendment written at its end, for review."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from datetime import date

from kechuang.rules.amending import Added
from kechuang.rules.clauses import Document

_NEEDED = {
    "kechuang.kernel.units": ("Unit",),
    "kechuang.rules.amending": ("Added", "amends"),
    "kechuang.rules.clauses": ("Document",),
    "kechuang.rules.facts": ("Fact",),
}


def policy_file(
    source: str,
    day: date,
    document: Document,
    written: Mapping[str, str],
    dropped: Sequence[str],
    added: Sequence[Added],
) -> str:
    """`source` with the imports an amendment needs, and the amendment; running it gives the version of the draft."""
    told = [f"{day.isoformat()!r}", "AMENDED"]
    if written:
        told.append(f"written={dict(written)!r}")
    if dropped:
        told.append(f"dropped={tuple(dropped)!r}")
    if added:
        rows = "".join(f"        {one!r},\n" for one in added)
        told.append(f"added=(\n{rows}    )")
    listed = tuple(dict.fromkeys(one.article for one in added))
    about = f"Document({document.name!r}, {document.number!r}, {_day(document.dated)}, {listed!r})"
    arguments = "".join(f"    {one},\n" for one in told)
    return f"{_with_imports(source)}\n\nAMENDED = {about}\n\namends(\n    POLICY,\n{arguments})\n"


def _day(dated: date | None) -> str:
    return "None" if dated is None else f"date({dated.year}, {dated.month}, {dated.day})"


def _with_imports(source: str) -> str:
    """The source with what is missing imported behind its last import."""
    tree = ast.parse(source)
    imports = [one for one in tree.body if isinstance(one, ast.Import | ast.ImportFrom)]
    held = {(one.module, name.name) for one in imports if isinstance(one, ast.ImportFrom) for name in one.names}
    new = []
    for module, names in _NEEDED.items():
        missing = [name for name in names if (module, name) not in held]
        if missing:
            new.append(f"from {module} import {', '.join(missing)}\n")
    lines = source.rstrip("\n").splitlines(keepends=True)
    place = max((one.end_lineno or 0 for one in imports), default=0)
    return "".join([*lines[:place], *new, *lines[place:], "\n"])
