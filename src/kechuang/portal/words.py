"""Official words for what is stored in codes: operators, dates and where they came from, severities, roles.

Everything here is for reading: a page may show the text of any function as it is. Source strings are Chinese.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, pgettext

from kechuang.indicators.places import name_of as place_name
from kechuang.kernel.written import after, plain
from kechuang.registry.kinds.certificate import LEVELS
from kechuang.supervision.target_names import name_of

if TYPE_CHECKING:
    from kechuang.supervision.asking import Asking
    from kechuang.supervision.models import Target, Task

OPERATORS: dict[str, str | Promise] = {
    ">=": gettext_lazy("达到（不低于）"),
    ">": gettext_lazy("超过"),
    "<=": gettext_lazy("不超过"),
    "<": gettext_lazy("低于"),
    "=": gettext_lazy("等于"),
    "build": gettext_lazy("新建、新增（在原有之外）"),
    "increase_by": gettext_lazy("增长、提高（在基数之上）"),
    "multiply": gettext_lazy("增长到基数的倍数"),
}
SIGNS = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "=": "=", "build": "+", "increase_by": "↑", "multiply": "×"}
BOUNDS: dict[str, str | Promise] = {
    ">=": gettext_lazy("不少于这个数"),
    ">": gettext_lazy("多于这个数"),
    "<=": gettext_lazy("不多于这个数"),
    "<": gettext_lazy("少于这个数"),
    "=": gettext_lazy("正好这个数"),
}
_BOUNDED = {
    ">=": gettext_noop("%(amount)s以上"),
    ">": gettext_noop("超过 %(amount)s"),
    "<=": gettext_noop("%(amount)s以内"),
    "<": gettext_noop("不到 %(amount)s"),
}
PERIODS: dict[str, str | Promise] = {
    "year": gettext_lazy("每年"),
    "quarter": gettext_lazy("每季度"),
    "month": gettext_lazy("每月"),
}
DEADLINE_SOURCES: dict[str, str | Promise] = {
    "explicit": gettext_lazy("目标所在的句子写明"),
    "inherited": gettext_lazy("沿用前文的时限"),
    "assignment": gettext_lazy("责任分工写明的完成时限"),
    "table_header": gettext_lazy("取自表格的列标题"),
    "plan_period": gettext_lazy("原文未写，取规划期末年"),
    "unstated": gettext_lazy("原文未写明"),
}
SEVERITIES: dict[str, str | Promise] = {
    "error": gettext_lazy("矛盾"),
    "warning": gettext_lazy("疑点"),
    "notice": gettext_lazy("提示"),
}
ROLES: dict[str, str | Promise] = {"lead": gettext_lazy("牵头"), "participant": gettext_lazy("参与")}
STANDINGS: dict[str, str | Promise] = {
    "reported": gettext_lazy("填报"),
    "confirmed": gettext_lazy("已核实"),
    "disputed": gettext_lazy("有异议"),
}
BOUND: dict[str, str | Promise] = {
    "confirmed": gettext_lazy("已按建议确认"),
    "chosen": gettext_lazy("已改选"),
    "none": gettext_lazy("已说明没有对应的指标"),
}
FIELDS: dict[str, Any] = {
    "indicator": gettext_lazy("指标"),
    "scope": gettext_lazy("范围"),
    "op": gettext_lazy("口径"),
    "bound": gettext_lazy("界限"),
    "value": gettext_lazy("目标值"),
    "value_max": gettext_lazy("上限值"),
    "unit": gettext_lazy("计量单位"),
    "deadline": gettext_lazy("完成时限"),
    "per": gettext_lazy("周期"),
    "approx": gettext_lazy("约数"),
    "task": gettext_lazy("所属任务"),
    "same_as": gettext_lazy("重复自"),
    "title": gettext_lazy("标题"),
    "lead": gettext_lazy("牵头单位"),
    "participants": gettext_lazy("参与单位"),
}


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


def _about(target: Target) -> bool:
    """Whether the sign ≈ says all that 约 would say."""
    return bool(target.approx) and target.op == "="


def sign(target: Target) -> str:
    """The operator as a sign: ≥ > ≤ < = ≈ + × and ↑ or ↓ for a change."""
    if target.op == "increase_by" and target.value < 0:
        return "↓"
    if _about(target):
        return "≈"
    return SIGNS.get(target.op, target.op)


def operator(target: Target) -> str:
    """The operator in words; a change downwards is told as one."""
    if target.op == "increase_by" and target.value < 0:
        return _("下降、减少（与基数相比）")
    if _about(target):
        return _("大约等于")
    return str(OPERATORS.get(target.op, target.op))


def amount(target: Target) -> str:
    """Value or range with its unit; approximation, strictness and flow are told: 约 10 家, 10%以上, 每年 6 场."""
    number = plain(abs(target.value) if target.op == "increase_by" else target.value)
    if target.value_max is not None:
        highest = abs(target.value_max) if target.op == "increase_by" else target.value_max
        number = f"{number}～{plain(highest)}"
    said = f"{number}{after(target.unit)}".strip()
    if target.approx and not _about(target):
        said = _("约 %(amount)s") % {"amount": said}
    if target.op in ("build", "increase_by", "multiply") and target.bound in _BOUNDED:
        said = _(_BOUNDED[target.bound]) % {"amount": said}
    return f"{PERIODS.get(target.per, target.per)} {said}" if target.per else said


def target_words(target: Target) -> str:
    """What was understood of a target, on one line: name, sign and amount, deadline."""
    said = f"{name_of(target)} {sign(target)} {amount(target)}"
    when = date_words(target.deadline) or _("未写时限")
    return f"{said} · {when}"


def owners_words(task: Task) -> str:
    """Who carries a task, on one line: each part with its units in the order of the text."""
    duties = list(task.duties.select_related("unit").order_by("ordinal"))
    parts = {role: [duty.unit.name for duty in duties if duty.role == role] for role in ROLES}
    return "；".join(f"{ROLES[role]}：{'、'.join(units)}" for role, units in parts.items() if units)


def said_of_period(start: int | None, end: int | None) -> str:
    """The years a plan covers, 2025—2027; one year alone where only one is known."""
    return "—".join(dict.fromkeys(str(year) for year in (start, end) if year is not None))


def level_name(level: str) -> Any:
    """A level of recognition in words."""
    return dict(LEVELS).get(level, level)


def asking_words(asking: Asking) -> str:
    """How an indicator is asked, on one line: levels, place, time, growth, a definition held fast."""
    scope, parts = asking.scope, []
    if scope.levels:
        parts.append("、".join(str(level_name(level)) for level in scope.levels))
    if scope.place:
        parts.append(place_name(scope.place))
    if asking.growth:
        parts.append(_("增长幅度"))
    if asking.each_year:
        parts.append(_("每个年份"))
    elif scope.mode == "since":
        parts.append(_("%(day)s 起累计") % {"day": scope.since})
    elif scope.mode == "year":
        parts.append(_("当年数"))
    if scope.defined_on:
        parts.append(_("用 %(day)s 的口径") % {"day": scope.defined_on})
    return " · ".join(parts)
