"""Which unit a name means: a plan writes 市科技局, 科技局 or the full name for one unit."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from kechuang.accounts.models import Unit

_PLACE = ("市", "县", "区", "州", "省")


def unit_named(name: str, on: date) -> Unit | None:
    """The unit in being on that day which goes by the name; None where none or more than one does.

    The full name, the short name, and either behind a leading 市, 县, 区 … count; nothing is guessed beyond that.
    """
    said = name.strip()
    asked = {said, *(said.removeprefix(place) for place in _PLACE)} - {""}
    in_being = Unit.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on)
    found = list(in_being.filter(Q(name__in=asked) | Q(short_name__in=asked))[:2])
    if len(found) != 1:
        found = list(in_being.filter(Q(name=said) | Q(short_name=said))[:2])
    return found[0] if len(found) == 1 else None
