"""Cases in expert review that no panel has yet: which of them may come before one together."""

from __future__ import annotations

from kechuang.cases.models import Case
from kechuang.cases.under_panel import panel_of

LARGEST_BATCH = 20
"""More than these, nobody reads with care in one sitting: our own limit."""


def may_go_before_panel(case: Case) -> bool:
    """Whether the case stands where its flow has experts judge it."""
    return case.state == "reviewing" and "assign_panel" in case.process.verbs(case.state)


def panel_may_be_opened(case: Case) -> bool:
    """Whether it does, and no panel has it."""
    return may_go_before_panel(case) and not panel_of(case)


def waiting_beside(case: Case) -> list[Case]:
    """The case, and those of the same policy and call that wait for a panel too, longest waiting first."""
    alike = {"flow": case.flow, "policy": case.policy, "call": case.call}
    rows = Case.objects.filter(state="reviewing", **alike).exclude(pk=case.pk)
    return [case, *(one for one in rows.order_by("since", "pk") if not panel_of(one))]
