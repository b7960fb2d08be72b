"""Do a step of a checklist, open it again, or hand it to another officer."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.accounts.models import Membership, User
from kechuang.accounts.roles import Role
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.rollout.access import may_keep
from kechuang.rollout.models import RolloutStep


def do_step(step: RolloutStep, actor: Actor, *, note: str) -> RolloutStep:
    """It is done; `note` says what was done and where it can be seen. Raises Refused, BadInput, Conflict."""
    require(may_keep(actor), actor, "rollout.step_done", step.rollout)
    told = _noted(note)
    with transaction.atomic():
        stamp, row = moment(), _held(step)
        if row.done_at is not None:
            raise _changed()
        row.done_at, row.done_by, row.note = stamp, actor if isinstance(actor, User) else None, told
        row.save(update_fields=["done_at", "done_by", "note"])
        record("rollout.step_done", actor=actor, obj=row.rollout, after={"step": row.code, "note": told}, at=stamp)
    return row


def reopen_step(step: RolloutStep, actor: Actor, *, reason: str) -> RolloutStep:
    """It was ticked too early. Raises Refused, BadInput, Conflict."""
    require(may_keep(actor), actor, "rollout.step_reopened", step.rollout)
    told = given(reason)
    with transaction.atomic():
        stamp, row = moment(), _held(step)
        if row.done_at is None:
            raise _changed()
        row.done_at, row.done_by = None, None
        row.save(update_fields=["done_at", "done_by"])
        record("rollout.step_reopened", actor=actor, obj=row.rollout, after={"step": row.code}, reason=told, at=stamp)
    return row


def hand_step(step: RolloutStep, owner: User, actor: Actor) -> RolloutStep:
    """Another officer is to do it. Raises Refused, BadInput, Conflict."""
    require(may_keep(actor), actor, "rollout.step_handed", step.rollout)
    if owner not in officers():
        raise BadInput(
            "rollout.owner",
            Sentence("只能交给业务人员。", "It can be handed to programme officers alone."),
            Sentence("请另选一人。", "Choose somebody else."),
            field="owner",
        )
    with transaction.atomic():
        stamp, row = moment(), _held(step)
        if row.done_at is not None:
            raise _changed()
        before, row.owner = row.owner_id, owner
        row.save(update_fields=["owner"])
        after = {"step": row.code, "owner": owner.pk}
        record("rollout.step_handed", actor=actor, obj=row.rollout, before={"owner": before}, after=after, at=stamp)
    return row


def officers() -> list[User]:
    """Who may do a step."""
    rows = Membership.objects.in_force(timezone.localdate()).filter(role=Role.PROGRAMME_OFFICER)
    return list(User.objects.filter(pk__in=rows.values("person_id")).order_by("name", "pk"))


def _held(step: RolloutStep) -> RolloutStep:
    row = RolloutStep.objects.select_for_update(of=("self",)).select_related("rollout").get(pk=step.pk)
    if row.rollout.withdrawn_at is not None:
        raise _changed()
    return row


def _noted(note: str) -> str:
    try:
        return given(note)
    except BadInput as error:
        error.fields["field"] = "note"
        raise


def _changed() -> Conflict:
    return Conflict(
        "rollout.changed",
        Sentence("这一项已有变动。", "This step was changed meanwhile."),
        Sentence("请刷新页面再看。", "Reload and look again."),
    )
