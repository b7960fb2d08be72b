"""One character for another: full-width letters, digits and marks to half width, look-alikes to the usual form."""

from __future__ import annotations

import re
import unicodedata


def _single(code: int) -> str | None:
    """The usual form of a look-alike character, where that is one other character."""
    usual = unicodedata.normalize("NFKC", chr(code))
    return usual if len(usual) == 1 and usual != chr(code) else None


# PDF fonts often map glyphs to Kangxi radicals or compatibility ideographs that look like the ordinary character.
_LOOK_ALIKES = (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00), *range(0xFE50, 0xFE70))

_TABLE: dict[int, int | str] = {
    **{code: usual for code in _LOOK_ALIKES if (usual := _single(code))},
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((*range(9), *range(14, 28), 127), " "),
    0x3000: " ",
    0x301C: "~",
    0x223C: "~",
    0xFF61: "。",
    0xFF64: "、",
}


_FOLDED = frozenset(map(chr, _TABLE))
_FEW = 40
# Some PDF fonts keep the decimal point at a place of their own, which no other program can name.
_POINT = re.compile(r"(?<=\d)[\ue000-\uf8ff]([ \u3000]?)(?=\d)")


def fold(text: str) -> str:
    """The text with marks folded; as many characters as before, each in its place."""
    present = _FOLDED & (characters := set(text))
    if max(characters, default="") >= "\ue000":
        text = _POINT.sub(r"\1.", text)  # a blank behind the point is put before it: 1.2 begins no item 1.
    if len(present) > _FEW:
        return text.translate(_TABLE)
    for char in present:  # a handful of replacements is several times faster than a table look-up per character
        text = text.replace(char, _usual(char))
    return text


def _usual(char: str) -> str:
    usual = _TABLE[ord(char)]
    return usual if isinstance(usual, str) else chr(usual)
