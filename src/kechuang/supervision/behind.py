"""The records behind a number as a reader may see them: filtered, sorted, a page at a time, each with its facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q

from kechuang.accounts.access import visible
from kechuang.accounts.held import Actor
from kechuang.indicators.conditions import Is
from kechuang.indicators.parts import Part
from kechuang.indicators.when import OfYear
from kechuang.indicators.words import choices, column, label
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.registry.evidence.proofs import proofs_of
from kechuang.registry.fields import OrganisationKey, Quantity
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.record import Record, RecordQuerySet
from kechuang.registry.sources import Proof
from kechuang.registry.standings import Standings
from kechuang.registry.writing import jsonable
from kechuang.supervision.page_of_records import Page, dated_page, sorted_page, yearly_page

PAGE = 50
_TIMES = ("valid_from", "valid_to")
_NAMES = ("name", "title", "holder", "label", "place", "number", "code")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a record says: its field, official term, value as plain JSON and in words, and how sure it is."""

    field: str
    term: Sentence
    value: Any
    words: Sentence
    standing: str
    other: str = ""
    """The other value where it is disputed."""


@dataclass(frozen=True, slots=True)
class Told:
    """One record as a reader may see it. `masked`: the reader may not see all of it; `facts` are those they may."""

    kind: str
    key: str
    name: str
    valid_from: str
    valid_to: str
    source: str
    example: bool
    masked: bool
    facts: tuple[Fact, ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """How the list is asked: words to find, the column to sort by (- for downwards), the page from 1."""

    q: str = ""
    sort: str = ""
    page: int = 1
    size: int = PAGE


@dataclass(frozen=True, slots=True)
class Behind:
    """A page of the records behind one part of a number."""

    part: Part
    asked: Asked
    columns: tuple[tuple[str, Sentence], ...]
    found: int
    """How many fit the words; all of the part's where none are given."""
    records: tuple[Told, ...]
    sortable: tuple[str, ...]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.found // self.asked.size))


def behind(part: Part, reader: Actor, asked: Asked | None = None) -> Behind:
    """The records of a part: the very rows that were aggregated, as the reader may see them."""
    asked = asked or Asked()
    kind = part.question.kind
    open_fields = readable(kind, reader)
    rows = _found(part.rows(), kind, asked.q, open_fields)
    found = rows.count() if asked.q else part.records
    sort = asked.sort.lstrip("-")
    sort, down = (sort, asked.sort.startswith("-")) if sort in (*open_fields, *_TIMES) else ("valid_from", False)
    page_of = Page((max(asked.page, 1) - 1) * asked.size, asked.size)
    if asked.q:
        chosen = sorted_page(rows, sort, page_of, down=down)
    elif isinstance(part.question.when, OfYear) and not asked.sort:
        chosen = yearly_page(part, page_of)
    elif sort == "valid_from":
        chosen = dated_page(part, page_of, down=down)
    else:
        chosen = sorted_page(rows, sort, page_of, down=down)
    whole = kind.objects.select_related("source").in_bulk(chosen)  # sorted without carrying whole rows
    page = [whole[pk] for pk in chosen]
    shown = columns(part)
    return Behind(
        part,
        asked,
        tuple((name, label(column(kind, name))) for name in shown if name in open_fields or open_fields == ()),
        found,
        tuple(told(page, reader, part.context.asof)),
        (*open_fields, *_TIMES),
    )


def columns(part: Part) -> tuple[str, ...]:
    """The fields that a list of the part shows: what names a record, what decided that it counts, what was added up."""
    kind = part.question.kind
    said = [f.name for f in kind.said()]
    named = [name for name in _NAMES if name in said][:1]
    fixed = {
        one.field for one in (*part.question.of, *part.question.also) if isinstance(one, Is) and len(one.values) == 1
    }
    read = part.question.reads().get(kind, frozenset()) - fixed
    wanted = [
        *named,
        *(name for name in kind.KEY if name not in fixed),
        *read,
        *([part.field] if part.field in said else []),
        kind.SINCE,
        kind.UNTIL,
    ]
    extra = [name for name in ("organisation", "level", "document", "value", "reference") if name in said]
    chosen = dict.fromkeys(name for name in (*wanted, *extra) if name in said)
    first = [name for name in named if name in chosen]
    return (*first, *(name for name in said if name in chosen and name not in first))[:9]


def readable(kind: type[Record], reader: Actor) -> tuple[str, ...]:
    """The fields of a kind that the reader may see of every record."""
    if not visible(reader, kind.objects.all()).query.where:
        return tuple(f.name for f in kind.said())
    return kind.PUBLIC


def told(rows: Sequence[Record], reader: Actor, asof: AsOf) -> Iterable[Told]:
    """Records in words, with evidence and standing, in as many queries as there are kinds."""
    if not rows:
        return
    kind = type(rows[0])
    may = set(visible(reader, kind.objects.filter(pk__in=[row.pk for row in rows])).values_list("pk", flat=True))
    standings = Standings(rows, asof)
    names = organisation_names(rows, asof)
    proofs: dict[str, list[Proof]] = {}
    for proof in proofs_of([(kind.kind(), row.key) for row in rows if row.pk in may], asof):
        proofs.setdefault(proof.key, []).append(proof)
    for row in rows:
        masked = row.pk not in may
        fields = [f.name for f in kind.said() if not masked or f.name in kind.PUBLIC]
        yield Told(
            kind.kind(),
            "" if masked and not set(kind.KEY) <= set(kind.PUBLIC) else row.key,
            "" if masked and not set(_NAMES) & set(kind.PUBLIC) else str(row),
            row.valid_from.isoformat(),
            row.valid_to.isoformat() if row.valid_to else "",
            row.source.title,
            row.source.example,
            masked,
            tuple(_fact(row, name, standings, names) for name in fields),
            tuple(proofs.get(row.key, ())),
        )


def organisation_names(rows: Iterable[Record], asof: AsOf) -> Mapping[str, str]:
    """Names of the organisations that records point at, as they stood."""
    rows = list(rows)
    fields = [f.name for f in type(rows[0]).said() if isinstance(f, OrganisationKey)] if rows else []
    keys = {getattr(row, name) for row in rows for name in fields} - {""}
    return dict(Organisation.objects.as_of(asof).filter(key__in=keys).values_list("key", "name")) if keys else {}


def _found(rows: RecordQuerySet, kind: type[Record], q: str, fields: Sequence[str]) -> RecordQuerySet:
    for word in q.split():
        held = Q()
        for field in kind.said():
            if field.name in fields and field.get_internal_type() == "CharField":
                held |= Q(**{f"{field.name}__icontains": word})
                if isinstance(field, OrganisationKey):
                    named = Organisation.objects.standing().filter(name__icontains=word).values("key")
                    held |= Q(**{f"{field.name}__in": named})
        rows = rows.filter(held) if held else rows.none()
    return rows


def _fact(row: Record, name: str, standings: Standings, names: Mapping[str, str]) -> Fact:
    field = column(type(row), name)
    value = getattr(row, field.attname)
    standing = standings.of(row, name)
    return Fact(
        name,
        label(field),
        jsonable(value),
        in_words(field, value, names),
        standing.word,
        in_words(field, standing.other, names).zh if standing.disputed else "",
    )


def in_words(field: Any, value: Any, names: Mapping[str, str] | None = None) -> Sentence:
    """A value as people read it: choices by name, quantities in base units, organisations by name; unknown is empty."""
    if value is None or value == "":
        return Sentence("", "")
    if value in choices(field):
        return choices(field)[value]
    if value is True or value is False:
        return Sentence("是", "yes") if value else Sentence("否", "no")
    if isinstance(field, Quantity):
        number = field.decimal(value)
        return _same(f"{_plain(number)} {field.of}".strip() if number is not None else "")
    if isinstance(field, OrganisationKey) and names and value in names:
        return _same(names[value])
    return _same(_plain(value) if isinstance(value, Decimal) else str(jsonable(value)))


def _same(text: str) -> Sentence:
    return Sentence(text, text)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
