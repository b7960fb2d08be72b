"""Addresses of pages, spelled once by a serving process: a page links to seventy, most of them the same each time."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.utils.safestring import SafeString

_KEPT = 16_384
_PLAIN = (str, int, SafeString)
"""What an address is kept for: of other things the text may change while they stay equal."""


def spell_once(resolver: Any) -> None:
    """From now on the resolver remembers what it spelled. Patterns are fixed while a site runs: nothing moves it."""
    spell = resolver._reverse_with_prefix
    remembered = lru_cache(_KEPT, typed=True)(spell)

    def spelled(view: Any, prefix: str, *args: Any, **named: Any) -> str:
        plain = isinstance(view, str) and all(type(one) in _PLAIN for one in (*args, *named.values()))
        return str((remembered if plain else spell)(view, prefix, *args, **named))

    resolver._reverse_with_prefix = spelled
