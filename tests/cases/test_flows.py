"""Flows hold what a process must: every state is reached, each unfinished one has a way out, limits have a basis."""

from __future__ import annotations

import pytest

from kechuang.cases import flows
from kechuang.cases.flow import Flow, State
from kechuang.kernel.folders import modules_of
from kechuang.kernel.periods import Period
from kechuang.kernel.sentences import Sentence

FLOWS = {module.FLOW.code: module.FLOW for module in modules_of(flows)}
NAME = Sentence("名", "name")


def state(code: str, *, final: bool = False, beside: str = "", limit: Period | None = None) -> State:
    return State(code, NAME, "office", NAME, final=final, beside=beside, limit=limit)


def declared(*states: State, table: dict[str, dict[str, str]], way: tuple[str, ...]) -> Flow:
    return Flow("one", NAME, states, "draft", way, table)


def test_the_flows_of_the_office_are_there() -> None:
    assert set(FLOWS) == {"recognition", "filing", "registration", "funding", "subsidy", "payment", "complaint"}
    assert {code: flow.code for code, flow in FLOWS.items()} == {code: code for code in FLOWS}


def test_a_state_nobody_can_reach_is_a_fault() -> None:
    with pytest.raises(ValueError, match="state lost cannot be reached"):
        declared(
            state("draft"),
            state("done", final=True),
            state("lost", final=True),
            table={"draft": {"finish": "done"}},
            way=("draft", "done"),
        )


def test_an_unfinished_state_without_a_way_to_an_end_is_a_fault() -> None:
    with pytest.raises(ValueError, match="state stuck leads to no end"):
        declared(
            state("draft"),
            state("done", final=True),
            state("stuck", beside="draft"),
            table={"draft": {"finish": "done", "stick": "stuck"}, "stuck": {"stay": "stuck"}},
            way=("draft", "done"),
        )


def test_a_limit_without_a_basis_is_a_fault() -> None:
    with pytest.raises(ValueError, match="the limit of draft has no basis"):
        declared(
            state("draft", limit=Period(5, "workday")),
            state("done", final=True),
            table={"draft": {"finish": "done"}},
            way=("draft", "done"),
        )


def test_a_usual_way_that_the_table_does_not_go_is_a_fault() -> None:
    with pytest.raises(ValueError, match="nothing leads from draft to done on the usual way"):
        declared(
            state("draft"),
            state("middle", beside="draft"),
            state("done", final=True),
            table={"draft": {"go": "middle"}, "middle": {"finish": "done"}},
            way=("draft", "done"),
        )


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_every_state_has_its_place_on_the_line_an_applicant_sees(flow: Flow) -> None:
    places = [flow.place(code) for code in flow.way]
    assert places == list(range(len(flow.way)))
    assert all(0 <= flow.place(s.code) < len(flow.way) for s in flow.states)


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_every_unfinished_state_of_the_office_has_a_limit(flow: Flow) -> None:
    without = [s.code for s in flow.states if s.holder in ("office", "panel") and not s.final and s.limit is None]
    assert without == ([flow.start] if flow.code == "payment" else [])


def test_who_approves_a_payment_never_released_it() -> None:
    assert FLOWS["payment"].apart["release_payment"] == ("approve_payment",)
