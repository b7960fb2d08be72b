"""Withdraw the example's cases: each open one is brought to an end that grants nothing.

By the verbs of its table where they lead there; else as it was laid down: at once, with a step that says why. So end
payments on their way, and a project that only waits for a judgement.
"""

from __future__ import annotations

from collections import deque

from django.db import transaction

from kechuang.accounts.access import Actor, may_keep_records, require
from kechuang.cases import engine
from kechuang.cases.flow import Flow
from kechuang.cases.models import Case, CaseStep
from kechuang.cases.verb_list import acts
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.reasons import given
from kechuang.registry.kinds.organisation import Organisation

_ENDS = frozenset({"abandoned", "refused", "ended", "failed", "closed"})
_VERBS = frozenset(
    {"abandon", "refuse", "take_back", "send_back", "reconsider", "close_review", "dismiss_objection", "end_early",
     "keep", "fail_acceptance", "close"}
)  # fmt: skip
"""Verbs that may lie on the way there: none of them grants, certifies, judges or pays."""


def withdraw_example_cases(actor: Actor, *, reason: str) -> int:
    """How many were ended; those that had ended before stay as they did. Raises Refused, BadInput without a reason."""
    require(may_keep_records(actor, Organisation, {}), actor, "example.withdrawn", label="明湖市")
    why, ended = f"撤下示例数据：{given(reason)}", 0
    for case in Case.objects.filter(example=True).order_by("pk"):
        if case.stage.final:
            continue
        way = None if case.process.kept else way_out(case.process, case.state)
        for verb in way or ():
            case = engine.do(case, verb, actor, version=case.version, reason=why)
        if not way:
            _taken_up(case, actor, why)
        ended += 1
    return ended


def _taken_up(case: Case, actor: Actor, why: str) -> None:
    """The opposite of laying it down: it stands at an end of its flow, whatever its table asks for on the way."""
    names = {state.code for state in case.process.states}
    end, verb = next((end, verb) for end, verb in (("ended", "end_early"), ("refused", "refuse")) if end in names)
    with transaction.atomic():
        row, stamp = Case.objects.select_for_update().get(pk=case.pk), moment()
        before, ordinal = row.state, row.version
        row.state, row.version, row.since, row.closed_at, row.due = end, ordinal + 1, stamp, stamp, None
        row.save()
        told = {"case": row, "ordinal": ordinal, "verb": verb, "before": before, "after": end, "by_office": True}
        CaseStep.objects.create(**told, done_at=stamp, reason=why)
        record(
            acts()[verb].verb.event,
            actor=actor,
            obj=row,
            before={"state": before},
            after={"state": end},
            reason=why,
            at=stamp,
        )


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
