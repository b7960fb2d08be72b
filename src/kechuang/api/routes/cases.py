"""Cases: those one may read, and what is published for objections; filters, pages, one with its steps."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from pydantic import Field

from kechuang.api.asked import Page, Size, page_of
from kechuang.api.declaring import reads
from kechuang.api.errors import not_here
from kechuang.api.plain import Plain
from kechuang.api.shapes import cases as shapes
from kechuang.cases.case_json import case_json, row_json
from kechuang.cases.finding import narrowed, readable, whole_to
from kechuang.cases.found_by import counted
from kechuang.kernel.sentences import Sentence

router = Router(tags=["cases"])

Number = Annotated[str, Field(description="办件编号。 The number of the case.", max_length=20)]
Asked = Annotated[
    str, Field(description="编号、事项、申请单位里的词。 Words of number, item, applicant.", max_length=80)
]
View = Annotated[
    Literal["", "waiting", "overdue", "public", "applicant", "open", "closed", "every"],
    Field(description="办件台的一个视图，不含未提交的。 A view of the desk, without what is not handed in."),
]
StateOf = Annotated[str, Field(description="只要这一环节的，如 publicity。 Only in this state.", max_length=20)]
FlowOf = Annotated[str, Field(description="只要这一流程的，如 recognition。 Only of this flow.", max_length=20)]
PolicyOf = Annotated[str, Field(description="只要这项政策的。 Only of this policy.", max_length=60)]
HolderOf = Annotated[str, Field(description="只要这个单位的（信用代码）。 Only of this organisation.", max_length=40)]


@reads(router, "/cases", shapes.Cases, says=Sentence("办件列表，最新的在前。", "Cases, newest first."), rows="rows")
def cases(
    request: HttpRequest,
    q: Asked = "",
    view: View = "",
    state: StateOf = "",
    flow: FlowOf = "",
    policy: PolicyOf = "",
    organisation: HolderOf = "",
    page: Page = 1,
    size: Size = 50,
) -> Plain:
    """Within one's scope; of others what is published now. By applicant only what one may see whole.

    With words, counting stops at 1000, or one page after the one asked for: there are so many or more.
    """
    today = timezone.localdate()
    rows = whole_to(request.user) if organisation else readable(request.user)
    asked = {"state": state, "flow": flow, "policy": policy, "organisation": organisation}
    rows = narrowed(rows, today, words=q, view=view, **asked)
    total = counted(rows, q, (page + 1) * size)
    found, counts = page_of(rows.prefetch_related("steps"), page, size, total=total)
    whole = set(whole_to(request.user).filter(pk__in=[one.pk for one in found]).values_list("pk", flat=True))
    return {**counts, "rows": [row_json(one, today, whole=one.pk in whole) for one in found]}


@reads(
    router,
    "/cases/{number}",
    shapes.CaseWhole,
    says=Sentence("一个办件：走到哪一步，决定和理由。", "One case: where it stands, its decision and why."),
    rows=".",
)
def case(request: HttpRequest, number: Number) -> Plain:
    """Its steps, what the reader may do now, the frozen decision; of what is only published, where it stands."""
    row = readable(request.user).filter(number=number).first()
    if row is None:
        raise not_here(case=number)
    whole = whole_to(request.user).filter(pk=row.pk).exists()
    return case_json(row, request.user, timezone.localdate(), whole=whole)
