"""Conditions on records as data: each becomes a filter of the database, a sentence, and plain values for programs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Exists, Field, OuterRef, Q, QuerySet

from kechuang.indicators.context import Context
from kechuang.indicators.places import within
from kechuang.indicators.words import choices, column, label
from kechuang.kernel.industries import children, lookup
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.record import Record

Kind = type[Record]


class Asked(Protocol):
    """A question that a condition can rest on (`question.Question`)."""

    @property
    def kind(self) -> Kind: ...
    def rows(self, context: Context) -> QuerySet[Any]: ...
    def said(self, context: Context | None) -> Sentence: ...
    def plain(self, context: Context | None) -> dict[str, Any]: ...
    def reads(self) -> dict[Kind, frozenset[str]]: ...


class Condition(ABC):
    """Something that must hold of a record of a kind."""

    @abstractmethod
    def q(self, context: Context) -> Q:
        """As a filter."""

    @abstractmethod
    def said(self, kind: Kind) -> Sentence:
        """In words."""

    @abstractmethod
    def plain(self, kind: Kind) -> dict[str, Any]:
        """As plain values: field, operator, values."""

    @abstractmethod
    def reads(self, kind: Kind) -> dict[Kind, frozenset[str]]:
        """The fields it reads, by kind: what has to change for the condition to come out differently."""

    def excludes(self, row: Record) -> bool:
        """Whether the record's own values alone already fail it."""
        return False

    def inner(self) -> tuple[Asked, ...]:
        """Questions to other kinds that it rests on."""
        return ()


@dataclass(frozen=True)
class Is(Condition):
    """The field has one of these values."""

    field: str
    values: tuple[Any, ...]
    words: Sentence | None = None
    """What the values are called, where the field's own choices do not tell."""

    def q(self, context: Context) -> Q:
        if len(self.values) == 1:
            return Q(**{self.field: self.values[0]})
        return Q(**{f"{self.field}__in": self.values})

    def excludes(self, row: Record) -> bool:
        return getattr(row, self.field) not in self.values

    def said(self, kind: Kind) -> Sentence:
        held = column(kind, self.field)
        values = self.words or _names(held, self.values)
        return Sentence(f"{label(held).zh}为{values.zh}", f"{label(held).en} is {values.en}")

    def plain(self, kind: Kind) -> dict[str, Any]:
        return {"field": self.field, "op": "in", "values": list(self.values)}

    def reads(self, kind: Kind) -> dict[Kind, frozenset[str]]:
        return {kind: frozenset((self.field,))}


@dataclass(frozen=True)
class Filled(Condition):
    """The quantities are known."""

    fields: tuple[str, ...]

    def q(self, context: Context) -> Q:
        return Q(**{f"{name}__isnull": False for name in self.fields})

    def said(self, kind: Kind) -> Sentence:
        names = [label(column(kind, name)) for name in self.fields]
        return Sentence(f"已填报{'、'.join(n.zh for n in names)}", f"{' and '.join(n.en for n in names)} given")

    def plain(self, kind: Kind) -> dict[str, Any]:
        return {"field": list(self.fields), "op": "known"}

    def reads(self, kind: Kind) -> dict[Kind, frozenset[str]]:
        return {kind: frozenset(self.fields)}


@dataclass(frozen=True)
class Contains(Condition):
    """The field's text holds a word."""

    field: str
    word: str

    def q(self, context: Context) -> Q:
        return Q(**{f"{self.field}__contains": self.word})

    def excludes(self, row: Record) -> bool:
        return self.word not in str(getattr(row, self.field))

    def said(self, kind: Kind) -> Sentence:
        name = label(column(kind, self.field))
        return Sentence(f"{name.zh}含“{self.word}”", f"{name.en} holds “{self.word}”")

    def plain(self, kind: Kind) -> dict[str, Any]:
        return {"field": self.field, "op": "contains", "values": [self.word]}

    def reads(self, kind: Kind) -> dict[Kind, frozenset[str]]:
        return {kind: frozenset((self.field,))}


@dataclass(frozen=True)
class Placed(Condition):
    """It lies in a place: by its own division, else by its organisation's."""

    place: str
    name: str
    division: str = ""
    holder: str = ""

    def q(self, context: Context) -> Q:
        if not self.holder:
            return within(self.division, self.place)
        by_holder = of_holder(self.holder, (Within(self.place, self.name),), context)
        if not self.division:
            return by_holder
        return within(self.division, self.place) | (Q(**{self.division: ""}) & by_holder)

    def said(self, kind: Kind) -> Sentence:
        if self.division:
            return Sentence(f"在{self.name}", f"in {self.name}")
        whose = label(column(kind, self.holder))
        return Sentence(f"{whose.zh}在{self.name}", f"{whose.en} in {self.name}")

    def plain(self, kind: Kind) -> dict[str, Any]:
        return {"field": self.division or self.holder, "op": "within", "values": [self.place]}

    def reads(self, kind: Kind) -> dict[Kind, frozenset[str]]:
        own = frozenset(name for name in (self.division, self.holder) if name)
        return {kind: own, **({Organisation: frozenset(("division",))} if self.holder else {})}


