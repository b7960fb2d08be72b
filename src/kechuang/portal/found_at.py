"""Where a search hit leads: hits know their row, pages know ordinals and places; one query for all hits of a kind."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from kechuang.portal.addresses import place_in_text
from kechuang.supervision.models import Block, Finding, Plan, Section, Target, Task, Unit
from kechuang.supervision.search import Hit

_PAGES = {"target": Target, "task": Task, "finding": Finding}
_PLACES = {"section": Section, "paragraph": Block}


def addresses_of(kind: str, hits: Sequence[Hit]) -> list[str]:
    """The addresses of hits of one kind, in their order."""
    ids = [hit.object_id for hit in hits]
    if not ids:
        return []
    if kind == "unit":
        names = dict(Unit.objects.filter(pk__in=ids).values_list("pk", "name"))
        return [reverse("unit", args=[hit.plan.slug, names[hit.object_id]]) for hit in hits]
    if kind in _PLACES:
        rows = _PLACES[kind].objects.filter(pk__in=ids).values_list("pk", "ordinal", "start", "end")
        places = {pk: (start, end, ordinal if kind == "paragraph" else None) for pk, ordinal, start, end in rows}
        return [place_in_text(hit.plan, *places[hit.object_id]) for hit in hits]
    ordinals = dict(_PAGES[kind].objects.filter(pk__in=ids).values_list("pk", "ordinal"))
    return [_page(kind, hit.plan, ordinals[hit.object_id]) for hit in hits]


def _page(kind: str, plan: Plan, ordinal: int) -> str:
    if kind == "finding":
        return f"{reverse('findings', args=[plan.slug])}#f{ordinal}"
    return reverse(kind, args=[plan.slug, ordinal])
