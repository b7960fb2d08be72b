"""Questions and supervised matters for programs: the list, one, proposing one, doing a verb: the pages' own actions."""

from __future__ import annotations

import base64
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from kechuang.accounts.access import visible
from kechuang.accounts.models import Unit, User
from kechuang.api.asked import Known, Page, Size, Valid, Words, asof_of, page_of, plan_of
from kechuang.api.declaring import acts, reads
from kechuang.api.errors import not_here
from kechuang.api.plain import Plain
from kechuang.api.routes.oversight import whole
from kechuang.api.routes.record_acts import IfMatch
from kechuang.api.shapes import oversight as shapes
from kechuang.api.versions import named_version
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.oversight import engine
from kechuang.oversight.access import may_run, may_see_matters
from kechuang.oversight.actions.open_matter import open_matter
from kechuang.oversight.models import Matter
from kechuang.oversight.then import Then, then
from kechuang.oversight.told_json import matter_json
from kechuang.oversight.verb_list import acts as verbs
from kechuang.registry.asof import AsOf

router = Router(tags=["oversight"])

Number = Annotated[str, Field(description="问询或督查事项的编号。 Its number.", max_length=20)]
VerbOf = Annotated[str, Field(description="动作，见每件的 may。 The verb; see `may` of each.", max_length=24)]
View = Annotated[
    Literal["open", "late", "leader", "closed", "every"],
    Field(description="未办结、超期、已报领导、已办结、全部。 Open, late, shown to the leader, closed, all."),
]
FlowOf = Annotated[
    Literal["request", "matter"] | None, Field(description="问询或督查事项。 Questions, or supervised matters.")
]


@reads(
    router,
    "/matters",
    shapes.Matters,
    says=Sentence("问询和督查事项。", "Questions and supervised matters."),
    who=may_see_matters,
    cost=5,
    rows="rows",
)
def matters(
    request: HttpRequest,
    valid: Valid = "",
    known: Known = "",
    view: View = "open",
    flow: FlowOf = None,
    q: Words = "",
    page: Page = 1,
    size: Size = 50,
) -> Plain:
    """Those within one's scope, as each stood at the moments: what is due first comes first."""
    asof, standing = asof_of(valid, known), not (valid or known)
    rows = _rows(request).filter(made_at__lte=asof.known, asked_on__lte=asof.valid)
    if flow:
        rows = rows.filter(flow=flow)
    for word in q.split():
        rows = rows.filter(title__icontains=word) | rows.filter(number__iexact=word)
    found = [one for row in rows.prefetch_related("steps") if (one := then(row, asof)) and _in_view(one, view, asof)]
    found.sort(key=lambda one: (one.matter.due is None, one.matter.due, -one.matter.pk))
    shown, about = page_of(found, page, size)
    told = [matter_json(one, request.user, standing=standing) for one in shown]
    return {"asof": asof.as_query(), **about, "rows": told}


@reads(
    router,
    "/matters/{number}",
    shapes.MatterWhole,
    says=Sentence("一件问询或督查事项。", "One question or matter."),
    who=may_see_matters,
    rows=".",
)
def matter(request: HttpRequest, number: Number, valid: Valid = "", known: Known = "") -> Plain:
    """As it stood at the moments, with every step until then."""
    return whole(_matter(request, number), request, asof_of(valid, known), standing=not (valid or known))


@acts(
    router,
    "/matters",
    shapes.MatterWhole,
    says=Sentence("立一件督查事项。", "Propose a supervised matter."),
    who=may_run,
    status=201,
)
def matter_open(request: HttpRequest, body: shapes.Opened) -> Plain:
    """A draft: it is reviewed, then notified, by verbs of their own."""
    plan = plan_of(request, body.plan)
    task = plan.tasks.filter(ordinal=body.task).first() if body.task else None
    if body.task and task is None:
        raise not_here(task=body.task)
    milestone = task.milestones.filter(ordinal=body.milestone).first() if task and body.milestone else None
    if body.milestone and milestone is None:
        raise not_here(milestone=body.milestone)
    unit = Unit.objects.filter(until=None, name=body.unit.strip()).first()
    made = open_matter(plan, body.title, unit, request.user, text=body.text, task=task, milestone=milestone)
    return whole(made, request, AsOf.now())


@acts(
    router,
    "/matters/{number}/{verb}",
    shapes.MatterWhole,
    says=Sentence("办理一件问询或督查事项。", "Do a verb to a question or matter."),
    who=may_see_matters,
    also=(428,),
)
def matter_do(request: HttpRequest, number: Number, verb: VerbOf, body: shapes.Done, if_match: IfMatch = "") -> Plain:
    """`If-Match` is the `version` that was read; 409 where somebody acted first. Sent twice it is done once."""
    row = _matter(request, number)
    if verb not in verbs() or verbs()[verb].verb.side == "clock":
        raise not_here(verb=verb)
    done = engine.do(
        row,
        verb,
        request.user,
        version=named_version(if_match),
        said=body.said,
        given=_given(body),
        document=(iter([_bytes(body.document)]), body.document.name) if body.document else None,
    )
    return whole(_rows(request).filter(pk=done.pk).first() or done, request, AsOf.now())


def _rows(request: HttpRequest) -> Any:
    related = ("unit", "person", "plan", "task", "milestone", "evidence", "parent", "meeting")
    return visible(request.user, Matter.objects.select_related(*related))


def _matter(request: HttpRequest, number: str) -> Matter:
    row: Matter | None = _rows(request).filter(number=number).first()
    if row is None:
        raise not_here(matter=number)
    return row


def _in_view(one: Then, view: str, asof: AsOf) -> bool:
    row = one.matter
    over = row.closed_on is not None
    return {
        "open": not over,
        "late": not over and row.due is not None and row.due < asof.valid,
        "leader": not over and row.escalated_on is not None,
        "closed": over,
    }.get(view, True)


def _given(body: shapes.Done) -> dict[str, str]:
    """What verbs take, by the keys that forms send: a unit and a person that are not there stay unchosen."""
    found = {"due": body.due.isoformat()} if body.due else {}
    if body.unit:
        unit = Unit.objects.filter(until=None, name=body.unit.strip()).first()
        found["unit"] = str(unit.pk) if unit else ""
    if body.person:
        person = User.objects.filter(username=body.person.strip(), is_active=True).first()
        found["person"] = str(person.pk) if person else ""
    return found


def _bytes(file: shapes.File) -> bytes:
    try:
        return base64.b64decode(file.base64, validate=True)
    except ValueError as error:
        raise BadInput(
            "request.base64",
            Sentence("材料的内容不是有效的 base64。", "The document is not valid base64."),
            Sentence("请用标准 base64 编码整个文件。", "Encode the whole file in standard base64."),
            field="document",
        ) from error
