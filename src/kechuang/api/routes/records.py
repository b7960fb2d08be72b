"""Records of every kind as of a pair of moments: lists, one, its history, and the rows as a file.

The router is that of `record_acts.py`: both answer at the same addresses.
Organisations are the kind `organisation`: their names, places and sizes over time are its history.
"""

from __future__ import annotations

import tempfile
from typing import Annotated, Any, Literal
from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import FileResponse, HttpRequest
from pydantic import Field

from kechuang.accounts.access import READ, may
from kechuang.accounts.doors import signed_in
from kechuang.accounts.scope import Label
from kechuang.api.asked import Key, Kind, Known, Page, Size, Valid, Words, asof_of, kind_of, page_of, record_of
from kechuang.api.declaring import HEAVY, Files, asks, reads
from kechuang.api.errors import not_here
from kechuang.api.plain import Plain
from kechuang.api.routes.record_acts import router
from kechuang.api.shapes import records as shapes
from kechuang.api.shapes import trace as trace_shapes
from kechuang.events.record import record as note
from kechuang.indicators.places import within
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.registry.exporting.files import ENDINGS, MEDIA, write
from kechuang.registry.exporting.of_kind import kind_table
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.record import Record
from kechuang.registry.seen import Seen, seen
from kechuang.search.finding import holding
from kechuang.search.models import SearchEntry
from kechuang.supervision.behind import told
from kechuang.supervision.trace_json import moves_json, record_json
from kechuang.supervision.tracing import moved_by

Where = Annotated[
    list[str],
    Field(
        description="字段:值，可以给多个，都须满足。 Field:value; all must hold.",
        max_length=20,
    ),
]
Division = Annotated[
    str, Field(description="行政区划代码及其以下。 Division code and what lies in it.", max_length=12, pattern=r"^\d*$")
]
Sort = Annotated[str, Field(description="按哪个字段排序，前加 - 为倒序。 Field; - for downwards.", max_length=60)]
Extent = Annotated[
    Literal["own", "public"],
    Field(description="自己可以看全的，或全部的公开部分。 Those one sees whole, or the public part of all."),
]


@reads(router, "/records/{kind}", shapes.Records, says=Sentence("一种记录的列表。", "Records of a kind."), rows="rows")
def records(
    request: HttpRequest,
    kind: Kind,
    valid: Valid = "",
    known: Known = "",
    q: Words = "",
    where: Where = [],  # noqa: B006 (never changed)
    division: Division = "",
    sort: Sort = "",
    extent: Extent = "own",
    page: Page = 1,
    size: Size = 50,
) -> Plain:
    """Those that hold on the day, known by then. `extent` of the answer tells what of them is shown."""
    asof = asof_of(valid, known)
    view = seen(kind_of(kind), request.user, extent)
    rows = _sorted(_chosen(view, asof, q, where, division), view, sort)
    found, counts = page_of(rows.select_related("source"), page, size)
    return {
        "asof": asof.as_query(),
        "kind": kind,
        "extent": view.extent,
        **counts,
        "rows": [record_json(one) for one in told(found, request.user, asof)],
    }


@reads(
    router,
    "/records/{kind}/{path:key}/history",
    shapes.History,
    says=Sentence("一条记录的历史。", "The history of a record."),
    rows="rows",
)
def record_history(request: HttpRequest, kind: Kind, key: Key, valid: Valid = "", known: Known = "") -> Plain:
    """Every row ever recorded of it by then, superseded ones too: when it was true, when it was held to be true.

    Only for who may read the record whole.
    """
    asof, model = asof_of(valid, known), kind_of(kind)
    row, _ = record_of(request, model, key, asof)
    if not may(request.user, READ, row).allowed:
        raise not_here(kind=kind, key=key)
    rows = model.objects.filter(key=key, recorded_at__lte=asof.known).select_related("source").order_by("pk")
    held = list(rows)
    shown = told(held, request.user, asof)
    return {
        "asof": asof.as_query(),
        "kind": kind,
        "key": key,
        "rows": [
            {
                "id": one.pk,
                "recorded_at": one.recorded_at.isoformat(),
                "superseded_at": _stamp(one, asof),
                "reason": one.reason,
                **record_json(words),
            }
            for one, words in zip(held, shown, strict=True)
        ],
    }


@reads(
    router,
    "/records/{kind}/{path:key}/targets",
    trace_shapes.Moves,
    says=Sentence("一条记录影响哪些目标。", "The targets that a record counts for."),
    cost=5,
)
def record_targets(request: HttpRequest, kind: Kind, key: Key, valid: Valid = "", known: Known = "") -> Plain:
    """Of every plan in force. A record that may not be read whole, or does not hold then, tells of none."""
    asof = asof_of(valid, known)
    row, state = record_of(request, kind_of(kind), key, asof)
    open_to_all = may(request.user, READ, row).allowed and state == "valid"
    moves = moved_by(row, asof) if open_to_all else []
    return {"asof": asof.as_query(), "kind": kind, "key": key, "targets": [moves_json(one) for one in moves]}


