"""Cases by their words: as far as the reader may see them; what is published leads everybody to its public page."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from kechuang.accounts.held import Actor
from kechuang.cases.finding import readable, whole_to
from kechuang.cases.found_by import holding
from kechuang.portal.found_at import Found
from kechuang.portal.language import said
from kechuang.search.finding import COUNTED
from kechuang.search.found_words import parts
from kechuang.search.tokens import folded


def found_cases(query: str, reader: Actor, limit: int, offset: int) -> tuple[int, list[Found]]:
    """How many (COUNTED: or more), and a stretch of them, the latest first."""
    if not query.split():
        return 0, []
    rows = holding(readable(reader), query).order_by("-opened_at", "-pk")
    count = rows.order_by()[:COUNTED].count()
    shown = list(rows[offset : offset + limit])
    whole = set(whole_to(reader).filter(pk__in=[one.pk for one in shown]).values_list("pk", flat=True))
    words, invented, found = folded(query).split(), _("示例数据"), []
    for one in shown:
        address = reverse("case" if one.pk in whole else "publicity-case", args=[one.number])
        title = parts(f"{one.organisation_name}：{one.title}" if one.organisation_name else one.title, words)
        note = " · ".join([said(one.stage.name), *([invented] if one.example else [])])
        found.append(Found(title, address, parts(one.number, words), note))
    return count, found
