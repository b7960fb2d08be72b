"""Parameters that many routes share: the pair of moments, pages of rows, and the things that addresses name."""

from __future__ import annotations

import re
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from pydantic import Field

from kechuang.accounts.access import READ, may, may_read
from kechuang.api.errors import not_here
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.record import Record
from kechuang.registry.speaking import State, row_shown
from kechuang.supervision.models import Plan, Target

Valid = Annotated[
    str, Field(description="世界时点，默认今天。 True on that day (2020-06-30); today without.", max_length=40)
]
Known = Annotated[
    str,
    Field(description="知悉时点，默认此刻。 Known by that day or instant; now without.", max_length=40),
]
Slug = Annotated[str, Field(description="规划在网址里的名字。 The plan's name in addresses.", max_length=80)]
Ordinal = Annotated[int, Field(description="序号，从1起。 Counted from 1.", ge=1, le=1_000_000)]
Page = Annotated[int, Field(description="第几页，从1起。 Page, from 1.", ge=1, le=100_000)]
Size = Annotated[int, Field(description="每页几条。 Rows a page.", ge=1, le=200)]
Words = Annotated[str, Field(description="要找的字，空格分开。 Words to find.", max_length=200)]
Kind = Annotated[str, Field(description="记录的种类，见 /kinds。 Kind of record, see /kinds.", max_length=40)]
Key = Annotated[str, Field(description="记录的主键。 The key of the record.", max_length=160)]
Code = Annotated[str, Field(description="代码。 Its code.", max_length=80)]

_OFFSET = re.compile(r"(?<=\d) (?=\d\d:\d\d$)")
DEEPEST = 100_000
"""So many rows may be turned over; who wants all of them takes a file."""


def plan_of(request: HttpRequest, slug: str) -> Plan:
    """The plan of that slug. One that is not there and one not to be seen look alike. Raises NotHere."""
    plan = Plan.objects.filter(slug=slug).first()
    if plan is None or not may_read(request.user, plan).allowed:
        raise not_here(plan=slug)
    return plan


def target_of(plan: Plan, ordinal: int) -> Target:
    """The target of that number. Raises NotHere."""
    row = plan.targets.select_related("task", "section", "same_as", "plan").filter(ordinal=ordinal).first()
    if row is None:
        raise not_here(target=ordinal)
    return row


def asof_of(valid: str, known: str) -> AsOf:
    """The pair of moments; a plus sign that the address turned into a blank is put back. Raises BadInput."""
    return AsOf.asked(valid.strip(), _OFFSET.sub("+", known.strip()))


def kind_of(name: str) -> type[Record]:
    """The kind of that name. Raises NotHere."""
    if name not in kinds():
        raise not_here(kind=name)
    return kinds()[name]


def record_of(request: HttpRequest, kind: type[Record], key: str, asof: AsOf) -> tuple[Record, State]:
    """The row of a key that speaks as of the moments, and its state.

    One that is not there, not yet known then, or not to be seen look alike. Raises NotHere.
    """
    rows = list(kind.objects.filter(key=key).select_related("source", "recorded_by").order_by("pk"))
    row, state = row_shown(rows, asof)
    if row is None or not (kind.PUBLIC or may(request.user, READ, row).allowed):
        raise not_here(kind=kind.kind(), key=key)
    return row, state


def page_of(
    rows: QuerySet[Any] | list[Any], page: int, size: int, *, total: int | None = None
) -> tuple[list[Any], dict[str, int]]:
    """One page of rows, and `total`, `page`, `pages`, `size` for the answer. Raises BadInput beyond DEEPEST.

    The rows are counted unless their `total` is told.
    """
    if page * size > DEEPEST:
        raise BadInput(
            "request.too_deep",
            Sentence(f"最多翻到第 {DEEPEST} 条。", f"Only the first {DEEPEST} rows can be turned over."),
            Sentence("请缩小范围，或导出为文件。", "Narrow the question, or take the rows away as a file."),
            field="page",
        )
    if total is None:
        total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    start = (page - 1) * size
    return list(rows[start : start + size]), {
        "total": total,
        "page": page,
        "pages": max(1, -(-total // size)),
        "size": size,
    }
