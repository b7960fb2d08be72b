"""The words of a case as search compares them, and where they are indexed: what is stored beside every case."""

from __future__ import annotations

import re
from typing import Any

from kechuang.search.index import Indexed
from kechuang.search.tokens import index_tokens, title_tokens

INDEXED = Indexed("cases_casewords", "case_id", "cases_words_index")
TOLD = frozenset({"number", "title", "organisation_name", "call"})
"""What of a case it is found by."""
_SERIAL = re.compile(r"\d+$")


def tokens_of(case: Any) -> dict[str, str]:
    """What is stored for it: {column: tokens}."""
    title = f"{case.organisation_name} {case.title}".strip()
    numbers = " ".join((*_numbers(case.number), case.call))
    return {"title_tokens": title_tokens(title), "body_tokens": index_tokens(numbers)}


def _numbers(number: str) -> tuple[str, ...]:
    """KC2026000123 → also 2026000123, 000123 and 123: people say the end of a number."""
    found = _SERIAL.search(number)
    if found is None:
        return (number,)
    digits = found.group()
    return (number, digits, digits[-6:], digits[-6:].lstrip("0"))
