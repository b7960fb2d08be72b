"""Tell who qualifies under a new policy: each is written down and reminded, and the step is done with the count."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.rollout.access import may_keep
from kechuang.rollout.models import Rollout, RolloutStep, RolloutTold
from kechuang.rollout.telling import qualifying

STEP = "told"


def tell_qualified(rollout: Rollout, actor: Actor, *, today: date) -> list[RolloutTold]:
    """Those told now; who was told of it before is not told twice. Raises Refused, BadInput, Conflict."""
    require(may_keep(actor), actor, "rollout.told", rollout)
    found = qualifying(rollout, today)
    if found is None:
        raise BadInput(
            "rollout.nobody_worked_out",
            Sentence("还没有按这项政策测算过名单。", "Nobody has worked out who qualifies under this policy."),
            Sentence(
                "请先写明所属政策，等夜间测算以后再通知。", "Name the policy it is about, and wait for the night's run."
            ),
        )
    with transaction.atomic():
        stamp = moment()
        row = Rollout.objects.select_for_update().get(pk=rollout.pk)
        if row.withdrawn_at is not None:
            raise Conflict(
                "rollout.changed",
                Sentence("这份文件已撤出清单。", "This document was withdrawn."),
                Sentence("请刷新页面再看。", "Reload and look again."),
            )
        before = set(row.told.values_list("organisation", flat=True))
        fresh = [
            RolloutTold(rollout=row, organisation=code, name=name, reached=code in found.reached, told_at=stamp)
            for code, name in sorted(found.names.items())
            if code not in before
        ]
        if not fresh:
            raise Conflict(
                "rollout.told_already",
                Sentence("名单上的单位都已通知。", "Everybody on the list was told."),
                Sentence("夜间测算以后有新符合的，再来通知。", "Come again when the night's run finds more."),
            )
        RolloutTold.objects.bulk_create(fresh, batch_size=500)
        reached = sum(one.reached for one in fresh)
        step = RolloutStep.objects.select_for_update().filter(rollout=row, code=STEP, done_at=None).first()
        if step is not None:
            step.done_at, step.done_by = stamp, actor if isinstance(actor, User) else None
            step.note = (
                f"按{found.run.valid}的测算通知{len(fresh)}家，其中{len(fresh) - reached}家没有账号，须另行通知。"
            )
            step.save(update_fields=["done_at", "done_by", "note"])
        after = {"policy": row.policy, "run": found.run.pk, "told": len(fresh), "without_account": len(fresh) - reached}
        record("rollout.told", actor=actor, obj=row, after=after, at=stamp)
    return fresh
