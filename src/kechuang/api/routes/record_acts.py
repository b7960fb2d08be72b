"""Acts on records: enter, correct, replace, end, withdraw; the very actions of the pages, each with its event."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from kechuang.accounts.access import may_keep_records, require
from kechuang.accounts.doors import signed_in
from kechuang.api.asked import Key, Kind, kind_of, record_of
from kechuang.api.declaring import acts
from kechuang.api.given_values import given_values
from kechuang.api.plain import Plain
from kechuang.api.shapes import record_acts as shapes
from kechuang.api.shapes.records import RecordWhole
from kechuang.api.versions import seen_version
from kechuang.kernel.sentences import Sentence
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.end import end
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.replace import replace
from kechuang.registry.actions.withdraw import withdraw
from kechuang.registry.asof import AsOf
from kechuang.registry.record import Record
from kechuang.registry.speaking import State
from kechuang.supervision.behind import told
from kechuang.supervision.trace_json import record_json

router = Router(tags=["records"])

IfMatch = Annotated[
    str,
    Field(alias="If-Match", description="看到的版本，即读到的 id。 The id that was read.", max_length=40),
]
_VERSIONED = (412, 428)


@acts(
    router,
    "/records/{kind}",
    RecordWhole,
    says=Sentence("录入一条记录。", "Enter a record."),
    who=signed_in,
    status=201,
)
def record_enter(request: HttpRequest, kind: Kind, body: shapes.Entered) -> Plain:
    """Values by field name, in the forms in which answers tell them; whoever keeps records of the kind may."""
    model = kind_of(kind)
    values = given_values(model, body.values)
    made = enter(model, values, request.user, valid_from=body.valid_from, valid_to=body.valid_to, reason=body.reason)
    return _told(request, made)


@acts(
    router,
    "/records/{kind}/{path:key}/correct",
    RecordWhole,
    says=Sentence("更正一条记录：原来写错了。", "Correct a record: it was wrong."),
    who=signed_in,
    also=_VERSIONED,
)
def record_correct(
    request: HttpRequest,
    kind: Kind,
    key: Key,
    body: shapes.Corrected,
    if_match: IfMatch = "",
) -> Plain:
    """The old version stays on record as it was known until now."""
    row = _row(request, kind, key, if_match, "record.corrected")
    changes = given_values(type(row), body.changes)
    made = correct(row, changes, request.user, reason=body.reason, valid_from=body.valid_from, valid_to=body.valid_to)
    return _told(request, made)


@acts(
    router,
    "/records/{kind}/{path:key}/replace",
    RecordWhole,
    says=Sentence("变更一条记录：情况变了。", "Replace a record: the world changed."),
    who=signed_in,
    also=_VERSIONED,
)
def record_replace(
    request: HttpRequest,
    kind: Kind,
    key: Key,
    body: shapes.Replaced,
    if_match: IfMatch = "",
) -> Plain:
    """The values hold from the day `since`; before it the old ones do."""
    row = _row(request, kind, key, if_match, "record.replaced")
    changes = given_values(type(row), body.changes)
    return _told(request, replace(row, changes, request.user, since=body.since, reason=body.reason))


@acts(
    router,
    "/records/{kind}/{path:key}/end",
    RecordWhole,
    says=Sentence("终止一条记录。", "End a record."),
    who=signed_in,
    also=_VERSIONED,
)
def record_end(
    request: HttpRequest,
    kind: Kind,
    key: Key,
    body: shapes.Ended,
    if_match: IfMatch = "",
) -> Plain:
    """It holds until the day before `on`."""
    row = _row(request, kind, key, if_match, "record.ended")
    return _told(request, end(row, request.user, on=body.on, reason=body.reason))


@acts(
    router,
    "/records/{kind}/{path:key}/withdraw",
    RecordWhole,
    says=Sentence("作废一条记录：本不该有。", "Withdraw a record: it should not be there."),
    who=signed_in,
    also=_VERSIONED,
)
def record_withdraw(
    request: HttpRequest,
    kind: Kind,
    key: Key,
    body: shapes.Reasoned,
    if_match: IfMatch = "",
) -> Plain:
    """It holds for no day from now on; what was known until now stays known."""
    row = _row(request, kind, key, if_match, "record.withdrawn")
    withdraw(row, request.user, reason=body.reason)
    row.refresh_from_db()
    return _told(request, row)


def _row(request: HttpRequest, kind: str, key: str, if_match: str, event: str) -> Record:
    """The row to act on. Who may not see it is told nothing; who may not change it is told before anything else."""
    row, _ = record_of(request, kind_of(kind), key, AsOf.now())
    require(may_keep_records(request.user, type(row), row.values()), request.user, event, row)
    return seen_version(row, if_match)


def _told(request: HttpRequest, row: Record) -> dict[str, Any]:
    asof = AsOf.now()
    (words,) = told([row], request.user, asof)
    return {"asof": asof.as_query(), "id": row.pk, "state": _state(row, asof), **record_json(words)}


def _state(row: Record, asof: AsOf) -> State:
    if row.superseded_at is not None:
        return "withdrawn"
    if row.valid_from > asof.valid:
        return "coming"
    return "ended" if row.valid_to is not None and row.valid_to <= asof.valid else "valid"
