"""What would follow if figures of a policy changed: clauses in words, named lists, the budget. Nothing takes force.

The whole draft stands in the address, so that it can be sent to who is to decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from kechuang.accounts.doors import door, holders
from kechuang.accounts.roles import Role
from kechuang.entitlements.budget import Budget
from kechuang.entitlements.drafted import (
    MOST,
    Drafted,
    draft_of,
    drafted,
    figures_asked,
    rewriting_of,
    written_asked,
)
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.policies.jurisdictions import jurisdictions
from kechuang.portal.change_rows import change_rows
from kechuang.portal.exports import FORMATS, Column, Table, as_file
from kechuang.portal.language import said
from kechuang.portal.pages.policy import asked_policy
from kechuang.portal.pages.policy_changes import LAMPS
from kechuang.rules.clauses import Condition
from kechuang.rules.difference import difference
from kechuang.rules.law import NotInForce
from kechuang.rules.moved import TURNS, Moved
from kechuang.rules.moved_table import HEADS, moved_table
from kechuang.rules.parameters import Parameter
from kechuang.rules.words import VERDICTS, amount
from kechuang.rules.written_figures import Clause, Written

FIGURE = "p."
CLAUSE = "c."
SHOWN = 200
"""Subjects shown on the page; all of them are in the file to take away."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of the law: what holds now in words, what was typed, what is wrong with it."""

    of: Parameter
    now: str
    text: str
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class ClauseRows:
    """The figures written into one clause; `open` where it is a condition or something in it was typed."""

    clause: Clause
    rows: tuple[WrittenRow, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """One figure of a clause: what was typed over it, what is wrong with that; `anchor` names its input."""

    of: Written
    text: str
    wrong: str

    @property
    def anchor(self) -> str:
        """A name without dots."""
        return self.of.code.replace(".", "-")


@door(holders(Role.PROGRAMME_OFFICER))
def policy_draft(request: HttpRequest, code: str) -> HttpResponse:
    """`p.NAME` are dated figures, `c.CLAUSE.N` those written into clauses, `since` the day it would take force."""
    policy, today = asked_policy(code), timezone.localdate()
    asked = request.GET
    place = asked.get("place", "") if any(j.code == asked.get("place") for j in jurisdictions()) else ""
    texts, typed = _typed(asked, FIGURE), _typed(asked, CLAUSE)
    title, since = asked.get("title", "").strip()[:100], _day(asked.get("since", ""), today)
    wrong: dict[str, str] = {}
    found: Drafted | None = None
    figures: list[tuple[Parameter, Fraction | None]] = []
    written: list[Written] = []
    try:
        figures, written = figures_asked(policy, since, place), written_asked(policy, since)
        draft, rewriting = draft_of(policy, texts, since, title), rewriting_of(policy, typed, since)
        if draft or rewriting:
            found = drafted(policy, draft, since, place, today, rewriting)
    except NotInForce:
        pass  # a day on which no version holds has no figures to change, and the page says so
    except BadInput as error:
        wrong[str(error.fields.get("field", ""))] = f"{said(error.sentence)}{said(error.remedy)}"
    if found is not None and asked.get("format") in FORMATS:
        return as_file(_table(policy.code, policy.name, found), asked["format"])
    kept = asked.copy()
    kept.pop("format", None)
    moved = found.impact.moved if found else []
    context = {
        "policy": policy,
        "figures": [
            FigureRow(p, amount(value, p.unit), texts.get(p.name, ""), wrong.get(p.name, "")) for p, value in figures
        ],
        "clauses": _clauses(written, typed, wrong),
        "wrong": wrong,
        "title": title,
        "since": since,
        "place": place,
        "places": jurisdictions(),
        "found": found,
        "changes": change_rows(c for c in difference(found.old, found.new) if c.kind != "label") if found else [],
        "counts": [(TURNS[turn], LAMPS[turn], n) for turn, n in found.impact.counts.items()] if found else [],
        "unmoved": found.impact.asked - len(moved) if found else 0,
        "moved": [_row(one, found) for one in moved[:SHOWN]] if found else [],
        "more": max(len(moved) - SHOWN, 0),
        "budget": _budget(found.budget if found else ()),
        "onward": _budget(found.onward if found else ()),
        "most": MOST,
        "formats": [(form, f"?{kept.urlencode()}&format={form}") for form in FORMATS],
    }
    return render(request, "portal/policies/draft.html", context, status=400 if wrong else 200)


def _typed(asked: Any, prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): str(text) for name, text in asked.items() if name.startswith(prefix)}


def _clauses(written: list[Written], typed: dict[str, str], wrong: dict[str, str]) -> list[ClauseRows]:
    """The figures by clause, in the order of the law."""
    rows: dict[int, list[WrittenRow]] = {}
    for one in written:
        row = WrittenRow(one, typed.get(one.code, ""), wrong.get(one.code, ""))
        rows.setdefault(id(one.clause), []).append(row)
    return [
        ClauseRows(
            held[0].of.clause,
            tuple(held),
            isinstance(held[0].of.clause, Condition) or any(row.text or row.wrong for row in held),
        )
        for held in rows.values()
    ]


def _budget(lines: tuple[Budget, ...]) -> list[tuple[Budget, str, str, str]]:
    return [(b, amount(b.before, b.unit), amount(b.after, b.unit), amount(b.after - b.before, b.unit)) for b in lines]


def _day(text: str, today: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return today


def _row(one: Moved, found: Drafted) -> dict[str, Any]:
    return {
        "key": one.name,
        "name": found.names.get(one.name, one.name),
        "turn": TURNS[one.turn],
        "lamp": LAMPS[one.turn],
        "before": VERDICTS[one.before],
        "after": VERDICTS[one.after],
        "causes": one.causes,
        "sums": [(s, amount(s.before, s.unit), amount(s.after, s.unit)) for s in one.sums],
        "holds": one.name in found.holders,
    }


def _table(code: str, name: str, found: Drafted) -> Table:
    labels = (
        _("对象的名称"),
        _("变为符合、不符合、待定，或金额变化"),
        _("现行规定下的结论"),
        _("草案下的结论"),
        _("引起变化的条款或金额"),
        _("条款的出处"),
        _("条款原来的结论或数额"),
        _("条款现在的结论或数额"),
        _("比较了什么，差多少"),
    )
    columns = [Column("代码", _("代码"), _("对象的主键"), shape="text")]
    columns += [Column(head, head, label) for head, label in zip(HEADS, labels, strict=True)]
    columns.append(Column("持有", _("现持有资格"), _("今天持有这项资格，按草案将不再符合"), shape="truth"))
    rows = [
        {
            "代码": row["名称"],
            "持有": row["名称"] in found.holders,
            **row,
            "名称": found.names.get(row["名称"], row["名称"]),
        }
        for row in moved_table(found.impact.moved).to_dicts()
    ]
    about = {_("政策"): said(Sentence(name, code)), _("对象数"): str(found.impact.asked), _("草案"): _("尚未施行")}
    return Table(f"{code}-draft", name, about, columns, rows)


urlpatterns = [path("policies/<str:code>/draft/", policy_draft, name="policy-draft")]
