"""How the rows of a model relate to people: a declaration on the model, and the reach of a membership over them.

A model says `scope = Scope(organisation="credit_code", division="division_code", label="label")`: names of its own
columns, or paths over foreign keys (`record__credit_code`). The same conditions are asked of the database and of a
single object, saved or not, so that a list and a page cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.models import Membership, Unit
from kechuang.accounts.roles import ORGANISATION_ROLES, UNIT_ROLES, Role


class Label(models.TextChoices):
    """The security label of a row. A row without one counts as internal."""

    PUBLIC = "public", _("公开")
    INTERNAL = "internal", _("内部")
    SENSITIVE = "sensitive", _("敏感")


@dataclass(frozen=True, slots=True)
class Scope:
    """Which columns of a model tell whose a row is. Each is a lookup path; several organisations give a tuple.

    organisation   credit codes of the organisations it is about or belongs to
    division       code of the division where it lies; townships and zones see what lies in theirs, save the sensitive
    unit           foreign key to `accounts.Unit`: that unit and those above it
    assigned       foreign key to the users it was assigned to for review
    until          column that is filled once the assignment is over; from then on it reaches nobody
    owner          foreign key to the user whose own it is
    followed       the bureau follows each row, whoever has it to do: its leader reads them all
    label          column of a `Label`, or one `Label` for all rows; without it rows count as internal
    """

    organisation: str | tuple[str, ...] = ()
    division: str = ""
    unit: str = ""
    assigned: str = ""
    until: str = ""
    owner: str = ""
    followed: bool = False
    label: str | Label = Label.INTERNAL

    def organisations(self) -> tuple[str, ...]:
        """The columns of organisations, always as a tuple."""
        named = (self.organisation,) if isinstance(self.organisation, str) else self.organisation
        return tuple(path for path in named if path)


@dataclass(frozen=True, slots=True)
class Test:
    """One condition on one column: its value is one of these, or begins with this, or differs from this."""

    path: str
    how: Literal["is", "begins", "differs"]
    value: Any

    def q(self) -> Q:
        """For the database."""
        if self.how == "differs":
            return ~Q(**{self.path: self.value})
        return Q(**{f"{self.path}__startswith" if self.how == "begins" else self.path: self.value})

    def holds(self, row: models.Model) -> bool:
        """For one object."""
        values = list(_values(row, self.path.split("__")))
        if self.how == "differs":
            return self.value not in values
        if self.how == "begins":
            return any(isinstance(value, str) and value.startswith(self.value) for value in values)
        return self.value in values


Reach = tuple[tuple[Test, ...], ...]
"""Any of these rows of conditions, each of which must hold whole. `((),)` reaches everything, `()` nothing."""
EVERYTHING: Reach = ((),)
_TERRITORIAL = {Unit.Kind.GOVERNMENT, Unit.Kind.TOWNSHIP, Unit.Kind.ZONE}


def reach_of(membership: Membership, scope: Scope) -> Reach:
    """Which rows of a model with that scope a membership reaches."""
    role = Role(membership.role)
    if role in (Role.PROGRAMME_OFFICER, Role.AUDITOR):
        return EVERYTHING
    if role in UNIT_ROLES and membership.unit:
        return _of_unit(membership.unit, scope)
    if role in ORGANISATION_ROLES and membership.organisation and membership.organisation.credit_code:
        code = membership.organisation.credit_code
        return tuple((Test(path, "is", code),) for path in scope.organisations())
    if role is Role.REVIEWER and scope.assigned:
        over = (Test(scope.until, "is", None),) if scope.until else ()
        return ((Test(scope.assigned, "is", membership.person_id), *over),)
    return ()


def _of_unit(unit: Unit, scope: Scope) -> Reach:
    reach: list[tuple[Test, ...]] = []
    if scope.unit:
        reach.append((Test(f"{scope.unit}__path", "begins", unit.path),))
    if scope.division and unit.kind in _TERRITORIAL and unit.division_code:
        within = Test(scope.division, "begins", territory(unit.division_code))
        if not isinstance(scope.label, Label):
            reach.append((within, Test(scope.label, "differs", Label.SENSITIVE.value)))
        elif scope.label is not Label.SENSITIVE:
            reach.append((within,))
    return tuple(reach)


def own(scope: Scope, person: int) -> Reach:
    """The rows that are somebody's own."""
    return ((Test(scope.owner, "is", person),),) if scope.owner else ()


