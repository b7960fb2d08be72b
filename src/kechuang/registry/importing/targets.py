"""What a kind of record can take from a table: its fields as targets of columns, each with the form its cells have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from django.db import models

from kechuang.kernel.units import FORMS, measure
from kechuang.registry.fields import OrganisationKey, Quantity
from kechuang.registry.record import Record
from kechuang.rules.facts import Fact

Shape = Literal["number", "truth", "day", "choice", "text", "organisation", "year", "whole", "decimal", "json"]

SINCE, UNTIL = "valid_from", "valid_to"
"""The stretch itself may stand in a table too, as it does in exports."""
_LARGEST = {"元": 10**14, "": 10**9}


@dataclass(frozen=True, slots=True)
class Target:
    """One field. `units` are those a column may be in, the base unit first; empty where it has none.

    `ambiguous`: its bare numbers come in several units (money, ratios), so the unit must be stated.
    """

    name: str
    label: str
    shape: Shape
    key: bool = False
    needed: bool = False
    units: tuple[str, ...] = ()
    ambiguous: bool = False
    words: Mapping[str, Any] = field(default_factory=dict)
    """What a choice may be called, and its code."""
    also: tuple[str, ...] = ()
    definition: str = ""
    fact: Fact | None = None
    base: str = ""
    """The base unit, and how many raw steps make one of it."""
    scale: int = 1


@cache
def targets(kind: type[Record]) -> dict[str, Target]:
    """Every target of a kind by name, in the order of its fields, the stretch last."""
    found = {one.name: _target(kind, one) for one in kind.said()}
    for name in (SINCE, UNTIL):
        label = str(next(f.verbose_name for f in kind._meta.concrete_fields if f.name == name))
        found[name] = Target(name, label, "day", fact=Fact(name, "date", label))
    return found


def _target(kind: type[Record], one: models.Field[Any, Any]) -> Target:
    name, label = one.name, str(one.verbose_name)
    shape = _shape(one)
    units: tuple[str, ...] = ()
    fact = None
    if isinstance(one, Quantity):
        units = _units(one)
        bound = _LARGEST.get(str(one.base), 10**12)
        fact = Fact(name, "number", label, one.base, bound=bound)
    elif shape in ("truth", "day"):
        fact = Fact(name, "truth" if shape == "truth" else "date", label)
    own = kind.ALSO_CALLED.get(name, ())
    needed = not one.null and not one.blank and not one.has_default()
    return Target(
        name=name,
        label=label,
        shape=shape,
        key=name in kind.KEY,
        needed=needed,
        units=units,
        ambiguous=bool(units) and (str(one.base) in ("元", "")) if isinstance(one, Quantity) else False,
        words=_words(one),
        also=own,
        definition=str(one.help_text or ""),
        fact=fact,
        base=str(one.base) if isinstance(one, Quantity) else "",
        scale=one.scale if isinstance(one, Quantity) else 1,
    )


def _shape(one: models.Field[Any, Any]) -> Shape:
    if isinstance(one, Quantity):
        return "number"
    if isinstance(one, models.BooleanField):
        return "truth"
    if isinstance(one, models.DateField):
        return "day"
    if one.choices:
        return "choice"
    if isinstance(one, OrganisationKey):
        return "organisation"
    if isinstance(one, models.IntegerField):
        return "year" if "year" in one.name else "whole"
    if isinstance(one, models.DecimalField):
        return "decimal"
    return "json" if isinstance(one, models.JSONField) else "text"


def _units(one: Quantity) -> tuple[str, ...]:
    base = str(one.base)
    if not base:
        return ("%", "‰", "倍")
    forms = [form for form in FORMS if measure(form)[1] == one.base and form not in ("分钱", "平方米", "㎡")]
    return (base, *forms)


def _words(one: models.Field[Any, Any]) -> dict[str, Any]:
    """Codes and words of a choice; a word may lack the last character that all words share (大型 → 大)."""
    words: dict[str, Any] = {}
    pairs = [(code, str(word)) for code, word in one.flatchoices if code not in (None, "")] if one.choices else []
    for code, word in pairs:
        words[str(code).lower()] = code
        words[word.lower()] = code
    endings = {word[-1] for _, word in pairs}
    if len(pairs) > 1 and len(endings) == 1:
        for code, word in pairs:
            words.setdefault(word[:-1].lower(), code)
    return words