@dataclass(frozen=True)
class Within(Condition):
    """Of an organisation: its own division lies in a place."""

    place: str
    name: str

    def q(self, context: Context) -> Q:
        return within("division", self.place)

    def said(self, kind: Kind) -> Sentence:
        return Sentence(f"在{self.name}", f"in {self.name}")

    def plain(self, kind: Kind) -> dict[str, Any]:
        return {"field": "division", "op": "within", "values": [self.place]}

    def reads(self, kind: Kind) -> dict[Kind, frozenset[str]]:
        return {kind: frozenset(("division",))}


@dataclass(frozen=True)
class Industry(Condition):
    """The organisation's industry (GB/T 4754) lies in sections or begins with codes."""

    codes: tuple[str, ...]
    name: Sentence
    field: str = "industry"

    def q(self, context: Context) -> Q:
        held = Q()
        for code in self.codes:
            known = lookup(code)
            if known and known.code == known.section:  # divisions of a section follow one another
                first, *_, last = [below.code for below in children(code)] * 2
                held |= Q(**{f"{self.field}__gte": first, f"{self.field}__lt": f"{int(last) + 1:02}"})
                held |= Q(**{f"{self.field}__startswith": code})
            else:
                held |= Q(**{f"{self.field}__startswith": known.code if known else code})
                if known:
                    held |= Q(**{f"{self.field}__startswith": known.lettered})
        return held

    def said(self, kind: Kind) -> Sentence:
        return Sentence(f"行业为{self.name.zh}", f"industry is {self.name.en}")

    def plain(self, kind: Kind) -> dict[str, Any]:
        return {"field": self.field, "op": "begins", "values": list(self.codes)}

    def reads(self, kind: Kind) -> dict[Kind, frozenset[str]]:
        return {kind: frozenset((self.field,))}


@dataclass(frozen=True)
class Holder(Condition):
    """Its organisation fulfils these conditions, as the organisation stood on the day."""

    conditions: tuple[Condition, ...]
    field: str = "organisation"

    def q(self, context: Context) -> Q:
        return of_holder(self.field, self.conditions, context, few=not context.singly)

    def said(self, kind: Kind) -> Sentence:
        held = [c.said(Organisation) for c in self.conditions]
        whose = label(column(kind, self.field))
        return Sentence(f"{whose.zh}：{'，'.join(h.zh for h in held)}", f"{whose.en}: {', '.join(h.en for h in held)}")

    def plain(self, kind: Kind) -> dict[str, Any]:
        return {
            "field": self.field,
            "op": "organisation",
            "conditions": [c.plain(Organisation) for c in self.conditions],
        }

    def reads(self, kind: Kind) -> dict[Kind, frozenset[str]]:
        return merged(({kind: frozenset((self.field,))}, *(c.reads(Organisation) for c in self.conditions)))


@dataclass(frozen=True)
class Has(Condition):
    """Of an organisation: it holds a record that answers another question (or holds none)."""

    question: Asked
    holder: str = "organisation"
    none: bool = False
    few: bool = True
    """Such records are few and are found first; else each organisation looks for its own."""

    def q(self, context: Context) -> Q:
        rows = self.question.rows(context)
        if self.few and not context.singly:
            held = Q(key__in=rows.values(self.holder))
        else:
            held = Q(Exists(rows.filter(**{self.holder: OuterRef("key")})))
        return ~held if self.none else held

    def inner(self) -> tuple[Asked, ...]:
        return (self.question,)

    def said(self, kind: Kind) -> Sentence:
        what = self.question.said(None)
        return Sentence(f"{'没有' if self.none else '有'}{what.zh}", f"{'without' if self.none else 'with'} {what.en}")

    def plain(self, kind: Kind) -> dict[str, Any]:
        return {"op": "has no" if self.none else "has", "question": self.question.plain(None)}

    def reads(self, kind: Kind) -> dict[Kind, frozenset[str]]:
        return merged((self.question.reads(), {self.question.kind: frozenset((self.holder,))}))


def of_holder(field: str, conditions: tuple[Condition, ...], context: Context, *, few: bool = False) -> Q:
    """The organisation named by a field fulfils these conditions, as it stood on the day.

    `few`: the conditions let few organisations through, which are then found first; else each record asks for its own.
    """
    rows = Organisation.objects.as_of(context.holders)
    for condition in conditions:
        rows = rows.filter(condition.q(context))
    if few:
        return Q(**{f"{field}__in": rows.values("key")})
    return Q(Exists(rows.filter(key=OuterRef(field))))


def merged(many: Any) -> dict[Kind, frozenset[str]]:
    """Several sets of fields by kind as one."""
    found: dict[Kind, frozenset[str]] = {}
    for one in many:
        for kind, names in one.items():
            found[kind] = found.get(kind, frozenset()) | names
    return found


def _names(field: Field[Any, Any], values: tuple[Any, ...]) -> Sentence:
    held = [choices(field).get(v) or YES_NO.get(v, Sentence(str(v), str(v))) for v in values]
    return Sentence("、".join(h.zh for h in held), " or ".join(h.en for h in held))


YES_NO = {True: Sentence("是", "yes"), False: Sentence("否", "no")}
