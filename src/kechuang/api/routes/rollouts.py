"""New policy documents: what came out, and the checklist of each."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from pydantic import Field

from kechuang.api.asked import Page, Size, page_of
from kechuang.api.declaring import reads
from kechuang.api.errors import not_here
from kechuang.api.plain import Plain
from kechuang.api.shapes import rollouts as shapes
from kechuang.kernel.sentences import Sentence
from kechuang.rollout.access import may_see
from kechuang.rollout.as_json import rollout_json, row_json
from kechuang.rollout.models import Rollout
from kechuang.rollout.overdue import overdue_steps

router = Router(tags=["policies"])

Number = Annotated[int, Field(description="新政策的编号（id）。 The id of the document.", ge=1, le=2_000_000_000)]
Late = Annotated[bool, Field(description="只要有超期步骤的。 Only those with a step that is late.")]
PolicyOf = Annotated[str, Field(description="只要这项政策的。 Only of this policy.", max_length=60)]


@reads(
    router, "/rollouts", shapes.Rollouts, says=Sentence("新政策清单。", "Policy documents that came out."), who=may_see
)
def rollouts(request: HttpRequest, policy: PolicyOf = "", late: Late = False, page: Page = 1, size: Size = 50) -> Plain:
    """Newest first, without those withdrawn; each with how far its checklist is and how many steps are late."""
    today = timezone.localdate()
    rows = Rollout.objects.filter(withdrawn_at=None).prefetch_related("steps")
    if policy:
        rows = rows.filter(policy=policy)
    if late:
        rows = rows.filter(pk__in=overdue_steps(today).values("rollout"))
    found, counts = page_of(rows, page, size)
    return {**counts, "rows": [row_json(one, today) for one in found]}


@reads(
    router,
    "/rollouts/{rollout}",
    shapes.RolloutWhole,
    says=Sentence("一份新政策的办理清单。", "One document with its checklist."),
    who=may_see,
)
def rollout(request: HttpRequest, rollout: Number) -> Plain:
    """Each step: its last day, where that is written, who does it, what was done."""
    row = Rollout.objects.filter(pk=rollout).first()
    if row is None:
        raise not_here(rollout=rollout)
    return rollout_json(row, timezone.localdate())
