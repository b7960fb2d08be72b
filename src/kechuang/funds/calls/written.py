"""What stands in the draft of a call: taken from what was given, each refusal at its field; what publishing asks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from kechuang.funds.by_date.grades import NAMES
from kechuang.funds.calls.figures import refuse_figure
from kechuang.funds.grants import GRANTS, needed_figures
from kechuang.funds.models.budget import BudgetLine
from kechuang.funds.models.call import Call
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.organisation import Organisation

PARTS = ("title", "year", "figures", "terms", "forms", "who", "each", "opens", "closes", "documents", "text")
MORE = ("contact", "short")
PROJECTS = ("competitive", "stable")
"""Modes under which projects are funded."""


def write(call: Call, given: Mapping[str, Any]) -> list[str]:
    """Set what is given on the draft; names of what changed. Raises BadInput naming the field."""
    changed = [name for name in (*PARTS, *MORE) if name in given and getattr(call, name) != given[name]]
    for name in changed:
        setattr(call, name, given[name])
    call.title = " ".join(call.title.split())
    refuse_wrong(call)
    return changed


def refuse_wrong(call: Call) -> None:
    """Raise BadInput for what no call may say, finished or not."""
    _unless(4 <= len(call.title) <= 200, "title", "标题4至200个字。", "A title has 4 to 200 characters.")
    _unless(1990 <= call.year <= 2100, "year", "预算年度不对。", "That is no budget year.")
    _unless(1 <= call.each <= 99, "each", "每家至少一项，至多99项。", "From 1 to 99 applications each.")
    if call.opens and call.closes:
        _unless(call.closes >= call.opens, "closes", "截止日在开始日之前。", "It closes before it opens.")
    unknown = set(call.forms) - dict(Organisation.FORMS).keys()
    _unless(not unknown, "forms", "单位类型不对。", "That is no kind of organisation.")
    for name, text in call.figures.items():
        refuse_figure(name, text)
    _refuse_terms(call)


def refuse_grant(line: BudgetLine, grant: str) -> None:
    """Raise BadInput where the line's mode does not give that."""
    if line.mode in PROJECTS:
        _unless(not grant, "grant", "这个预算项目支持科技项目，不按政策计算。", "This line funds projects.")
        return
    fits = grant in GRANTS and GRANTS[grant].mode == line.mode
    _unless(fits, "grant", "请选这个支持方式下的一项补助。", "Choose what this mode grants.")


def refuse_unfinished(call: Call, today: date) -> None:
    """Raise BadInput naming the first field without which it cannot be published on that day."""
    _unless(call.opens is not None, "opens", "没有写开始申报的日期。", "The first day is missing.")
    _unless(call.closes is not None, "closes", "没有写截止申报的日期。", "The last day is missing.")
    assert call.closes is not None
    _unless(call.closes >= today, "closes", f"截止日{call.closes}已过。", f"{call.closes} has passed.")
    _unless(len(call.text.strip()) >= 20, "text", "正文至少20个字。", "The text has at least 20 characters.")
    _unless(len(call.who.strip()) >= 4, "who", "没有写申报对象和条件。", "Who may apply is not said.")
    _unless(len(call.contact.strip()) >= 4, "contact", "没有写咨询电话。", "Nobody is named for questions.")
    if call.granted:
        missing = needed_figures(call.granted, call.opens or today) - {k for k, text in call.figures.items() if text}
        first = min(missing, default="")
        _unless(not first, f"figure.{first}", "金额按它计算，不能空着。", "The amount rests on it.")
    elif call.mode == "competitive":
        _unless(bool(call.terms.get("cap")), "cap", "没有写单项支持上限。", "The most for a project is missing.")
        _unless(bool(call.terms.get("share")), "share", "没有写支持比例。", "The share of a budget is missing.")
    else:
        _unless(bool(call.terms.get("yearly")), "yearly", "没有写年度额度。", "The yearly amount is missing.")
        for grade in NAMES:
            _unless(bool(call.terms.get(grade)), grade, "没有写这个等级的比例。", "This grade's share is missing.")


def decimal_of(text: str) -> Decimal | None:
    """A figure as typed; None where it is none."""
    try:
        return Decimal(text.strip().removesuffix("%").removesuffix("％"))
    except InvalidOperation:
        return None


def _refuse_terms(call: Call) -> None:
    for name, upper in (("share", 100), ("least", 100), ("first", 200), *((grade, 200) for grade in NAMES)):
        text = str(call.terms.get(name) or "")
        value = decimal_of(text) if text else Decimal(0)
        fine = value is not None and value.is_finite() and 0 <= value <= upper
        _unless(fine, name, f"应在0至{upper}之间。", f"It lies between 0 and {upper}.")


def _unless(fine: bool, field: str, zh: str, en: str) -> None:
    if not fine:
        remedy = Sentence("请改正后再保存。", "Put it right, then save.")
        raise BadInput(f"call.{field.partition('.')[0]}", Sentence(zh, en), remedy, field=field)
