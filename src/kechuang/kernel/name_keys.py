"""Keys by which names of organisations and persons are compared. Never stored in place of the name as it was given.

Two names with one key are the same but for how they were typed: width, spaces, kinds of brackets and dots, capitals.
A key does not guess: 有限公司 and 有限责任公司 stay different, and so do old names and new ones.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

_BRACKETS = {ord(mark): "(" for mark in "（[［〔【〈《「『{｛"} | {ord(mark): ")" for mark in "）]］〕】〉》」』}｝"}
_DOTS = dict.fromkeys(map(ord, "·•・‧∙⋅･．"), "·")
_DASHES = dict.fromkeys(map(ord, "-‐‑‒–—―−－"), "-")
_QUOTES = dict.fromkeys(map(ord, "“”‘’\"'`＂＇"))
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_SAME = _BRACKETS | _DOTS | _DASHES | _QUOTES | _UNSEEN


def organisation_key(name: str) -> str:
    """The key of an organisation's name: 河北 ＡＢＣ（集团）公司 and 河北ABC(集团)公司 have one."""
    return _settled(name, lambda text: "".join(text.split()))


def person_key(name: str) -> str:
    """The key of a person's name; names in Latin letters keep one space between their words (wang xiao)."""
    return _settled(name, lambda text: (" " if text.isascii() else "").join(text.split()))


def same_organisation_name(one: str, other: str) -> bool:
    """Whether two names differ only in how they were typed; two empty names are not the same."""
    key = organisation_key(one)
    return bool(key) and key == organisation_key(other)


def _settled(name: str, spaced: Callable[[str], str]) -> str:
    """Folded until nothing changes: what is left when spaces go can compose with what stood behind them."""
    while True:
        folded = unicodedata.normalize("NFKC", name.translate(_SAME)).translate(_SAME).casefold()
        key = spaced(folded)
        if key == name:
            return key
        name = key
