"""One paper: as it reads, its way, its versions; the acts on it; its files."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import visible
from kechuang.accounts.doors import door, everyone
from kechuang.events.models import Event
from kechuang.official.docx import MEDIA_TYPE as DOCX
from kechuang.official.pdf import MEDIA_TYPE as PDF
from kechuang.papers.access import may_do, may_draft
from kechuang.papers.actions.approve_paper import approve_paper
from kechuang.papers.actions.discard_paper import discard_paper
from kechuang.papers.actions.issue_paper import issue_paper
from kechuang.papers.actions.return_paper import return_paper
from kechuang.papers.actions.save_paper import refresh_paper
from kechuang.papers.actions.submit_paper import submit_paper
from kechuang.papers.actions.withdraw_paper import withdraw_paper
from kechuang.papers.flow import FLOW, STATES
from kechuang.papers.kind_list import kinds
from kechuang.papers.models import Paper
from kechuang.papers.numbering import last_code
from kechuang.papers.on_paper import as_docx, as_pdf, document_of, faults_of
from kechuang.portal.acting import Act, Crumb, NoForm, Words, act_page
from kechuang.portal.language import said
from kechuang.portal.papers.differences import differences
from kechuang.portal.papers.forms import IssueForm, WhyForm, seen
from kechuang.portal.papers.sheet import sheet

FORMS = {"docx": (DOCX, as_docx), "pdf": (PDF, as_pdf)}
NEXT = ("submit", "approve", "issue")


def asked_paper(request: HttpRequest, pk: int) -> Paper:
    """The paper, if its reader may see it."""
    return get_object_or_404(visible(request.user, Paper.objects.select_related("plan", "office")), pk=pk)


@door(everyone)
def paper(request: HttpRequest, paper: int) -> HttpResponse:
    """As it reads; staff see its way and versions as well."""
    shown = asked_paper(request, paper)
    staff = may_draft(request.user).allowed
    content = shown.content
    context = {
        "paper": shown,
        "kind": kinds()[shown.kind],
        "stage": STATES[shown.state],
        "sheet": sheet(document_of(content, shown.issued, base="/")),
        "content": content,
        "staff": staff,
        "acts": _offered(request, shown),
        "may_edit": shown.state == "draft" and may_do(request.user, "save", shown).allowed,
        "steps": _steps(shown),
        "faults": faults_of(content) if staff and shown.state == "draft" else (),
        "versions": shown.versions.select_related("made_by").order_by("-ordinal") if staff else (),
        "events": Event.objects.filter(object_type="papers.paper", object_id=str(shown.pk)).order_by("id")
        if staff
        else (),
    }
    return render(request, "portal/papers/paper.html", context)


def _steps(shown: Paper) -> list[tuple[Words, bool, bool]]:
    here = FLOW.place(shown.state)
    way = [STATES[code] for code in FLOW.way]
    closed = shown.state in ("withdrawn", "discarded")
    return [(said(one.name), not closed and n <= here, not closed and n == here) for n, one in enumerate(way)]


@door(may_draft)
def version(request: HttpRequest, paper: int, paper_version: int) -> HttpResponse:
    """What a version says otherwise than the one before."""
    shown = asked_paper(request, paper)
    told = get_object_or_404(shown.versions.select_related("made_by"), ordinal=paper_version)
    before = shown.versions.filter(ordinal=paper_version - 1).first()
    context = {
        "paper": shown,
        "version": told,
        "before": before,
        "changes": differences(before.said, told.said) if before else [],
        "sheet": sheet(document_of(told.said, base="/")),
        "content": told.said,
    }
    return render(request, "portal/papers/version.html", context)


@door(everyone)
def file(request: HttpRequest, paper: int, paper_form: str) -> HttpResponse:
    """As .docx or PDF, with its number and date once it has them; figures lead back to this site."""
    shown = asked_paper(request, paper)
    if paper_form not in FORMS:
        raise Http404(paper_form)
    media, make = FORMS[paper_form]
    document = document_of(shown.content, shown.issued, base=request.build_absolute_uri("/"))
    answer = HttpResponse(make(document), content_type=media)
    name = f"{document.number or _('草稿')} {document.title[:60]}.{paper_form}"
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return answer


def _submit(request: HttpRequest, shown: Paper, form: Any) -> Words:
    submit_paper(shown, request.user, version=form.cleaned_data["version"])
    return _("已送审，由另一名负责人审签。")


def _approve(request: HttpRequest, shown: Paper, form: Any) -> Words:
    approve_paper(shown, request.user, version=form.cleaned_data["version"])
    return _("已审签，内容和数据已固定。")


def _issue(request: HttpRequest, shown: Paper, form: IssueForm) -> Words:
    told = form.cleaned_data
    made = issue_paper(shown, request.user, version=told.pop("version"), **told)
    return _("已印发：%(number)s") % {"number": made.issued.number}


def _refresh(request: HttpRequest, shown: Paper, form: Any) -> Words:
    before = form.cleaned_data["version"] or shown.version
    after = refresh_paper(shown, request.user, version=before)
    return _("数据已更新为新版。") if after.version > before else _("数据没有变化。")


def _because(action: Any, words: Words) -> Any:
    def run(request: HttpRequest, shown: Paper, form: WhyForm) -> Words:
        action(shown, request.user, **form.cleaned_data)
        return words

    return run


def _why(data: Any, request: HttpRequest, shown: Paper) -> Any:
    return seen(WhyForm(data), shown)


def _number(data: Any, request: HttpRequest, shown: Paper) -> Any:
    return seen(IssueForm(data, initial={"code": last_code(shown.office_id)}), shown)


def _nothing(data: Any, request: HttpRequest, shown: Paper) -> Any:
    return seen(NoForm(data), shown)


ACTS = {
    "submit": Act(
        gettext_lazy("送审"),
        gettext_lazy("送出后不能再改，除非负责人退回。"),
        gettext_lazy("送审"),
        _submit,
        _nothing,
        "send",
    ),
    "approve": Act(
        gettext_lazy("审签"),
        gettext_lazy("须由起草人、送审人以外的负责人审签；审签后内容和数据固定。"),
        gettext_lazy("同意"),
        _approve,
        _nothing,
        "stamp",
    ),
    "issue": Act(
        gettext_lazy("编号印发"),
        gettext_lazy("文号按机关代字和年份自动接续；作废的文号保留，不再使用。"),
        gettext_lazy("印发"),
        _issue,
        _number,
        "file-check",
    ),
    "refresh": Act(
        gettext_lazy("更新数据"),
        gettext_lazy("文字不变，数字和图换成现在已录入记录的结果，存为新版。"),
        gettext_lazy("更新"),
        _refresh,
        _nothing,
        "refresh-cw",
    ),
    "return": Act(
        gettext_lazy("退回"),
        gettext_lazy("写明要改什么；退回后可以修改。"),
        gettext_lazy("退回"),
        _because(return_paper, gettext_lazy("已退回起草人。")),
        _why,
        "undo-2",
    ),
    "withdraw": Act(
        gettext_lazy("撤回"),
        gettext_lazy("写明理由；文号作废并保留，不再公开。"),
        gettext_lazy("撤回"),
        _because(withdraw_paper, gettext_lazy("已撤回，文号作废。")),
        _why,
        "circle-x",
        danger=True,
    ),
    "discard": Act(
        gettext_lazy("弃用"),
        gettext_lazy("写明理由；不再印发，内容留存。"),
        gettext_lazy("弃用"),
        _because(discard_paper, gettext_lazy("已弃用。")),
        _why,
        "trash-2",
        danger=True,
    ),
}


def _offered(request: HttpRequest, shown: Paper) -> list[tuple[str, Act]]:
    """Acts that the state allows and the reader may do, the one that leads on first."""
    found = []
    for name, act in ACTS.items():
        verb = "save" if name == "refresh" else name
        possible = shown.state == "draft" if name == "refresh" else FLOW.next(shown.state, name) is not None
        if possible and may_do(request.user, verb, shown).allowed:
            found.append((name, act))
    return found


@door(may_draft)
def act(request: HttpRequest, paper: int, paper_act: str) -> HttpResponseBase:
    """One act on a paper."""
    shown = asked_paper(request, paper)
    if paper_act not in ACTS:
        raise Http404(paper_act)
    back = reverse("paper", args=[shown.pk])
    crumbs = [Crumb(_("公文"), reverse("papers")), Crumb(shown.title[:30], back)]
    return act_page(request, ACTS[paper_act], shown, crumbs=crumbs, about=shown.title, back=back)


urlpatterns = [
    path("papers/<int:paper>/", paper, name="paper"),
    path("papers/<int:paper>/versions/<int:paper_version>/", version, name="paper-version"),
    path("papers/<int:paper>/file.<str:paper_form>", file, name="paper-file"),
    path("papers/<int:paper>/act/<str:paper_act>/", act, name="paper-act"),
]
