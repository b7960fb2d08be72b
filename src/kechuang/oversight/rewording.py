"""What every act on milestones does: who may, close the wordings it replaces, add new ones, write one event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Max

from kechuang.accounts.access import Actor, Verdict, may, require
from kechuang.accounts.held import memberships_of
from kechuang.accounts.models import User
from kechuang.accounts.roles import UNIT_ROLES
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.access import KEEP_MILESTONES, RUN_OVERSIGHT
from kechuang.oversight.breaking_down import owners
from kechuang.oversight.models import Milestone, Rewording, Wording
from kechuang.oversight.units import units_of_names
from kechuang.supervision.models import Task

COLUMNS = tuple(
    f.name
    for f in Wording._meta.concrete_fields
    if f.name not in ("id", "milestone", "made_by", "closed_by", "recorded_at", "superseded_at")
)


def may_reword(actor: Actor, task: Task) -> Verdict:
    """Whether they may edit the milestones of a task: the bureau any, a unit those of the tasks it leads."""
    whole = may(actor, RUN_OVERSIGHT)
    if whole.allowed or not isinstance(actor, User):
        return whole
    seats = {one.unit_id for one in memberships_of(actor) if one.role in UNIT_ROLES}
    leads = {unit.pk for unit in units_of_names(owners(task)[0]).values() if unit}
    return may(actor, KEEP_MILESTONES) if seats & leads else whole


def begin(task: Task, verb: str, actor: Actor, reason: str = "", *, undoes: Rewording | None = None) -> Rewording:
    """The act's row, with its instant. Inside a transaction. Raises Refused."""
    verdict = may(actor, RUN_OVERSIGHT) if verb in ("read", "confirm") else may_reword(actor, task)
    require(verdict, actor, "milestones.changed", task)
    Task.objects.select_for_update().get(pk=task.pk)
    return Rewording.objects.create(
        task=task,
        verb=verb,
        reason=reason,
        done_at=moment(),
        done_by=actor if isinstance(actor, User) else None,
        undoes=undoes,
    )


def standing(task: Task, ordinals: Iterable[int], seen: Mapping[int, int] | None = None) -> list[Wording]:
    """The standing wordings of these milestones. Raises BadInput for one that is not there.

    `seen` gives by ordinal the wording the editor saw; another one since raises Conflict.
    """
    wanted = list(ordinals)
    rows = {
        one.milestone.ordinal: one
        for one in Wording.objects.standing()
        .filter(milestone__task=task, milestone__ordinal__in=wanted)
        .select_related("milestone")
    }
    if missing := [one for one in wanted if one not in rows]:
        raise BadInput(
            "milestone.gone",
            Sentence("这个节点已不在列表里。", f"Milestone {missing[0]} is no longer there."),
            Sentence("请刷新后再看。", "Reload and look again."),
        )
    if any(rows[ordinal].pk != held for ordinal, held in (seen or {}).items()):
        raise Conflict(
            "milestone.changed",
            Sentence("您打开之后，这个节点已被修改。", "The milestone was changed after you opened it."),
            Sentence("请刷新后再改；您的修改没有保存。", "Reload and edit again; nothing was saved."),
        )
    return [rows[one] for one in wanted]


def close(rows: Iterable[Wording], act: Rewording) -> None:
    """These wordings no longer stand."""
    for row in rows:
        row.superseded_at, row.closed_by = act.done_at, act
        row.save(update_fields=["superseded_at", "closed_by"])


def add(task: Task, fields: Mapping[str, Any], act: Rewording, milestone: Milestone | None = None) -> Wording:
    """A new wording, of that milestone or of a new one."""
    if milestone is None:
        last = Milestone.objects.filter(task=task).aggregate(last=Max("ordinal"))["last"] or 0
        milestone = Milestone.objects.create(plan_id=task.plan_id, task=task, ordinal=last + 1)
    return Wording.objects.create(milestone=milestone, made_by=act, recorded_at=act.done_at, **fields)


def columns(row: Wording) -> dict[str, Any]:
    """What a wording says, to be said again with changes."""
    return {name: getattr(row, name) for name in COLUMNS}


def plain(row: Wording) -> dict[str, Any]:
    """What a wording says, as plain JSON for the log."""
    return {
        "milestone": row.milestone.ordinal,
        "text": row.text,
        "due": row.due and row.due.isoformat(),
        "evidence": row.evidence,
        "kind": row.kind,
        "least": row.least,
        "leads": row.leads,
    }


def tell(act: Rewording, before: Sequence[Wording], after: Sequence[Wording], actor: Actor) -> None:
    """One event for the whole act."""
    record(
        "milestones.changed",
        actor=actor,
        obj=act.task,
        before=[plain(one) for one in before],
        after={"verb": act.verb, "milestones": [plain(one) for one in after]},
        reason=act.reason,
        at=act.done_at,
    )


def last_act(task: Task) -> Rewording | None:
    """The newest act that can be undone: not the reading, not an undoing, not undone."""
    return (
        Rewording.objects.filter(task=task, undone_by=None, undoes=None)
        .exclude(verb__in=("read", "confirm"))
        .order_by("-done_at", "-pk")
        .first()
    )
