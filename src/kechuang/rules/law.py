"""A policy on a day, compiled: decide a subject in a microsecond or two, explain it with every reason in a few more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import Unit
from kechuang.rules import words
from kechuang.rules.bounds import high, low, settled
from kechuang.rules.facts import Fact
from kechuang.rules.lowering import Lowering
from kechuang.rules.parameters import Parameter
from kechuang.rules.policy import Amount, Condition, Policy, Score, Version
from kechuang.rules.python_reader import Row, compiled
from kechuang.rules.tree import Node, at, facts_of, node, replaced, walk

Verdict = bool | None
"""True yes, False no, None unknown."""

_NOISE = Fraction(1, 10**12)
"""A distance of a real number below this is rounding, not distance."""

Local = dict[str, Parameter]
"""A jurisdiction's own figures by parameter name."""


class NotInForce(BadInput):
    """No version of the policy is in force on the day asked for."""


def version_on(policy: Policy, day: date) -> Version:
    """The version in force on a day. Raises NotInForce, naming the first day or the day of repeal."""
    held = [v for v in policy.versions if v.since <= day]
    if held and ((ends := policy.ends(held[-1])) is None or day < ends):
        return held[-1]
    first = policy.versions[0].since
    if not held:
        zh, en = f"自{first}起施行", f"is in force from {first}"
    else:
        zh, en = f"已于{policy.ends(held[-1])}停止执行", f"ended on {policy.ends(held[-1])}"
    raise NotInForce(
        "policy.not_in_force",
        Sentence(f"{policy.name}在{day}没有有效版本（{zh}）。", f"{policy.code} has no version on {day} (it {en})."),
        Sentence("请用 --on 指定有效期内的日期。", "Give a day within its time with --on."),
        policy=policy.code,
        on=day.isoformat(),
    )


@dataclass(slots=True)
class Measure:
    """One comparison inside a condition: what was measured, against what."""

    label: str
    op: str
    unit: Unit
    value: int | float | date | None
    most: int | float | date | None
    """The same as `value`, or, where experts have not scored yet, the most it can become."""
    threshold: int | float | date | None
    scales: tuple[int | None, int | None]

    @property
    def distance(self) -> Fraction | None:
        """What is missing (positive) or to spare (negative), in base units; days for dates; None where unknown."""
        if self.value is None or self.threshold is None:
            return None
        if isinstance(self.value, date) and isinstance(self.threshold, date):
            gap = Fraction((self.threshold - self.value).days)
        else:
            have, need = _exact(self.value, self.scales[0]), _exact(self.threshold, self.scales[1])
            if have is None or need is None:
                return None
            gap = need - have
            if self.scales[0] is None and abs(gap) < _NOISE:
                gap = Fraction(0)
        return gap if self.op in ("ge", "gt") else -gap

    def told(self) -> tuple[str, str, str, str]:
        """Value, the most it can become (empty where nothing is open), threshold and what is missing, in words.

        What fails is never written like what it fails by: 4.999999%, not 5%, where 5% is asked for.
        """
        gap = self.distance
        short = gap is not None and gap > 0
        for digits in (4, 6, 9, 12):
            value, need = (
                words.value(x, scale, self.unit, digits)
                for x, scale in zip((self.value, self.threshold), self.scales, strict=True)
            )
            if not short or value != need:
                break
        most = words.value(self.most, self.scales[0], self.unit, digits) if self.most != self.value else ""
        return value, most, need, words.amount(gap, self.unit, digits) if short else ""

    def said(self) -> str:
        """The comparison in words: 科技人员÷职工总数 8% （须≥10%，差2%）."""
        value, most, need, short = self.told()
        missing = f"，差{short}" if short else ""
        return f"{self.label} {value}{f'至{most}' if most else ''}（须{words.SIGNS[self.op]}{need}{missing}）"


@dataclass(slots=True)
class Explained:
    """A condition with its verdict and measures; parts below."""

    condition: Condition
    verdict: Verdict
    measures: Sequence[Measure]
    parts: Sequence[Explained]


