"""What the ledger itself knows of a voucher's holder: how much was redeemed this year, so that no cap is passed twice.

The applicant may know of more (another place's money); of less it cannot: the form begins with the ledger's figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Sum

from kechuang.cases.of_policy import reference_day
from kechuang.funds.calls.reckoning import PROPOSED
from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.models import Application, Award
from kechuang.funds.standing import of_awards
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

FACT = "voucher_redeemed_this_year"
GRANT = "city_voucher"
"""The one grant whose amount rests on that fact."""


def redeemed(of: Application, day: date) -> int:
    """In fen: promised and paid to the organisation in the year of the day, and decided for it; this one left out."""
    others = Application.objects.filter(call__grant=GRANT, case__organisation=of.case.organisation).exclude(pk=of.pk)
    cases = list(others.values_list("case__number", flat=True))
    numbers = Award.objects.filter(case_number__in=cases, decided__year=day.year).values_list("number", flat=True)
    proposed = others.filter(case__state__in=PROPOSED).aggregate(sum=Sum("fen"))["sum"] or 0
    return proposed + sum(one.committed + one.paid for one in of_awards(numbers).values())


def known_texts(of: Application) -> dict[str, str]:
    """What the draft begins with; nothing where the ledger knows of none, which is not the same as nought."""
    fen = redeemed(of, reference_day(of.case)) if of.call.grant == GRANT else 0
    return {FACT: f"{yuan(fen)}元"} if fen else {}


def refuse_less(of: Application, facts: Mapping[str, Any]) -> None:
    """Raise BadInput where less is told of than the ledger shows."""
    told = facts.get(FACT)
    if of.call.grant != GRANT or told is None:
        return
    fen = redeemed(of, reference_day(of.case))
    if told < fen:
        raise BadInput(
            "application.redeemed",
            Sentence(
                f"“当年已兑付金额”填了{yuan(told)}元，台账上本年已有{yuan(fen)}元。",
                f"{yuan(told)} yuan are told to have been redeemed this year; the ledger shows {yuan(fen)}.",
            ),
            Sentence("请按台账或更多填写，年度上限才不会重复使用。", "Give that or more: the cap holds for the year."),
            field=FACT,
        )
