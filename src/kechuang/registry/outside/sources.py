"""What can answer a line: a fact the rules know, a figure of the yearly return, what a record says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils import translation

from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import Unit
from kechuang.registry.catalogue import kinds
from kechuang.registry.facts.home import KEY
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import SubjectKind
from kechuang.registry.facts.table import facts_of
from kechuang.registry.facts.vocabulary import vocabulary
from kechuang.registry.fields import Quantity
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.outside.form import Asked, Value
from kechuang.registry.record import Record


@dataclass(frozen=True, slots=True)
class Told:
    """A fact by its name, as rules read it; of figures of a year, that of the form's year."""

    fact: str

    @property
    def unit(self) -> Unit | None:
        """The unit of the fact."""
        found = vocabulary()[self.fact].fact
        return found.unit if found.kind == "number" else None

    @property
    def origin(self) -> Sentence:
        """What the fact is called."""
        return Sentence(f"事项“{vocabulary()[self.fact].fact.label}”", f"fact {self.fact}")

    def values(self, kind: SubjectKind, keys: Sequence[str], asked: Asked) -> Mapping[str, Value]:
        """Read like every fact, what is stated by itself included."""
        fact = vocabulary()[self.fact].fact
        found: dict[str, Value] = {}
        for table in facts_of(kind, keys, When(asked.asof, asked.year), [fact]):
            for row in table.iter_rows(named=True):
                if (raw := row[self.fact]) is not None:
                    found[row[KEY]] = Fraction(raw, fact.scale) if fact.kind == "number" else raw
        return found


@dataclass(frozen=True, slots=True)
class Returned:
    """A field of the yearly return of the form's year."""

    field: str

    @property
    def unit(self) -> Unit | None:
        """The unit of the field."""
        return _unit(YearlyReturn, self.field)

    @property
    def origin(self) -> Sentence:
        """The kind of record and the field."""
        return _origin(YearlyReturn, self.field)

    def values(self, kind: SubjectKind, keys: Sequence[str], asked: Asked) -> Mapping[str, Value]:
        """Of the returns known at the instant."""
        rows = YearlyReturn.objects.as_of(asked.asof).filter(year=asked.year, organisation__in=keys)
        return _read(YearlyReturn, self.field, "organisation", rows)


@dataclass(frozen=True, slots=True)
class Described:
    """A field of the record that describes the subject, as it stood on the year's last day."""

    kind: SubjectKind
    field: str

    @property
    def _record(self) -> type[Record]:
        found: type[Record] = kinds()[self.kind]
        return found

    @property
    def unit(self) -> Unit | None:
        """The unit of the field."""
        return _unit(self._record, self.field)

    @property
    def origin(self) -> Sentence:
        """The kind of record and the field."""
        return _origin(self._record, self.field)

    def values(self, kind: SubjectKind, keys: Sequence[str], asked: Asked) -> Mapping[str, Value]:
        """Of the rows that held on the day."""
        return _read(self._record, self.field, "key", self._record.objects.as_of(asked.asof).filter(key__in=keys))


@dataclass(frozen=True, slots=True)
class Held:
    """A field of the certificate of one scheme that was valid on the year's last day; the latest where several were."""

    scheme: str
    field: str

    @property
    def unit(self) -> Unit | None:
        """No quantity."""
        return None

    @property
    def origin(self) -> Sentence:
        """The kind of record and the field."""
        return _origin(Certificate, self.field)

    def values(self, kind: SubjectKind, keys: Sequence[str], asked: Asked) -> Mapping[str, Value]:
        """By the holder."""
        rows = Certificate.objects.as_of(asked.asof).filter(scheme=self.scheme, organisation__in=keys)
        return _read(Certificate, self.field, "organisation", rows.order_by("valid_from"))


def _unit(kind: type[Record], name: str) -> Unit | None:
    field = kind._meta.get_field(name)
    return field.base if isinstance(field, Quantity) else None


def _origin(kind: type[Record], name: str) -> Sentence:
    said = []
    for language in ("zh-hans", "en"):
        with translation.override(language):
            field: Any = kind._meta.get_field(name)
            said.append(f"{kind._meta.verbose_name} · {field.verbose_name}")
    return Sentence(*said)


def _read(kind: type[Record], name: str, through: str, rows: Any) -> Mapping[str, Value]:
    field: Any = kind._meta.get_field(name)
    words = dict(field.choices or ())
    found: dict[str, Value] = {}
    for key, raw in rows.values_list(through, name):
        if raw is None or raw == "":
            continue
        if isinstance(field, Quantity):
            found[key] = Fraction(raw, field.scale)
        else:
            found[key] = raw if isinstance(raw, (bool, date)) else str(words.get(raw, raw))
    return found
