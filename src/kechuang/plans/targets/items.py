"""A number of a clause with the words around it, and what an item of a list takes over from the item before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from kechuang.kernel.patterns import pattern
from kechuang.plans.model import Bound, DeadlineSource, Operator
from kechuang.plans.targets.clauses import Stretch
from kechuang.plans.targets.operators import Promise
from kechuang.plans.targets.quantities import Quantity, is_money

SEPARATOR = pattern(r"、|和(?![谐美平])|及(?!时)|与|以及|并(?!网|购|联)|(?<=[家个项名人])或")
_SIZED = pattern(r"级?的?[^,、;。]{0,4}(?:企业|项目|工业|产业|园区|集群|工程)")
_LONGEST_LIST = 40
_ONLY_SEPARATOR = pattern(r"、|和(?![谐美平])|及(?!时)|与|以及")


@dataclass(frozen=True, slots=True)
class Item:
    """A number in its clause. `begin` is where its own words begin, `left` those words, `right` the words up to the
    next number, `rest` up to the end of the clause. `group` is the bare list it opens (8%、9%和11%), or itself.
    """

    clause: Stretch
    base: int
    begin: int
    at: int
    quantity: Quantity
    group: Sequence[Quantity]
    left: str
    right: str
    rest: str

    @property
    def noun_after(self) -> bool:
        """Whether the thing counted may follow the number."""
        return bool(self.right) and not SEPARATOR.match(self.right)


@dataclass(frozen=True, slots=True)
class Sense:
    """The promise made of a number. `share`: the number is a share of the population that follows it."""

    promise: Promise
    share: bool = False
    listed: bool = False
    """Taken over from the item before in the same list."""
    indicator: str = ""
    """What is measured, where the words before the number say only for whom or where (全省5ms低时延圈: 时延)."""
    conditional: bool = False
    """The figure that follows is the condition those have to meet that the share counts (60%的企业能耗低于…)."""


@dataclass(frozen=True, slots=True)
class Carry:
    """What the next item of a list may take over from the item before."""

    sense: Sense
    subject: str
    clause: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the sense of an item depends on besides its own words.

    `carry` is the item before when this one goes on with it, `same_clause` whether that stands in the same clause;
    `aimed` whether the sentence says that it speaks of an aim (a goal section, a hedge, a date ahead, 每年).
    """

    carry: Carry | None
    same_clause: bool
    aimed: bool
    goal: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A target in the offsets of its paragraph."""

    start: int
    end: int
    value_at: tuple[int, int]
    indicator: str
    scope: str | None
    op: Operator
    op_text: str
    bound: Bound | None
    value: Decimal
    value_max: Decimal | None
    unit: str
    deadline: str | None
    deadline_source: DeadlineSource
    deadline_at: tuple[int, int] | None
    approx: bool
    per: str | None
    baseline: str | None
    hedge: str | None
    tail: str = ""
    ahead: bool = field(default=False)
    """Whether the sentence says itself that it speaks of the future."""


def group_from(text: str, found: Sequence[Quantity], at: int) -> list[Quantity]:
    """The quantities from `at` on that only list separators part: 8%、9%和11%."""
    group = [found[at]]
    for q in found[at + 1 : at + _LONGEST_LIST]:
        if not _ONLY_SEPARATOR.fullmatch(text, group[-1].end, q.start) or _is_size(text, q):
            break
        group.append(q)
    return group


def _is_size(text: str, q: Quantity) -> bool:
    """Whether an amount of money is the size of the things it stands before: 10亿元企业, 3000万元以上项目."""
    return is_money(q.unit) and _SIZED.match(text, q.end) is not None


def unit_in(group: Sequence[Quantity], index: int) -> str:
    """The unit of a quantity in a list; one printed only at the end belongs to all."""
    unit, last = group[index].unit, group[-1].unit
    return last if unit == "" or (unit == "个" and last == "个百分点") else unit
