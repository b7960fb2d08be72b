"""Which records of a kind the reader of a list asked for, and in which order; the whole choice lives in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.http import QueryDict

from kechuang.portal.records.cells import pointing
from kechuang.portal.records.columns import chosen
from kechuang.registry.fields import Quantity
from kechuang.registry.record import Record

STATES = ("valid", "ended", "coming", "withdrawn", "every")
STANDINGS = ("reported", "confirmed", "disputed")
_TRUTHS = ("yes", "no", "unknown")


@dataclass(frozen=True, slots=True)
class ListFilter:
    """The reader's choice. Empty means everything that holds; what means nothing here is passed over, never an error.

    `choices` are values by field: of a choice, `yes`, `no` or `unknown` of a truth, a number of a year,
    the key of what a field points at. `on` is the
    field of a day, which lies from `since` up to and with `until`. `extent` is that of `seen`.
    """

    kind: type[Record]
    fields: tuple[str, ...]
    q: str = ""
    division: str = ""
    industry: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    on: str = ""
    since: str = ""
    until: str = ""
    state: str = "valid"
    standing: str = ""
    example: str = ""
    extent: str = ""
    sort: str = ""
    down: bool = False

    @classmethod
    def asked(cls, kind: type[Record], fields: tuple[str, ...], query: QueryDict | Mapping[str, str]) -> ListFilter:
        """Read the address; `fields` are those that the reader may see, and therefore filter by."""

        def given(name: str, allowed: tuple[str, ...] | None = None) -> str:
            value = str(query.get(name, "")).strip()[:160]
            return value if allowed is None or value in allowed else ""

        days = dated(kind, fields)
        since, until = (_day(given(name)) for name in ("since", "until"))
        sort = given("sort")
        return cls(
            kind=kind,
            fields=fields,
            q=given("q"),
            division=given("division") if given("division").isdigit() else "",
            industry=given("industry"),
            choices={n: v for n in chosen_by(kind, fields) if (v := given(n)) and _means(kind, n, v)}
            | {n: v for n in pointing(kind) if n in fields and (v := given(n))},
            on=(given("on", days) or days[0]) if days and (since or until) else "",
            since=since,
            until=until,
            state=given("state", STATES) or "valid",
            standing=given("standing", STANDINGS) if len(fields) == len(kind.said()) else "",
            example=given("example", ("yes", "no")),
            extent=given("extent", ("own", "public")),
            sort=sort.lstrip("-") if sort.lstrip("-") in sortable(kind, fields) else "",
            down=sort.startswith("-"),
        )

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        return bool(self.taken())

    def taken(self) -> dict[str, str]:
        """What is filtered by: the name in the address and its value."""
        simple = {
            "q": self.q,
            "division": self.division,
            "industry": self.industry,
            **self.choices,
            "since": self.since,
            "until": self.until,
            "state": "" if self.state == "valid" else self.state,
            "standing": self.standing,
            "example": self.example,
        }
        return {name: value for name, value in simple.items() if value}

    def parts(self, **more: str) -> dict[str, str]:
        """The whole choice as parts of an address; defaults are left out."""
        kept = self.taken() | {
            "on": self.on,
            "extent": self.extent,
            "sort": ("-" if self.down else "") + self.sort if self.sort else "",
        }
        return {name: value for name, value in (kept | more).items() if value}

    def address(self, moment: Mapping[str, str], **changes: Any) -> str:
        """The query string of this choice with some of it changed, as of the same moments."""
        asked = replace(self, **changes)
        return "?" + urlencode(asked.parts() | dict(moment))

    def without(self, name: str) -> ListFilter:
        """This choice with one filter taken off."""
        if name == "state":
            return replace(self, state="valid")
        if name not in ("q", "division", "industry", "since", "until", "standing", "example"):
            return replace(self, choices={n: v for n, v in self.choices.items() if n != name})
        nothing: dict[str, Any] = {name: ""}
        return replace(self, **nothing)


def chosen_by(kind: type[Record], fields: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of which one value can be chosen: choices, truths, whole numbers that are no quantities, schemes."""
    return tuple(f.name for f in kind.said() if f.name in fields and _choosable(f))


def dated(kind: type[Record], fields: tuple[str, ...]) -> tuple[str, ...]:
    """The fields that hold a day."""
    return tuple(f.name for f in kind.said() if f.name in fields and isinstance(f, models.DateField))


def sortable(kind: type[Record], fields: tuple[str, ...]) -> tuple[str, ...]:
    """The fields that a list can be ordered by: those it shows."""
    return tuple(name for name in chosen(kind) if name in fields)


def _choosable(one: models.Field[Any, Any]) -> bool:
    if one.choices or isinstance(one, models.BooleanField) or one.name == "scheme":
        return True
    whole: Any = one
    return isinstance(one, models.IntegerField) and not isinstance(one, Quantity) and bool(whole.db_index)


def _means(kind: type[Record], name: str, value: str) -> bool:
    one: Any = kind._meta.get_field(name)
    if one.choices:
        return value in dict(one.flatchoices)
    if isinstance(one, models.BooleanField):
        return value in _TRUTHS
    return value.isdigit() if isinstance(one, models.IntegerField) else True


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        return ""
