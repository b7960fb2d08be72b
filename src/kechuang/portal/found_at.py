"""Where a search hit leads and what it shows: hits know their row, pages know ordinals; one query for a kind's hits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from kechuang.kernel.sentences import Language
from kechuang.portal.addresses import place_in_text
from kechuang.supervision.models import Block, Finding, Plan, Section, Target, Task, Unit
from kechuang.supervision.search import Hit, Part, parts, snippet
from kechuang.supervision.search_tokens import folded

_PAGES: dict[str, type[Target | Task]] = {"target": Target, "task": Task}
_PLACES: dict[str, type[Section | Block]] = {"section": Section, "paragraph": Block}


@dataclass(frozen=True, slots=True)
class Found:
    """One hit, where it leads, and the words around what was found (none where the title says it all)."""

    hit: Hit
    address: str
    words: tuple[Part, ...]


def found(kind: str, hits: Sequence[Hit], query: str, language: Language) -> list[Found]:
    """The hits of one kind, in their order, with addresses. A finding is told in one language, not in both."""
    if kind == "finding":
        return _findings(hits, query, language)
    addresses = _addresses(kind, hits)
    return [Found(hit, address, _beyond_title(hit)) for hit, address in zip(hits, addresses, strict=True)]


def _addresses(kind: str, hits: Sequence[Hit]) -> list[str]:
    ids = [hit.object_id for hit in hits]
    if kind == "unit":
        names = dict(Unit.objects.filter(pk__in=ids).values_list("pk", "name"))
        return [reverse("unit", args=[hit.plan.slug, names[hit.object_id]]) for hit in hits]
    if kind in _PLACES:
        rows = _PLACES[kind].objects.filter(pk__in=ids).values_list("pk", "start", "end", "ordinal")
        places = {pk: (start, end, ordinal if kind == "paragraph" else None) for pk, start, end, ordinal in rows}
        return [place_in_text(hit.plan, *places[hit.object_id]) for hit in hits]
    ordinals = dict(_PAGES[kind].objects.filter(pk__in=ids).values_list("pk", "ordinal"))
    return [reverse(kind, args=[hit.plan.slug, ordinals[hit.object_id]]) for hit in hits]


def _findings(hits: Sequence[Hit], query: str, language: Language) -> list[Found]:
    rows = Finding.objects.in_bulk([hit.object_id for hit in hits])
    words = folded(query).split()
    shown = []
    for hit in hits:
        finding = rows[hit.object_id]
        sentence = finding.sentence_en if language == "en" else finding.sentence
        shown.append(Found(hit, _finding_address(hit.plan, finding), parts(snippet(sentence, words), words)))
    return shown


def _finding_address(plan: Plan, finding: Finding) -> str:
    return f"{reverse('findings', args=[plan.slug])}#f{finding.ordinal}"


def _beyond_title(hit: Hit) -> tuple[Part, ...]:
    same = "".join(part.text for part in hit.snippet_parts) == "".join(part.text for part in hit.title_parts)
    return () if same else hit.snippet_parts
