"""What every correction does: lock the row, compare versions, keep each old value, write one event."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from kechuang.accounts.access import Actor
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.correctable import plain_of, put, refresh_search
from kechuang.supervision.models import Correction, Target, Task

Thing = TypeVar("Thing", bound=Target | Task)


def cleaned(changes: Mapping[str, Any], rules: Mapping[str, Callable[[Any], Any]]) -> dict[str, Any]:
    """Each change passed through the rule of its field. Raises BadInput for a field that cannot be corrected."""
    for field in changes:
        if field not in rules:
            raise BadInput(
                "correction.field",
                Sentence(f"“{field}”不能更正。", f"“{field}” cannot be corrected."),
                Sentence(f"可更正的有：{'、'.join(rules)}。", f"These can: {', '.join(rules)}."),
                field=field,
            )
    return {field: rules[field](value) for field, value in changes.items()}


def locked(thing: Thing, version: int) -> Thing:
    """The row as it is now, locked until commit. Raises Conflict where it is not the version the officer saw."""
    rows = type(thing).objects.select_for_update(of=("self",)).select_related("plan")
    row = cast(Thing, rows.get(pk=thing.pk))
    if row.version != version:
        last = row.corrections.select_related("recorded_by").first()
        who = str(last.recorded_by or "") if last else ""
        raise Conflict(
            f"{row._meta.model_name}.changed",
            Sentence(
                f"您打开之后，{who or '有人'}已经更正过“{row}”。",
                f"{who or 'Someone'} corrected “{row}” after you opened it.",
            ),
            Sentence(
                "请查看现在的内容，仍需更正再提交。",
                "Look at what it says now, and correct again if it is still wrong.",
            ),
            version=row.version,
            who=who,
        )
    return row


def apply(row: Thing, wanted: Mapping[str, Any], actor: Actor, reason: str) -> list[Correction]:
    """Write the plain values that differ, keep the old ones, tell it in one event. Inside a transaction."""
    before = {field: plain_of(row, field) for field in wanted}
    changed = {field: plain for field, plain in wanted.items() if plain != before[field]}
    if not changed:
        raise BadInput(
            "correction.nothing",
            Sentence("没有需要更正的内容：填写的与现在相同。", "Nothing to correct: all is as it was."),
            Sentence("请修改至少一项。", "Change at least one field."),
        )
    stamp, user = moment(), actor if isinstance(actor, User) else None
    corrections = Correction.objects.bulk_create(
        Correction(
            plan=row.plan,
            target=row if isinstance(row, Target) else None,
            task=row if isinstance(row, Task) else None,
            field=field,
            old=before[field],
            new=plain,
            reason=reason,
            recorded_at=stamp,
            recorded_by=user,
        )
        for field, plain in changed.items()
    )
    write(row, changed)
    kind = f"{row._meta.model_name}.corrected"
    old = {field: before[field] for field in changed}
    record(kind, actor=actor, obj=row, before=old, after=dict(changed), reason=reason, at=stamp)
    return corrections


def write(row: Target | Task, plain: Mapping[str, Any]) -> None:
    """Set fields, count the version up, and let search know."""
    for field, value in plain.items():
        put(row, field, value)
    row.version += 1
    row.save()
    refresh_search(row)
