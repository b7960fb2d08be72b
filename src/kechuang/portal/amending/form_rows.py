"""The form of a draft as rows: figures of the law, figures in clauses, clauses that may go, clauses that are new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from kechuang.amendments.content import MOST_ADDED, Content, NewClause
from kechuang.entitlements.drafted import facts_offered, figures_asked, written_asked
from kechuang.policies.jurisdictions import jurisdictions
from kechuang.portal.language import said
from kechuang.rules.amending import COMPARISONS
from kechuang.rules.clauses import Condition
from kechuang.rules.facts import Fact
from kechuang.rules.law import NotInForce, version_on
from kechuang.rules.parameters import Parameter
from kechuang.rules.policy import Policy
from kechuang.rules.words import amount
from kechuang.rules.written_figures import Clause, Written

GROUPS = ("甲", "乙", "丙", "丁")
"""Names of groups of rows that are one clause together."""
SPARE = 2
"""Empty rows for clauses that are new."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of the law: what holds now in words, what was typed, what is wrong with it."""

    of: Parameter
    now: str
    text: str
    wrong: str = ""


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


@dataclass(frozen=True, slots=True)
class ClauseRows:
    """A clause with the figures written into it; `open` where it is a condition or something in it was typed."""

    clause: Clause
    rows: tuple[WrittenRow, ...]
    open: bool
    may_go: bool = False
    goes: bool = False


@dataclass(frozen=True, slots=True)
class NewRow:
    """A clause that is new, or the empty row for one."""

    place: int
    of: NewClause
    wrong: str = ""

    @property
    def further(self) -> bool:
        """Whether it is more than one fact beside a figure."""
        return bool(self.of.per or self.of.other or self.of.group)


def form_of(policy: Policy, content: Content, wrong: Mapping[str, str]) -> dict[str, Any]:
    """What the template of the form shows."""
    figures: list[tuple[Parameter, Fraction | None]] = []
    written: list[Written] = []
    conditions: list[Condition] = []
    try:
        figures = figures_asked(policy, content.since, content.place)
        written, conditions = written_asked(policy, content.since), version_on(policy, content.since).conditions
    except NotInForce:
        pass  # a day on which no version holds has nothing to change, and the page says so
    rows = [NewRow(n, one, _wrong(wrong, n)) for n, one in enumerate(content.added)]
    empty = range(len(rows), min(len(rows) + SPARE, MOST_ADDED))
    return {
        "policy": policy,
        "content": content,
        "places": jurisdictions(),
        "figures": [
            FigureRow(p, amount(value, p.unit), content.figures.get(p.name, ""), wrong.get(p.name, ""))
            for p, value in figures
        ],
        "clauses": _clauses(written, conditions, content, wrong),
        "new_clauses": [*rows, *(NewRow(n, NewClause("", "ge")) for n in empty)],
        "groups": GROUPS,
        "measured": [(one.name, _fact(one)) for one in facts_offered(policy.subject) if one.kind == "number"],
        "comparable": [
            (one.name, _fact(one)) for one in facts_offered(policy.subject) if one.kind in ("number", "date")
        ],
        "facts": [(one.name, _fact(one)) for one in facts_offered(policy.subject)],
        "comparisons": [(code, said(words)) for code, words in COMPARISONS.items()],
        "wrong": wrong,
    }


def _wrong(wrong: Mapping[str, str], place: int) -> str:
    return next((why for name, why in wrong.items() if name.startswith(f"n.{place}.")), "")


def _fact(one: Fact) -> str:
    told = {"truth": _("是或否"), "date": _("日期"), "choice": "、".join(one.options)}
    measured = told.get(one.kind) or str(one.unit) or _("比率")
    return f"{one.label}（{measured}）"


def _clauses(
    written: list[Written], conditions: list[Condition], content: Content, wrong: Mapping[str, str]
) -> list[ClauseRows]:
    """The clauses in the order of the law, each with its figures; conditions without figures too, for they may go."""
    rows: dict[int, list[WrittenRow]] = {id(one): [] for one in conditions}
    clauses: dict[int, Clause] = {id(one): one for one in conditions}
    for one in written:
        row = WrittenRow(one, content.written.get(one.code, ""), wrong.get(one.code, ""))
        rows.setdefault(id(one.clause), []).append(row)
        clauses.setdefault(id(one.clause), one.clause)
    top = {one.code for one in conditions}
    return [
        ClauseRows(
            clauses[key],
            tuple(held),
            bool(held) and (isinstance(clauses[key], Condition) or any(row.text or row.wrong for row in held)),
            key in {id(one) for one in conditions},
            clauses[key].code in content.dropped and clauses[key].code in top,
        )
        for key, held in rows.items()
    ]
