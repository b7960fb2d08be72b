"""A draft as the text of a policy file: the file as it is, with the amendment written at its end, for review.

New clauses stand as somebody would write them by hand: `STAFF >= "10人"`, with the facts under the names they have in
the file or in the vocabulary; a fact without one is declared.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from datetime import date

from kechuang.kernel.units import RATIO
from kechuang.rules.amending import Added, Clausal, Joined, Stated
from kechuang.rules.clauses import Document
from kechuang.rules.declare import number
from kechuang.rules.facts import Fact
from kechuang.rules.words import text

_SIGNS = {"ge": ">=", "gt": ">", "le": "<=", "lt": "<"}
_OPTIONAL = ("definition", "evidence", "bound", "judged", "fixed", "time", "finer")


@dataclass(frozen=True, slots=True)
class Named:
    """Where a fact has a name: the module (empty: the policy file itself) and the expression, `STAFF` or `SALES[0]`."""

    module: str
    expression: str


@dataclass(slots=True)
class _Pen:
    """What the clauses need besides: names to import, facts to declare."""

    named: Mapping[str, Named]
    taken: set[str]
    imports: dict[str, list[str]] = field(default_factory=dict)
    declared: dict[str, str] = field(default_factory=dict)

    def need(self, module: str, *names: str) -> None:
        """Import these."""
        held = self.imports.setdefault(module, [])
        held += [one for one in names if one not in held]

    def fact(self, of: Fact) -> str:
        """The expression that is the fact."""
        found = self.named.get(of.name)
        if found is None or (found.module and found.expression.partition("[")[0] in self.taken):
            return self._declare(of)
        if found.module:
            self.need(found.module, found.expression.partition("[")[0])
        return found.expression

    def _declare(self, of: Fact) -> str:
        name = of.name.upper()
        while name in self.taken:
            name += "_"
        if of.name not in self.declared:
            word, line = _declaration(of)
            self.need("kechuang.rules.declare", word)
            self.declared[of.name] = f"{name} = {line}\n"
        return name

    def clause(self, one: Clausal) -> str:
        """One clause as `Stated`."""
        self.need("kechuang.rules.amending", "Stated")
        label = one.label.strip() or text(one.test)
        return f"Stated({one.code!r}, {label!r}, {self._test(one)}, {one.article!r})"

    def _test(self, one: Clausal) -> str:
        if isinstance(one, Stated):
            raise TypeError("a clause that is stated already is written in its file")
        if isinstance(one, Joined):
            word = "any_of" if one.join == "any" else "all_of"
            self.need("kechuang.rules.tree", word)
            return f"{word}({', '.join(self._test(part) for part in one.parts)})"
        left = self.fact(one.of)
        if one.of.kind in ("truth", "choice"):
            if one.of.kind == "choice":
                left += f".is_({', '.join(repr(o) for o in one.options)})"
            return left if one.op == "is" else f"~{left}"
        if one.per is not None:
            self.need("kechuang.rules.tree", "divided")
            left = f"divided({left}, {self.fact(one.per)})"
        return f"{left} {_SIGNS[one.op]} {self._beside(one)}"

    def _beside(self, one: Added) -> str:
        if one.other is not None:
            other = self.fact(one.other)
            return f"{other} * {one.figure.strip()!r}" if one.figure.strip() else other
        if one.of.kind == "date":
            self.need("datetime", "date")
            return _day(one.day)
        return repr(one.figure.strip())


def policy_file(
    source: str,
    day: date,
    document: Document,
    written: Mapping[str, str],
    dropped: Sequence[str],
    added: Sequence[Clausal],
    named: Mapping[str, Named] | None = None,
) -> str:
    """`source` with the imports an amendment needs, and the amendment; running it gives the version of the draft."""
    tree = ast.parse(source)
    pen = _Pen(named or {}, _bound(tree))
    pen.need("kechuang.rules.amending", "amends")
    if "Document" not in pen.taken:
        pen.need("kechuang.rules.clauses", "Document")
    if document.dated is not None:
        pen.need("datetime", "date")
    rows = [pen.clause(one) for one in added]
    told = [f"{day.isoformat()!r}", "AMENDED"]
    if written:
        told.append(f"written={dict(written)!r}")
    if dropped:
        told.append(f"dropped={tuple(dropped)!r}")
    if rows:
        told.append("added=(\n" + "".join(f"        {one},\n" for one in rows) + "    )")
    listed = tuple(dict.fromkeys(one.article for one in added))
    dated = "None" if document.dated is None else _day(document.dated)
    about = f"Document({document.name!r}, {document.number!r}, {dated}, {listed!r})"
    arguments = "".join(f"    {one},\n" for one in told)
    declared = "".join(pen.declared.values())
    body = f"{declared}{'' if not declared else chr(10)}AMENDED = {about}\n\namends(\n    POLICY,\n{arguments})\n"
    return f"{_with_imports(source, tree, pen.imports)}\n\n{body}"


def _declaration(of: Fact) -> tuple[str, str]:
    """The word that declares a fact, and the line."""
    usual = {one.name: one.default for one in fields(Fact) if one.default is not MISSING}
    told = [repr(of.name), repr(of.label)]
    word = {"truth": "yes_no", "date": "day", "choice": "choice", "number": "number"}[of.kind]
    if of.kind == "number":
        unit = "" if of.unit == RATIO else str(of.unit)
        told.append(repr(unit))
        usual["bound"] = number(of.name, of.label, unit).args[0].bound
    if of.kind == "choice":
        told.append(repr(of.options))
    told += [f"{name}={getattr(of, name)!r}" for name in _OPTIONAL if getattr(of, name) != usual[name]]
    return word, f"{word}({', '.join(told)})"


def _day(day: date) -> str:
    return f"date({day.year}, {day.month}, {day.day})"


def _bound(tree: ast.Module) -> set[str]:
    """The names the file binds at its outermost."""
    stored = {one.id for one in ast.walk(tree) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
    imports = (one for one in tree.body if isinstance(one, ast.Import | ast.ImportFrom))
    return stored | {name.asname or name.name for one in imports for name in one.names}


def _with_imports(source: str, tree: ast.Module, needed: Mapping[str, Sequence[str]]) -> str:
    """The source with what is missing imported behind its last import."""
    imports = [one for one in tree.body if isinstance(one, ast.Import | ast.ImportFrom)]
    held = {(one.module, name.name) for one in imports if isinstance(one, ast.ImportFrom) for name in one.names}
    new = []
    for module, names in sorted(needed.items()):
        missing = sorted(name for name in names if (module, name) not in held)
        if missing:
            new.append(f"from {module} import {', '.join(missing)}\n")
    lines = source.rstrip("\n").splitlines(keepends=True)
    place = max((one.end_lineno or 0 for one in imports), default=0)
    return "".join([*lines[:place], *new, *lines[place:], "\n"])
