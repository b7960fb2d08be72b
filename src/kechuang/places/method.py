"""A method in plain values: its lines with weights and benchmarks, the cuts between classes, what each class aims at.

Points of a line are weight × min(1, value ÷ benchmark), never below 0; the points add up to 100 at most. From `cut_a`
on a township is of class A, from `cut_b` on of class B. Structure after the provincial evaluation of counties
(冀政办字〔2019〕9号: A from 80, B from 60, of 100); no official method for townships was found, so a place adopts its
own. A method may have a second set of lines for townships of farming, each of which is measured by these alone: those
that are known to have fewer than `farming.below` of what its indicator counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from kechuang.indicators.catalogue import indicators
from kechuang.indicators.definition import Indicator
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

FULL = Fraction(100)
CLASSES = ("A", "B", "C")
PER_HEAD = frozenset({"invention_patents_per_10k", "high_value_patents_per_10k"})
"""Indicators per head of population: asked of each township as a place, known where its population is published."""
MISSING_RULE = Sentence(
    "没有数据不按0分：该项按0分到满分的区间计，类别因此可能是A—B这样的范围。"
    "合计涉及不到3家单位的，公布会泄露单家数据，也按没有数据计。",
    "What is not known is not zero: the line counts as anything from none to all of its points, and the class may "
    "be a range such as A–B. A sum over fewer than 3 organisations would tell what one of them said: not known too.",
)
"""Part of every method: it is what the arithmetic does."""


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of a method: the part of innovation it stands under, its weight, what gives full points."""

    indicator: str
    group: str
    weight: Fraction
    benchmark: Fraction


@dataclass(frozen=True, slots=True)
class Farming:
    """Townships of farming (农业生态型): those with fewer than `below` by `indicator`, measured by lines of their own.

    Where the records do not tell, a township is measured like the others: nobody is set apart on a guess.
    """

    indicator: str
    below: Fraction
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """Lines whose weights add up to 100, two cuts, and what a township of each class aims at in the period."""

    lines: tuple[Line, ...]
    cut_a: Fraction
    cut_b: Fraction
    goals: Mapping[str, str]
    farming: Farming | None = None

    def for_farming(self) -> Method:
        """The same with the lines for townships of farming. Raises ValueError where it has none."""
        if self.farming is None:
            raise ValueError("the method sets no townships apart")
        return replace(self, lines=self.farming.lines, farming=None)

    def class_of(self, points: Fraction) -> str:
        """The class of so many points; a cut itself belongs to the better class."""
        return "A" if points >= self.cut_a else "B" if points >= self.cut_b else "C"

    def as_plain(self) -> dict[str, Any]:
        """As plain JSON, exact numbers as text."""
        plain: dict[str, Any] = {
            "lines": _plain(self.lines),
            "cut_a": str(self.cut_a),
            "cut_b": str(self.cut_b),
            "goals": dict(self.goals),
        }
        if self.farming is not None:
            own = self.farming
            plain["farming"] = {"indicator": own.indicator, "below": str(own.below), "lines": _plain(own.lines)}
        return plain

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Method:
        """Back from `as_plain`."""
        own = plain.get("farming")
        farming = Farming(own["indicator"], Fraction(own["below"]), _lines(own["lines"])) if own else None
        cuts = Fraction(plain["cut_a"]), Fraction(plain["cut_b"])
        return cls(_lines(plain["lines"]), *cuts, dict(plain["goals"]), farming)


def _plain(lines: Iterable[Line]) -> list[dict[str, str]]:
    return [
        {"indicator": one.indicator, "group": one.group, "weight": str(one.weight), "benchmark": str(one.benchmark)}
        for one in lines
    ]


def _lines(plain: Iterable[Mapping[str, Any]]) -> tuple[Line, ...]:
    return tuple(
        Line(one["indicator"], one["group"], Fraction(one["weight"]), Fraction(one["benchmark"])) for one in plain
    )


def by_township(one: Indicator) -> bool:
    """Whether an indicator can give points to townships: more of it is better, and each can be asked for its own.

    A ratio to a published figure (patents per head) has no groups of records: each township is asked as a place.
    """
    return one.better == "up" and ("township" in one.dimensions or one.code in PER_HEAD)


def checked(method: Method) -> Method:
    """The method, if it can be one. Raises BadInput with the first thing that is wrong."""
    if method.farming is not None:
        base = indicators().get(method.farming.indicator)
        if base is None or "township" not in base.dimensions or method.farming.below <= 0:
            raise _bad(
                "farming",
                "没有写清哪些乡镇按农业生态型计。",
                "It is not said which townships are measured as those of farming.",
                "请选能按乡镇分的指标，界限要大于0。",
                "Choose an indicator that breaks down by township, and a bound above 0.",
            )
        checked(method.for_farming())
    if not method.lines:
        raise _bad(
            "lines", "方法里还没有指标。", "The method has no indicator.", "至少选一项。", "Choose one at least."
        )
    codes = [one.indicator for one in method.lines]
    for one in method.lines:
        held = indicators().get(one.indicator)
        if held is None or not by_township(held):
            raise _bad(
                "lines",
                f"“{held.name.zh if held else one.indicator}”不能按乡镇计分。",
                f"“{held.name.en if held else one.indicator}” cannot give points to townships.",
                "请选越大越好、能按乡镇分的指标。",
                "Choose one that breaks down by township and of which more is better.",
            )
        if codes.count(one.indicator) > 1:
            name = held.name
            zh, en = f"“{name.zh}”写了两次。", f"“{name.en}” stands twice."
            raise _bad("lines", zh, en, "只留一次。", "Keep one.")
        if one.weight <= 0 or one.benchmark <= 0:
            raise _bad(
                "lines",
                f"“{held.name.zh}”的权重和满分值都要大于0。",
                f"Weight and benchmark of “{held.name.en}” must be above 0.",
                "不用的指标请去掉。",
                "Leave out what is not used.",
            )
    whole = sum((one.weight for one in method.lines), Fraction(0))
    if whole != FULL:
        raise _bad(
            "weights",
            f"权重合计是{float(whole):g}，不是100。",
            f"The weights add up to {float(whole):g}, not to 100.",
            "请调整到合计100。",
            "Make them add up to 100.",
        )
    if not FULL >= method.cut_a > method.cut_b > 0:
        raise _bad(
            "cuts",
            "分档线要满足 100 ≥ A线 > B线 > 0。",
            "The cuts must be 100 ≥ A > B > 0.",
            "例如 80 和 60。",
            "For instance 80 and 60.",
        )
    return method


def _bad(field: str, zh: str, en: str, fix_zh: str, fix_en: str) -> BadInput:
    return BadInput(f"method.{field}", Sentence(zh, en), Sentence(fix_zh, fix_en), field=field)
