"""Drafts of policy changes: those one may see, and what each version of one says."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from kechuang.amendments.access import may_see, seen_by
from kechuang.amendments.as_json import amendment_json, row_json
from kechuang.api.asked import Page, Size, page_of
from kechuang.api.declaring import reads
from kechuang.api.errors import not_here
from kechuang.api.plain import Plain
from kechuang.api.shapes import amendments as shapes
from kechuang.kernel.sentences import Sentence

router = Router(tags=["policies"])

Number = Annotated[int, Field(description="草案的编号（id）。 The id of the draft.", ge=1, le=2_000_000_000)]
Version = Annotated[int, Field(description="第几版，默认最后一版。 Which version; the last without.", ge=0, le=30_000)]
PolicyOf = Annotated[str, Field(description="只要这项政策的。 Only of this policy.", max_length=60)]
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
    """Figures, clauses dropped and added as typed; every version with who saved it. Whom it moves, its page tells."""
    row = seen_by(request.user).filter(pk=amendment).first()
    if row is None:
        raise not_here(amendment=amendment)
    shown = row.versions.filter(ordinal=version).first() if version else row.versions.latest("ordinal")
    if shown is None:
        raise not_here(amendment=amendment, version=version)
    return amendment_json(row, shown)
