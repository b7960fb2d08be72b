"""The targets board: every promise of a plan, filtered, sorted, pictured and taken away as a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, everyone
from kechuang.portal.asked_plan import asked_plan
from kechuang.portal.exports import FORMATS, as_file
from kechuang.portal.navigation import NavEntry
from kechuang.portal.target_filter import UNDATED, Choice, TargetFilter, TargetRow
from kechuang.portal.target_kinds import KINDS
from kechuang.portal.target_rows import grouped, picture, target_rows
from kechuang.portal.target_table import target_table

NAV = NavEntry(20, "board", gettext_lazy("目标"), "target", covers=("target", "correct-target", "trace", "breakdown"))

_HEADINGS = (
    ("indicator", gettext_lazy("指标"), ""),
    ("value", gettext_lazy("承诺"), "num"),
    ("deadline", gettext_lazy("期限"), ""),
    ("unit", gettext_lazy("牵头单位"), ""),
    ("place", gettext_lazy("出处"), ""),
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A column heading that sorts: the address to go to and how the list stands now (ascending, descending, empty)."""

    label: Any
    css: str
    address: str
    now: str


@dataclass(frozen=True, slots=True)
class Picker:
    """One filter of the toolbar: its name in the address, its label and its options."""

    name: str
    label: str
    every: str
    choices: list[Choice]


@door(everyone)
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """The board of one plan; `?format=` gives the same rows as a file."""
    plan = asked_plan(request, slug)
    every = target_rows(plan)
    repeats = sum(row.target.same_as_id is not None for row in every)
    asked = TargetFilter.asked(request.GET)
    rows = asked.rows(every)
    if request.GET.get("format"):
        return as_file(target_table(request, plan, rows, _in_words(asked, every)), request.GET["format"])
    context = {
        "plan": plan,
        "asked": asked,
        "rows": rows,
        "groups": grouped(rows) if asked.grouped else None,
        "total": len(every),
        "promises": len(every) - repeats,
        "repeats": repeats,
        "picture": picture(rows),
        "kinds": [kind for kind in KINDS if any(row.kind == kind for row in rows)],
        "pickers": _pickers(asked, every),
        "headings": [_heading(asked, *heading) for heading in _HEADINGS],
        "taken_off": _taken_off(asked, every),
        "formats": [
            (form, asked.address() + ("&" if asked.address() != "?" else "") + f"format={form}") for form in FORMATS
        ],
        "group_address": asked.address(grouped=not asked.grouped),
        "undated": UNDATED,
    }
    return render(request, "portal/board/board.html", context)


def _heading(asked: TargetFilter, sort: str, label: Any, css: str) -> Heading:
    here = asked.sort == sort
    now = ("descending" if asked.down else "ascending") if here else ""
    return Heading(label, css, asked.address(sort=sort, down=here and not asked.down), now)


def _pickers(asked: TargetFilter, rows: Sequence[TargetRow]) -> list[Picker]:
    units: dict[str, Any] = {name: name for row in rows for name in (*row.leads, *row.participants)}
    sections = {
        str(row.target.section.ordinal): row.target.section.title
        for row in sorted(rows, key=lambda row: row.target.start)
        if row.target.section
    }
    years = {year: year for year in sorted({row.year for row in rows if row.year})}
    return [
        Picker(
            "unit",
            _("单位"),
            _("所有单位"),
            asked.choices(
                "unit",
                rows,
                lambda row: dict.fromkeys((*row.leads, *row.participants, *(() if row.leads else (UNDATED,)))),
                {**dict(sorted(units.items())), UNDATED: _("没有牵头单位")},
            ),
        ),
        Picker(
            "section",
            _("章节"),
            _("所有章节"),
            asked.choices(
                "section",
                rows,
                lambda row: [str(row.target.section.ordinal) if row.target.section else UNDATED],
                {**sections, UNDATED: _("不在章节内")},
            ),
        ),
        Picker(
            "kind",
            _("类型"),
            _("所有类型"),
            asked.choices("kind", rows, lambda row: [row.kind.key], {kind.key: kind.label for kind in KINDS}),
        ),
        Picker(
            "year",
            _("期限"),
            _("所有期限"),
            asked.choices("year", rows, lambda row: [row.year or UNDATED], {**years, UNDATED: _("没有期限")}),
        ),
    ]


def _taken_off(asked: TargetFilter, rows: Sequence[TargetRow]) -> list[tuple[str, str]]:
    """What is filtered by, in words, each with the address that takes it off."""
    return [(words, asked.without(part).address()) for part, words in _parts(asked, rows)]


def _in_words(asked: TargetFilter, rows: Sequence[TargetRow]) -> str:
    return "；".join(words for _part, words in _parts(asked, rows)) or _("全部")


def _parts(asked: TargetFilter, rows: Sequence[TargetRow]) -> Iterable[tuple[str, str]]:
    if asked.q:
        yield "q", _("含“%(words)s”") % {"words": asked.q}
    for picker in _pickers(asked, rows):
        for choice in picker.choices:
            if choice.chosen:
                yield picker.name, f"{picker.label}：{choice.label}"
        if getattr(asked, picker.name) and not any(choice.chosen for choice in picker.choices):
            yield picker.name, f"{picker.label}：{getattr(asked, picker.name)}"
    if asked.findings:
        yield "findings", _("有矛盾或疑点")
    if asked.repeated:
        yield "repeated", _("重复提出")


urlpatterns = [path("plans/<str:slug>/targets/", board, name="board")]
