"""Traces of targets down to their records, and how a whole plan stands; up from a record: `records.py`."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from kechuang.api.asked import (
    Known,
    Ordinal,
    Page,
    Size,
    Slug,
    Valid,
    Words,
    asof_of,
    plan_of,
    target_of,
)
from kechuang.api.declaring import HEAVY, reads
from kechuang.api.errors import not_here
from kechuang.api.plain import Plain
from kechuang.api.shapes import trace as shapes
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.behind import PAGE, Asked
from kechuang.supervision.status import status, status_json
from kechuang.supervision.trace_json import as_bytes, as_json, part_json, record_json
from kechuang.supervision.tracing import trace as traced

router = Router(tags=["trace"])

Sort = Annotated[str, Field(description="按哪个字段排序，前加 - 为倒序。 Field; - for downwards.", max_length=60)]
Part = Annotated[int, Field(description="数的哪一部分，从0起。 Part of the number, from 0.", ge=0, le=20)]


@reads(router, "/plans/{slug}/status", shapes.Status, says=Sentence("规划的进展。", "How a plan stands."), cost=HEAVY)
def plan_status(request: HttpRequest, slug: Slug, valid: Valid = "", known: Known = "") -> Plain:
    """Every promise once: its number, what is asked, whether it is met, its lamp and where it is going."""
    return status_json(status(plan_of(request, slug), asof_of(valid, known)).told_to(request.user))


@reads(
    router,
    "/plans/{slug}/targets/{ordinal}/trace",
    shapes.Trace,
    says=Sentence("追溯一个目标：原句 → 指标 → 问题 → 记录 → 佐证。", "The trace of a target."),
    cost=5,
)
def target_trace(
    request: HttpRequest,
    slug: Slug,
    ordinal: Ordinal,
    valid: Valid = "",
    known: Known = "",
    q: Words = "",
    sort: Sort = "",
    page: Page = 1,
    size: Size = PAGE,
) -> Plain:
    """The same pair of moments gives the same bytes, which are those of `kechuang trace --json` for who sees all.

    `q`, `sort`, `page` and `size` choose which records of every part are shown.
    """
    found = traced(target_of(plan_of(request, slug), ordinal), asof_of(valid, known)).told_to(request.user)
    told = as_json(found, request.user, Asked(q, sort, page, size))
    return HttpResponse(as_bytes(told), content_type="application/json")


@reads(
    router,
    "/plans/{slug}/targets/{ordinal}/records",
    shapes.PartRecords,
    says=Sentence("一个目标的数后面的记录。", "The records behind a target's number."),
    rows="part.shown",
)
def target_records(
    request: HttpRequest,
    slug: Slug,
    ordinal: Ordinal,
    part: Part = 0,
    valid: Valid = "",
    known: Known = "",
    q: Words = "",
    sort: Sort = "",
    page: Page = 1,
    size: Size = PAGE,
) -> Plain:
    """The very rows that were counted or added up for one part of the newest number, a page at a time."""
    found = traced(target_of(plan_of(request, slug), ordinal), asof_of(valid, known)).told_to(request.user)
    listed = found.records(part, request.user, Asked(q, sort, page, size))
    if listed is None:
        raise not_here(part=part)
    told = part_json(listed.part, request.user, Asked(size=0))
    return {
        "asof": found.asof.as_query(),
        "part": told | {"shown": [record_json(one) for one in listed.records]},
        "total": listed.found,
        "page": page,
        "pages": listed.pages,
        "size": size,
        "sortable": list(listed.sortable),
    }
