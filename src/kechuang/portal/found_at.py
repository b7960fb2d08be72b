"""Where a hit in a plan leads and what it shows: hits know their row, pages ordinals; one query for a kind's hits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from kechuang.kernel.sentences import Language
from kechuang.portal.addresses import place_in_text
from kechuang.search.finding import Hit
from kechuang.search.found_words import Part, parts, snippet
from kechuang.search.tokens import folded
from kechuang.supervision.models import Block, Finding, Plan, Section, Target, Task, Unit

_PAGES: dict[str, type[Target | Task]] = {"target": Target, "task": Task}
_PLACES: dict[str, type[Section | Block]] = {"section": Section, "paragraph": Block}


@dataclass(frozen=True, slots=True)
class Found:
    """One hit, where it leads, and the words around what was found (none where the title says it all)."""

    title: tuple[Part, ...]
    address: str
    words: tuple[Part, ...]
    note: str = ""
    """What tells it apart: the plan it stands in, the organisation it belongs to."""


def found(
    kind: str, hits: Sequence[Hit], plans: Mapping[int | None, Plan], query: str, language: Language
) -> list[Found]:
    """The hits of one kind, in their order, with addresses. A finding is told in one language, not in both."""
    if kind == "finding":
        return _findings(hits, plans, query, language)
    addresses = _addresses(kind, hits, plans)
    return [
        Found(hit.title_parts, address, _beyond_title(hit), plans[hit.within].title)
        for hit, address in zip(hits, addresses, strict=True)
    ]


def _addresses(kind: str, hits: Sequence[Hit], plans: Mapping[int | None, Plan]) -> list[str]:
    ids = [hit.object_id for hit in hits]
    if kind == "unit":
        names = dict(Unit.objects.filter(pk__in=ids).values_list("pk", "name"))
        return [reverse("unit", args=[plans[hit.within].slug, names[hit.object_id]]) for hit in hits]
    if kind in _PLACES:
        rows = _PLACES[kind].objects.filter(pk__in=ids).values_list("pk", "start", "end", "ordinal")
        places = {pk: (start, end, ordinal if kind == "paragraph" else None) for pk, start, end, ordinal in rows}
        return [place_in_text(plans[hit.within], *places[hit.object_id]) for hit in hits]
    ordinals = dict(_PAGES[kind].objects.filter(pk__in=ids).values_list("pk", "ordinal"))
    return [reverse(kind, args=[plans[hit.within].slug, ordinals[hit.object_id]]) for hit in hits]


def _findings(hits: Sequence[Hit], plans: Mapping[int | None, Plan], query: str, language: Language) -> list[Found]:
    rows = Finding.objects.in_bulk([hit.object_id for hit in hits])
    words = folded(query).split()
    shown = []
    for hit in hits:
        finding = rows[hit.object_id]
        sentence = finding.sentence_en if language == "en" else finding.sentence
        plan = plans[hit.within]
        said = parts(snippet(sentence, words), words)
        shown.append(Found((), _finding_address(plan, finding), said, plan.title))
    return shown


def _finding_address(plan: Plan, finding: Finding) -> str:
    return f"{reverse('findings', args=[plan.slug])}#f{finding.ordinal}"


def _beyond_title(hit: Hit) -> tuple[Part, ...]:
    same = "".join(part.text for part in hit.snippet_parts) == "".join(part.text for part in hit.title_parts)
    return () if same else hit.snippet_parts
