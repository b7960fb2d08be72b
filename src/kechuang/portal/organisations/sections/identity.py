"""Who it is: what is registered of it, and every former name and address with its days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy

from kechuang.portal.organisations.file import File, Section
from kechuang.portal.records.shown_record import shown_record
from kechuang.portal.records.stretches import Stretch, line
from kechuang.registry.kinds.organisation import Organisation

_DATED = ("name", "address", "division", "representative")


def _gather(file: File) -> Mapping[str, Any] | None:
    fields = tuple(f.name for f in Organisation.said()) if file.whole else Organisation.PUBLIC
    shown = shown_record(file.row, file.state, fields, file.reader, file.moment, whole=file.whole)
    known = file.moment.asof.known
    rows = [r for r in file.rows if r.recorded_at <= known and (r.superseded_at is None or r.superseded_at > known)]
    return {"shown": shown, "line": line(rows, file.moment.asof.valid), "former": _former(file, rows, fields)}


def _former(file: File, rows: list[Any], fields: tuple[str, ...]) -> list[tuple[Stretch, list[tuple[Any, str]]]]:
    """Each earlier stretch with what was otherwise then, oldest last."""
    told = []
    for stretch in line(rows, file.moment.asof.valid).stretches:
        if stretch.record.pk == file.row.pk:
            continue
        held = [n for n in _DATED if n in fields and getattr(stretch.record, n) != getattr(file.row, n)]
        values = [(Organisation._meta.get_field(n).verbose_name, str(getattr(stretch.record, n))) for n in held]  # type: ignore[union-attr]
        told.append((stretch, [pair for pair in values if pair[1]]))
    return list(reversed(told))


SECTION = Section(
    60, "identity", gettext_lazy("登记信息"), "portal/organisations/identity.html", _gather, place="aside"
)
