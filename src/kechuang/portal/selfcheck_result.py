"""The answer of a self-check as a page shows it: verdict, every condition with what was measured, the way out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import unit
from kechuang.rules import words
from kechuang.rules.document import CONFIDENCES
from kechuang.rules.facts import Fact
from kechuang.rules.gap import Way, WayOut, way_out
from kechuang.rules.law import Explained, Explanation, Law, Measure, Verdict
from kechuang.rules.policy import POINTS, Amount

VERDICTS: dict[Verdict, Sentence] = {
    True: Sentence("符合", "Met"),
    False: Sentence("不符合", "Not met"),
    None: Sentence("待定", "Undecided"),
}
LAMPS: dict[Verdict, str] = {True: "good", False: "error", None: "warning"}
_MONEY = unit("元")


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One comparison: what was measured, what is needed, and what is missing."""

    label: str
    have: str
    need: str
    short: str


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """A condition with its verdict, measures, source and marks; parts below it."""

    explained: Explained
    verdict: Sentence
    lamp: str
    measures: tuple[MeasureRow, ...]
    flag: Sentence | None
    parts: tuple[ConditionRow, ...]


@dataclass(frozen=True, slots=True)
class StepRow:
    """One thing to do, with the facts it changes."""

    label: str
    count: int
    cost: str
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class NeededRow:
    """Points experts must still give for a condition, out of those still open."""

    label: str
    points: str
    of: str


@dataclass(frozen=True, slots=True)
class WayRow:
    """One way out."""

    steps: tuple[StepRow, ...]
    cost: str
    needed: tuple[NeededRow, ...]
    way: Way


@dataclass(frozen=True, slots=True)
class Answer:
    """All of it."""

    found: Explanation
    verdict: Sentence
    lamp: str
    conditions: tuple[ConditionRow, ...]
    counts: tuple[int, int, int]
    """Conditions met, not met, undecided."""

    scores: tuple[tuple[Any, str, str], ...]
    total: str
    amounts: tuple[tuple[Any, str], ...]
    missing: tuple[Fact, ...]
    way_out: WayOut | None
    ways: tuple[WayRow, ...]


def answered(law: Law, row: dict[str, Any]) -> Answer:
    """The verdict on the facts given, and unless it is yes, what can be done."""
    found = law.explain(row)
    out = way_out(law, row) if found.verdict is not True else None
    verdicts = [e.verdict for e in found.conditions]
    return Answer(
        found,
        VERDICTS[found.verdict],
        LAMPS[found.verdict],
        tuple(map(_condition, found.conditions)),
        (verdicts.count(True), verdicts.count(False), verdicts.count(None)),
        tuple((s.item, _range(s.low, s.high), words.amount(s.item.of, POINTS)) for s in found.scores),
        _range(*found.total) if found.total else "",
        amount_rows(found),
        tuple(found.missing),
        out,
        way_rows(out) if out else (),
    )


def amount_rows(found: Explanation) -> tuple[tuple[Amount, str], ...]:
    """What the rule gives, each amount in words."""
    return tuple((a.amount, words.amount(a.value, a.amount.value.unit)) for a in found.amounts)


def way_rows(out: WayOut) -> tuple[WayRow, ...]:
    """The ways, each in words."""
    return tuple(map(_way, out.ways))


def _condition(found: Explained) -> ConditionRow:
    return ConditionRow(
        found,
        VERDICTS[found.verdict],
        LAMPS[found.verdict],
        tuple(map(_measure, found.measures)),
        CONFIDENCES.get(found.condition.confidence),
        tuple(map(_condition, found.parts)),
    )


def _measure(of: Measure) -> MeasureRow:
    value, most, need, short = of.told()
    have = value if of.value is not None else ""
    if most:
        have = f"{have or '…'}～{most}"
    if isinstance(of.value, date) and of.distance is not None and of.distance > 0:
        short = f"{of.distance}天"
    return MeasureRow(of.label, have, f"{words.SIGNS[of.op]}{need}" if of.threshold is not None else "", short)


def _range(low: Any, high: Any) -> str:
    if low is None and high is None:
        return ""
    if low == high:
        return words.amount(low, POINTS)
    return f"{words.amount(low, POINTS) if low is not None else '…'}～{words.amount(high, POINTS)}"


def _way(way: Way) -> WayRow:
    steps = tuple(
        StepRow(
            step.label,
            step.count,
            words.amount(step.cost, _MONEY) if step.cost is not None else "",
            tuple((f.label, _told(f, was), _told(f, becomes)) for f, was, becomes in step.changes),
        )
        for step in way.steps
    )
    needed = tuple(
        NeededRow(
            n.condition.label,
            f"{'>' if n.more else '≥'}{words.amount(n.points, POINTS)}",
            words.amount(n.of, POINTS),
        )
        for n in way.needed
    )
    return WayRow(steps, words.amount(way.cost, _MONEY), needed, way)


def _told(fact: Fact, raw: Any) -> str:
    return words.value(raw, fact.scale if fact.kind == "number" else None, fact.unit)
