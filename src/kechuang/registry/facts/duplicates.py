"""Data that two forms, returns or policies ask for under different names: found by label, definition, unit and kind.

Compared are the facts of the vocabulary (figures of several years as one) and the fields of records that are no fact. A
pair is a duplicate unless one of the two is worked out from records, and so never asked, or `unlike` tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from django.db import models

from kechuang.registry.catalogue import kinds
from kechuang.registry.facts.field_home import FieldHome
from kechuang.registry.facts.homes import field_homes, home_of, supplied
from kechuang.registry.facts.periods import base_of
from kechuang.registry.facts.unlike import UNLIKE
from kechuang.registry.facts.vocabulary import Asked, stored, vocabulary
from kechuang.registry.fields import Quantity
from kechuang.registry.kinds.public_statistic import PublicStatistic
from kechuang.registry.kinds.stated_fact import StatedFact
from kechuang.registry.record import Record

_YEARS = re.compile(r"^(最近一年末?|前一年末?|前两年末?|上一?年度?|当年|本年|年末|年度|年)")
_EMPTY = re.compile(r"[的数额（）()、，《》“”：；·/\s]|总额|金额|日期|企业|单位|机构")
"""Words that say nothing about which datum it is."""

_HOLDERS = (StatedFact, PublicStatistic)
"""Kinds whose fields hold facts and figures of any name."""

_ALIKE, _SAME_MEANING, _LONG = 0.6, 0.7, 6


@dataclass(frozen=True, slots=True)
class Datum:
    """Something that is asked for: its name, official label, definition, and form (kind and unit)."""

    name: str
    label: str
    definition: str
    form: tuple[str, str]
    where: tuple[str, ...]
    """The policies that ask for it, or the kind of record that has it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two data that look alike; `why` says what they share."""

    one: Datum
    other: Datum
    why: str

    @property
    def names(self) -> frozenset[str]:
        """The two names."""
        return frozenset((self.one.name, self.other.name))


def duplicates() -> list[Pair]:
    """Pairs that are asked for twice. Empty, or the vocabulary needs a merge."""
    return [*_one_field_two_facts(), *(p for p in alike() if p.names not in UNLIKE)]


def alike() -> Iterator[Pair]:
    """Pairs that look like one datum."""
    for one, other in combinations(data(), 2):
        if one.form == other.form and (why := _why_alike(one, other)):
            yield Pair(one, other, why)


def data() -> list[Datum]:
    """Everything that is asked for: facts that are not worked out from records, and fields that are no fact."""
    found = [datum for name, every in stored().items() if (datum := _of_fact(name, every)) is not None]
    filled_in = {
        place
        for asked in vocabulary().values()
        for kind in asked.subjects
        if (place := supplied(kind, asked.fact.name))
    }
    for kind in kinds().values():
        if kind not in _HOLDERS:
            found += [
                _of_field(kind, field, form)
                for field in kind.said()
                if (kind, field.name) not in filled_in and (form := _form(field)) is not None
            ]
    return found


def _worked_out(asked: Asked) -> bool:
    """Whether nobody is ever asked for it: records tell it, whatever it is about, and it has no field of its own."""
    name = asked.fact.name
    for kind in asked.subjects:
        home, place = home_of(kind, name), supplied(kind, name)
        if home is None or isinstance(home, FieldHome) or (place is not None and place[1] == base_of(name)):
            return False
    return True


def _of_fact(name: str, every: tuple[Asked, ...]) -> Datum | None:
    fact = every[0].fact
    if fact.judged or _worked_out(every[0]):
        return None
    asking = tuple(dict.fromkeys(policy.code for asked in every for policy in asked.policies))
    return Datum(name, fact.label, fact.definition, (fact.kind, str(fact.unit)), asking)


def _of_field(kind: type[Record], field: models.Field[object, object], form: tuple[str, str]) -> Datum:
    return Datum(f"{kind.kind()}.{field.name}", str(field.verbose_name), str(field.help_text), form, (kind.kind(),))


def _form(field: models.Field[object, object]) -> tuple[str, str] | None:
    """What a field holds, as facts are told; None for texts, which no rule reads."""
    if isinstance(field, Quantity):
        return "number", str(field.base)
    if isinstance(field, models.BooleanField):
        return "truth", ""
    return ("date", "") if isinstance(field, models.DateField) else None


def _one_field_two_facts() -> Iterator[Pair]:
    """Two facts declared to be one and the same field."""
    for home in field_homes():
        by_field: dict[str, str] = {}
        for name, field in home.fields.items():
            first = by_field.setdefault(field, base_of(name))
            if first != base_of(name):
                one, other = (_of_fact(n, stored()[n]) for n in (first, base_of(name)))
                if one and other:
                    yield Pair(one, other, f"{home.kind.kind()}.{field}")


def _why_alike(one: Datum, other: Datum) -> str:
    left, right = _bare(one.label), _bare(other.label)
    short, long = sorted((left, right), key=len)
    if left == right:
        return f"= {left}"
    if _overlap(left, right) >= _ALIKE or (len(short) >= 3 and short in long):
        return f"≈ {short}"
    if min(len(one.definition), len(other.definition)) > _LONG:
        return "≈ 定义" if _overlap(one.definition, other.definition) >= _SAME_MEANING else ""
    return ""


def _bare(label: str) -> str:
    return _EMPTY.sub("", _YEARS.sub("", label))


def _overlap(one: str, other: str) -> float:
    """How many pairs of characters two texts share, of all they have: 1 for the same text (Dice)."""
    left, right = _grams(one), _grams(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def _grams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)} or ({text} if text else set())
