"""An application as the records show it: the units and their groups, their people, projects and rights, the rivals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q

from kechuang.cases.panels.applications import Application, Party, Rival, Unwanted, Work
from kechuang.cases.panels.persons import NOBODY, Mention
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.intellectual_property import IntellectualProperty
from kechuang.registry.kinds.person import Person
from kechuang.registry.kinds.project import Project
from kechuang.reviews.models import Panel
from kechuang.reviews.reading.groups import organisations

_BETWEEN = re.compile(r"[,，、;；\s]+")


def application(panel: Panel, asof: AsOf) -> Application:
    """What the panel is to judge, as the records have it."""
    named = organisations(panel.units, asof)
    gone = panel.seats.filter(left_why__in=("declared", "found"), left_at__lte=asof.known)
    return Application(
        panel.number,
        tuple(Party(key, named[key].name if key in named else key, _group(named, key)) for key in panel.units),
        tuple(_people(panel, asof, [named[key].representative for key in panel.units if key in named])),
        tuple(_works(panel.units, asof)),
        tuple(
            Unwanted(
                Mention(one.get("number", ""), one.get("name", "")) if one.get("number") or one.get("name") else NOBODY,
                one.get("unit", ""),
                one.get("reason", ""),
            )
            for one in panel.unwanted
        ),
        tuple(_rivals(panel, asof)),
        frozenset(gone.values_list("number", flat=True)),
    )


def left(panel: Panel, known: datetime) -> frozenset[str]:
    """Numbers of those who had left the panel by that instant, for whatever reason."""
    return frozenset(panel.seats.filter(left_at__lte=known).values_list("number", flat=True))


def _group(named: dict[str, Any], key: str) -> frozenset[str]:
    return named[key].group if key in named else frozenset()


def _people(panel: Panel, asof: AsOf, representatives: Iterable[str]) -> Iterator[Mention]:
    for one in panel.people:
        yield Mention(one.get("number", ""), one.get("name", ""))
    for name in filter(None, representatives):
        yield Mention(name=name)
    staff = Person.objects.as_of(asof).filter(organisation__in=panel.units).order_by("key")
    for number, name in staff.values_list("key", "name"):
        yield Mention(number, name)


def _works(units: tuple[str, ...], asof: AsOf) -> Iterator[Work]:
    """The latest row of every project and right in which one of the units has a part."""
    projects = Project.objects.known(asof).filter(_with(units, "partners")).order_by("key", "valid_from")
    for row in {row.key: row for row in projects}.values():
        parts = _parts(row.organisation, row.partners)
        if not parts & set(units):
            continue
        leader = (Mention(row.leader_person, row.leader),) if row.leader or row.leader_person else ()
        yield Work("project", row.key, row.title, parts, leader, row.begins, row.closed or row.ends)
    rights = IntellectualProperty.objects.known(asof).filter(_with(units, "co_owners")).order_by("key", "valid_from")
    for row in {row.key: row for row in rights}.values():
        parts, days = _parts(row.organisation, row.co_owners), [day for day in (row.filed, row.granted) if day]
        names = tuple(Mention(name=name) for name in _BETWEEN.split(row.inventors) if name)
        if names and days and parts & set(units):
            yield Work("right", row.key, row.title, parts, names, min(days), max(days))


def _with(units: tuple[str, ...], others: str) -> Q:
    found = Q(organisation__in=units)
    for unit in units:
        found |= Q(**{f"{others}__contains": unit})
    return found


def _parts(own: str, others: str) -> frozenset[str]:
    return frozenset(filter(None, [own, *_BETWEEN.split(others)]))


def _rivals(panel: Panel, asof: AsOf) -> Iterator[Rival]:
    """The other panels of the same call that were not called off."""
    if not panel.call:
        return
    others = list(Panel.objects.filter(call=panel.call, cancellation=None).exclude(pk=panel.pk).order_by("pk"))
    named = organisations({key for other in others for key in other.units}, asof)
    for other in others:
        people = [Mention(one.get("number", ""), one.get("name", "")) for one in other.people]
        people += [Mention(name=named[key].representative) for key in other.units if key in named]
        yield Rival(other.number, frozenset(other.units), tuple(one for one in people if one.name or one.number))
