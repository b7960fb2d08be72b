"""Papers: those one may read, what each says with its live figures, as files; drafting one and its way to a number."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import Field

from kechuang.accounts.access import visible
from kechuang.api.asked import Page, Size, page_of, plan_of
from kechuang.api.declaring import HEAVY, Files, acts, reads
from kechuang.api.errors import not_here
from kechuang.api.plain import Plain
from kechuang.api.routes.record_acts import IfMatch
from kechuang.api.shapes import papers as shapes
from kechuang.api.shapes.record_acts import Reasoned
from kechuang.api.versions import named_version
from kechuang.kernel.sentences import Sentence
from kechuang.official.docx import MEDIA_TYPE as DOCX
from kechuang.official.pdf import MEDIA_TYPE as PDF
from kechuang.papers.access import may_draft
from kechuang.papers.actions.approve_paper import approve_paper
from kechuang.papers.actions.discard_paper import discard_paper
from kechuang.papers.actions.draft_paper import draft_paper
from kechuang.papers.actions.issue_paper import issue_paper
from kechuang.papers.actions.return_paper import return_paper
from kechuang.papers.actions.save_paper import refresh_paper
from kechuang.papers.actions.submit_paper import submit_paper
from kechuang.papers.actions.withdraw_paper import withdraw_paper
from kechuang.papers.models import Paper
from kechuang.papers.on_paper import as_docx, as_pdf, document_of
from kechuang.papers.paper_json import paper_json, row_json
from kechuang.papers.span import span
from kechuang.supervision.queries import current_plan

router = Router(tags=["papers"])

Number = Annotated[int, Field(description="公文的编号。 The paper, by its id.", ge=1)]
KindOf = Annotated[str, Field(description="只要这一文种的。 Only of this kind.", max_length=20)]
StateOf = Annotated[str, Field(description="只要这一状态的，如 issued。 Only in this state.", max_length=12)]
Form = Annotated[Literal["docx", "pdf"], Field(description="docx（GB/T 9704-2012）或 pdf（PDF/A-2b）。 The form.")]
_FORMS = {"docx": (DOCX, as_docx), "pdf": (PDF, as_pdf)}


@reads(router, "/papers", shapes.Papers, says=Sentence("公文列表，最新的在前。", "Papers, newest first."), rows="rows")
def papers(request: HttpRequest, kind: KindOf = "", state: StateOf = "", page: Page = 1, size: Size = 50) -> Plain:
    """Of one's office, and what is published."""
    rows = visible(request.user, Paper.objects.select_related("plan", "office", "numbered"))
    if kind:
        rows = rows.filter(kind=kind)
    if state:
        rows = rows.filter(state=state)
    found, counts = page_of(rows, page, size)
    return {**counts, "rows": [row_json(one) for one in found]}


@reads(
    router,
    "/papers/{paper}",
    shapes.PaperWhole,
    says=Sentence("一份公文：内容和活的数据。", "One paper: what it says, its live figures."),
    rows=".",
)
def paper(request: HttpRequest, paper: Number) -> Plain:
    """Frozen once it is approved; each figure has the address of its trace as of the paper's moments."""
    return paper_json(_paper(request, paper))


@reads(
    router,
    "/papers/{paper}/files/{form}",
    Files((DOCX, PDF)),
    says=Sentence("公文作为文件。", "A paper as a file."),
    cost=HEAVY,
)
def paper_file(request: HttpRequest, paper: Number, form: Form) -> Plain:
    """With its number and date once it has them; figures lead back to this site."""
    found = _paper(request, paper)
    media, make = _FORMS[form]
    document = document_of(found.content, found.issued, base=request.build_absolute_uri("/"))
    answer = HttpResponse(make(document), content_type=media)
    name = quote(f"{document.number or found.pk} {document.title[:60]}.{form}")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer


@acts(
    router,
    "/papers",
    shapes.PaperWhole,
    says=Sentence("起草一份公文。", "Draft a paper."),
    who=may_draft,
    status=201,
)
def paper_draft(request: HttpRequest, body: shapes.Drafted) -> Plain:
    """From the numbers of a plan in a month or quarter, for one's own office."""
    plan = plan_of(request, body.plan) if body.plan else current_plan()
    if plan is None:
        raise not_here(plan=body.plan)
    asked = span(body.span, timezone.localdate())
    return paper_json(draft_paper(plan, body.kind, asked, request.user, unit=body.unit, letter=body.letter))


