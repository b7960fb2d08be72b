"""What search can find of a plan, and keeping it true when something is corrected, withdrawn or restored."""

from __future__ import annotations

from collections.abc import Iterable

from kechuang.accounts.scope import Label
from kechuang.search.models import SearchEntry
from kechuang.search.tokens import index_tokens, kind_token, title_tokens
from kechuang.supervision.models import Plan, Target, Task, Unit
from kechuang.supervision.target_names import name_of

KINDS = ("target", "task", "unit", "finding", "section", "paragraph")
"""What can be found of a plan, in the order it is shown."""


def index_plan(plan: Plan) -> None:
    """Write the entries of a newly stored plan."""
    text = plan.text
    entries = [_entry(plan, "section", s.pk, s.title, "", s.start) for s in plan.sections.all()]
    entries += [task_entry(task, text) for task in plan.tasks.all()]
    entries += [target_entry(target) for target in plan.targets.all()]
    entries += unit_entries(plan, plan.units.all())
    entries += [
        _entry(plan, "finding", f.pk, "", f.sentence, f.spans[0][0] if f.spans else 0, also=f.sentence_en)
        for f in plan.findings.all()
    ]
    entries += [
        _entry(plan, "paragraph", b.pk, "", text[b.start : b.end], b.start) for b in plan.blocks.exclude(kind="chrome")
    ]
    SearchEntry.objects.bulk_create(entries, batch_size=500)


def task_entry(task: Task, text: str) -> SearchEntry:
    """The entry of a task: its number and title, and all that belongs to it."""
    title = f"{task.number} {task.title}".strip()
    return _entry(task.plan, "task", task.pk, title, text[task.body_start : task.body_end], task.start)


def target_entry(target: Target) -> SearchEntry:
    """The entry of a target: what it measures, and the words of the plan."""
    return _entry(target.plan, "target", target.pk, name_of(target), target.quote, target.start)


def unit_entries(plan: Plan, units: Iterable[Unit]) -> list[SearchEntry]:
    """The entries of units: their names."""
    return [_entry(plan, "unit", unit.pk, unit.name, "", 0) for unit in units]


def reindex(entry: SearchEntry) -> None:
    """Replace the stored entry of the same thing."""
    SearchEntry.objects.filter(kind=entry.kind, object_id=entry.object_id).delete()
    entry.save()


def show_plan(plan: Plan) -> None:
    """Let search find a plan's parts only while it is in force."""
    SearchEntry.objects.filter(within=plan.pk, kind__in=KINDS).update(standing=plan.withdrawn_at is None)


def _entry(plan: Plan, kind: str, id: int, title: str, body: str, start: int, also: str = "") -> SearchEntry:
    """`also` is found but not shown."""
    words = index_tokens(f"{body}\n{also}")
    return SearchEntry(
        kind=kind,
        object_id=id,
        within=plan.pk,
        title=title[:300],
        body=body,
        start=start,
        title_tokens=title_tokens(title),
        body_tokens=f"{words} {kind_token(kind)}",
        standing=plan.withdrawn_at is None,
        label=Label.PUBLIC.value,
    )
