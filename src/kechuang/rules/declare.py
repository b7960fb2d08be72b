"""The words in which a policy file declares its facts and its dated figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction

from kechuang.kernel.units import RATIO, unit
from kechuang.rules.errors import bad_rule
from kechuang.rules.facts import Fact
from kechuang.rules.parameters import Citation, Confidence, Dated, Parameter
from kechuang.rules.tree import Node, fact, node, param


def number(name: str, label: str, of: str, definition: str = "", **more: object) -> Node:
    """A numeric fact in the base unit `of` (元, 人, 件; empty for a ratio)."""
    base = unit(of) if of else RATIO
    bound = more.pop("bound", 10**13 if of == "元" else 10**9 if of else 10**6)
    return fact(Fact(name, "number", label, base, definition, bound=bound, **more))  # type: ignore[arg-type]


def money(name: str, label: str, definition: str = "", **more: object) -> Node:
    """An amount of money, kept to the cent."""
    return number(name, label, "元", definition, **more)


def yes_no(name: str, label: str, definition: str = "", **more: object) -> Node:
    """A fact that is yes or no."""
    return fact(Fact(name, "truth", label, RATIO, definition, **more))  # type: ignore[arg-type]


def day(name: str, label: str, definition: str = "", **more: object) -> Node:
    """A date."""
    return fact(Fact(name, "date", label, RATIO, definition, **more))  # type: ignore[arg-type]


def choice(name: str, label: str, options: Sequence[str], definition: str = "", **more: object) -> Node:
    """One of several named options."""
    return fact(Fact(name, "choice", label, RATIO, definition, options=tuple(options), **more))  # type: ignore[arg-type]


def points(name: str, label: str, definition: str = "") -> Node:
    """A score that an expert gives."""
    return fact(Fact(name, "number", label, unit("分"), definition, bound=1000, judged=True))


def years(count: int, make: Callable[[str, str], Node]) -> list[Node]:
    """The same fact for the latest `count` accounting years, latest first: make("_y1", "最近一年") …"""
    spoken = ("最近一年", "前一年", "前两年", "前三年", "前四年")
    return [make(f"_y{i + 1}", spoken[i]) for i in range(count)]


def dated(
    name: str, label: str, of: str, values: dict[str, str | None], citation: Citation, confidence: Confidence
) -> Node:
    """A parameter with its values by day: `dated("cap", "上限", "元", {"2017-01-01": "1000万元"}, …)`.

    None is a figure nobody has found; the rule is undetermined while it counts.
    """
    base = unit(of) if of else RATIO
    held = []
    for day_, written in sorted(values.items()):
        value = None
        if written is not None:
            literal = node(written, base)
            if literal.unit != base:
                raise bad_rule(
                    "rule.units", f"参数{label}的值{written}单位不符。", f"value {written} of {name} is not in {of}."
                )
            value = Fraction(literal.args[0])
        held.append(Dated(date.fromisoformat(day_), value, citation, "unknown" if value is None else confidence))
    return param(Parameter(name, label, base, tuple(held)))


def unknown(name: str, label: str, of: str, citation: Citation) -> Node:
    """A figure the text has but nobody has found: undetermined until an official value is loaded."""
    return dated(name, label, of, {"1949-10-01": None}, citation, "unknown")


def local(name: str, label: str, of: str, citation: Citation) -> Node:
    """A figure each jurisdiction sets for itself; it comes from the jurisdiction's own table."""
    return unknown(name, label, of, citation)
