"""How earlier supports of who applies were evaluated: it moves stable support, and is told to who decides elsewhere.

Periodic evaluation decides the next period of stable support (the call's own shares by grade). No text found says
what a grade does to competitive, post-paid or indirect support: there it is a fact for who decides, and no rule.
"""

from __future__ import annotations

from collections.abc import Iterable

from kechuang.funds.models import Application, Evaluation
from kechuang.kernel.sentences import Sentence

_MOST = 3
MOVES = Sentence(
    "按通知公布的等级比例确定本次额度。", "It sets the amount by the shares that the call publishes for each grade."
)
TOLD = Sentence(
    "没有查到评价等级影响这类支持的规定，只供审定参考。",
    "No text found says what a grade does to this kind of support: it is told to who decides.",
)


def earlier(of: Application) -> list[Evaluation]:
    """Of the applicant's other supports, the latest first, at most three; for stable support those of its line."""
    rows = Evaluation.objects.filter(award__organisation=of.case.organisation).select_related("award__line")
    if of.call.mode == "stable":
        rows = rows.filter(award__line=of.call.line)
    return list(rows.exclude(award__case_number=of.case.number)[:_MOST])


def weight(of: Application) -> Sentence:
    """What a grade does to this application."""
    return MOVES if of.call.mode == "stable" else TOLD


def last_grades(organisations: Iterable[str]) -> dict[str, Evaluation]:
    """The latest evaluation of each organisation that has one."""
    rows = Evaluation.objects.filter(award__organisation__in=set(organisations)).select_related("award")
    return {row.award.organisation: row for row in reversed(list(rows))}


def said_of(one: Evaluation) -> Sentence:
    """Grade, score, day and support in words."""
    name, day = one.grade_name, one.evaluated.isoformat()
    return Sentence(
        f"{name.zh}（{one.score.normalize():f}分，{day}，{one.award.title}）",
        f"{name.en} ({one.score.normalize():f}, {day}, {one.award.title})",
    )
