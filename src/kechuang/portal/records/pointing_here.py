"""Records of a kind that point at something, as far as a reader may see them: the questions a file of one thing asks.

Each is composed once for all who reach alike; who asks, about what and as of when are its values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet, Value

from kechuang.accounts.access import reach_to
from kechuang.accounts.held import Actor
from kechuang.accounts.scope import Reach, as_q, filled, parted
from kechuang.questions.composed import composed
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.record import Record

Fields = tuple[str, ...]
"""Names of fields of a kind that may hold the key."""


def seen_rows(
    reader: Actor,
    kind: type[Record],
    fields: Fields,
    key: str,
    asof: AsOf,
    *,
    order: Fields = (),
    having: Mapping[str, Any] | None = None,
    most: int = 0,
) -> list[Any]:
    """Those that hold on the day and have these values, at `most` so many where that is given."""
    words, own = parted(reach_to(reader, kind))
    same = tuple(sorted((having or {}).items()))
    return _seen(kind, fields, order, same, most, words, key=key, valid=asof.valid, known=asof.known, **own)


def known_rows(
    reader: Actor, kind: type[Record], fields: Fields, key: str, asof: AsOf, *, order: Fields = ()
) -> list[Any]:
    """Those known at the instant, whenever they held."""
    words, own = parted(reach_to(reader, kind))
    return _known(kind, fields, order, words, key=key, known=asof.known, **own)


def counted(reader: Actor, pointing: Iterable[tuple[str, Fields]], key: str, asof: AsOf) -> dict[str, int]:
    """How many hold on the day, by kind, those of which there are any: of all kinds in one question."""
    asked, reaches = [], []
    for name, fields in pointing:
        asked.append((name, fields))
        reaches.append(reach_to(reader, kinds()[name]))
    if not asked:
        return {}
    apart, own = parted(tuple(tests for reach in reaches for tests in reach))
    words, rest = [], list(apart)
    for reach in reaches:
        words.append(tuple(rest[: len(reach)]))
        rest = rest[len(reach) :]
    found = _counts(tuple(asked), tuple(words), key=key, valid=asof.valid, known=asof.known, **own)
    return {name: count for name, count in found if count}


@composed
def _seen(
    kind: type[Record],
    fields: Fields,
    order: Fields,
    having: tuple[tuple[str, Any], ...],
    most: int,
    words: Reach,
    *,
    key: Any,
    valid: Any,
    known: Any,
    **own: Any,
) -> QuerySet[Any]:
    rows = kind.objects.as_of(AsOf(valid, known)).filter(_holding(fields, key), **dict(having))
    rows = rows.filter(as_q(filled(words, own), kind))
    rows = rows.order_by(*order) if order else rows
    return rows[:most] if most else rows


@composed
def _known(
    kind: type[Record], fields: Fields, order: Fields, words: Reach, *, key: Any, known: Any, **own: Any
) -> QuerySet[Any]:
    rows = kind.objects.known(AsOf(known, known)).filter(_holding(fields, key)).filter(as_q(filled(words, own), kind))
    return rows.order_by(*order) if order else rows


@composed
def _counts(
    asked: tuple[tuple[str, Fields], ...], words: tuple[Reach, ...], *, key: Any, valid: Any, known: Any, **own: Any
) -> QuerySet[Any, Any]:
    parts: list[QuerySet[Any, Any]] = []
    for (name, fields), reach in zip(asked, words, strict=True):
        kind = kinds()[name]
        rows = kind.objects.as_of(AsOf(valid, known)).filter(_holding(fields, key))
        rows = rows.filter(as_q(filled(reach, own), kind)).order_by()
        parts.append(rows.values(of_kind=Value(name)).annotate(n=Count("pk")).values_list("of_kind", "n"))
    return parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]


def _holding(fields: Fields, key: Any) -> Q:
    held = Q()
    for field in fields:
        held |= Q(**{field: key})
    return held
