"""Every kind of event there is, and the sentence it is told in. What no app declares cannot be recorded.

Each app declares its kinds in its own `event_types.py`, which is imported when the site starts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kechuang.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of event: its code, its short name for lists, its sentence, and when it is written (English, for docs)."""

    code: str
    name: Sentence
    sentence: Sentence
    when: str


EVENT_TYPES: dict[str, EventType] = {}
"""All declared kinds by code, in the order of their declaration."""


def declare(told: Mapping[str, tuple[str, str, str]]) -> None:
    """Declare kinds: code → (name, sentence, when); name and sentence hold Chinese and English around " | ".

    A code is dotted and in the past tense; `{actor}` and `{label}` are filled from the row. A failed event is told by
    the same sentence, marked as not successful. Raises ValueError for a code that is declared already.
    """
    for code, (name, sentence, when) in told.items():
        if code in EVENT_TYPES:
            raise ValueError(f"the event type {code} is declared twice")
        EVENT_TYPES[code] = EventType(code, _both(name), _both(sentence), when)


def _both(text: str) -> Sentence:
    zh, en = text.split(" | ")
    return Sentence(zh, en)
