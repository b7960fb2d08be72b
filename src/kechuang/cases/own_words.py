"""What an application says of something that is not on record yet: a platform to be, a contract before registration.

It is kept with the case until it is granted; then the record and its statements are made of it (`granting.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import models

from kechuang.cases.grant_list import grants
from kechuang.cases.models import Case
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.registry.facts.answers import Answer
from kechuang.registry.facts.statable import plain_value, raw_value
from kechuang.registry.facts.values import steps_of
from kechuang.registry.fields import Quantity
from kechuang.registry.record import Record
from kechuang.rules.facts import Fact

FIELD = "own."
"""Begins the names of fields of the record to be in a form."""


@dataclass(frozen=True, slots=True)
class AskedField:
    """A field of the record to be that the form asks for besides the facts; `held` is what was submitted before."""

    name: str
    field: str
    label: str
    hint: str
    required: bool
    held: str
    day: bool = False
    longest: int = 200

    def checked(self, text: str) -> str:
        """The text as it is kept. Raises BadInput for what is no day, or too long."""
        if self.day:
            try:
                return date.fromisoformat(text.strip()).isoformat()
            except ValueError:
                raise self._bad("请写成 2026-11-02 这样的日期。", "Write a day such as 2026-11-02.") from None
        if len(text.strip()) > self.longest:
            raise self._bad(f"至多{self.longest}个字。", f"At most {self.longest} characters.")
        return text.strip()

    def _bad(self, zh: str, en: str) -> BadInput:
        said = Sentence(f"“{self.label}”填写有误。", f"“{self.label}” is not right.")
        return BadInput("case.field", said, Sentence(zh, en), field=self.name)


def asked_fields(case: Case) -> dict[str, AskedField]:
    """Those the policy's procedure names, by their name in the form; none where a certificate is granted."""
    procedure = catalogue()[case.policy].procedure if case.policy else None
    if procedure is None or not procedure.asks or procedure.becomes not in grants():
        return {}
    kind, held = grants()[procedure.becomes].kind, case.own.get("fields", {})
    found = [_asked(kind._meta.get_field(name), held) for name in procedure.asks]
    return {asked.name: asked for asked in found}


def laid_over(case: Case, found: dict[str, Answer]) -> dict[str, Answer]:
    """The answers of the records, with what the application said over them."""
    said: Mapping[str, Any] = case.own.get("facts", {})
    return {name: _over(answer, said[name]) if name in said else answer for name, answer in found.items()}


def keep_own(case: Case, typed: Mapping[str, Any], facts: Mapping[str, Fact]) -> None:
    """Take into the case what was typed: facts as rules read them, texts of fields. The case is not saved here."""
    now = {name: plain_value(facts[name], value) for name, value in typed.items() if name in facts}
    fields = {name.removeprefix(FIELD): text for name, text in typed.items() if name.startswith(FIELD)}
    case.own = {
        "facts": case.own.get("facts", {}) | now,
        "fields": case.own.get("fields", {}) | fields,
    }


def own_values(case: Case, kind: type[Record], facts: Mapping[str, Fact], row: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of the record to be, as stored: what was asked for, and the facts that are fields of that kind."""
    said: Mapping[str, str] = case.own.get("fields", {})
    made: dict[str, Any] = {
        name: date.fromisoformat(text) if isinstance(kind._meta.get_field(name), models.DateField) else text
        for name, text in said.items()
    }
    for name, column in kind.FACTS.items():
        if name not in facts or row.get(name) is None:
            continue
        of = kind._meta.get_field(column)
        made[column] = row[name] // steps_of(facts[name], of) if isinstance(of, Quantity) else row[name]
    return made


def _asked(of: Any, held: Mapping[str, str]) -> AskedField:
    field: models.Field[Any, Any] = of
    required = not field.blank
    return AskedField(
        FIELD + field.name,
        field.name,
        str(field.verbose_name),
        str(field.help_text),
        required,
        str(held.get(field.name, "")),
        isinstance(field, models.DateField),
        getattr(field, "max_length", None) or 200,
    )


def _over(answer: Answer, plain: Any) -> Answer:
    by = answer.supplier if answer.supplier == "expert" else "organisation"  # who applies said it, wherever it is kept
    told = {"how": "stated", "raw": raw_value(answer.fact, plain), "supplier": by}
    return replace(answer, **told, rests_on=(), last=None, reason=None)
