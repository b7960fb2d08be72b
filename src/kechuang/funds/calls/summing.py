"""A call summed up: how many applied, passed the form check, were decided for, granted and paid, with the money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kechuang.cases.flow import State
from kechuang.cases.models import Case
from kechuang.funds.models import Application, Award, Call
from kechuang.funds.standing import Standing, of_awards
from kechuang.kernel.sentences import Sentence

STEPS: tuple[tuple[str, Sentence], ...] = (
    ("applied", Sentence("已申报", "Applied")),
    ("passed", Sentence("通过形式审查", "Passed the form check")),
    ("decided", Sentence("审定通过", "Decided for")),
    ("granted", Sentence("确定支持", "Granted")),
    ("paid", Sentence("已拨付", "Paid")),
)
_PASSING = ("admit", "accept")


@dataclass(frozen=True, slots=True)
class Row:
    """One application with how far it came; amounts in fen. `reached` holds codes of STEPS."""

    of: Application
    award: Award | None
    granted: int
    paid: int
    reached: frozenset[str]

    @property
    def case(self) -> Case:
        """Its case."""
        return self.of.case

    @property
    def stage(self) -> State:
        """Where the case stands."""
        return self.of.case.stage


@dataclass(frozen=True, slots=True)
class Step:
    """One step: how many reached it and the money: asked or reckoned before the grant, granted, paid."""

    code: str
    name: Sentence
    count: int
    fen: int


def rows_of(call: Call) -> list[Row]:
    """Every application that was submitted, the latest step first, then by number; drafts are their owners'."""
    found = list(
        Application.objects.filter(call=call, case__submissions__isnull=False)
        .select_related("case", "call__line")
        .prefetch_related("case__steps")
        .distinct()
    )
    awards = {one.case_number: one for one in Award.objects.filter(case_number__in=[a.case.number for a in found])}
    stand = of_awards(one.number for one in awards.values())
    rows = [_row(one, awards.get(one.case.number), stand) for one in found]
    return sorted(rows, key=lambda row: (-len(row.reached), row.case.number))


def steps_of(rows: Sequence[Row]) -> list[Step]:
    """The sums of a call, in the order of STEPS."""
    made = []
    for code, name in STEPS:
        there = [row for row in rows if code in row.reached]
        made.append(Step(code, name, len(there), sum(_money(code, row) for row in there)))
    return made


def _money(step: str, row: Row) -> int:
    if step == "paid":
        return row.paid
    return row.granted if step == "granted" else row.of.fen or row.of.asked or 0


def _row(of: Application, award: Award | None, stand: dict[str, Standing]) -> Row:
    verbs = [step.verb for step in of.case.steps.all()]
    held = stand[award.number] if award else None
    granted = held.committed + held.paid + held.of("returned") if held else 0
    reached = {"applied"}
    if any(verb in verbs for verb in _PASSING):
        reached.add("passed")
    if "decide" in verbs and of.case.state not in ("refused", "deciding", "reviewing", "returned", "submitted"):
        reached.add("decided")
    if award:
        reached.add("granted")
    if held and held.paid:
        reached.add("paid")
    return Row(of, award, granted, held.paid if held else 0, frozenset(reached))
