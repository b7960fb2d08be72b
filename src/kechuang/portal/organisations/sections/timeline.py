"""What happened to the organisation, year by year: founded, renamed, certificates, platforms, projects, residences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.portal.language import said
from kechuang.portal.organisations.file import File, Section
from kechuang.portal.records.addresses import address_of_key
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.platform import Platform
from kechuang.registry.kinds.project import Project
from kechuang.registry.kinds.residence import Residence
from kechuang.registry.schemes import scheme_name

MOST = 40


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing on one day, in words, leading to its record."""

    day: date
    words: str
    address: str
    icon: str


def happenings(file: File) -> list[Happening]:
    """All of them up to the day, newest first."""
    found = [
        one for source in (_own, _certificates, _others) for one in source(file) if one.day <= file.moment.asof.valid
    ]
    return sorted(found, key=lambda one: one.day, reverse=True)[:MOST]


def _own(file: File) -> Iterator[Happening]:
    known = file.moment.asof.known
    rows = [r for r in file.rows if r.recorded_at <= known and (r.superseded_at is None or r.superseded_at > known)]
    address = address_of_key("organisation", file.key)
    for before, row in zip([None, *rows], rows, strict=False):
        if before is None:
            yield Happening(row.valid_from, _("成立"), address, "flag")
        elif before.name != row.name:  # type: ignore[attr-defined]
            words = _("由“%(old)s”更名") % {"old": before.name}  # type: ignore[attr-defined]
            yield Happening(row.valid_from, words, address, "pencil")
        elif file.whole and before.address != row.address and row.address:  # type: ignore[attr-defined]
            yield Happening(row.valid_from, _("迁至%(place)s") % {"place": row.address}, address, "map-pin")  # type: ignore[attr-defined]


def _certificates(file: File) -> Iterator[Happening]:
    for row in file.known(Certificate):
        name, address = said(scheme_name(row.scheme)), address_of_key(row.kind(), row.key) + file.moment.query
        yield Happening(row.valid_from, _("获得：%(what)s") % {"what": name}, address, "award")
        if row.valid_to:
            yield Happening(row.valid_to, _("到期：%(what)s") % {"what": name}, address, "calendar-x")


def _others(file: File) -> Iterator[Happening]:
    told = (
        (Platform, _("平台批准：%(what)s"), "flask-conical"),
        (Project, _("项目开始：%(what)s"), "folder-kanban"),
        (Residence, _("入驻孵化载体"), "door-open"),
    )
    for kind, words, icon in told:
        for row in file.known(kind):
            address = address_of_key(row.kind(), row.key) + file.moment.query
            yield Happening(row.valid_from, words % {"what": str(row)} if "%" in words else words, address, icon)


def _gather(file: File) -> Mapping[str, Any] | None:
    found = happenings(file)
    years = [(year, list(of_year)) for year, of_year in groupby(found, key=lambda one: one.day.year)]
    return {"years": years} if years else None


SECTION = Section(50, "timeline", gettext_lazy("大事记"), "portal/organisations/timeline.html", _gather)
