"""One way in which a grant enters a record: the kind, the values of a new record, what later acts change of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kechuang.cases.models import Case
from kechuang.registry.record import Record
from kechuang.rules.procedure import Procedure


@dataclass(frozen=True, slots=True)
class Given:
    """What is known when it is granted.

    until   the first day on which it no longer holds; None where the law sets no term
    own     fields of the record that were filled in with the application, as stored
    facts   the facts the decision rested on, as rules read them
    """

    case: Case
    procedure: Procedure
    number: str
    today: date
    until: date | None
    document: str
    own: dict[str, Any]
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Grant:
    """`built`: what changes once it was built and found good; `graded`: the field of the grade of an evaluation;
    `called`: the field that holds its name.
    """

    kind: type[Record]
    values: Callable[[Given], dict[str, Any]]
    built: Mapping[str, Any] = field(default_factory=dict)
    graded: str = ""
    called: str = ""
