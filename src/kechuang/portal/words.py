"""Official words for what is stored in codes: operators, dates and where they came from, severities, roles.

Everything here is for reading: a page may show the text of any function as it is. Source strings are Chinese.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import gettext_noop, pgettext

if TYPE_CHECKING:
    from kechuang.supervision.models import Target, Task

OPERATORS: dict[str, str | Promise] = {
    ">=": _lazy("达到（不低于）"),
    ">": _lazy("超过"),
    "<=": _lazy("不超过"),
    "<": _lazy("低于"),
    "=": _lazy("等于"),
    "build": _lazy("新建、新增（在原有之外）"),
    "increase_by": _lazy("增长、提高（在基数之上）"),
    "multiply": _lazy("增长到基数的倍数"),
}
SIGNS = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "=": "=", "build": "+", "increase_by": "↑", "multiply": "×"}
BOUNDS: dict[str, str | Promise] = {
    ">=": _lazy("不少于这个数"),
    ">": _lazy("多于这个数"),
    "<=": _lazy("不多于这个数"),
    "<": _lazy("少于这个数"),
    "=": _lazy("正好这个数"),
}
_BOUNDED = {
    ">=": gettext_noop("%(amount)s 以上"),
    ">": gettext_noop("超过 %(amount)s"),
    "<=": gettext_noop("%(amount)s 以内"),
    "<": gettext_noop("不到 %(amount)s"),
}
PERIODS: dict[str, str | Promise] = {"year": _lazy("每年"), "quarter": _lazy("每季度"), "month": _lazy("每月")}
DEADLINE_SOURCES: dict[str, str | Promise] = {
    "explicit": _lazy("目标所在的句子写明"),
    "inherited": _lazy("沿用前文的时限"),
    "assignment": _lazy("责任分工写明的完成时限"),
    "table_header": _lazy("取自表格的列标题"),
    "plan_period": _lazy("原文未写，取规划期末年"),
    "unstated": _lazy("原文未写明"),
}
SEVERITIES: dict[str, str | Promise] = {"error": _lazy("矛盾"), "warning": _lazy("疑点"), "notice": _lazy("提示")}
ROLES: dict[str, str | Promise] = {"lead": _lazy("牵头"), "participant": _lazy("参与")}
FIELDS: dict[str, str | Promise] = {
    "indicator": _lazy("指标"),
    "scope": _lazy("范围"),
    "op": _lazy("口径"),
    "bound": _lazy("界限"),
    "value": _lazy("目标值"),
    "value_max": _lazy("上限值"),
    "unit": _lazy("计量单位"),
    "deadline": _lazy("完成时限"),
    "per": _lazy("周期"),
    "approx": _lazy("约数"),
    "task": _lazy("所属任务"),
    "same_as": _lazy("重复自"),
    "title": _lazy("标题"),
    "lead": _lazy("牵头单位"),
    "participants": _lazy("参与单位"),
}


def plain(value: Decimal | None) -> str:
    """A number as people write it: 2.80 → 2.8, 120.000000 → 120, five digits and more grouped by thousands."""
    if value is None:
        return ""
    digits = f"{value:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    whole, dot, rest = digits.partition(".")
    grouped = f"{int(whole):,}" if len(whole.lstrip("-")) > 4 else whole
    return grouped + dot + rest


def date_words(when: str) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD in words; empty for empty."""
    parts = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", when)
    if not parts:
        return when
    year, month, day = parts[1], parts[2], parts[3]
    if day:
        return _("%(year)s年%(month)d月%(day)d日") % {"year": year, "month": int(month), "day": int(day)}
    if month:
        return _("%(year)s年%(month)d月") % {"year": year, "month": int(month)}
    return pgettext("year", "%(year)s年") % {"year": year}


def sign(target: Target) -> str:
    """The operator as a sign: ≥ > ≤ < = + × and ↑ or ↓ for a change."""
    if target.op == "increase_by" and target.value < 0:
        return "↓"
    return SIGNS.get(target.op, target.op)


def operator(target: Target) -> str:
    """The operator in words; a change downwards is told as one."""
    if target.op == "increase_by" and target.value < 0:
        return _("下降、减少（与基数相比）")
    return str(OPERATORS.get(target.op, target.op))


def amount(target: Target) -> str:
    """Value or range with its unit; approximation, strictness and flow are told: 约 10 家, 10 % 以上, 每年 6 场."""
    number = plain(abs(target.value) if target.op == "increase_by" else target.value)
    if target.value_max is not None:
        highest = abs(target.value_max) if target.op == "increase_by" else target.value_max
        number = f"{number}～{plain(highest)}"
    said = f"{number} {target.unit}".strip()
    if target.approx:
        said = _("约 %(amount)s") % {"amount": said}
    if target.op in ("build", "increase_by", "multiply") and target.bound in _BOUNDED:
        said = _(_BOUNDED[target.bound]) % {"amount": said}
    return f"{PERIODS.get(target.per, target.per)} {said}" if target.per else said


def target_words(target: Target) -> str:
    """What was understood of a target, on one line: indicator, sign and amount, deadline."""
    said = f"{target.indicator} {sign(target)} {amount(target)}"
    return f"{said} · {date_words(target.deadline) or _('未写时限')}"


def owners_words(task: Task) -> str:
    """Who carries a task, on one line: each part with its units in the order of the text."""
    duties = list(task.duties.select_related("unit").order_by("ordinal"))
    parts = {role: [duty.unit.name for duty in duties if duty.role == role] for role in ROLES}
    return "；".join(f"{ROLES[role]}：{'、'.join(units)}" for role, units in parts.items() if units)


def said_of_period(start: int | None, end: int | None) -> str:
    """The years a plan covers, 2025—2027; one year alone where only one is known."""
    return "—".join(str(year) for year in (start, end) if year is not None)
