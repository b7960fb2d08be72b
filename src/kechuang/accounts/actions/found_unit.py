"""Found a unit of government: a bureau, a township, a zone, at its place in the tree.

The first government to be founded is that of the place: units that stood at the top until then come under it, so that
its leader sees what is theirs. Any of them can be placed elsewhere afterwards (`change_unit`).
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat, Substr
from django.utils import timezone

from kechuang.accounts.access import Actor, may_manage_accounts, require
from kechuang.accounts.held import forget
from kechuang.accounts.models import Unit
from kechuang.accounts.unit_rules import checked_unit
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence


def found_unit(
    name: str,
    kind: str,
    actor: Actor,
    *,
    short_name: str = "",
    parent: Unit | None = None,
    division_code: str = "",
    since: date | None = None,
    example: bool = False,
) -> Unit:
    """Store a unit. `since` is today where not given. Raises Refused, BadInput (names the field).

    Where it is the first government, every unit at the top that is none comes under it, each with its event.
    """
    require(may_manage_accounts(actor), actor, "unit.founded", label=name)
    with transaction.atomic():
        unit = checked_unit(
            Unit(
                name=name.strip(),
                short_name=short_name.strip(),
                kind=kind,
                parent=parent,
                division_code=division_code.strip(),
                since=since or timezone.localdate(),
                example=example,
            )
        )
        first = unit.kind == Unit.Kind.GOVERNMENT and parent is None and government_of_place() is None
        unit.save()
        unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
        unit.save(update_fields=["path"])
        record("unit.founded", actor=actor, obj=unit, label=unit.name, after=as_told(unit))
        if first:
            _take_in(unit, actor)
    return unit


def government_of_place() -> Unit | None:
    """The one government at the top of the tree; None where there is none, or more than one."""
    found = list(Unit.objects.filter(kind=Unit.Kind.GOVERNMENT, parent=None, until=None)[:2])
    return found[0] if len(found) == 1 else None


def at_the_top() -> QuerySet[Unit]:
    """Units in being that have none above them and are no government."""
    return Unit.objects.filter(parent=None, until=None).exclude(kind=Unit.Kind.GOVERNMENT).order_by("pk")


def take_in(government: Unit, actor: Actor) -> int:
    """Units at the top come under the government of the place, with all that is below them; gives how many.

    For a government that was founded before them, or before the first one took them in by itself. Raises Refused,
    Conflict where it is not the one government at the top.
    """
    require(may_manage_accounts(actor), actor, "unit.changed", government)
    with transaction.atomic():
        if government_of_place() != government:
            raise Conflict(
                "unit.not_the_government",
                Sentence("它不是顶层唯一的政府。", "It is not the one government at the top."),
                Sentence("请逐个修改单位的上级。", "Change the units one by one."),
            )
        return _take_in(government, actor)


def _take_in(government: Unit, actor: Actor) -> int:
    rows = list(at_the_top().select_for_update(of=("self",)))
    for row in rows:
        before = as_told(row)
        row.parent = government
        place(row)
        record("unit.changed", actor=actor, obj=row, label=row.name, before=before, after=as_told(row))
    forget()
    return len(rows)


def place(unit: Unit) -> None:
    """Store a unit whose `parent` was set: its path follows, and the paths of those below it. In a transaction."""
    before = unit.path
    unit.path = f"{unit.parent.path if unit.parent else '/'}{unit.pk}/"
    unit.save()
    if unit.path != before:
        below = Unit.objects.filter(path__startswith=before).exclude(pk=unit.pk)
        below.update(path=Concat(Value(unit.path), Substr(F("path"), len(before) + 1)))


def as_told(unit: Unit) -> dict[str, str | None]:
    """What the log keeps of a unit."""
    return {
        "name": unit.name,
        "short_name": unit.short_name,
        "kind": unit.kind,
        "parent": unit.parent.name if unit.parent else None,
        "division_code": unit.division_code,
        "since": unit.since.isoformat(),
        "until": unit.until.isoformat() if unit.until else None,
    }
