"""The plan as a document to read: what was understood marked in place, contents, notes in the margin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.doors import door, everyone
from kechuang.portal.asked_plan import asked_plan
from kechuang.portal.navigation import NavEntry
from kechuang.portal.passages import Passage, block_at, passages
from kechuang.portal.plan_marks import PlanMarks
from kechuang.portal.plan_rows import PlanRows, plan_rows
from kechuang.supervision.models import Block, Plan, Section, Target, Task

NAV = NavEntry(10, "plan", _("规划原文"), "scroll-text")


@dataclass(frozen=True, slots=True)
class Line:
    """A passage and what stands beside it in the margin. `role`: title, number, heading or words."""

    passage: Passage
    role: str
    tasks: Sequence[Task] = ()
    targets: Sequence[Target] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: its depth from 1, words, and the paragraph it stands in."""

    depth: int
    words: str
    block: int
    task: bool


@door(everyone)
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """The document page; `?at=start-end` brings a stretch of the text into view."""
    plan = asked_plan(request, slug)
    rows = plan_rows(plan)
    found = PlanMarks(plan).headings([*rows.sections, *rows.tasks]).targets(rows.targets)
    found.owners(rows.duties).findings(rows.findings).arrived(request.GET.get("at", ""))
    lines = _lines(plan, rows, passages(plan.text, rows.blocks, found.marks, found.about))
    context = {
        "plan": plan,
        "rows": rows,
        "stretches": [(kind, list(group)) for kind, group in groupby(lines, key=lambda line: line.passage.kind)],
        "contents": _contents(rows),
        "last_year": str(plan.period_end or ""),
    }
    return render(request, "portal/document/page.html", context)


def _lines(plan: Plan, rows: PlanRows, shown: Sequence[Passage]) -> list[Line]:
    targets = {f"t{target.ordinal}": target for target in rows.targets}
    tasks = {f"k{task.ordinal}": task for task in rows.tasks}
    return [
        Line(
            passage,
            _role(plan, passage),
            [tasks[key] for key in passage.keys if key in tasks],
            [targets[key] for key in passage.keys if key in targets],
        )
        for passage in shown
    ]


def _role(plan: Plan, passage: Passage) -> str:
    words = "".join(plan.text[passage.start : passage.end].split())
    if words == "".join(plan.title.split()):
        return "title"
    if plan.doc_number and words == "".join(plan.doc_number.split()):
        return "number"
    return "heading" if passage.level and len(words) <= 60 else "words"


def _contents(rows: PlanRows) -> list[Entry]:
    def place(heading: Task | Section) -> int:
        block: Block | None = block_at(rows.blocks, heading.start)
        return block.ordinal if block else 1

    depth = {section.pk: section.level for section in rows.sections}
    headings: list[Task | Section] = [*rows.sections, *rows.tasks]
    headings.sort(key=lambda heading: heading.start)
    return [
        Entry(heading.level, heading.title, place(heading), task=False)
        if isinstance(heading, Section)
        else Entry(
            depth.get(heading.section_id or 0, 0) + 1, f"{heading.number} {heading.title}", place(heading), task=True
        )
        for heading in headings
    ]


urlpatterns = [path("plans/<str:slug>/", document, name="plan")]
