"""Codes in words: divisions, industries, high-tech fields, schemes, series, facts; told by the name of their field.

A code that no table holds is shown as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kechuang.kernel import divisions, hightech_fields, industries, series
from kechuang.portal.language import said
from kechuang.registry.facts.vocabulary import stored
from kechuang.registry.schemes import scheme_name


def division_words(code: str) -> str:
    """The name of a division: of a township that alone, of anything above with what it lies in."""
    found = divisions.lookup(code)
    return found.name if found else code


def industry_words(code: str) -> str:
    """The name of an industry."""
    found = industries.lookup(code)
    return found.name if found else code


def field_words(code: str) -> str:
    """The name of a high-tech field."""
    found = hightech_fields.lookup(code)
    return found.name if found else code


def series_words(code: str) -> str:
    """What a statistical series is called."""
    found = series.SERIES.get(code)
    return found.label if found else code


def fact_words(code: str) -> str:
    """What a stated fact is called in the rules."""
    asked = stored().get(code)
    return str(asked[0].fact.label) if asked else code


WORDS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "division": division_words,
        "industry": industry_words,
        "field": field_words,
        "scheme": lambda code: said(scheme_name(code)),
        "series": series_words,
        "fact": fact_words,
    }
)
"""By the last word of a field's name, so that `seller_division` is a division too."""


def in_words(field: str, code: str) -> str | None:
    """The words of a code; None where the field holds none."""
    spoken = WORDS.get(field) or WORDS.get(field.rpartition("_")[2])
    return spoken(code) if spoken and code else None