def published(scope: Scope) -> Reach:
    """The rows that everybody may read."""
    if isinstance(scope.label, Label):
        return EVERYTHING if scope.label is Label.PUBLIC else ()
    return ((Test(scope.label, "is", Label.PUBLIC.value),),)


def as_q(reach: Reach, model: type[models.Model]) -> Q:
    """The reach as a condition for the database. Paths over many-to-many relations do not double rows."""
    found = Q(pk__in=[])
    for tests in reach:
        if not tests:
            return Q()
        condition = Q()
        for test in tests:
            condition &= _once(test, model)
        found |= condition
    return found


def parted(reach: Reach) -> tuple[Reach, dict[str, Any]]:
    """A reach as words, the same for everybody who reaches alike, and the values that make it one person's.

    In the words a value is the name under which it stands in the values: `filled` brings them together again.
    """
    names: dict[tuple[type[Any], Any], str] = {}

    def named(test: Test) -> Test:
        if test.how != "is" or not isinstance(test.value, str | int):
            return test
        name = names.setdefault((type(test.value), test.value), f"own{len(names)}")
        return Test(test.path, "is", _Named(name))

    words = tuple(tuple(named(test) for test in tests) for tests in reach)
    return words, {name: value for (_kind, value), name in names.items()}


def filled(words: Reach, values: Mapping[str, Any]) -> Reach:
    """What `parted` took apart, with values, or places for values, under the names."""

    def valued(test: Test) -> Test:
        return Test(test.path, test.how, values[test.value.name]) if isinstance(test.value, _Named) else test

    return tuple(tuple(valued(test) for test in tests) for tests in words)


@dataclass(frozen=True, slots=True)
class _Named:
    """Stands for a value in the words of a reach."""

    name: str


def covers(reach: Reach, row: models.Model) -> bool:
    """Whether one object, saved or not, is within reach."""
    return any(all(test.holds(row) for test in tests) for tests in reach)


def territory(code: str) -> str:
    """What the codes of everything inside a division begin with: 130181 for 130181 and for 130181000000.

    Division codes have layers of 2+2+2 digits (GB/T 2260) and 3+3 below the county; an empty layer is all zeros.
    """
    for width, layer in ((12, "000"), (9, "000"), (6, "00"), (4, "00")):
        if len(code) == width and code.endswith(layer):
            code = code[: -len(layer)]
    return code


def _once(test: Test, model: type[models.Model]) -> Q:
    if _is_many(model, test.path.split("__")):
        return Q(pk__in=model._base_manager.filter(test.q()).values("pk"))
    return test.q()


def _is_many(model: type[models.Model], steps: list[str]) -> bool:
    for step in steps:
        if step == "pk":
            return False
        field: Any = model._meta.get_field(step)
        if _many(field):
            return True
        if field.related_model is None:
            return False
        model = field.related_model
    return False


def _many(field: Any) -> bool:
    return bool(field.many_to_many or field.one_to_many)


def _values(row: Any, steps: list[str]) -> Iterator[Any]:
    """The values a path leads to; several where it passes a many-to-many relation. An object stands for its key."""
    if not steps:
        yield row.pk if isinstance(row, models.Model) else row
        return
    if row is None:
        return
    if steps[0] != "pk" and _many(row._meta.get_field(steps[0])):
        for one in getattr(row, steps[0]).all() if row.pk is not None else ():
            yield from _values(one, steps[1:])
        return
    yield from _values(getattr(row, steps[0]), steps[1:])