@dataclass(slots=True)
class Scored:
    """A scored item with the points it has at least and at most; equal where nothing is open; None where unknown."""

    item: Score
    raw: tuple[Any, Any]
    scales: tuple[int | None, int | None]

    @property
    def low(self) -> Fraction | None:
        """The least points."""
        return _exact(self.raw[0], self.scales[0])

    @property
    def high(self) -> Fraction | None:
        """The most points."""
        return _exact(self.raw[1], self.scales[1])


@dataclass(slots=True)
class Granted:
    """An amount with its value in base units; None where it cannot be told."""

    amount: Amount
    raw: Any
    scale: int | None

    @property
    def value(self) -> Fraction | None:
        """The amount in base units."""
        return _exact(self.raw, self.scale)


@dataclass(slots=True)
class Explanation:
    """Why a subject gets the verdict it gets."""

    law: Law
    verdict: Verdict
    conditions: list[Explained]
    scores: list[Scored]
    total: tuple[Fraction | None, Fraction | None] | None
    amounts: list[Granted]
    missing: list[Fact]
    """Facts that are not known and on which an undecided condition rests."""

    to_judge: list[Fact]
    """Judgements and expert scores not yet given."""

    unknown_figures: list[Parameter]
    """Figures of the law that nobody has found and on which an undecided condition rests."""


class Law:
    """One version of a policy on one day, with a jurisdiction's figures laid over it."""

    def __init__(
        self,
        policy: Policy,
        day: date,
        local: Local | None = None,
        *,
        find: Callable[[str], Policy] | None = None,
        accepted: date | None = None,
        version: Version | None = None,
    ) -> None:
        """`find` resolves references to other policies; `accepted` is the day a case was accepted, where it counts.

        `version` is given where it is known already which one counts, whatever the day.
        """
        self.policy, self.day = policy, day
        self.version = version or version_on(policy, day)
        if self.version.keeps_accepted and accepted and accepted < self.version.since:
            self.version = version_on(policy, accepted)
        self.local = dict(local or {})
        self._find = find
        self._at: dict[Node, Node] = {}

    def on_day(self, root: Node, *, keep_day: bool = False) -> Node:
        """The expression with the figures of the day and the verdicts of the policies it refers to.

        With `keep_day` the reference date stays open (a fact called `on`), the figures being those of the day.
        """
        if keep_day:
            return at(self.resolved(root), self.day, self.local, keep_day=True)
        if root not in self._at:
            self._at[root] = at(self.resolved(root), self.day, self.local)
        return self._at[root]

    def resolved(self, root: Node) -> Node:
        """The expression with the verdicts of the policies it refers to in place; its figures are still open."""
        return replaced(root, self._referred)

    def _referred(self, current: Node, _args: tuple[Any, ...]) -> Node | None:
        """The decision of another policy on the same day; unknown while that policy is not in force."""
        if current.op != "result" or self._find is None:
            return None
        try:
            return Law(self._find(current.args[0]), self.day, self.local, find=self._find).decision
        except NotInForce:
            return node(None, kind="truth")

    def test(self, condition: Condition) -> Node:
        """A condition on this day, ranges settled."""
        return settled(self.on_day(condition.test))

    @cached_property
    def decision(self) -> Node:
        """The whole verdict on this day as one expression."""
        return settled(self.on_day(self.version.decision))

    @cached_property
    def total(self) -> tuple[Node, Node] | None:
        """The least and the most points, or None for a policy without a score."""
        if not self.version.scores:
            return None
        total = self.on_day(self.version.total)
        return low(total), high(total)

    @cached_property
    def facts(self) -> list[Fact]:
        """Every fact the version reads, in the order of its conditions, scores and amounts."""
        return [f for f in facts_of(*map(self.on_day, self.version.roots)) if f.name != "on"]

    @cached_property
    def _decide(self) -> Any:
        return compiled([self.decision])

    def decide(self, row: Row) -> Verdict:
        """Yes, no or unknown for one subject."""
        verdict: Verdict = self._decide(row)[0]
        return verdict

    @cached_property
    def _plan(self) -> _Plan:
        return _Plan(self)

    def explain(self, row: Row) -> Explanation:
        """The verdict with every condition, measure, score and amount, and what is missing."""
        return self._plan.explain(row)


