"""Reports on others' forms: which there are, who lacks what, and one organisation's filled in from the records."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from pydantic import Field

from kechuang.accounts.access import refusal
from kechuang.accounts.doors import holders, signed_in
from kechuang.accounts.roles import Role
from kechuang.api.asked import Code, Known, Page, Size, asof_of, page_of
from kechuang.api.declaring import HEAVY, reads
from kechuang.api.errors import not_here
from kechuang.api.plain import Plain
from kechuang.api.shapes import outside as shapes
from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.reading import may_read_facts
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.outside.as_json import filled_json, form_json, sender_json
from kechuang.registry.outside.filled import filled, forms
from kechuang.registry.outside.form import Asked, OutsideForm

router = Router(tags=["records"])

Year = Annotated[int, Field(description="哪一年的，默认上一年。 About which year; the last closed one without.", ge=0)]
Money = Annotated[
    Literal["元", "千元", "万元"], Field(description="金额的单位，换算精确。 The unit of money, converted exactly.")
]
Gaps = Annotated[bool, Field(description="只要缺项的。 Only those that lack something.")]
Holder = Annotated[str, Field(description="单位主键（信用代码）。 The organisation's key.", max_length=40)]


@reads(router, "/outside-forms", shapes.Forms, says=Sentence("对外报表。", "Forms of others."), who=signed_in)
def outside_forms(request: HttpRequest, year: Year = 0) -> Plain:
    """Which forms the records can fill in, where each is asked, its last day, and what of it was not found."""
    about = _year(year)
    return {"rows": [form_json(one, about) for one in forms()]}


@reads(
    router,
    "/outside-forms/{code}",
    shapes.Senders,
    says=Sentence("一张对外报表，各单位缺什么。", "One form: what each sender lacks."),
    who=holders(Role.PROGRAMME_OFFICER, Role.AUDITOR),
    cost=HEAVY,
)
def outside_form(
    request: HttpRequest,
    code: Code,
    year: Year = 0,
    known: Known = "",
    gaps: Gaps = False,
    page: Page = 1,
    size: Size = 50,
) -> Plain:
    """Everybody who sends it for the year, those with most missing first."""
    form, asked = _form(code), Asked.of(_year(year), asof_of("", known))
    every = list(filled(form, list(form.whose(asked, "")), asked, "万元"))
    rows = sorted((one for one in every if one.missing or not gaps), key=lambda one: (-len(one.missing), one.name))
    found, counts = page_of(rows, page, size)
    return {**form_json(form, asked.year), **counts, "rows": [sender_json(one) for one in found]}


@reads(
    router,
    "/organisations/{key}/outside-forms/{code}",
    shapes.FilledIn,
    says=Sentence("一个单位的一张对外报表。", "One organisation's form, filled in."),
    who=signed_in,
)
def organisation_outside_form(
    request: HttpRequest, key: Holder, code: Code, year: Year = 0, known: Known = "", money: Money = "万元"
) -> Plain:
    """Line by line in the form's order; several sheets where it sends for several carriers, none where it sends none.

    A line the records do not answer is null, which is not nought.
    """
    verdict = may_read_facts(request.user, key)
    if not verdict.allowed:
        raise refusal(verdict)
    form, asked = _form(code), Asked.of(_year(year), asof_of("", known))
    if not Organisation.objects.known(asked.asof).filter(key=key).exists():
        raise not_here(organisation=key)
    sheets = [filled_json(one) for one in filled(form, list(form.whose(asked, key)), asked, money)]
    return form_json(form, asked.year) | {"organisation": key, "money": money, "sheets": sheets}


def _form(code: str) -> OutsideForm:
    found = next((one for one in forms() if one.code == code), None)
    if found is None:
        raise not_here(form=code)
    return found


def _year(year: int) -> int:
    """The year asked for, as far as it is closed; else the last closed one."""
    last = timezone.localdate().year - 1
    return year if 1990 <= year <= last else last
