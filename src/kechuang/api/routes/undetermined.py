"""Figures of the law that nobody has found: what each blocks, and the subjects it leaves undecided."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from pydantic import Field

from kechuang.accounts.access import READ, visible
from kechuang.accounts.doors import holders
from kechuang.accounts.roles import Role
from kechuang.api.asked import Code, Page, Size, page_of
from kechuang.api.declaring import reads
from kechuang.api.errors import not_here
from kechuang.api.plain import Plain
from kechuang.api.routes.policies import router
from kechuang.api.shapes import undetermined as shapes
from kechuang.entitlements.blocked import blocked_by, blocked_now
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions import divisions_with_figures
from kechuang.policies.jurisdictions.signed import places
from kechuang.rules import as_json
from kechuang.rules.undetermined import undetermined

Alone = Annotated[bool, Field(description="只要只差这个数值的。 Only those that lack nothing else.")]


@reads(router, "/undetermined", shapes.Figures, says=Sentence("尚无官方数值的参数。", "Figures nobody has found."))
def undetermined_figures(request: HttpRequest) -> Plain:
    """Those first that leave most subjects undecided by the last nightly run (`counted_on`).

    `subjects` is null where no run is stored, or where the run asks none of its policies.
    """
    run, blocked = blocked_now()
    found = undetermined(catalogue(), divisions_with_figures(places()), blocked)
    return {"counted_on": run.valid.isoformat() if run else None, "rows": [as_json.undetermined(one) for one in found]}


@reads(
    router,
    "/undetermined/{code}/subjects",
    shapes.Subjects,
    says=Sentence("因这个数值而待定的对象。", "The subjects a figure leaves undecided."),
    who=holders(Role.PROGRAMME_OFFICER, Role.AUDITOR),
)
def undetermined_subjects(
    request: HttpRequest, code: Code, alone: Alone = False, page: Page = 1, size: Size = 50
) -> Plain:
    """One row for each subject and policy, by the last nightly run; `missing` is what it lacks besides."""
    if not any(one.figure.name == code for one in undetermined(catalogue())):
        raise not_here(figure=code)
    rows = visible(request.user, blocked_by(code, alone=alone), READ).order_by("subject", "finding")
    found, counts = page_of(rows, page, size)
    return {
        "figure": code,
        **counts,
        "rows": [
            {
                "kind": one.finding.kind,
                "key": one.subject,
                "policy": one.finding.policy,
                "missing": one.finding.missing,
            }
            for one in found
        ],
    }
