"""Search over plans, records and cases at once, as far as the reader may see them."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from kechuang.accounts.access import visible
from kechuang.api.asked import Page, Words, plan_of
from kechuang.api.declaring import reads
from kechuang.api.plain import Plain
from kechuang.api.shapes import search as shapes
from kechuang.cases.finding import readable
from kechuang.cases.found_by import holding
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.catalogue import kinds as record_kinds
from kechuang.search.finding import COUNTED, POOL, find
from kechuang.search.models import SearchEntry
from kechuang.supervision.models import Plan

router = Router(tags=["search"])

CASE = "case"
OF_PLANS = ("target", "task", "unit", "finding", "section", "paragraph")
Slug = Annotated[str, Field(description="只在这份规划里找。 Only in this plan.", max_length=80)]
Kind = Annotated[str, Field(description="只要这一类：target、task … 或记录的种类。 Only this kind.", max_length=40)]
Size = Annotated[int, Field(description="每类几条。 Hits of a kind.", ge=1, le=50)]


@reads(
    router, "/search", shapes.Found, says=Sentence("搜索规划、记录和办件。", "Search plans, records and cases."), cost=2
)
def search(request: HttpRequest, q: Words, plan: Slug = "", kind: Kind = "", page: Page = 1, size: Size = 10) -> Plain:
    """What holds every word, words of one or two characters included, by kind and best first."""
    every = (*OF_PLANS, *record_kinds(), CASE)
    if kind and kind not in every:
        raise BadInput(
            "search.kind",
            Sentence(f"没有“{kind}”这一类。", f"There is no kind “{kind}”."),
            Sentence(f"可用：{'、'.join(every)}。", f"There are: {', '.join(every)}."),
            field="kind",
        )
    entries = visible(request.user, SearchEntry.objects.all())
    if plan:
        entries = entries.filter(within=plan_of(request, plan).pk)
    offset = min((page - 1) * size, POOL)
    results = find(q, entries, every, shown=[kind] if kind else None, limit=size, offset=offset)
    hits = [hit for name in every for hit in results.hits.get(name, ())]
    cases = [] if plan or kind not in ("", CASE) else _cases(request, q, offset, size)
    counts = dict(results.counts)
    if not plan and (many := holding(readable(request.user), q).order_by()[:COUNTED].count()):
        counts[CASE] = many
    slugs = dict(Plan.objects.filter(pk__in={hit.within for hit in hits if hit.within}).values_list("pk", "slug"))
    return {
        "q": q,
        "counts": counts,
        "page": page,
        "size": size,
        "rows": [
            {
                "kind": hit.kind,
                "key": hit.key or None,
                "plan": slugs.get(hit.within) if hit.within else None,
                "title": hit.title,
                "snippet": "".join(part.text for part in hit.snippet_parts),
                "start": hit.start if hit.within else None,
            }
            for hit in hits
        ]
        + cases,
    }


def _cases(request: HttpRequest, words: str, offset: int, size: int) -> list[dict[str, Any]]:
    """By number, the latest opened first; `snippet` says who applies."""
    rows = holding(readable(request.user), words).order_by("-opened_at", "-pk")
    return [
        {
            "kind": CASE,
            "key": one.number,
            "plan": None,
            "title": one.title,
            "snippet": one.organisation_name,
            "start": None,
        }
        for one in rows[offset : offset + size]
    ]
