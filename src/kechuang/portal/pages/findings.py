"""Findings: what the reader of the document noticed, by severity and kind, each with the words it is about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, everyone
from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings import titles
from kechuang.portal.addresses import address_of
from kechuang.portal.asked_plan import asked_plan
from kechuang.portal.excerpts import Excerpt, excerpt
from kechuang.portal.exports import FORMATS, Column, Table, as_file
from kechuang.portal.finding_advice import advice_on
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry
from kechuang.portal.words import SEVERITIES
from kechuang.supervision.models import Finding, Plan, Target, Task

NAV = NavEntry(40, "findings", gettext_lazy("发现"), "search-check")
_UNFOLDED = 6
"""Findings of a kind shown before the fold."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with its places, targets and tasks."""

    finding: Finding
    places: list[Excerpt]
    targets: list[Target]
    tasks: list[Task]


@dataclass(frozen=True, slots=True)
class KindOfFinding:
    """All findings of one code: what the code means, what to do about it, and the findings."""

    code: str
    severity: str
    title: Sentence
    advice: Sentence
    shown: list[Shown]

    @property
    def anchor(self) -> str:
        """The code as an element's id."""
        return self.code.replace(".", "-")

    @property
    def first(self) -> list[Shown]:
        """What is shown at once."""
        return self.shown if len(self.shown) <= _UNFOLDED + 2 else self.shown[:_UNFOLDED]

    @property
    def rest(self) -> list[Shown]:
        """What waits behind a fold."""
        return self.shown[len(self.first) :]


@dataclass(frozen=True, slots=True)
class Severity:
    """One severity: its word, how many findings bear it, and the address that shows only them (or all again)."""

    key: str
    label: Any
    count: int
    chosen: bool
    address: str


@door(everyone)
def findings(request: HttpRequest, slug: str) -> HttpResponse:
    """The findings of one plan; `?severity=` and `?q=` narrow them, `?format=` gives them as a file."""
    plan = asked_plan(request, slug)
    every = list(plan.findings.prefetch_related("targets", "tasks").order_by("ordinal"))
    severity = request.GET.get("severity", "") if request.GET.get("severity") in SEVERITIES else ""
    words = request.GET.get("q", "").strip()[:80]
    worded = [finding for finding in every if words.casefold() in _searched(plan, finding)]
    rows = [finding for finding in worded if severity in ("", finding.severity)]
    if request.GET.get("format"):
        return as_file(_table(request, plan, rows), request.GET["format"])
    counts = Counter(finding.severity for finding in worded)
    context = {
        "plan": plan,
        "kinds": _by_kind(plan, rows),
        "count": len(rows),
        "total": len(every),
        "severity": severity,
        "q": words,
        "severities": [
            Severity(key, label, counts[key], key == severity, _address(words, "" if key == severity else key))
            for key, label in SEVERITIES.items()
        ],
        "formats": [(form, _address(words, severity, form)) for form in FORMATS],
    }
    return render(request, "portal/findings/findings.html", context)


def _by_kind(plan: Plan, rows: list[Finding]) -> list[KindOfFinding]:
    order = list(SEVERITIES)
    named = titles()
    kinds: dict[str, KindOfFinding] = {}
    for finding in sorted(rows, key=lambda f: (order.index(f.severity), f.code, f.ordinal)):
        title = named.get(finding.code, Sentence(finding.code, finding.code))
        kind = kinds.setdefault(
            finding.code,
            KindOfFinding(finding.code, finding.severity, title, advice_on(finding.code, finding.severity), []),
        )
        kind.shown.append(
            Shown(
                finding,
                [excerpt(plan, start, end) for start, end in finding.spans],
                list(finding.targets.all()),
                list(finding.tasks.all()),
            )
        )
    return list(kinds.values())


def _searched(plan: Plan, finding: Finding) -> str:
    quoted = " ".join(plan.text[start:end] for start, end in finding.spans)
    return f"{finding.sentence} {finding.sentence_en} {quoted}".casefold()


def _address(words: str, severity: str, form: str = "") -> str:
    parts = {"q": words, "severity": severity, "format": form}
    return "?" + urlencode({key: value for key, value in parts.items() if value})


def _table(request: HttpRequest, plan: Plan, rows: list[Finding]) -> Table:
    named = titles()
    columns = [
        Column("severity", _("程度"), _("矛盾：不能同时成立或文字受损；疑点：会妨碍督查；提示：值得知道")),
        Column("code", _("代码"), _("发现种类的固定代码")),
        Column("kind", _("种类"), _("代码的含义")),
        Column("sentence", _("发现"), _("发现了什么")),
        Column("quotes", _("原文"), _("涉及的原话")),
        Column("targets", _("涉及目标"), _("目标的序号")),
        Column("tasks", _("涉及任务"), _("任务的编号")),
        Column("address", _("网址"), _("这一发现的网页")),
    ]
    shown = []
    for finding in rows:
        title = named.get(finding.code, Sentence(finding.code, finding.code))
        shown.append(
            {
                "severity": str(SEVERITIES[finding.severity]),
                "code": finding.code,
                "kind": said(title),
                "sentence": said(finding),
                "quotes": " … ".join("".join(plan.text[a:b].split("\n")) for a, b in finding.spans),
                "targets": [target.ordinal for target in finding.targets.all()],
                "tasks": [task.number for task in finding.tasks.all()],
                "address": request.build_absolute_uri(address_of(finding, plan)),
            }
        )
    about = {_("规划"): plan.title, _("条数"): str(len(shown))}
    return Table(f"{plan.slug}-findings", _("发现"), about, columns, shown)


urlpatterns = [path("plans/<str:slug>/findings/", findings, name="findings")]
