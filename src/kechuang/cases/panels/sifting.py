"""Who of the pool may be drawn for an application, and for everybody else all the reasons why not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kechuang.cases.panels.applications import Application
from kechuang.cases.panels.candidates import Candidate
from kechuang.cases.panels.conflicts import conflicts, grounds
from kechuang.cases.panels.ground import Asked, Conflict
from kechuang.cases.panels.lots import handle
from kechuang.cases.panels.protocol import Entry, LeftOut
from kechuang.cases.panels.windows import Windows
from kechuang.kernel.sentences import Sentence
from kechuang.rules.python_reader import months_after

OTHER_REASONS = {
    "inactive": Sentence("不在库或已暂停", "Not in the pool, or suspended"),
    "field": Sentence("专业领域不符", "Another field"),
    "turns": Sentence("一年内抽取次数已满", "Drawn often enough this year"),
    "out": Sentence("本轮已退出", "Left this panel already"),
}
"""Reasons that are no conflict."""


def reason_name(code: str) -> Sentence:
    """What a reason is called in lists, conflicts and others alike."""
    named = {ground.code: ground.name for ground in grounds()} | OTHER_REASONS
    return named[code]


@dataclass(frozen=True, slots=True)
class Criteria:
    """What is asked of experts besides having no conflict.

    `fields`: codes of 高新技术领域 of which a technical expert must have one, above or below; empty: any. `cap`: how
    often one may be drawn within twelve months; 0: any number. `out`: numbers of those who left the panel already.
    """

    day: date
    windows: Windows
    fields: tuple[str, ...] = ()
    cap: int = 0
    out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Barred:
    """An expert who cannot be drawn: other reasons as codes, conflicts in full."""

    expert: Candidate
    others: tuple[str, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """All codes, each once, in order."""
        return tuple(dict.fromkeys([*self.others, *(one.ground for one in self.conflicts)]))


@dataclass(frozen=True, slots=True)
class Sifted:
    """The pool in two parts, by number."""

    eligible: tuple[Candidate, ...]
    barred: tuple[Barred, ...]

    def counts(self) -> dict[str, int]:
        """How many each reason bars; one expert may be counted under several."""
        found: dict[str, int] = {}
        for one in self.barred:
            for reason in one.reasons:
                found[reason] = found.get(reason, 0) + 1
        return found


def sifted(pool: Iterable[Candidate], application: Application, criteria: Criteria) -> Sifted:
    """Everybody looked at once; nobody is let through because too few are left."""
    eligible, barred = [], []
    for expert in sorted(pool, key=lambda one: one.number):
        others = tuple(_others(expert, criteria))
        against = conflicts(Asked(expert, application, criteria.windows, criteria.day))
        if others or against:
            barred.append(Barred(expert, others, against))
        else:
            eligible.append(expert)
    return Sifted(tuple(eligible), tuple(barred))


def recent(turns: Iterable[date], day: date) -> int:
    """How many of the turns lie in the twelve months before the day."""
    return sum(1 for turn in turns if turn <= day < months_after(turn, 12))


def entry(expert: Candidate, salt: str, day: date) -> Entry:
    """The expert as a commitment shows them: handles instead of number and unit."""
    held = expert.units_on(day)
    unit = held[0].unit if held else f"person:{expert.number}"
    return Entry(
        handle(salt, expert.number), expert.kind, expert.outside, handle(salt, unit), recent(expert.turns, day)
    )


def left_out(one: Barred, salt: str) -> LeftOut:
    """The same of who cannot be drawn."""
    return LeftOut(handle(salt, one.expert.number), one.reasons)


def identities(found: Sifted, salt: str, day: date) -> dict[str, Any]:
    """Who stands behind the handles, with the evidence of every conflict: for inspectors, under a hash committed to."""
    return {
        "salt": salt,
        "eligible": [_who(expert, salt, day) for expert in found.eligible],
        "barred": [
            _who(one.expert, salt, day) | {"reasons": list(one.others), "conflicts": [_told(c) for c in one.conflicts]}
            for one in found.barred
        ],
    }


def _others(expert: Candidate, criteria: Criteria) -> Iterable[str]:
    if not expert.active:
        yield "inactive"
    if expert.number in criteria.out:
        yield "out"
    if expert.kind == "technical" and criteria.fields and not _fits(expert.fields, criteria.fields):
        yield "field"
    if criteria.cap and recent(expert.turns, criteria.day) >= criteria.cap:
        yield "turns"


def _fits(own: Iterable[str], asked: Iterable[str]) -> bool:
    return any(mine.startswith(one) or one.startswith(mine) for mine in own for one in asked)


def _who(expert: Candidate, salt: str, day: date) -> dict[str, Any]:
    held = expert.units_on(day)
    return {
        "id": handle(salt, expert.number),
        "number": expert.number,
        "name": expert.name,
        "units": [{"key": one.unit, "name": one.name} for one in held],
    }


def _told(conflict: Conflict) -> dict[str, Any]:
    return {
        "ground": conflict.ground,
        "said": conflict.said.zh,
        "certain": conflict.certain,
        "records": [f"{proof.kind}:{proof.key}" for proof in conflict.proofs],
    }
