"""A score sheet from a policy: what experts score and within which bounds, what they say yes or no to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.rules.exact import Exact
from kechuang.rules.facts import Fact
from kechuang.rules.law import Law
from kechuang.rules.parameters import Citation
from kechuang.rules.tree import Node, facts_of, walk

ItemKind = Literal["points", "truth"]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the sheet. Points lie from `low` to `high`; both None where facts are `missing` that decide them.

    `group` is the part of the policy it belongs to; `evidence` what to look at.
    """

    fact: str
    label: str
    kind: ItemKind
    group: str
    citation: Citation | None
    evidence: tuple[str, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None
    missing: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether the facts leave nothing to score: the bounds meet."""
        return self.kind == "points" and self.low is not None and self.low == self.high

    @property
    def span(self) -> Fraction:
        """From the least to the most points; 0 where that is not known, 1 for a yes or no."""
        if self.kind == "truth":
            return Fraction(1)
        return self.high - self.low if self.low is not None and self.high is not None else Fraction(0)

    def read(self, text: str) -> Decimal | bool:
        """What an expert wrote, checked. Raises BadInput that names the item."""
        said = text.strip()
        if self.kind == "truth":
            if said in ("yes", "no"):
                return said == "yes"
            raise _bad(self, Sentence("请选“是”或“否”。", "Say yes or no."))
        if self.low is None or self.high is None:
            raise _bad(self, Sentence("评分区间尚不能确定，请先补齐事实。", "Its bounds are not known yet."))
        try:
            points = Decimal(said)
        except ArithmeticError:
            raise _bad(self, Sentence("请填写数字。", "Write a number.")) from None
        if not points.is_finite() or points.as_tuple().exponent < -2 or not self.low <= Fraction(points) <= self.high:  # type: ignore[operator]
            low, high = shown(self.low), shown(self.high)
            raise _bad(
                self,
                Sentence(f"分数须在{low}至{high}之间，至多两位小数。", f"From {low} to {high}, at most two decimals."),
            )
        return points


def sheet_of(law: Law, row: Mapping[str, Any]) -> list[Item]:
    """The lines for one subject: conditions to judge, then scores, as the policy has them. `row` as rules read it."""
    told = {name: value for name, value in row.items() if name not in {f.name for f in law.facts if f.judged}}
    items: dict[str, Item] = {}
    for condition in law.version.conditions:
        for fact in facts_of(law.on_day(condition.test)):
            if fact.judged and fact.kind == "truth" and fact.name not in items:
                items[fact.name] = Item(
                    fact.name, fact.label, "truth", condition.label, condition.citation, tuple(condition.evidence)
                )
    for score in law.version.scores:
        for given, low, high in _ranges(law.on_day(score.points)):
            if given.name not in items:
                items[given.name] = _scored(given, low, high, told, score)
    return list(items.values())


def shown(points: Fraction) -> str:
    """Points as people write them: 7, 6.5, 6.67."""
    text = f"{Decimal(points.numerator) / Decimal(points.denominator):.2f}"
    return text.rstrip("0").rstrip(".")


def _ranges(root: Node) -> Iterator[tuple[Fact, Node, Node]]:
    for node in walk(root):
        if node.op == "range" and node.args[0].op == "fact":
            yield node.args[0].args[0], node.args[1], node.args[2]


def _scored(fact: Fact, low: Node, high: Node, row: Mapping[str, Any], score: Any) -> Item:
    exact = Exact(row)
    bounds = [exact(low), exact(high)]
    lacking = {f.name: f.label for f in facts_of(low, high) if row.get(f.name) is None and f.name != "on"}
    return Item(
        fact.name,
        fact.label,
        "points",
        score.label,
        score.citation,
        tuple(score.evidence),
        bounds[0],
        bounds[1],
        tuple(lacking.values()) if None in bounds else (),
    )


def _bad(item: Item, remedy: Sentence) -> BadInput:
    return BadInput(
        "score.value",
        Sentence(f"“{item.label}”填写有误。", f"“{item.label}” is not right."),
        remedy,
        field=item.fact,
    )
