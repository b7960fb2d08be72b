"""Tags and filters of every page: icons, numbers, dates, severities, addresses of things."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from kechuang.accounts.models import User
from kechuang.accounts.prerequisites import LATER, lacks_second_factor
from kechuang.accounts.second_factor import Demand
from kechuang.kernel import written
from kechuang.portal import head, icons, words
from kechuang.portal.addresses import address_of
from kechuang.portal.addresses import place_in_text as place_of
from kechuang.portal.language import page_language, said
from kechuang.portal.menu import tabs
from kechuang.portal.theme import theme_of
from kechuang.registry.example_held import example_held
from kechuang.reminders.collecting import unread
from kechuang.supervision.models import Plan, Target, Task
from kechuang.supervision.queries import current_plan, switchable
from kechuang.supervision.target_names import name_of

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str) -> SafeString:
    """A lucide icon, inlined, hidden from screen readers: a word always stands beside it."""
    drawn = icons.drawn(str(name), aria_hidden="true", focusable="false", **{"class": "icon"})
    return mark_safe(drawn)  # noqa: S308 (the icon package's own markup; no user's words are in it)


register.filter("said", said)
register.filter("target_name", name_of)


@register.simple_tag
def unread_reminders(person: User) -> int:
    """How many reminders somebody signed in has not read."""
    return unread(person)


@register.filter
def both(kept: dict[str, str]) -> str:
    """A bilingual sentence kept as {"zh": …, "en": …}, in the language of the page."""
    return kept.get("en" if page_language() == "en" else "zh", "")


@register.filter
def fix(kept: dict[str, str]) -> str:
    """The remedy kept beside it."""
    return kept.get("fix_en" if page_language() == "en" else "fix_zh", "")


@register.filter
def plain(value: Decimal | None) -> str:
    """A number as people write it."""
    return written.plain(value)


@register.filter
def date_words(when: str) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD in words."""
    return words.date_words(when or "")


@register.filter
def sign(target: Target) -> str:
    """The operator as a sign: ≥ > ≤ < = ≈ + × ↑ ↓."""
    return words.sign(target)


@register.filter
def amount(target: Target) -> str:
    """Value or range with its unit, approximations and yearly flows told: 约 10 家, 每年 6 场, 5～8 家."""
    return words.amount(target)


@register.filter
def operator_words(target: Target) -> str:
    """A target's operator in words."""
    return words.operator(target)


@register.filter
def period_words(per: str) -> Any:
    """The period of a flow, in words: 每年."""
    return words.PERIODS.get(per, per)


@register.filter
def bound_words(bound: str) -> Any:
    """The strictness of a build or an increase, in words."""
    return words.BOUNDS.get(bound, bound)


@register.filter
def deadline_source_words(source: str) -> Any:
    """Where a deadline came from, in words."""
    return words.DEADLINE_SOURCES.get(source, source)


@register.filter
def severity_words(severity: str) -> Any:
    """The word of a severity's lamp."""
    return words.SEVERITIES.get(severity, severity)


@register.filter
def role_words(role: str) -> Any:
    """A unit's part in a task, in words."""
    return words.ROLES.get(role, role)


@register.filter
def field_words(field: str) -> Any:
    """The name of a correctable field."""
    return words.FIELDS.get(field, field)


@register.filter
def period(plan: Plan) -> str:
    """The years a plan covers."""
    return words.said_of_period(plan.period_start, plan.period_end)


@register.simple_tag
def address(thing: Any, plan: Plan | None = None) -> str:
    """Where a plan, target, task, unit or finding is shown. Giving the plan saves asking for it again."""
    return address_of(thing, plan)


@register.simple_tag
def place_in_text(plan: Plan, start: int, end: int) -> str:
    """Where a stretch of the plan's text is shown in the document."""
    return place_of(plan, start, end)


@register.filter
def target_words(target: Target) -> str:
    """What was understood of a target, on one line."""
    return words.target_words(target)


@register.filter
def owners_words(task: Task) -> str:
    """Who carries a task, on one line."""
    return words.owners_words(task)


@register.simple_tag(takes_context=True)
def plan_of_page(context: Context) -> Plan | None:
    """The plan whose pages the head of the site shows: the page's own, else the current one."""
    return context.get("plan") or current_plan()


@register.simple_tag
def plans_to_switch() -> list[Plan]:
    """All plans in force, newest first, without their texts."""
    return switchable()


@register.simple_tag(takes_context=True)
def area_tabs(context: Context, area: str) -> list[head.Entry]:
    """The tabs of an area that this user may open."""
    return head.entries(context.get("request"), tabs(area))


@register.simple_tag
def example_records() -> str:
    """Whether example records can be seen: "loading", "loaded", else empty."""
    held = example_held()
    return held.state if held.shown else ""


@register.simple_tag(takes_context=True)
def theme(context: Context) -> str:
    """The theme chosen by hand, `light` or `dark`, else `auto`."""
    return theme_of(context.get("request"))


@register.simple_tag(takes_context=True)
def second_factor_asked(context: Context) -> bool:
    """Whether this page should ask its reader to add a second factor: asked of them, lacking, not put off."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    if request is None or match is None or request.session.get(LATER) or getattr(match.func, "always_open", False):
        return False
    return lacks_second_factor(request) is Demand.ASKED
