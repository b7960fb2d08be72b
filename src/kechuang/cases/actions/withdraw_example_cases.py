"""Withdraw the example's cases: each open one is brought to an end that grants nothing, by the verbs of its table."""

from __future__ import annotations

from collections import deque

from kechuang.accounts.access import Actor, may_keep_records, require
from kechuang.cases import engine
from kechuang.cases.flow import Flow
from kechuang.cases.models import Case
from kechuang.kernel.reasons import given
from kechuang.registry.kinds.organisation import Organisation

_ENDS = frozenset({"abandoned", "refused", "ended", "failed", "closed"})
_VERBS = frozenset(
    {"abandon", "refuse", "take_back", "send_back", "reconsider", "close_review", "dismiss_objection", "end_early",
     "keep", "fail_acceptance", "close"}
)  # fmt: skip
"""Verbs that may lie on the way there: none of them grants, certifies, judges or pays."""


def withdraw_example_cases(actor: Actor, *, reason: str) -> int:
    """How many were ended; what was granted or paid is final and stays. Raises Refused, BadInput without a reason."""
    require(may_keep_records(actor, Organisation, {}), actor, "example.withdrawn", label="明湖市")
    why, ended = f"撤下示例数据：{given(reason)}", 0
    for case in Case.objects.filter(example=True).order_by("pk"):
        way = None if case.stage.final or case.process.kept else way_out(case.process, case.state)
        for verb in way or ():
            case = engine.do(case, verb, actor, version=case.version, reason=why)
        ended += bool(way)
    return ended


def way_out(flow: Flow, state: str) -> tuple[str, ...] | None:
    """The fewest verbs from a state to an end that grants nothing; None where only time or a judgement leads on."""
    queue: deque[tuple[str, tuple[str, ...]]] = deque([(state, ())])
    seen = {state}
    while queue:
        here, way = queue.popleft()
        if here in _ENDS:
            return way
        for verb, after in flow.table.get(here, {}).items():
            if verb in _VERBS and after not in seen:
                seen.add(after)
                queue.append((after, (*way, verb)))
    return None
