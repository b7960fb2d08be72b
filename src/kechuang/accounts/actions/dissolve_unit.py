"""Dissolve a unit, or bring it back: roles held in a dissolved unit no longer count."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_manage_accounts, require
from kechuang.accounts.actions.found_unit import as_told
from kechuang.accounts.held import forget
from kechuang.accounts.models import Unit
from kechuang.accounts.unit_rules import checked_unit
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence


def dissolve_unit(unit: Unit, actor: Actor, *, reason: str, on: date | None = None) -> None:
    """`on` is the first day without it, today where not given. Raises Refused, BadInput, Conflict for units below."""
    require(may_manage_accounts(actor), actor, "unit.dissolved", unit, label=unit.name)
    why, day = given(reason), on or timezone.localdate()
    with transaction.atomic():
        row = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
        if row.until is not None:
            raise Conflict(
                "unit.dissolved_already",
                Sentence("这个单位已经撤销。", "This unit has been dissolved already."),
                Sentence("请刷新页面。", "Reload the page."),
            )
        if row.children.filter(until=None).exists():
            raise Conflict(
                "unit.has_children",
                Sentence("它还有下级单位。", "There are units below it."),
                Sentence("请先给下级单位另选上级，或先撤销它们。", "Move them elsewhere or dissolve them first."),
            )
        if day < row.since:
            raise BadInput(
                "unit.until",
                Sentence("撤销日期早于设立日期。", "It cannot end before it began."),
                Sentence("请改正日期。", "Correct the date."),
                field="on",
            )
        row.until = day
        row.save(update_fields=["until"])
        record("unit.dissolved", actor=actor, obj=row, label=row.name, after=as_told(row), reason=why)
    forget()
    unit.refresh_from_db()


def restore_unit(unit: Unit, actor: Actor) -> None:
    """Undo it. Raises Refused, BadInput where its name is taken meanwhile, Conflict where it stands."""
    require(may_manage_accounts(actor), actor, "unit.restored", unit, label=unit.name)
    with transaction.atomic():
        row = Unit.objects.select_for_update(of=("self",)).select_related("parent").get(pk=unit.pk)
        if row.until is None:
            raise Conflict(
                "unit.stands",
                Sentence("这个单位没有撤销。", "This unit stands."),
                Sentence("请刷新页面。", "Reload the page."),
            )
        if row.parent is not None and row.parent.until is not None:
            raise Conflict(
                "unit.parent_dissolved",
                Sentence("它的上级已经撤销。", "The unit above it has been dissolved."),
                Sentence("请先恢复上级。", "Bring that back first."),
            )
        row.until = None
        checked_unit(row)
        row.save(update_fields=["until"])
        record("unit.restored", actor=actor, obj=row, label=row.name, after=as_told(row))
    forget()
    unit.refresh_from_db()
