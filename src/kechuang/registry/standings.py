"""How sure a fact is: reported, confirmed or disputed. A disputed fact is two values, wherever it shows.

Without a mark a fact stands as its record's source says. A confirmation counts while the record still says the value
that was confirmed; a dispute counts until it is resolved, or until the record says the other value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Q, QuerySet

from kechuang.accounts.access import may_confirm
from kechuang.accounts.held import Actor
from kechuang.kernel.errors import Refused
from kechuang.kernel.sentences import Sentence
from kechuang.questions.composed import composed
from kechuang.registry.asof import AsOf
from kechuang.registry.record import Record
from kechuang.registry.sources import Mark
from kechuang.registry.writing import jsonable, plain

Word = Literal["reported", "confirmed", "disputed"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How sure one fact is; of a disputed one `other` is the other value, as the field reads it."""

    word: Word
    other: Any = None
    mark: Mark | None = None

    @property
    def disputed(self) -> bool:
        """Whether two values are said."""
        return self.word == "disputed"


class Standings:
    """The marks on many records, asked for once; known at the instant, or what stands now."""

    def __init__(self, records: Iterable[Record], asof: AsOf | None = None) -> None:
        wanted = {(record.kind(), record.key) for record in records}
        kinds, keys = {kind for kind, _ in wanted}, {key for _, key in wanted}
        self._marks: dict[tuple[str, str, str], list[Mark]] = {}
        for mark in _marks(kinds, keys, asof) if wanted else ():
            self._marks.setdefault((mark.kind, mark.key, mark.field), []).append(mark)

    def of(self, record: Record, field: str) -> Standing:
        """How sure one field of a record is."""
        value = jsonable(getattr(record, record._meta.get_field(field).attname))  # type: ignore[union-attr]
        for mark in (self._latest(record, field), self._latest(record, "")):
            if mark is None:
                continue
            if mark.standing == "disputed":
                here = mark.valid_from == record.valid_from or mark.held == value
                if here and mark.other != value:
                    return Standing("disputed", from_json(record, field, mark.other), mark)
            elif (mark.held if mark.field else (mark.held or {}).get(field)) == value:
                return Standing("confirmed", mark=mark)
        return Standing("confirmed" if record.source.standing == "confirmed" else "reported")

    def _latest(self, record: Record, field: str) -> Mark | None:
        """The mark on this stretch of the record, else on the nearest before it."""
        found = self._marks.get((record.kind(), record.key, field), ())
        return next((m for m in reversed(found) if m.valid_from <= record.valid_from), None)


def standing_of(record: Record, field: str, asof: AsOf | None = None) -> Standing:
    """How sure one field of one record is; for many records use `Standings`."""
    return Standings([record], asof).of(record, field)


def from_json(record: Record, field: str, value: Any) -> Any:
    """A value kept as JSON as the field reads it."""
    return record._meta.get_field(field).to_python(value)  # type: ignore[union-attr]


def marked_value(record: Record, field: str) -> Any:
    """What a mark on the field says it holds: one value, or of the whole record all of them."""
    return plain(record)[field] if field else plain(record)


def refuse_confirmed(record: Record, names: Iterable[str], actor: Actor) -> None:
    """Raise Refused where someone who may not confirm changes what was confirmed: they may dispute it."""
    if may_confirm(actor, type(record), record.values()).allowed:
        return
    standings, said = Standings([record]), {f.name: f for f in record.said()}
    kept = [name for name in names if name in said and standings.of(record, name).word == "confirmed"]
    if kept:
        label = said[kept[0]].verbose_name
        raise Refused(
            "record.confirmed",
            Sentence(f"“{label}”已经核实，不能直接改。", f"“{label}” was confirmed; it cannot be changed directly."),
            Sentence("确有不同的，请提出异议并附上依据。", "Where it differs, dispute it and attach what it rests on."),
            field=kept[0],
        )


def _marks(kinds: set[str], keys: set[str], asof: AsOf | None) -> list[Mark]:
    return _standing(kinds=kinds, keys=keys) if asof is None else _known(kinds=kinds, keys=keys, known=asof.known)


@composed
def _standing(*, kinds: Any, keys: Any) -> QuerySet[Any]:
    return Mark.objects.filter(superseded_at=None, kind__in=kinds, key__in=keys).order_by("valid_from", "recorded_at")


@composed
def _known(*, kinds: Any, keys: Any, known: Any) -> QuerySet[Any]:
    rows = Mark.objects.filter(Q(superseded_at=None) | Q(superseded_at__gt=known), recorded_at__lte=known)
    return rows.filter(kind__in=kinds, key__in=keys).order_by("valid_from", "recorded_at")
