"""A process as its page draws it: the stages of the usual way and those beside it, each with what may be done there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kechuang.cases.flow import HOLDERS, Flow, Holder, State
from kechuang.cases.flow_list import flows as case_flows
from kechuang.cases.verb_list import acts as case_acts
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.flow_list import flows as oversight_flows
from kechuang.oversight.verb_list import acts as oversight_acts
from kechuang.policies import catalogue
from kechuang.rules.policy import Policy

SIDES: Mapping[str, Sentence] = {
    "applicant": HOLDERS["applicant"],
    "office": HOLDERS["office"],
    "anyone": Sentence("任何人", "anybody"),
    "clock": Sentence("到期自动", "by itself, in time"),
    "panel": Sentence("科技局经专家组", "the S&T bureau through the panel"),
    "unit": HOLDERS["unit"],
    "leader": Sentence("单位负责人", "the head of the unit"),
}


@dataclass(frozen=True, slots=True)
class Exit:
    """One thing that may be done: by whom, in writing or not, and where it leads; `on` to the next stage of the way."""

    verb: Any
    who: Sentence
    to: State
    written: bool
    on: bool
    stays: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """A state with its exits; `place` on the usual way from 1, None beside it."""

    state: State
    holder: Sentence
    exits: tuple[Exit, ...]
    place: int | None


def processes() -> dict[str, Flow]:
    """Every process there is, those of cases first."""
    return {**case_flows(), **oversight_flows()}


def stages(flow: Flow) -> tuple[tuple[Stage, ...], tuple[Stage, ...]]:
    """Those of the usual way in its order, and those beside it in the order of the table."""
    way = tuple(_stage(flow, flow.state(code), n) for n, code in enumerate(flow.way, 1))
    return way, tuple(_stage(flow, state, None) for state in flow.states if state.code not in flow.way)


@cache
def applied_by(code: str) -> tuple[Policy, ...]:
    """The policies whose applications go this way."""
    return tuple(p for p in catalogue() if p.procedure is not None and p.procedure.flow == code)


def _stage(flow: Flow, state: State, place: int | None) -> Stage:
    return Stage(state, HOLDERS[state.holder], tuple(_exits(flow, state)), place)


def _exits(flow: Flow, state: State) -> Iterator[Exit]:
    known = oversight_acts() if flow.code in oversight_flows() else case_acts()
    here = flow.way.index(state.code) if state.code in flow.way else None
    following = flow.way[here + 1] if here is not None and here + 1 < len(flow.way) else ""
    for code, to in flow.table.get(state.code, {}).items():
        verb = known[code].verb
        written = bool(getattr(verb, "reason", False) or getattr(verb, "said", None))
        yield Exit(verb, _who(verb.side, state.holder), flow.state(to), written, to == following, to == state.code)


def _who(side: str, holder: Holder) -> Sentence:
    return HOLDERS[holder] if side == "holder" else SIDES[side]
