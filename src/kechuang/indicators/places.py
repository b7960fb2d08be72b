"""A place as records write it: every code that ever stood for it, in the forms of 6, 9 and 12 digits."""

from __future__ import annotations

from functools import cache

from django.db.models import Q

from kechuang.kernel.divisions import aliases_of, lookup, short


@cache
def codes_of(place: str) -> tuple[str, ...]:
    """The code of a place and the codes that statistical lists used for it, without the zeros of long forms."""
    own = short(place)
    target = lookup(own)
    code = target.code if target else own
    return tuple(dict.fromkeys((code, own, *aliases_of(code))))


def name_of(place: str) -> str:
    """What the place is called; its code where no table has it."""
    found = lookup(place)
    return found.name if found else place


def within(field: str, place: str) -> Q:
    """Whether a column of division codes lies in the place.

    Not by a range: a place holds most rows of its own registry, and an index on its code would be the worst way in.
    """
    held = Q()
    for code in codes_of(place):
        held |= Q(**{f"{field}__startswith": code})
    return held


def written(place: str) -> tuple[str, ...]:
    """Every form in which a record may name exactly this place."""
    forms = ((code, code.ljust(9, "0"), code.ljust(12, "0")) for code in codes_of(place))
    return tuple(dict.fromkeys(form for three in forms for form in three))
