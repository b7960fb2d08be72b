"""The measures of GB/T 9704-2012, in millimetres and points, once for both writers.

Clauses in brackets. Line pitch and character pitch are no figures of the standard: they follow from 22 lines of 28
characters filling 156 × 225 mm [5.2.3].
"""

from __future__ import annotations

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
"""A4 [5.1]."""
TOP, LEFT = 37.0, 28.0
"""天头 and 订口, each ± 1 mm [5.2.1]."""
AREA_WIDTH, AREA_HEIGHT = 156.0, 225.0
"""版心 without the page number [5.2.1]."""
BOTTOM, RIGHT = PAGE_HEIGHT - TOP - AREA_HEIGHT, PAGE_WIDTH - LEFT - AREA_WIDTH
LINES, CHARACTERS = 22, 28
"""A page, a line [5.2.3]."""
MARK_BELOW_AREA_TOP = 35.0
"""Upper edge of 发文机关标志 below the upper edge of 版心 [7.2.4]."""
RULE_BELOW_NUMBER = 4.0
"""The red line below 发文字号 [7.2.7]."""
NUMBER_BELOW_AREA = 7.0
"""The dash of the page number below the lower edge of 版心 [7.5]."""
THICK_RULE, THIN_RULE = 0.35, 0.25
"""Lines of the imprint: first and last, and those between [7.4.1]."""

POINTS_PER_MM = 72 / 25.4
SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4, SIZE_5 = 22.0, 16.0, 14.0, 12.0, 10.5
"""二号, 三号, 四号, 小四, 五号 in points."""
LINE_PITCH = 28.95
"""Points: 225 mm / 22, rounded down to what a word processor can hold (a twentieth of a point)."""
CHARACTER_PITCH = AREA_WIDTH * POINTS_PER_MM / CHARACTERS
"""Points: a little less than the 16 of 三号, so that 28 characters fill the line."""

TIGHTENED = -0.25
"""Points between characters of 三号 in a .docx: 28 of them take 441 pt of the 442.2 there are, 29 do not fit."""

SEAL_LINES = 2
"""Blank lines above the signature: the top of a 42 mm seal centred over it then lies within one line of the text."""
RED = "FF0000"


def points(mm: float) -> float:
    """Millimetres in points."""
    return mm * POINTS_PER_MM


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * POINTS_PER_MM * 20)


def half_width(text: str) -> int:
    """The width of words in half characters: ASCII takes one, everything else two."""
    return sum(1 if char.isascii() else 2 for char in text)


def mark_size(text: str) -> tuple[float, int]:
    """Size in points and width in per cent of 发文机关标志: as large as taste allows [7.2.4 leaves it free].

    A long name is set narrow rather than small, as printed red heads are.
    """
    room = points(AREA_WIDTH) - 12
    count = max(1, half_width(text)) / 2
    size = min(48.0, room / (count * 0.6))
    size = int(size * 2) / 2
    return size, max(50, min(100, int(room / (count * size) * 100)))


def signature_indents(signature: str, dated: str, *, sealed: bool) -> tuple[float, float]:
    """How far signature and date stay from the right edge, in characters.

    With a seal the date stays four characters off and the signature is centred over it. Without one the signature stays
    two characters off and the date begins two characters right of its beginning; a longer date stays two off itself.
    """
    name, day = half_width(signature) / 2, half_width(dated) / 2
    if sealed:
        over = 4 + (day - name) / 2
        return (over, 4.0) if over >= 0 else (0.0, (name - day) / 2)
    return (2.0, name - day) if name - day >= 2 else (4 + day - name, 2.0)