class _Plan:
    """What to compute for an explanation, and how to read it back."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.roots: list[Node] = []
        self.places: dict[Node, int] = {}
        self.lowering = Lowering()
        self.decision = self._slot(law.decision)[0]
        self.total = tuple(map(self._slot, law.total)) if law.total else None
        self.conditions = [self._condition(c) for c in law.version.conditions]
        self.scores = [
            (s, self._slot(low(law.on_day(s.points))), self._slot(high(law.on_day(s.points))))
            for s in law.version.scores
        ]
        self.amounts = [(a, self._slot(law.on_day(a.value))) for a in law.version.amounts]
        self.read = compiled(self.roots)

    def _slot(self, root: Node) -> tuple[int, int | None]:
        """Where a value will stand, and its scale (None: real or not a number)."""
        low_ = self.lowering.lower(root)
        if root not in self.places:
            self.places[root] = len(self.roots)
            self.roots.append(root)
        return self.places[root], low_.scale if low_.type == "int" else None

    def _condition(self, condition: Condition) -> tuple[Any, ...]:
        law = self.law
        measures = []
        whole = law.on_day(condition.test)
        if not condition.parts:
            for n in _comparisons(whole):
                left, right = n.args
                (i, a), (most, _), (j, b) = self._slot(low(left)), self._slot(high(left)), self._slot(low(right))
                measures.append((words.text(left), n.op, left.unit, i, most, j, (a, b)))
        read = [f for f in facts_of(whole) if f.name != "on"]
        figures = [n.args[0] for n in walk(condition.test) if n.op == "param" and law.on_day(n).args[0] is None]
        parts = [self._condition(p) for p in condition.parts]
        return condition, self._slot(law.test(condition))[0], measures, parts, read, figures

    def _total(self, values: tuple[Any, ...]) -> tuple[Fraction | None, Fraction | None] | None:
        if not self.total:
            return None
        (i, a), (j, b) = self.total
        return _exact(values[i], a), _exact(values[j], b)

    def explain(self, row: Row) -> Explanation:
        values = self.read(row)
        missing: dict[str, Fact] = {}
        judge: dict[str, Fact] = {}
        figures: dict[str, Parameter] = {}

        def told(plan: tuple[Any, ...]) -> Explained:
            condition, slot, measures, parts, read, unknown = plan
            verdict = values[slot]
            if verdict is None:
                for f in read:
                    if row.get(f.name) is None:
                        (judge if f.judged else missing)[f.name] = f
                for p in unknown:
                    figures[p.name] = p
            return Explained(
                condition,
                verdict,
                [
                    Measure(label, op, unit, values[i], values[most], values[j], scales)
                    for label, op, unit, i, most, j, scales in measures
                ]
                if measures
                else (),
                [told(p) for p in parts] if parts else (),
            )

        conditions = [told(plan) for plan in self.conditions]
        return Explanation(
            self.law,
            values[self.decision],
            conditions,
            [Scored(s, (values[i], values[j]), (a, b)) for s, (i, a), (j, b) in self.scores],
            self._total(values),
            [Granted(a, values[i], scale) for a, (i, scale) in self.amounts],
            list(missing.values()),
            list(judge.values()),
            list(figures.values()),
        )


def _comparisons(root: Node) -> list[Node]:
    """The comparisons a condition is made of, not those that only choose a figure inside one."""
    if root.op in words.SIGNS:
        return [root] if root.args[0].op != "lit" else []
    return [c for operand in root.operands if operand.kind == "truth" for c in _comparisons(operand)]


def _exact(raw: Any, scale: int | None) -> Fraction | None:
    if raw is None:
        return None
    return Fraction(raw) if scale is None else Fraction(raw, scale)
