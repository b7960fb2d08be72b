"""Policies as rules: the list, one in full, its versions, its template, what changed, and one subject explained."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from pydantic import Field

from kechuang.api.asked import Code
from kechuang.api.declaring import HEAVY, asks, reads
from kechuang.api.errors import not_here
from kechuang.api.plain import Plain
from kechuang.api.shapes import policies as shapes
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions import figures_in
from kechuang.policies.jurisdictions.signed import figures_asked
from kechuang.rules import as_json, template
from kechuang.rules.difference import difference
from kechuang.rules.gap import way_out
from kechuang.rules.law import Law
from kechuang.rules.policy import Policy
from kechuang.rules.rows import row
from kechuang.rules.worked import of_version

router = Router(tags=["policies"])

On = Annotated[date | None, Field(description="基准日，默认今天。 Reference date; today without.")]
Accepted = Annotated[date | None, Field(description="受理日，用于过渡条款。 Day of acceptance.")]
Jurisdiction = Annotated[
    str, Field(description="行政区划代码，用当地的数值。 Division code, for local figures.", max_length=12)
]
Cases = Annotated[bool, Field(description="也要算例。 The worked cases too.")]
Old = Annotated[date | None, Field(description="前一日期，默认最早版本的首日。 The earlier day; else the first.")]


@reads(router, "/policies", shapes.Policies, says=Sentence("政策列表。", "Policies."))
def policies(request: HttpRequest) -> Plain:
    """Every policy that is an executable rule, with its versions by date."""
    return {"rows": [as_json.policy(one) for one in catalogue()]}


@reads(router, "/policies/{code}", shapes.PolicyWhole, says=Sentence("一项政策在某日的条文。", "One policy in full."))
def policy(
    request: HttpRequest,
    code: Code,
    on: On = None,
    accepted: Accepted = None,
    jurisdiction: Jurisdiction = "",
    cases: Cases = False,
) -> Plain:
    """Conditions, scores, amounts, periods, articles and facts; with `cases`, worked cases and what comes out."""
    law = _law(code, on, accepted, jurisdiction)
    worked = catalogue().worked(law.policy.code, figures_in) if cases else ()
    return as_json.shown(law.policy, law.version, of_version(worked, law.policy, law.version))


@reads(
    router,
    "/policies/{code}/versions",
    shapes.Versions,
    says=Sentence("一项政策的各个版本。", "The versions of a policy."),
)
def policy_versions(request: HttpRequest, code: Code) -> Plain:
    """From and until when each holds, after which documents, and how much it asks."""
    return {"code": code, "rows": as_json.policy(_policy(code))["versions"]}


@reads(
    router,
    "/policies/{code}/template",
    shapes.Template,
    says=Sentence("填报模板。", "What to fill in for one subject."),
)
def policy_template(request: HttpRequest, code: Code, on: On = None, accepted: Accepted = None) -> Plain:
    """The facts of the version on the day, each empty, with the unit to fill in: `facts` of explain as it stands."""
    law = _law(code, on, accepted, "")
    return {"code": law.policy.code, "on": law.day.isoformat(), "facts": json.loads(template.as_json(law))}


@reads(
    router,
    "/policies/{code}/changes",
    shapes.Changes,
    says=Sentence("两个日期之间改了哪些条款。", "What changed between two days."),
)
def policy_changes(request: HttpRequest, code: Code, old: Old = None, new: On = None) -> Plain:
    """Clause by clause, in words."""
    found = _policy(code)
    first = _law(code, old or found.versions[0].since, None, "")
    second = _law(code, new, None, "")
    return as_json.changes(first, second, difference(first, second))


@asks(
    router,
    "/policies/{code}/explain",
    shapes.Explained,
    says=Sentence("一个对象为何符合或不符合，怎样达到。", "Why one subject gets its verdict, and the way out."),
    cost=HEAVY,
)
def policy_explain(request: HttpRequest, code: Code, body: shapes.Subject) -> Plain:
    """Facts by name, as a number with its unit (`"5000万元"`), in base units, or as the template has them.

    What is not given is unknown, which is neither zero nor yes. Nothing is kept.
    """
    law = _law(code, body.on, body.accepted, body.jurisdiction)
    subject = row(body.facts, law.facts)
    found = law.explain(subject)
    way = None if found.verdict is True or not body.way_out else way_out(law, subject)
    return as_json.explanation(found) | {"way_out": as_json.way_out(way) if way else None}


def _policy(code: str) -> Policy:
    found = next((one for one in catalogue() if one.code == code), None)
    if found is None:
        raise not_here(policy=code)
    return found


def _law(code: str, on: date | None, accepted: date | None, jurisdiction: str) -> Law:
    day = on or timezone.localdate()
    return catalogue().law(_policy(code).code, day, figures_asked(jurisdiction), accepted=accepted)
