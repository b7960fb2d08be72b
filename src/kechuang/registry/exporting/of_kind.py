"""The records of a kind as a table: as of a pair of moments, only rows the actor may see, every column explained."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from kechuang.accounts.access import visible
from kechuang.accounts.held import Actor
from kechuang.registry.asof import AsOf
from kechuang.registry.exporting.table import Column, Shape, Table
from kechuang.registry.importing.shown import shown
from kechuang.registry.importing.targets import Target, targets
from kechuang.registry.record import Record

_SHAPES: dict[str, Shape] = {
    "truth": "truth",
    "day": "day",
    "year": "whole",
    "whole": "whole",
    "decimal": "decimal",
}
_STEP = 2000


def kind_table(
    kind: type[Record], asof: AsOf, actor: Actor, rows: QuerySet[Any] | None = None, chosen: str = ""
) -> Table:
    """`rows` are a list's own (already filtered, as `chosen` tells in words); without them all of the kind's.

    Sums are in 元 and exact; an import reads the columns back to the same values.
    """
    found = visible(actor, kind.objects.as_of(asof) if rows is None else rows).select_related("source")
    found = found.order_by("key", "valid_from", "pk")
    known = {name: target for name, target in targets(kind).items() if name in {f.name for f in kind.said()}}
    columns = [_column(target) for target in known.values()]
    columns += [
        Column("valid_from", _("生效日"), _("自该日起成立"), shape="day"),
        Column("valid_to", _("失效日"), _("自该日起不再成立；空为没有期限"), shape="day"),
        Column("recorded_at", _("录入时间"), _("ISO 8601，含时区"), shape="text"),
        Column("source", _("来源"), _("由谁或哪次导入录入"), shape="text"),
        Column("example", _("示例数据"), _("虚构的记录，不是真实情况"), shape="truth"),
    ]
    about = {
        _("内容"): str(kind._meta.verbose_name),
        _("世界时点"): asof.valid.isoformat(),
        _("知悉时点"): timezone.localtime(asof.known).isoformat(),
        _("筛选"): chosen or _("全部"),
        _("条数"): str(found.count()),
    }

    def made() -> Iterator[dict[str, Any]]:
        for record in found.iterator(chunk_size=_STEP):
            yield {name: _cell(target, getattr(record, name)) for name, target in known.items()} | {
                "valid_from": record.valid_from,
                "valid_to": record.valid_to,
                "recorded_at": timezone.localtime(record.recorded_at).isoformat(),
                "source": record.source.title,
                "example": record.source.example,
            }

    return Table(kind.kind(), str(kind._meta.verbose_name), about, columns, made)


def empty_table(kind: type[Record]) -> Table:
    """The table to fill in for an import: heads with units, and on the second sheet what each column takes."""
    from kechuang.registry.importing.targets import SINCE, UNTIL

    columns = []
    for name, target in targets(kind).items():
        if name in (SINCE, UNTIL):
            continue
        unit = "万元" if target.base == "元" else "%" if target.ambiguous else target.base
        takes = {"truth": _("是/否"), "day": _("日期，如2018-07-23"), "year": _("年份，如2018")}.get(target.shape, "")
        if target.shape == "choice":
            takes = "、".join(dict.fromkeys(word for word in target.words if not word.isascii()))
        must = _("必填") if target.key or target.needed else ""
        told = "；".join(part for part in (must, target.definition, takes) if part)
        columns.append(Column(name, target.label, told, unit))
    title = _("%(kind)s导入表") % {"kind": kind._meta.verbose_name}
    return Table(f"{kind.kind()}-empty", title, {_("内容"): title}, columns, [])


def _column(target: Target) -> Column:
    shape = _SHAPES.get(target.shape, "text")
    if target.shape == "number":
        shape = "decimal" if target.scale > 1 else "whole"
    return Column(target.name, target.label, target.definition, target.base or ("倍" if target.units else ""), shape)


def _cell(target: Target, value: Any) -> Any:
    if value is None or value == "":
        return None
    if target.shape == "number":
        return value if target.scale == 1 else Decimal(value) / target.scale
    if target.shape == "choice":
        return shown(target, value)
    return value if isinstance(value, bool | int | date | Decimal) else value if target.shape == "json" else str(value)
