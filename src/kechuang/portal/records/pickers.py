"""The filters of a list of records: what can be chosen, what each choice would leave, and a choice told in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.held import Actor
from kechuang.portal.records.cells import names_of, pointing
from kechuang.portal.records.codes import division_words, in_words
from kechuang.portal.records.filters import ListFilter, chosen_by
from kechuang.portal.records.moments import Moment
from kechuang.portal.records.rows import rows_for
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.seen import Seen

COUNTED = 20_000
"""Choices are counted in lists up to this length; beyond, counting would be slower than the page."""
STATE_WORDS = {
    "valid": gettext_lazy("有效"),
    "ended": gettext_lazy("已失效"),
    "coming": gettext_lazy("尚未生效"),
    "withdrawn": gettext_lazy("已作废"),
    "every": gettext_lazy("全部时段"),
}
STANDING_WORDS = {
    "reported": gettext_lazy("填报"),
    "confirmed": gettext_lazy("已核实"),
    "disputed": gettext_lazy("有异议"),
}
TRUTH_WORDS = {"yes": gettext_lazy("是"), "no": gettext_lazy("否"), "unknown": gettext_lazy("未知")}
EXAMPLE_WORDS = {"yes": gettext_lazy("只看示例"), "no": gettext_lazy("不看示例")}


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a filter; `count` is None where it was not counted."""

    key: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Picker:
    """One filter with a list of options; `main` ones stand in the bar, the others behind a fold."""

    name: str
    label: Any
    every: Any
    choices: list[Choice]
    main: bool = True


def pickers_of(asked: ListFilter, seen: Seen, moment: Moment, *, counted: bool) -> list[Picker]:
    """Every filter of the list with its options, the most asked first."""
    pickers = []
    if places := _places(asked, seen, moment):
        pickers.append(Picker("division", _("行政区划"), _("全部区划"), places))
    for number, name in enumerate(chosen_by(asked.kind, asked.fields)):
        field: Any = asked.kind._meta.get_field(name)
        choices = _choices(asked, seen, moment, name, counted=counted)
        if choices:
            pickers.append(Picker(name, field.verbose_name, _("全部"), choices, main=number < 3))
    pickers.append(Picker("state", _("时效"), "", _fixed(asked.state, STATE_WORDS), main=True))
    if seen.whole:
        words = {k: str(v) for k, v in STANDING_WORDS.items()}
        pickers.append(Picker("standing", _("核实情况"), _("全部"), _fixed(asked.standing, words), main=False))
    pickers.append(Picker("example", _("示例数据"), _("全部"), _fixed(asked.example, EXAMPLE_WORDS), main=False))
    return pickers


def _fixed(chosen: str, words: Any) -> list[Choice]:
    return [Choice(key, str(label), None, key == chosen) for key, label in words.items()]


def _choices(asked: ListFilter, seen: Seen, moment: Moment, name: str, *, counted: bool) -> list[Choice]:
    field: Any = asked.kind._meta.get_field(name)
    chosen = asked.choices.get(name, "")
    counts: dict[str, int | None] = {}
    if counted or not field.choices:
        rows = rows_for(asked.without(name), seen, moment.asof).order_by()
        counts = {_key(v): n for v, n in rows.values_list(name).annotate(n=Count("pk")).order_by(name) if v != ""}
    if isinstance(field, models.BooleanField):
        words = {key: str(label) for key, label in TRUTH_WORDS.items()}
    elif field.choices:
        words = {str(key): str(label) for key, label in field.flatchoices}
    else:
        words = {key: in_words(name, key) or key for key in sorted(counts, reverse=name == "year")}
    return [
        Choice(key, label, counts.get(key, 0) if counts or counted else None, key == chosen)
        for key, label in words.items()
        if not counts or counts.get(key) or key == chosen
    ]


def _key(value: Any) -> str:
    if value is None:
        return "unknown"
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _places(asked: ListFilter, seen: Seen, moment: Moment) -> list[Choice]:
    kind = asked.kind
    if kind.DIVISION and kind.DIVISION in asked.fields:
        codes = seen.rows.known(moment.asof).order_by().values_list(kind.DIVISION, flat=True).distinct()
    elif kind.ORGANISATION and not kind.DIVISION:
        codes = Organisation.objects.known(moment.asof).order_by().values_list("division", flat=True).distinct()
    else:
        return []
    found = sorted({code for code in codes if code})
    upper = {code[:6] for code in found if len(code) > 6}
    every = sorted({*found, *upper, *([asked.division] if asked.division else [])})
    if len(every) < 2 and not asked.division:
        return []
    indent = " "
    return [
        Choice(code, (indent if len(code) > 6 else "") + division_words(code), None, code == asked.division)
        for code in every
    ]


def in_words_of(asked: ListFilter, pickers: Iterable[Picker], reader: Actor, asof: AsOf) -> list[tuple[str, str]]:
    """What is filtered by, in words: the filter's name and what it says."""
    named = {picker.name: picker for picker in pickers}
    said = []
    for name, value in asked.taken().items():
        if name == "q":
            said.append((name, _("含“%(words)s”") % {"words": value}))
        elif name in ("since", "until"):
            label = asked.kind._meta.get_field(asked.on).verbose_name if asked.on else ""  # type: ignore[union-attr]
            from_to = _("%(field)s从 %(day)s 起") if name == "since" else _("%(field)s至 %(day)s")
            said.append((name, from_to % {"field": label, "day": value}))
        elif name in pointing(asked.kind):
            called = names_of(pointing(asked.kind)[name], {value}, reader, asof).get(value, value)
            said.append((name, f"{asked.kind._meta.get_field(name).verbose_name}：{called}"))  # type: ignore[union-attr]
        elif name in named:
            found = next((c.label for c in named[name].choices if c.key == value), value)
            said.append((name, f"{named[name].label}：{found}"))
        else:
            said.append((name, in_words(name, value) or value))
    return said
