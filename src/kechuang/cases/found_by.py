"""The words by which a case is found: its item and applicant, its number or the end of it, the call it answers.

Few cases hold most words: the index names them. Words that very many hold ask nothing of the index, which would name
them all; the rows of the list that is asked for are then read in its order, and soon fill a page.
"""

from __future__ import annotations

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from kechuang.cases.models import Case
from kechuang.cases.words_of import INDEXED, TOLD
from kechuang.search.finding import COUNTED, LONGEST
from kechuang.search.index import keys_holding
from kechuang.search.tokens import query_phrases

MANY = 1500
"""From so many cases on the index is not asked."""


def holding(rows: QuerySet[Case], words: str) -> QuerySet[Case]:
    """Those that hold every word (blanks separate words): all without a word, none where no word is one."""
    words = words[:LONGEST]
    if not words.split():
        return rows
    phrases = query_phrases(words)
    if not phrases:
        return rows.none()
    asked = keys_holding(connection.vendor, INDEXED, phrases)
    few = f"SELECT count(*) FROM ({asked.source} WHERE {asked.where} LIMIT {MANY}) few"  # noqa: S608 (names of ours)
    with connection.cursor() as cursor:
        cursor.execute(few, [asked.parameter])
        many = cursor.fetchone()[0] >= MANY
    if not many:
        return rows.filter(pk__in=RawSQL(f"{asked.source} WHERE {asked.where}", [asked.parameter]))  # noqa: S611
    for word in words.split():
        rows = rows.filter(_read(word))
    return rows


def _read(word: str) -> Q:
    """The word read in the row itself. Only letters have two cases, and PostgreSQL is slow to see past them."""
    how = "icontains" if word.upper() != word.lower() else "contains"
    found = Q(pk__in=[])
    for name in sorted(TOLD):
        found |= Q(**{f"{name}__{how}": word})
    return found


def counted(rows: QuerySet[Case], words: str, beyond: int = 0) -> int:
    """How many they are; with words, counting stops at COUNTED, or so many beyond the page that is asked for."""
    return rows.order_by()[: max(COUNTED, beyond)].count() if words.split() else rows.count()