@acts(
    router,
    "/papers/{paper}/refresh",
    shapes.PaperWhole,
    says=Sentence("更新草稿的数据。", "Refresh the figures of a draft."),
    who=may_draft,
    also=(428,),
)
def paper_refresh(request: HttpRequest, paper: Number, body: shapes.Nothing, if_match: IfMatch = "") -> Plain:
    """The same words with the figures the records give now: a new version where any differs."""
    found = _paper(request, paper)
    return paper_json(refresh_paper(found, request.user, version=named_version(if_match)))


@acts(
    router,
    "/papers/{paper}/submit",
    shapes.PaperWhole,
    says=Sentence("送审。", "Submit a paper for approval."),
    who=may_draft,
    also=(428,),
)
def paper_submit(request: HttpRequest, paper: Number, body: shapes.Nothing, if_match: IfMatch = "") -> Plain:
    """Faults of form have to be put right first."""
    return paper_json(submit_paper(_paper(request, paper), request.user, version=named_version(if_match)))


@acts(
    router,
    "/papers/{paper}/approve",
    shapes.PaperWhole,
    says=Sentence("审签。", "Approve a paper."),
    who=may_draft,
    also=(428,),
)
def paper_approve(request: HttpRequest, paper: Number, body: shapes.Nothing, if_match: IfMatch = "") -> Plain:
    """By a leader of the office who neither drafted nor submitted it; words and figures are frozen."""
    return paper_json(approve_paper(_paper(request, paper), request.user, version=named_version(if_match)))


@acts(
    router,
    "/papers/{paper}/issue",
    shapes.PaperWhole,
    says=Sentence("编号印发。", "Number and issue a paper."),
    who=may_draft,
    also=(428,),
)
def paper_issue(request: HttpRequest, paper: Number, body: shapes.Issued, if_match: IfMatch = "") -> Plain:
    """It gets the next number of the code in the year of its date."""
    found = _paper(request, paper)
    return paper_json(
        issue_paper(
            found, request.user, code=body.code, on=body.on, public=body.public, version=named_version(if_match)
        )
    )


@acts(
    router,
    "/papers/{paper}/return",
    shapes.PaperWhole,
    says=Sentence("退回起草人。", "Send a paper back."),
    who=may_draft,
    also=(428,),
)
def paper_return(request: HttpRequest, paper: Number, body: Reasoned, if_match: IfMatch = "") -> Plain:
    """It is a draft again."""
    return paper_json(
        return_paper(_paper(request, paper), request.user, reason=body.reason, version=named_version(if_match))
    )


@acts(
    router,
    "/papers/{paper}/withdraw",
    shapes.PaperWhole,
    says=Sentence("撤回已印发的公文。", "Withdraw an issued paper."),
    who=may_draft,
    also=(428,),
)
def paper_withdraw(request: HttpRequest, paper: Number, body: Reasoned, if_match: IfMatch = "") -> Plain:
    """Its number is void and given to no other."""
    return paper_json(
        withdraw_paper(_paper(request, paper), request.user, reason=body.reason, version=named_version(if_match))
    )


@acts(
    router,
    "/papers/{paper}/discard",
    shapes.PaperWhole,
    says=Sentence("弃用草稿。", "Give up a draft."),
    who=may_draft,
    also=(428,),
)
def paper_discard(request: HttpRequest, paper: Number, body: Reasoned, if_match: IfMatch = "") -> Plain:
    """It is never issued; what it said stays on record."""
    return paper_json(
        discard_paper(_paper(request, paper), request.user, reason=body.reason, version=named_version(if_match))
    )


def _paper(request: HttpRequest, number: int) -> Paper:
    """The paper, if its reader may see it. Raises NotHere."""
    found = visible(request.user, Paper.objects.select_related("plan", "office", "numbered")).filter(pk=number).first()
    if found is None:
        raise not_here(paper=number)
    return found
