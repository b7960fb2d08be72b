"""Enter a policy document that came out: its checklist begins, every step with its last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.rollout.access import may_keep
from kechuang.rollout.checklist import STEPS
from kechuang.rollout.models import Rollout, RolloutStep


@dataclass(frozen=True, slots=True)
class Given:
    """What is said of the document."""

    name: str
    issued: date
    number: str = ""
    issuer: str = ""
    in_force: date | None = None
    policy: str = ""
    replaces: str = ""


def enter_document(given: Given, actor: Actor, *, today: date) -> Rollout:
    """Raises Refused, BadInput naming the field, Conflict where a document of that number is entered already."""
    require(may_keep(actor), actor, "rollout.entered", label=given.name)
    name, number = given.name.strip(), given.number.strip()
    if len(name) < 4:
        raise _bad("name", "请写出文件的全名。", "Write the whole name of the document.")
    if given.issued > today:
        raise _bad("issued", "印发日期还没有到。", "It is not issued yet.")
    if given.in_force is not None and given.in_force < given.issued:
        raise _bad("in_force", "施行日期早于印发日期。", "It would take force before it was issued.")
    if given.policy and given.policy not in catalogue().policies:
        raise _bad("policy", "没有这项政策。", "There is no such policy.")
    with transaction.atomic():
        stamp = moment()
        standing = Rollout.objects.filter(withdrawn_at=None)
        if standing.filter(number=number).exists() if number else standing.filter(name=name, number="").exists():
            raise Conflict(
                "rollout.entered_already",
                Sentence("这份文件已经在清单里。", "This document is on the list already."),
                Sentence("请在清单里查找。", "Look for it on the list."),
            )
        by = actor if isinstance(actor, User) else None
        made = Rollout.objects.create(
            name=name,
            number=number,
            issuer=given.issuer.strip(),
            issued=given.issued,
            in_force=given.in_force,
            policy=given.policy,
            replaces=given.replaces.strip(),
            recorded_at=stamp,
            recorded_by=by,
        )
        steps = [step for step in STEPS if made.replaces or not step.replacing]
        rows = [
            RolloutStep(rollout=made, code=step.code, ordinal=n, due=step.due(made.issued, made.in_force).day, owner=by)
            for n, step in enumerate(steps)
        ]
        RolloutStep.objects.bulk_create(rows)
        after = {
            "number": number,
            "issued": made.issued.isoformat(),
            "replaces": made.replaces,
            "due": {row.code: row.due.isoformat() for row in rows},
        }
        record("rollout.entered", actor=actor, obj=made, after=after, at=stamp)
    return made


def _bad(name: str, zh: str, en: str) -> BadInput:
    return BadInput(
        f"rollout.{name}", Sentence(zh, en), Sentence("请改正后再提交。", "Put it right and submit again."), field=name
    )
