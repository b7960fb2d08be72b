"""Search over everything in the plans, in Chinese words of any length, with the found places marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from kechuang.supervision.models import Plan, SearchEntry
from kechuang.supervision.search_index import TABLE, matching
from kechuang.supervision.search_tokens import folded, query_phrases

KINDS = ("target", "task", "unit", "finding", "section", "paragraph")
"""What can be found, in the order it is shown."""

SNIPPET = 90
"""Length of a snippet in characters."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a title or snippet; `hit` where the query was found."""

    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `object_id` is the primary key of the kind's model (of the block for a paragraph)."""

    kind: str
    object_id: int
    plan: Plan
    title_parts: tuple[Part, ...]
    snippet_parts: tuple[Part, ...]
    start: int


@dataclass(frozen=True, slots=True)
class SearchResults:
    """One page of hits, how many there are in all, and how many of each kind (kinds asked for or not)."""

    hits: tuple[Hit, ...]
    total: int
    counts: dict[str, int]


def search(
    query: str, *, plan: Plan | None = None, kinds: Iterable[str] | None = None, limit: int = 50, offset: int = 0
) -> SearchResults:
    """Find what holds every word of the query (blanks separate words), best first; withdrawn plans are left out.

    Things whose title holds the words come before things that only mention them. Three queries, whatever is found.
    """
    phrases = query_phrases(query[:200])
    if not phrases:
        return SearchResults((), 0, {})
    wanted = [kind for kind in KINDS if kinds is None or kind in set(kinds)]
    match, match_params = matching(connection.vendor, phrases)
    params: list[str | int] = [*match_params]
    found = (
        f"FROM ({match}) AS m JOIN {TABLE} AS e ON e.id = m.id "
        "JOIN supervision_plan AS p ON p.id = e.plan_id WHERE p.withdrawn_at IS NULL"
    )
    if plan is not None:
        found, params = f"{found} AND e.plan_id = %s", [*params, plan.pk]
    words = folded(query[:200]).split()
    in_title = " AND ".join("lower(e.title) LIKE %s ESCAPE '!'" for _ in words)
    likes = ["%" + re.sub(r"([!%_])", r"!\1", word) + "%" for word in words]
    order = f"CASE WHEN {in_title} THEN 0 ELSE 1 END, m.rank DESC, e.plan_id DESC, e.start, e.id"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT e.kind, count(*) {found} GROUP BY e.kind", params)
        counts = dict(cursor.fetchall())
        holes = ", ".join(["%s"] * len(wanted)) or "NULL"
        cursor.execute(
            f"SELECT e.id {found} AND e.kind IN ({holes}) ORDER BY {order} LIMIT %s OFFSET %s",
            [*params, *wanted, *likes, limit, offset],
        )
        ids = [row[0] for row in cursor.fetchall()]
    entries = SearchEntry.objects.select_related("plan").defer("plan__text", "tokens").in_bulk(ids)
    hits = tuple(_hit(entries[id], words) for id in ids if id in entries)
    counts = {kind: counts[kind] for kind in KINDS if kind in counts}
    return SearchResults(hits, sum(counts.get(kind, 0) for kind in wanted), counts)


def _hit(entry: SearchEntry, words: list[str]) -> Hit:
    return Hit(
        entry.kind,
        entry.object_id,
        entry.plan,
        parts(entry.title, words),
        parts(snippet(entry.body, words), words),
        entry.start,
    )


def snippet(text: str, words: list[str]) -> str:
    """About SNIPPET characters of the text around the first word found, on one line, with … where it was cut."""
    line = re.sub(r"\s+", " ", text).strip()
    if len(line) <= SNIPPET:
        return line
    place = _pattern(words).search(line)
    start = max(0, min(place.start() - SNIPPET // 4 if place else 0, len(line) - SNIPPET))
    end = start + SNIPPET
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")


def parts(text: str, words: list[str]) -> tuple[Part, ...]:
    """The text cut where a word is found. Joined, the parts are the text."""
    cut, last = [], 0
    for place in _pattern(words).finditer(text):
        if place.start() > last:
            cut.append(Part(text[last : place.start()]))
        cut.append(Part(place.group(), True))
        last = place.end()
    if last < len(text):
        cut.append(Part(text[last:]))
    return tuple(cut)


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Finds each word in a text as it is printed: either case, half or full width, blanks between characters."""
    longest_first = sorted({word for word in words if word}, key=len, reverse=True)
    return re.compile("|".join(r"\s*".join(_either(c) for c in word) for word in longest_first) or r"(?!)", re.I)


def _either(character: str) -> str:
    wide = chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character
    return f"[{re.escape(character)}{re.escape(wide)}]" if wide != character else re.escape(character)
