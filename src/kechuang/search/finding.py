# ruff: noqa: S608 (fixed names; what a user typed goes in as a parameter)
"""Asking the index: what holds every word, of which kinds and how many, the best of each first.

The work does not grow with what a common word finds. What finds fewer than FEW entries is read whole, in one statement.
Of a commoner word the best of each kind are taken from pools of POOL entries (titles that begin with it, titles that
hold it, any place), and counting stops at COUNTED.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from kechuang.search.found_words import Part, parts, snippet
from kechuang.search.index import TABLE, Where, match
from kechuang.search.models import SearchEntry
from kechuang.search.tokens import folded, query_phrases

FEW = 1500
POOL = 300
"""How far the hits of one kind can be turned over, where the words are common."""
COUNTED = 1000
"""Where counting stops: there are so many or more."""
LONGEST = 200
"""How much of a query is read, in characters."""

_PLACES: tuple[Where, ...] = ("begins", "title", "anywhere")
_THING = f"CASE WHEN {TABLE}.key = '' THEN {TABLE}.id || '' ELSE {TABLE}.key END"
"""What counts as one: all versions of a record together."""
_COLUMNS = f"{TABLE}.id, {TABLE}.kind, {_THING}, {TABLE}.title, {TABLE}.within, {TABLE}.start"
_Row = tuple[int, str, str, str, int | None, int]
_Condition = tuple[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `object_id` is the row of the kind's model, `key` that of a record, `within` its plan."""

    kind: str
    object_id: int
    key: str
    within: int | None
    title_parts: tuple[Part, ...]
    snippet_parts: tuple[Part, ...]
    start: int

    @property
    def title(self) -> str:
        """The title as it is stored."""
        return "".join(part.text for part in self.title_parts)


@dataclass(frozen=True, slots=True)
class Found:
    """The hits asked for, by kind and best first, and how many there are of every kind (COUNTED: or more)."""

    hits: dict[str, list[Hit]]
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """How many in all, as far as they were counted."""
        return sum(self.counts.values())


def find(
    query: str,
    rows: QuerySet[SearchEntry],
    kinds: Sequence[str],
    *,
    shown: Iterable[str] | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Found:
    """What holds every word of the query (blanks separate words), among entries that the caller may see.

    `rows` is a condition on the entries' own columns; `shown` are the kinds whose hits are wanted (all without), of
    each `limit` from `offset`. Two statements, four where the words are common.
    """
    phrases = query_phrases(query[:LONGEST])
    condition = _condition(rows)
    if not phrases or condition is None or not kinds:
        return Found({}, {})
    read = _few(phrases, condition)
    whole = len(read) < FEW
    counts = _counted(read, kinds) if whole else _counts(phrases, condition, kinds)
    wanted = [kind for kind in kinds if counts.get(kind) and (shown is None or kind in shown)]
    if not whole:
        read = _pools(phrases, condition, wanted) if wanted else []
    words = folded(query[:LONGEST]).split()
    best = {kind: _ranked(read, kind, words)[offset : offset + limit] for kind in wanted}
    entries = SearchEntry.objects.defer("title_tokens", "body_tokens").in_bulk(
        [id for ids in best.values() for id in ids]
    )
    return Found({kind: [_hit(entries[id], words) for id in ids] for kind, ids in best.items()}, counts)


def holding(query: str, kind: str, rows: QuerySet[SearchEntry]) -> QuerySet[SearchEntry] | None:
    """The entries of one kind that hold every word, superseded ones included; None where the query has no word."""
    phrases = query_phrases(query[:LONGEST])
    if not phrases:
        return None
    asked = match(connection.vendor, phrases, "anywhere", kind)
    inner = f"SELECT {TABLE}.id FROM {asked.source} WHERE {asked.where}"
    return rows.filter(kind=kind, pk__in=RawSQL(inner, [asked.parameter]))  # noqa: S611


def _condition(rows: QuerySet[SearchEntry]) -> _Condition | None:
    """The caller's condition as SQL on the columns of the table; None where nothing can fulfil it."""
    sees_all = not rows.query.where
    rows = rows.filter(standing=True, part=False) if sees_all else rows.filter(standing=True)
    compiler = rows.query.get_compiler(connection=connection)
    try:
        sql, params = compiler.compile(compiler.query.where)
    except EmptyResultSet:
        return None
    return sql, list(params)


def _few(phrases: list[list[str]], condition: _Condition) -> list[_Row]:
    """Everything found, as far as FEW entries."""
    asked = match(connection.vendor, phrases, "anywhere")
    sql = f"SELECT {_COLUMNS} FROM {asked.source} WHERE {asked.where} AND {condition[0]} LIMIT {FEW}"
    with connection.cursor() as cursor:
        cursor.execute(sql, [asked.parameter, *condition[1]])
        return list(cursor.fetchall())


def _counted(rows: Iterable[_Row], kinds: Sequence[str]) -> dict[str, int]:
    things = Counter(kind for kind, _thing in {(row[1], row[2]) for row in rows})
    return {kind: min(things[kind], COUNTED) for kind in kinds if things[kind]}


def _counts(phrases: list[list[str]], condition: _Condition, kinds: Sequence[str]) -> dict[str, int]:
    branches, params = [], []
    for kind in kinds:
        asked = match(connection.vendor, phrases, "anywhere", kind)
        branches.append(
            f"SELECT %s AS kind, count(DISTINCT thing) AS n FROM (SELECT {_THING} AS thing FROM {asked.source} "
            f"WHERE {asked.where} AND {condition[0]} LIMIT {COUNTED}) AS of_kind"
        )
        params += [kind, asked.parameter, *condition[1]]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(branches), params)
        return {kind: n for kind, n in cursor.fetchall() if n}


def _pools(phrases: list[list[str]], condition: _Condition, kinds: Sequence[str]) -> list[_Row]:
    branches, params = [], []
    for kind in kinds:
        for place in _PLACES:
            asked = match(connection.vendor, phrases, place, kind)
            branches.append(
                f"SELECT * FROM (SELECT {_COLUMNS} FROM {asked.source} "
                f"WHERE {asked.where} AND {condition[0]} LIMIT {POOL}) AS pool"
            )
            params += [asked.parameter, *condition[1]]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(branches), params)
        return list(cursor.fetchall())


def _ranked(rows: Iterable[_Row], kind: str, words: list[str]) -> list[int]:
    """The best entry of every thing of the kind: named so, beginning so, holding the words in its title, the others.

    Within these the newer plan comes first, then the place in it, then the shorter title.
    """
    best: dict[str, tuple[Any, ...]] = {}
    for id, of_kind, thing, title, within, start in rows:
        if of_kind == kind:
            place = (_tier(folded(title), words), -(within or 0), start, len(title), id)
            best[thing] = min(best.get(thing, place), place)
    return [place[-1] for place in sorted(best.values())]


def _tier(title: str, words: list[str]) -> int:
    if title == " ".join(words):
        return 0
    if not all(word in title for word in words):
        return 3
    return 1 if title.startswith(words[0]) else 2


def _hit(entry: SearchEntry, words: list[str]) -> Hit:
    return Hit(
        entry.kind,
        entry.object_id,
        entry.key,
        entry.within,
        parts(entry.title, words),
        parts(snippet(entry.body, words), words),
        entry.start,
    )
