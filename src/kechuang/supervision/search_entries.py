"""What search can find of a plan, and keeping it true when something is corrected."""

from __future__ import annotations

from collections.abc import Iterable

from kechuang.supervision.models import Plan, SearchEntry, Target, Task, Unit
from kechuang.supervision.search_tokens import index_tokens
from kechuang.supervision.target_names import name_of


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
    SearchEntry.objects.filter(plan=entry.plan, kind=entry.kind, object_id=entry.object_id).delete()
    entry.save()


def _entry(plan: Plan, kind: str, id: int, title: str, body: str, start: int, also: str = "") -> SearchEntry:
    """`also` is found but not shown."""
    tokens = index_tokens(f"{title}\n{body}\n{also}")
    return SearchEntry(plan=plan, kind=kind, object_id=id, title=title[:300], body=body, start=start, tokens=tokens)
