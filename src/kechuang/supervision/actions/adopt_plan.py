"""Adopt: lay a reading down in tables, so that every promise has an address."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_upload, require
from kechuang.accounts.models import User
from kechuang.events.columns import fit
from kechuang.events.record import record, wait_for_turn
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.plans.model import Reading
from kechuang.supervision.laying_down import lay_down
from kechuang.supervision.models import Plan
from kechuang.supervision.search_entries import index_plan
from kechuang.supervision.slugs import slug_of


@dataclass(frozen=True, slots=True)
class Adopted:
    """The stored plan, and whether this act stored it (False: the same file was there already)."""

    plan: Plan
    created: bool


def adopt_plan(reading: Reading, actor: Actor, *, example: bool = False, previous: Plan | None = None) -> Adopted:
    """Store a reading whole or not at all. The same file again, told by its SHA-256, gives the plan stored before.

    Raises Refused, and Conflict where the stored plan was withdrawn.
    """
    title = fit(reading.title.value if reading.title else reading.document.name, Plan, "title")
    require(may_upload(actor), actor, "plan.adopted", label=title)
    with transaction.atomic():
        wait_for_turn()  # so that of two who load the same file at once, the second finds it stored
        if stored := _stored(reading):
            return Adopted(stored, False)
        plan = _plan(reading, title, actor, example, previous)
        lay_down(reading, plan)
        index_plan(plan)
        after = {
            "slug": plan.slug,
            "sha256": plan.sha256,
            "source": plan.source_name,
            "example": example,
            "previous": previous.slug if previous else None,
            "tasks": plan.tasks.count(),
            "targets": plan.targets.count(),
            "units": plan.units.count(),
            "findings": plan.findings.count(),
        }
        record("plan.adopted", actor=actor, obj=plan, after=after)
    return Adopted(plan, True)


def _stored(reading: Reading) -> Plan | None:
    plan = Plan.objects.filter(sha256=reading.document.sha256).first()
    if plan is not None and plan.withdrawn_at is not None:
        raise Conflict(
            "plan.withdrawn",
            Sentence(
                f"这份文件曾经录入，后被撤下（{plan.title}）。",
                f"This file was loaded before and withdrawn ({plan.title}).",
            ),
            Sentence("如需使用，请恢复原来的规划。", "Restore the stored plan instead."),
            slug=plan.slug,
        )
    return plan


def _plan(reading: Reading, title: str, actor: Actor, example: bool, previous: Plan | None) -> Plan:
    document = reading.document
    return Plan.objects.create(
        slug=slug_of(reading),
        title=title,
        issuer=fit(reading.issuer.value if reading.issuer else "", Plan, "issuer"),
        doc_number=fit(reading.doc_number.value if reading.doc_number else "", Plan, "doc_number"),
        published=fit(reading.published.value if reading.published else "", Plan, "published"),
        period_start=reading.period[0],
        period_end=reading.period[1],
        text=document.text.replace("\0", "\ufffd"),
        kind=document.kind,
        source_name=fit(document.name, Plan, "source_name"),
        sha256=document.sha256,
        example=example,
        previous=previous,
        recorded_at=timezone.now(),
        recorded_by=actor if isinstance(actor, User) else None,
    )
