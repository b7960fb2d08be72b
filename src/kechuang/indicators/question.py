"""A question to the records of one kind: the one query behind a number, its list, its words and its conditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from kechuang.indicators.conditions import Condition, Holder, Industry, Is, Kind, Placed, Within, merged
from kechuang.indicators.context import Context
from kechuang.indicators.places import name_of
from kechuang.indicators.when import Holds, When
from kechuang.indicators.words import both
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.record import Record, RecordQuerySet


@dataclass(frozen=True)
class Question:
    """Records of `kind` that are `of` a family (hnte certificates) and fulfil `also`, with time taken by `when`.

    Where nothing of the family was ever recorded, the answer is unknown, not zero. `noun` is what one record is
    called. `division` and `holder` are the fields that place a record; the kind's own where not given.
    """

    kind: Kind
    of: tuple[Condition, ...] = ()
    also: tuple[Condition, ...] = ()
    when: When = field(default_factory=Holds)
    noun: Sentence | None = None
    division: str | None = None
    holder: str | None = None
    everywhere: bool = False
    """Not narrowed to the place asked about (the place is in the conditions, or there is none)."""

    def rows(self, context: Context) -> RecordQuerySet:
        """The records, as of the context."""
        rows = self.when.rows(self.kind, context)
        for condition in self._joined(self.conditions(context)):
            rows = rows.filter(condition.q(context))
        return rows

    @staticmethod
    def _joined(conditions: tuple[Condition, ...]) -> Iterator[Condition]:
        """The same conditions, those on one organisation as one: it is then looked for once."""
        holders = [one for one in conditions if isinstance(one, Holder)]
        placed = [one for one in conditions if isinstance(one, Placed) and not one.division]
        if not holders or any(one.field != holders[0].field for one in holders[1:]):
            yield from conditions
            return
        joined = [one for one in placed if one.holder == holders[0].field]
        told = tuple(part for one in holders for part in one.conditions)
        yield from (one for one in conditions if one not in holders and one not in joined)
        yield Holder((*told, *(Within(one.place, one.name) for one in joined)), holders[0].field)

    def family(self, context: Context) -> RecordQuerySet:
        """Every record of the family known at the instant, whenever and wherever it was true."""
        rows = self.kind.objects.known(context.asof)
        for condition in self.of:
            rows = rows.filter(condition.q(context))
        return rows

    def conditions(self, context: Context) -> tuple[Condition, ...]:
        """All conditions, those that the scope adds included."""
        return (*self.of, *self.also, *self._of_scope(context))

    def unplaced(self, context: Context) -> RecordQuerySet | None:
        """Records that would count but for naming no place at all; None where that cannot be."""
        if self.everywhere or not context.scope.place:
            return None
        blank = {name: "" for name in (self.placed_by, self.held_by) if name}
        if not blank or self.kind is Organisation:
            return None
        rows = self.when.rows(self.kind, context)
        for condition in (*self.of, *self.also):
            rows = rows.filter(condition.q(context))
        return rows.filter(**blank)

    @property
    def held_by(self) -> str:
        """The field that holds whose record it is, empty where there is none."""
        if self.holder is not None:
            return self.holder
        return "" if self.kind is Organisation else self.kind.ORGANISATION

    @property
    def placed_by(self) -> str:
        """The field that places the record itself, empty where there is none."""
        return self.kind.DIVISION if self.division is None else self.division

    @property
    def has_levels(self) -> bool:
        """Whether its records have a level of recognition."""
        return any(f.name == "level" for f in self.kind.said())

    def _of_scope(self, context: Context) -> tuple[Condition, ...]:
        scope = context.scope
        found: list[Condition] = []
        if scope.levels and self.has_levels:
            found.append(Is("level", scope.levels))
        if scope.place and not self.everywhere and (self.placed_by or self.held_by):
            found.append(Placed(scope.place, name_of(scope.place), self.placed_by, self.held_by))
        if scope.industries:
            industry = Industry(scope.industries, industry_words(scope.industries))
            if self.kind is Organisation:
                found.append(industry)
            elif self.held_by:
                found.append(Holder((industry,), self.held_by))
        return tuple(found)

    def excludes(self, row: Record) -> bool:
        """Whether a record of the kind can never count, by its own values alone."""
        return any(condition.excludes(row) for condition in (*self.of, *self.also))

    def at(self, when: When) -> Question:
        """The same with time taken differently."""
        return replace(self, when=when)

    def said(self, context: Context | None) -> Sentence:
        """In words; with a context, as asked there."""
        name = self.noun or both(self.kind._meta.verbose_name)
        held = [c.said(self.kind) for c in (self.conditions(context) if context else (*self.of, *self.also))]
        held = [self.when.said(self.kind, context), *held]
        return Sentence(f"{name.zh}（{'；'.join(h.zh for h in held)}）", f"{name.en} ({'; '.join(h.en for h in held)})")

    def plain(self, context: Context | None) -> dict[str, Any]:
        """As plain values."""
        held = self.conditions(context) if context else (*self.of, *self.also)
        told: dict[str, Any] = {"kind": self.kind.kind(), "when": type(self.when).__name__.lower()}
        if context:
            told |= {
                "first": context.first.isoformat() if context.first else None,
                "last": context.last.isoformat(),
                "year": context.year,
            }
        return told | {"conditions": [c.plain(self.kind) for c in held]}

    def reads(self) -> dict[Kind, frozenset[str]]:
        """The fields that decide whether a record counts, by kind; those that place it included."""
        own = (
            frozenset(name for name in (self.placed_by, self.held_by, "level" if self.has_levels else "") if name)
            | self.when.reads()
        )
        placing = {Organisation: frozenset(("division", "industry"))} if self.held_by and not self.everywhere else {}
        return merged(({self.kind: own}, placing, *(c.reads(self.kind) for c in (*self.of, *self.also))))


def industry_words(codes: tuple[str, ...]) -> Sentence:
    """Industries by their names."""
    from kechuang.kernel.industries import lookup

    found = [lookup(code) for code in codes]
    names = [one.name if one else code for one, code in zip(found, codes, strict=True)]
    return Sentence("、".join(names), " or ".join(codes))
