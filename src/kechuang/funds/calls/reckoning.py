"""How much an application may get: by the mode of its call, with the reason and where it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Sum
from django.utils import timezone

from kechuang.cases.models import Case
from kechuang.cases.of_policy import local_of, reference_day
from kechuang.funds.calls.inputs import competitive_amount, competitive_inputs, stable_amount, stable_inputs
from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.models import Application
from kechuang.funds.modes.of_policy import amount_of
from kechuang.funds.modes.support import Support, local
from kechuang.funds.standing import standings
from kechuang.funds.vouchers.redeeming import face_of, within_face
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence

PROPOSED = ("proposed", "publicity", "objected")
"""States of a case in which its amount is decided and not yet set aside."""


def reckoned(of: Application, facts: Mapping[str, Any], *, proposed: int | None = None) -> Support:
    """`facts` as rules read them; `proposed` is what the panel proposes (fen), of a competitive call."""
    call, day = of.call, reference_day(of.case)
    if call.granted:
        found = amount_of(call.granted.policy, call.granted.amount, facts, day, figures=local_of(of.case))
        return within_face(found, *face_of(of))
    if call.mode == "competitive":
        if proposed is None:
            said = Sentence("评审后按评审建议、比例和上限确定。", "Found after the review, within share and cap.")
            return Support(None, said, local("竞争择优项目支持比例和上限"), "unknown")
        return competitive_amount(competitive_inputs(of, proposed))
    return stable_amount(stable_inputs(of, timezone.localdate()))


def refuse_beyond_budget(of: Application, fen: int) -> None:
    """Raise Conflict where the line's year has less than that, what others are about to get taken off."""
    call = of.call
    held = next(iter(standings(year=call.year, line=call.line.code)), None)
    others = Application.objects.filter(call__line=call.line, call__year=call.year, case__state__in=PROPOSED)
    reserved = others.exclude(pk=of.pk).aggregate(sum=Sum("fen"))["sum"] or 0
    left = (held.available if held else 0) - reserved
    if fen > left:
        raise Conflict(
            "application.budget",
            Sentence(
                f"“{call.line.name}”{call.year}年可用{yuan(left)}元（已扣除拟支持的{yuan(reserved)}元），"
                f"本件{yuan(fen)}元，差{yuan(fen - left)}元。",
                f"{yuan(left)} yuan are free on the line in {call.year} ({yuan(reserved)} proposed for others); "
                f"this needs {yuan(fen)}.",
            ),
            Sentence("请先增加预算或调剂，再审定。", "Give or shift budget first, then decide."),
        )


def application_of(case: Case) -> Application | None:
    """The application of a case; None of a case that answers no call."""
    return Application.objects.select_related("call__line", "case").filter(case=case).first() if case.call else None
