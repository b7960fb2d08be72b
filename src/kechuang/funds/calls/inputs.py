"""What an amount is reckoned from, as plain values that can be kept; and the amount of such values, whenever run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from kechuang.funds.by_date.grades import NAMES
from kechuang.funds.calls.project_form import project_of
from kechuang.funds.calls.written import decimal_of
from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.models import Application, Evaluation
from kechuang.funds.modes import competitive, stable
from kechuang.funds.modes.support import Support, floor_fen, local
from kechuang.kernel.sentences import Sentence

Plain = dict[str, Any]

LABELS: Mapping[str, Sentence] = {
    "proposed": Sentence("评审建议金额", "what the panel proposed"),
    "budget": Sentence("项目总经费", "the whole budget"),
    "share": Sentence("支持比例（%）", "share, %"),
    "cap": Sentence("单项支持上限", "the most for a project"),
    "least": Sentence("最低得分", "the least score"),
    "yearly": Sentence("年度额度", "the yearly amount"),
    "first": Sentence("首次支持比例（%）", "share of the first time, %"),
    "grade": Sentence("上次评价等级", "the last grade"),
    "face": Sentence("券面金额", "the face of the voucher"),
} | {
    f"share.{grade}": Sentence(f"评价“{name.zh}”的比例（%）", f"share of “{name.en}”, %")
    for grade, name in NAMES.items()
}
MONEY = ("proposed", "budget", "cap", "yearly", "face")
"""In fen."""


def competitive_inputs(of: Application, proposed: int) -> Plain:
    """Of a competitive call: what the panel proposes, the budget, and the call's terms."""
    return {"proposed": proposed, "budget": project_of(of.project).whole} | terms(of, ("share", "cap", "least"))


def stable_inputs(of: Application, day: date) -> Plain:
    """Of stable support: the call's terms and the applicant's last grade in its line by the day, where there is one."""
    grades = [f"share.{grade}" for grade in NAMES]
    last = (
        Evaluation.objects.filter(
            award__organisation=of.case.organisation, award__line=of.call.line, evaluated__lte=day
        )
        .exclude(grade="")
        .exclude(award__case_number=of.case.number)
        .first()
    )
    told = {"grade": last.grade, "evaluation": str(last.document)} if last else {"grade": None}
    return terms(of, ("yearly", "first", *grades)) | told


def terms(of: Application, names: tuple[str, ...]) -> Plain:
    """The terms of a call by the names they are kept under."""
    return {name: of.call.terms.get(name.removeprefix("share.")) for name in names}


def competitive_terms(held: Mapping[str, Any]) -> competitive.Terms:
    """As the mode's rule reads them; no least score is nought."""
    return competitive.Terms(
        share(held, "share"), held.get("cap"), Fraction(decimal_of(str(held.get("least") or "0")) or 0)
    )


def competitive_amount(held: Mapping[str, Any]) -> Support:
    """By the mode's rule."""
    return competitive.amount(held["proposed"], held["budget"], competitive_terms(held))


def stable_amount(held: Mapping[str, Any]) -> Support:
    """By the mode's rule; the first support by a share of its own, where the call sets one."""
    grade, yearly = held["grade"], held.get("yearly") or 0
    if grade is None and held.get("first"):
        said = Sentence(f"首次支持，年度额度的{held['first']}%", f"first support: {held['first']} % of a year")
        return Support(floor_fen(yearly * share(held, "first")), said, local("稳定支持首次支持的比例"), "local")
    shares = {one: share(held, f"share.{one}") for one in NAMES}
    return stable.amount(stable.Terms(yearly, shares), grade)  # type: ignore[arg-type]


def share(held: Mapping[str, Any], name: str) -> Fraction:
    """A percentage as a share."""
    return Fraction(decimal_of(str(held.get(name) or "0")) or 0) / 100


def differing(then: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[tuple[Sentence, str, str], ...]:
    """The inputs that stand otherwise: name, then, now, in words."""
    return tuple(
        (label, _said(name, then.get(name)), _said(name, now.get(name)))
        for name, label in LABELS.items()
        if (then.get(name) or None) != (now.get(name) or None)
    )


def _said(name: str, value: Any) -> str:
    if value in (None, ""):
        return "—"
    if name == "grade":
        return NAMES[value].zh
    return yuan(value) if name in MONEY else str(value)
