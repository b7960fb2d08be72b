"""Set the figures of lamps and of asking; the word before stays, and earlier moments keep theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.access import may_run
from kechuang.oversight.models import OversightRule
from kechuang.oversight.rule import NAMES, figures_at

LARGEST = 365


def set_figures(values: Mapping[str, int], actor: Actor, *, reason: str) -> OversightRule:
    """`values` are figures by the names of `Figures`; those not given stay. Raises Refused, BadInput at the field."""
    require(may_run(actor), actor, "oversight.rule_set", label="督查参数")
    why = given(reason)
    with transaction.atomic():
        stamp = moment()
        before = asdict(figures_at())
        after = before | {name: values[name] for name in NAMES if name in values}
        for name, value in after.items():
            if not 1 <= value <= LARGEST:
                raise _bad(name, f"要在1到{LARGEST}之间。", f"Between 1 and {LARGEST}.")
        if after["near_share"] > 100:
            raise _bad("near_share", "不能超过100%。", "At most 100 per cent.")
        if after["lag_yellow"] > after["lag_red"]:
            raise _bad("lag_red", "红灯的落后幅度不能小于黄灯的。", "Red cannot come before yellow.")
        if after["unit_cap"] < after["person_cap"]:
            raise _bad("unit_cap", "单位的上限不能小于一个人的。", "A unit's cap is not below one person's.")
        if after == before:
            raise _bad("near_days", "没有改动。", "Nothing is changed.")
        OversightRule.objects.filter(superseded_at=None).update(superseded_at=stamp)
        made = OversightRule.objects.create(
            **after, reason=why, recorded_at=stamp, recorded_by=actor if isinstance(actor, User) else None
        )
        record("oversight.rule_set", actor=actor, obj=made, before=before, after=after, reason=why, at=stamp)
    return made


def _bad(field: str, zh: str, en: str) -> BadInput:
    return BadInput(
        "oversight.figure", Sentence(zh, en), Sentence("改好后再保存。", "Put it right and save again."), field=field
    )
