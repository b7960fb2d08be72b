"""Drafts of policy changes: those one may see, what each version of one says, and whom it would move."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from pydantic import Field

from kechuang.amendments.access import may_see, may_see_names, seen_by
from kechuang.amendments.as_json import amendment_json, impact_json, kept_json, row_json
from kechuang.amendments.content import Content, worked_out
from kechuang.amendments.models import Amendment, AmendmentVersion
from kechuang.api.asked import Page, Size, page_of
from kechuang.api.declaring import HEAVY, reads
from kechuang.api.errors import not_here
from kechuang.api.plain import Plain
from kechuang.api.shapes import amendments as shapes
from kechuang.entitlements.drafted import MOST
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue

router = Router(tags=["policies"])

Number = Annotated[int, Field(description="草案的编号（id）。 The id of the draft.", ge=1, le=2_000_000_000)]
Version = Annotated[int, Field(description="第几版，默认最后一版。 Which version; the last without.", ge=0, le=30_000)]
PolicyOf = Annotated[str, Field(description="只要这项政策的。 Only of this policy.", max_length=60)]
TurnOf = Annotated[
    Literal["", "gains", "loses", "refused", "unknown", "amount"],
    Field(description="只要这样变化的，loses 是由符合变为不符合。 Only those that take this turn."),
]
Discarded = Annotated[bool, Field(description="要已撤下的。 Those that were discarded.")]


@reads(router, "/amendments", shapes.Amendments, says=Sentence("修订草案。", "Drafts of policy changes."), who=may_see)
def amendments(
    request: HttpRequest, policy: PolicyOf = "", discarded: Discarded = False, page: Page = 1, size: Size = 50
) -> Plain:
    """Those the reader's role reaches or its author let in, newest first. None of them is in force."""
    rows = seen_by(request.user).filter(discarded_at__isnull=not discarded).prefetch_related("versions")
    if policy:
        rows = rows.filter(policy=policy)
    found, counts = page_of(rows, page, size)
    return {**counts, "rows": [row_json(one) for one in found]}


@reads(
    router,
    "/amendments/{amendment}",
    shapes.AmendmentWhole,
    says=Sentence("一份修订草案改了什么。", "What one draft says."),
    who=may_see,
)
def amendment(request: HttpRequest, amendment: Number, version: Version = 0) -> Plain:
    """Figures, clauses dropped and added as typed; every version with who saved it."""
    return amendment_json(*_asked(request, amendment, version))


@reads(
    router,
    "/amendments/{amendment}/impact",
    shapes.AmendmentImpact,
    says=Sentence("一份修订草案会影响谁、要多少钱。", "Whom one draft would move, and what it costs."),
    who=may_see,
    cost=HEAVY,
    rows="rows",
)
def amendment_impact(
    request: HttpRequest, amendment: Number, version: Version = 0, turn: TurnOf = "", page: Page = 1, size: Size = 50
) -> Plain:
    """Who gains, who loses, who holds the grant and must act, by clause; the budget; worked out on today's records.

    As on its page, leaders read how many and what it costs, not whom. Nothing is kept and nothing takes force.
    """
    row, shown = _asked(request, amendment, version)
    if row.policy not in catalogue().policies:
        raise not_here(policy=row.policy)
    today, names = timezone.localdate(), may_see_names(request.user).allowed
    found = worked_out(catalogue()[row.policy], Content.of_json(shown.content), today)
    moved = [one for one in found.impact.moved if not turn or one.turn == turn] if found and names else []
    page_rows, counts = page_of(moved, page, size)
    told = impact_json(found, page_rows)
    return {
        "id": row.pk,
        "policy": row.policy,
        "version": shown.ordinal,
        "since": shown.content["since"],
        "day": today.isoformat(),
        "most": MOST,
        "kept": kept_json(shown),
        "names_shown": names,
        **counts,
        **told,
    }


def _asked(request: HttpRequest, pk: int, version: int) -> tuple[Amendment, AmendmentVersion]:
    """The draft and the version of it. Raises NotHere, as for one that is not to be seen."""
    row = seen_by(request.user).filter(pk=pk).first()
    if row is None:
        raise not_here(amendment=pk)
    shown = row.versions.filter(ordinal=version).first() if version else row.versions.latest("ordinal")
    if shown is None:
        raise not_here(amendment=pk, version=version)
    return row, shown
