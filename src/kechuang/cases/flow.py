"""A process as a table: its states, what may be done in each, where that leads, who may. Knows no database.

    Flow("recognition", …, start="draft", states=(…), table={"draft": {"submit": "submitted"}, …})

Faults are found when a flow is declared: a state nobody can reach, an unfinished state without a way out, a verb into
nowhere. Diagrams and the pages' "what is next" are read from the same table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kechuang.kernel.periods import Period
from kechuang.kernel.sentences import Sentence

Holder = Literal["applicant", "office", "panel", "public", "unit", "nobody"]
"""Who has it: the applicant, the office that decides, the reviewers, everybody (publicity), the unit asked, nobody."""

HOLDERS: dict[Holder, Sentence] = {
    "applicant": Sentence("申请人", "the applicant"),
    "office": Sentence("科技局", "the S&T bureau"),
    "panel": Sentence("评审专家", "the reviewers"),
    "public": Sentence("社会公众", "the public"),
    "unit": Sentence("责任单位", "the unit asked"),
    "nobody": Sentence("无", "nobody"),
}

LOCAL = "本地参数（待主管部门确认）"
"""The basis of a period that no law sets: the office's own figure."""


@dataclass(frozen=True, slots=True)
class State:
    """One stage. `limit` counts from entering it; `basis` is the document and article the limit rests on.

    awaits    what happens here and by whom, as the applicant is told
    clock     code of a period of the policy's own law that takes the place of `limit` where the version sets it
    public    outsiders may see that the case is here
    frozen    what the applicant filled in can no longer be changed
    final     nothing follows of itself; verbs may still lead on (a certificate can be revoked)
    beside    a state off the usual way stands beside this one of it
    """

    code: str
    name: Sentence
    holder: Holder
    awaits: Sentence
    limit: Period | None = None
    basis: str = ""
    clock: str = ""
    public: bool = False
    frozen: bool = True
    final: bool = False
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """A table {state: {verb: next state}} with its states; a verb may lead to the state it is done in.

    way     the usual way from the start to the end, in order: what the step line of a case shows
    apart   verbs that one person may not do to the same case: {verb: those another person must have done}
    kept    another app moves it, by acts of its own that do more (payments, by money): the engine takes no other hand
    """

    code: str
    name: Sentence
    states: tuple[State, ...]
    start: str
    way: tuple[str, ...]
    table: Mapping[str, Mapping[str, str]]
    apart: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kept: bool = False

    def __post_init__(self) -> None:
        faults = self.faults()
        if faults:
            raise ValueError(f"{self.code}: " + "; ".join(faults))

    def state(self, code: str) -> State:
        """The state of that code. Raises KeyError."""
        return self._by_code()[code]

    def verbs(self, state: str) -> tuple[str, ...]:
        """What may be done in a state."""
        return tuple(self.table.get(state, {}))

    def all_verbs(self) -> frozenset[str]:
        """Every verb of the flow."""
        return frozenset(verb for row in self.table.values() for verb in row)

    def next(self, state: str, verb: str) -> str | None:
        """Where a verb leads from a state; None where it cannot be done."""
        return self.table.get(state, {}).get(verb)

    def place(self, state: str) -> int:
        """How far a state is on the usual way; that of the one it stands beside, the end where beside none."""
        known = self._by_code()[state]
        code = state if state in self.way else known.beside
        return self.way.index(code) if code in self.way else len(self.way) - 1

    def faults(self) -> list[str]:
        """What is wrong with the table, in words for its author."""
        known = self._by_code()
        found = [f"state {code} is declared twice" for code in known if sum(s.code == code for s in self.states) > 1]
        found += [f"row of an unknown state {code}" for code in self.table if code not in known]
        found += [
            f"{verb} in {code} leads to an unknown state {to}"
            for code, row in self.table.items()
            for verb, to in row.items()
            if to not in known
        ]
        if self.start not in known:
            return [*found, f"the start {self.start} is unknown"]
        reached = self._reached(self.start)
        found += [f"state {code} cannot be reached" for code in known if code not in reached]
        ends = {s.code for s in self.states if s.final}
        found += [f"state {code} leads to no end" for code in known if not self._reached(code) & ends]
        found += [f"the limit of {s.code} has no basis" for s in self.states if s.limit and not s.basis]
        found += self._off_the_way(known)
        verbs = self.all_verbs()
        found += [
            f"{verb} is to be apart but no verb"
            for row in self.apart.items()
            for verb in (row[0], *row[1])
            if verb not in verbs
        ]
        return found

    def _off_the_way(self, known: Mapping[str, State]) -> list[str]:
        """The usual way is a way of the table, from the start to an end; what stands beside it says where."""
        found = [f"the usual way has an unknown state {code}" for code in self.way if code not in known]
        if found or not self.way:
            return found or ["there is no usual way"]
        if self.way[0] != self.start or not known[self.way[-1]].final:
            found.append("the usual way does not lead from the start to an end")
        found += [
            f"nothing leads from {one} to {other} on the usual way"
            for one, other in zip(self.way, self.way[1:], strict=False)
            if other not in self.table.get(one, {}).values()
        ]
        found += [
            f"state {s.code} is neither on the usual way nor beside a state of it"
            for s in self.states
            if s.code not in self.way and not s.final and s.beside not in self.way
        ]
        return found

    def _by_code(self) -> dict[str, State]:
        return {state.code: state for state in self.states}

    def _reached(self, start: str) -> set[str]:
        reached: set[str] = set()
        ahead = [start]
        while ahead:
            code = ahead.pop()
            if code not in reached:
                reached.add(code)
                ahead += self.table.get(code, {}).values()
        return reached
