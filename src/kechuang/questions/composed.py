"""A question to the database that is composed once and asked many times with other values.

Composing is most of what a small question costs: the words are the same each time, only what they are compared with
differs. `composed` takes a function that makes the query from places for values, keeps the SQL and how rows become
objects, and from then on only hands over the values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache, update_wrapper
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Expression, QuerySet
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesListIterable,
    get_related_populators,
    prefetch_related_objects,
)

_KEPT = 4096
"""Questions a process remembers: every law and kind of record has a few."""
_THOUSAND = 1024


class Place(Expression):
    """Where a value goes. Compared with a field as any expression; the value comes when the question is asked."""

    def __init__(self, name: str, nth: int = -1) -> None:
        super().__init__()
        self.name, self.nth = name, nth

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """One parameter, which is this place itself until a value takes it."""
        return "%s", [self]


class composed:  # noqa: N801 - a decorator
    """Makes a function that composes a query into one that answers it, as a list.

    What is given by position is part of the words: it must be hashable, and there must be few such. What is given by
    name is a value (text, a whole number, a day, an instant) or a collection of values for `__in`: the function gets a
    `Place`, or a tuple of them, and may compare a field with it and nothing else (of a foreign key the list is
    `person__pk__in`). A value is never None: `= NULL` is never true. The function may return rows of a model or a
    `values_list`.
    """

    def __init__(self, compose: Callable[..., QuerySet[Any]]) -> None:
        self._compose = compose
        self._made = lru_cache(_KEPT)(self._make)
        update_wrapper(self, compose)

    def __call__(self, *words: Any, **values: Any) -> list[Any]:
        """The rows. Raises TypeError for a value of a kind no place takes."""
        given = {name: _listed(value) for name, value in values.items()}
        lengths = tuple((name, len(value) if isinstance(value, list) else -1) for name, value in given.items())
        return self._made(words, lengths).rows(given)

    def _make(self, words: tuple[Any, ...], lengths: tuple[tuple[str, int], ...]) -> _Made:
        places = {
            name: Place(name) if length < 0 else tuple(Place(name, n) for n in range(length))
            for name, length in lengths
        }
        return _Made.of(self._compose(*words, **places))


@dataclass(frozen=True, slots=True)
class _Made:
    """The words of a question, where its values go, and how an answer is read."""

    alias: str
    sql: str
    params: tuple[Any, ...]
    converters: list[tuple[int, tuple[Any, Any]]]
    read: Callable[[Iterable[Sequence[Any]]], list[Any]]
    prefetched: tuple[Any, ...]

    @classmethod
    def of(cls, query: QuerySet[Any]) -> _Made:
        alias = query.db
        compiler = query.query.get_compiler(using=alias)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            return cls(alias, "", (), [], list, ())
        fields = [one[0] for one in compiler.select[: compiler.col_count]]
        converters = list(compiler.get_converters(fields).items())
        prefetched = query._prefetch_related_lookups  # type: ignore[attr-defined]
        return cls(alias, sql, tuple(params), converters, _reader(query, compiler), prefetched)

    def rows(self, given: dict[str, Any]) -> list[Any]:
        """The answer with these values."""
        if not self.sql:
            return []
        connection = connections[self.alias]
        params = [_value(one, given, connection) if isinstance(one, Place) else one for one in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            told: Iterable[Sequence[Any]] = cursor.fetchall()
        if self.converters and told:
            told = [self._converted(list(row), connection) for row in told]
        found = self.read(told)
        if self.prefetched and found:
            prefetch_related_objects(found, *self.prefetched)
        return found

    def _converted(self, row: list[Any], connection: Any) -> list[Any]:
        for position, (converters, expression) in self.converters:
            value = row[position]
            for convert in converters:
                value = convert(value, expression, connection)
            row[position] = value
        return row


def _reader(query: QuerySet[Any], compiler: Any) -> Callable[[Iterable[Sequence[Any]]], list[Any]]:
    """How rows of columns become what the query yields. Raises TypeError for what is not foreseen here."""
    shape = query._iterable_class
    if shape is FlatValuesListIterable:
        return lambda rows: [row[0] for row in rows]
    if shape is ValuesListIterable:
        return lambda rows: [tuple(row) for row in rows]
    if shape is not ModelIterable or query._known_related_objects:  # type: ignore[attr-defined]
        raise TypeError(f"a composed question of {query.model.__name__} answers in rows or a plain values_list")
    klass, select, db = compiler.klass_info, compiler.select, query.db
    first, last = klass["select_fields"][0], klass["select_fields"][-1] + 1
    names = [column[0].target.attname for column in select[first:last]]
    model, annotated = klass["model"], compiler.annotation_col_map or {}
    populators = get_related_populators(klass, select, db)  # type: ignore[call-arg]

    def read(rows: Iterable[Sequence[Any]]) -> list[Any]:
        found = []
        for row in rows:
            one = model.from_db(db, names, row[first:last])
            for populator in populators:
                populator.populate(row, one)
            for name, column in annotated.items():
                setattr(one, name, row[column])
            found.append(one)
        return found

    return read


def _listed(value: Any) -> Any:
    """A collection filled up with its last to a length that many have, so that few are composed; else the value."""
    if not isinstance(value, (list, tuple, set, frozenset, dict)):
        return value
    found = list(value)
    return found + found[-1:] * (_places(len(found)) - len(found))


def _places(count: int) -> int:
    """1, 2, 4, 8 … up to a thousand, then the next thousand: a database takes some thirty thousand at most."""
    if count <= _THOUSAND:
        return 1 << (count - 1).bit_length() if count else 0
    return -(-count // _THOUSAND) * _THOUSAND


def _value(place: Place, given: dict[str, Any], connection: Any) -> Any:
    value = given[place.name] if place.nth < 0 else given[place.name][place.nth]
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, (str, int)):
        return value
    raise TypeError(f"“{place.name}”: {type(value).__name__} takes no place in a composed question")
