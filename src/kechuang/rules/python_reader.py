"""The tree as straight-line Python: one subject in microseconds, every intermediate at hand for the explanation."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kechuang.rules.lowering import Low, Lowering, order
from kechuang.rules.tree import Node

Row = Mapping[str, Any]
"""Facts of one subject by name: whole numbers of 1/scale, bool, date, str; absent or None where not known."""

_SIGN = {"ge": ">=", "gt": ">", "le": "<=", "lt": "<", "add": "+", "sub": "-", "mul": "*"}


def months_after(day: date, months: int) -> date:
    """The same day of the month `months` later, or the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def compiled(roots: list[Node]) -> Callable[[Row], tuple[Any, ...]]:
    """A function from a row of facts to the raw values of the roots, in their order."""
    lowering = Lowering()
    lows = [lowering.lower(root) for root in roots]
    names: dict[int, str] = {}
    constants: dict[str, Any] = {"months_after": months_after}
    lines = []
    for index, low in enumerate(order(lows)):
        if low.op == "lit":
            value = low.args[0]
            if isinstance(value, bool | int | float | str | None):
                names[id(low)] = f"({value!r})"
            else:
                names[id(low)] = name = f"k{index}"
                constants[name] = value
            continue
        name = names[id(low)] = f"v{index}"
        lines.append(f"    {name} = {_expression(low, names, constants)}")
    result = "".join(f"{names[id(low)]}, " for low in lows)
    source = "def read(row):\n    get = row.get\n" + "\n".join(lines) + f"\n    return ({result})\n"
    exec(compile(source, "<rule>", "exec"), constants)  # noqa: S102 - made here from checked nodes, never from input
    function: Callable[[Row], tuple[Any, ...]] = constants["read"]
    return function


def _expression(low: Low, names: dict[int, str], constants: dict[str, Any]) -> str:
    op, args = low.op, low.args
    if op == "col":
        return f"get({args[0]!r})"
    operands = low.operands
    a = [names[id(x)] for x in operands]
    missing = " or ".join(
        f"{name} is None" for name, x in zip(a, operands, strict=True) if x.op != "lit" or x.args[0] is None
    )
    if op == "and" or op == "or":
        decisive = "False" if op == "and" else "True"
        found = " or ".join(f"{name} is {decisive}" for name in a)
        return f"{decisive} if {found} else None if {missing or 'False'} else {op == 'and'}"
    if op == "if":
        return f"{a[1]} if {a[0]} else None if {a[0]} is None else {a[2]}"
    if op == "known":
        return f"{a[0]} is not None"
    if op == "quot":
        above, below, otherwise = a
        untold = [
            f"{x} is None" if low.op != "lit" else "False" for x, low in zip((above, below), operands, strict=False)
        ]
        return f"None if {untold[1]} else {otherwise} if {below} <= 0 else None if {untold[0]} else {above} / {below}"
    if op == "bands":
        chain = "".join(f"{points} if {a[0]} >= {edge!r} else " for edge, points in args[1])
        expression = f"{chain}{args[2]}"
    elif op in ("max", "min"):
        expression = f"{a[0]} if {a[0]} {'>=' if op == 'max' else '<='} {a[1]} else {a[1]}"
    elif op == "not":
        expression = f"not {a[0]}"
    elif op == "among":
        expression = f"{a[0]} in {args[1]!r}"
    elif op == "real":
        expression = f"{a[0]} / {args[1]}"
    elif op == "days":
        expression = f"({a[1]} - {a[0]}).days"
    elif op == "year":
        expression = f"{a[0]}.year"
    elif op == "months":
        expression = f"months_after({a[0]}, {args[1]})"
    else:
        expression = f"{a[0]} {_SIGN[op]} {a[1]}"
    return f"None if {missing} else {expression}" if missing else expression