@reads(router, "/records/{kind}/{path:key}", shapes.RecordWhole, says=Sentence("一条记录。", "One record."), rows=".")
def record(request: HttpRequest, kind: Kind, key: Key, valid: Valid = "", known: Known = "") -> Plain:
    """What it says as of the moments; `state` tells whether it held on the day. `id` names the version."""
    asof = asof_of(valid, known)
    row, state = record_of(request, kind_of(kind), key, asof)
    (words,) = told([row], request.user, asof)
    return {"asof": asof.as_query(), "id": row.pk, "state": state, **record_json(words)}


@asks(
    router,
    "/exports/{kind}",
    Files((MEDIA["csv"], MEDIA["parquet"], MEDIA["xlsx"], MEDIA["json"])),
    says=Sentence("记录作为文件。", "Records as a file."),
    who=signed_in,
    cost=HEAVY,
)
def records_export(request: HttpRequest, kind: Kind, body: shapes.Export) -> Plain:
    """All of the kind that one may see whole, chosen as in the list; of any length. That it was taken is an event."""
    model, asof = kind_of(kind), asof_of(body.valid, body.known)
    view = seen(model, request.user, "own")
    if not view.whole:
        raise not_here(kind=kind)
    rows = _chosen(view, asof, body.q, body.where, body.division)
    chosen = {"q": body.q, "where": body.where, "division": body.division}
    words = "；".join(f"{name}={value}" for name, value in chosen.items() if value)
    table = kind_table(model, asof, request.user, rows, words)
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    write(table, body.format, file)
    file.seek(0)
    told_of = {"kind": kind, "format": body.format, "rows": rows.count(), **asof.as_query(), **chosen}
    note("records.exported", actor=request.user, label=str(model._meta.verbose_name), after=told_of)
    answer = FileResponse(file, content_type=MEDIA[body.format])
    name = quote(f"{table.name}.{ENDINGS[body.format]}")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer


def _chosen(view: Seen, asof: AsOf, q: str, where: list[str], division: str) -> Any:
    rows = view.rows.as_of(asof)
    if q.strip():
        entries = SearchEntry.objects.all() if view.whole else SearchEntry.objects.filter(label=Label.PUBLIC)
        found = holding(q, view.kind.kind(), entries)
        rows = rows.none() if found is None else rows.filter(pk__in=found.values("object_id"))
    if division:
        rows = rows.filter(_placed(view.kind, division, asof))
    for one in where:
        rows = rows.filter(_fulfilled(view, one))
    return rows


def _placed(kind: type[Record], division: str, asof: AsOf) -> Q:
    """Lying there itself, or where it names no place, by its organisation's place as of the moments."""
    own = Q(within(kind.DIVISION, division)) if kind.DIVISION else None
    if not kind.ORGANISATION or kind is Organisation:
        return own if own is not None else Q(pk__in=())
    holders = Organisation.objects.as_of(asof).filter(within("division", division)).values("key")
    by_holder = Q(**{f"{kind.ORGANISATION}__in": holders})
    return by_holder if own is None else own | Q(**{kind.DIVISION: ""}) & by_holder


def _fulfilled(view: Seen, one: str) -> Q:
    name, colon, text = one.partition(":")
    if not colon or name not in view.fields:
        raise _unfit("where", f"没有“{name}”这个字段。", f"There is no field “{name}”.", view)
    field: Any = view.kind._meta.get_field(name)
    try:
        value = field.to_python({"true": True, "false": False}.get(text, text)) if text else None
    except (ValidationError, ValueError, ArithmeticError):
        raise _unfit("where", f"“{text}”不能是“{name}”的值。", f"“{text}” is no value of “{name}”.", view) from None
    if value is None:
        return Q(**{f"{name}__isnull": True}) | (Q(**{name: ""}) if isinstance(field, models.CharField) else Q())
    return Q(**{name: value})


def _sorted(rows: Any, view: Seen, sort: str) -> Any:
    name = sort.removeprefix("-")
    if sort and name not in (*view.fields, "valid_from", "valid_to"):
        raise _unfit("sort", f"没有“{name}”这个字段。", f"There is no field “{name}”.", view)
    return rows.order_by(sort or "-valid_from", "key", "pk")


def _unfit(field: str, zh: str, en: str, view: Seen) -> BadInput:
    names = "、".join(view.fields)
    return BadInput(
        "request.field", Sentence(zh, en), Sentence(f"可用：{names}。", f"There are: {names}."), field=field
    )


def _stamp(row: Record, asof: AsOf) -> str | None:
    """When it was superseded, as far as that was known."""
    ended = row.superseded_at
    return ended.isoformat() if ended and ended <= asof.known else None
