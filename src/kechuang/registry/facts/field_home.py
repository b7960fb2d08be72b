"""Facts that are fields of records: a yearly return's sales, an organisation's founding, a platform's premises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from kechuang.kernel.later import pl
from kechuang.kernel.once import once
from kechuang.questions.composed import composed
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.home import KEY
from kechuang.registry.facts.periods import When, years_back
from kechuang.registry.facts.stretch import among
from kechuang.registry.facts.subjects import SubjectKind
from kechuang.registry.facts.values import Value, reader
from kechuang.registry.facts.vocabulary import vocabulary
from kechuang.registry.record import Record
from kechuang.rules.cells import widest_type


@dataclass(frozen=True)
class FieldHome:
    """The facts that one kind of record holds: fact → field. `through` is the column with the subject's key."""

    kind: type[Record]
    subject: SubjectKind
    through: str
    fields: dict[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        """The facts it answers."""
        return tuple(self.fields)

    @property
    def yearly(self) -> bool:
        """Whether a record is of one year."""
        return "year" in self.kind.KEY

    def rows(self, when: When) -> QuerySet[Any]:
        """The records that count: true on the day (a year's figures: once the year has ended) and known."""
        return self.kind.objects.as_of(self._true_on(when))

    def _true_on(self, when: When) -> AsOf:
        return when.asof.at(max(when.asof.valid, date(when.year, 12, 31))) if self.yearly else when.asof

    def frame(self, keys: Sequence[str], when: When, names: Sequence[str]) -> pl.DataFrame:
        """As `Home.frame`."""
        rows = self.rows(when).filter(among(self.through, keys))
        if not self.yearly:
            return self._columns(rows, names)
        made = pl.DataFrame(schema={KEY: pl.String})
        by_year: dict[int, list[str]] = {}
        for name in names:
            by_year.setdefault(when.year - years_back(name), []).append(name)
        for year, of_year in by_year.items():
            found = self._columns(rows.filter(year=year), of_year)
            made = made.join(found, on=KEY, how="full", coalesce=True)
        return made

    def _columns(self, rows: QuerySet[Any], names: Sequence[str]) -> pl.DataFrame:
        fields = list(dict.fromkeys(self.fields[name] for name in names))
        told = rows.order_by(self.through, "valid_from", "pk").values_list(self.through, *fields)
        columns: list[list[Any]] = [list(column) for column in zip(*told, strict=True)] or [[] for _ in (KEY, *fields)]
        held = dict(zip((KEY, *fields), columns, strict=True))
        made = {KEY: pl.Series(KEY, held[KEY], pl.String)}
        for name in names:
            fact, field = vocabulary()[name].fact, self.fields[name]
            read = reader(fact, self.kind._meta.get_field(field))  # type: ignore[arg-type]
            made[name] = pl.Series(name, [read(value) for value in held[field]], widest_type(fact.kind))
        return pl.DataFrame(made).unique(KEY, keep="last", maintain_order=True)

    def record(self, key: str, name: str, when: When) -> Record | None:
        """The record that holds the fact, or would."""
        return self._records(key, when).get(when.year - years_back(name) if self.yearly else 0)

    def values(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """As `Home.values`."""
        records, found = self._records(key, when), {}
        for name in names:
            row = records.get(when.year - years_back(name) if self.yearly else 0)
            if row is not None and (value := self.read(row, name)) is not None:
                found[name] = value
        return found

    def read(self, row: Record, name: str) -> Value | None:
        """The fact as one record tells it."""
        field = self.kind._meta.get_field(self.fields[name])
        raw = reader(vocabulary()[name].fact, field)(getattr(row, field.attname))  # type: ignore[arg-type,union-attr]
        return None if raw is None else Value(raw, ((row, field.name),))

    def older(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """As `Home.older`."""
        found: dict[str, Value] = {}
        for year, row in sorted(self._records(key, when).items()) if self.yearly else ():
            for name in names:
                if year < when.year - years_back(name) and (value := self.read(row, name)) is not None:
                    found[name] = value
        return found

    def supplied(self, name: str) -> tuple[type[Record], str] | None:
        """As `Home.supplied`."""
        return self.kind, self.fields[name]

    def _records(self, key: str, when: When) -> dict[int, Record]:
        """By year; under 0 where a record is not of a year. The same pair of moments gives the same rows."""
        name = ("records", self.kind, self.through, key, self._true_on(when))
        return once(name, lambda: self._asked(key, when))

    def _asked(self, key: str, when: When) -> dict[int, Record]:
        asof = self._true_on(when)
        rows = _true(self.kind, self.through, key=key, valid=asof.valid, known=asof.known)
        return {getattr(row, "year", 0) if self.yearly else 0: row for row in rows}


@composed
def _true(kind: type[Record], through: str, *, key: Any, valid: Any, known: Any) -> QuerySet[Any]:
    rows = kind.objects.as_of(AsOf(valid, known)).filter(**{through: key})
    return rows.select_related("source", "recorded_by").order_by("valid_from", "pk")
