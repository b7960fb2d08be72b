"""The characters of a PDF page with their places as the page is shown: x to the right, y downwards, in points."""

from __future__ import annotations

from ctypes import c_double
from dataclasses import dataclass
from math import hypot, pi
from typing import Any

_UPRIGHT = 0.2
"""Radians. Characters set askew are watermarks and stamps."""
_HYPHEN = 2
_SMALLEST = 1.0
_ASCENT = 0.86
"""Part of a character's height above its base line, in Chinese fonts."""


@dataclass(slots=True)
class Glyph:
    """One printed character. `size` is its font size, in points."""

    char: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """Height of its middle line."""
        return (self.top + self.bottom) / 2


def glyphs_of(page: Any) -> list[Glyph]:
    """The visible characters of a page (pypdfium2), white space left out, in the order of the file."""
    from pypdfium2 import raw

    turned = page.get_rotation()
    left, low, right, high = page.get_cropbox()
    text = page.get_textpage()
    box, matrix, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), c_double(), c_double()
    found: list[Glyph] = []
    for i in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, i)
        char = "-" if code == _HYPHEN else chr(code) if code < 0x110000 else "\ufffd"
        if char.isspace() or raw.FPDFText_IsGenerated(text, i) == 1:
            continue
        if not _is_upright(raw.FPDFText_GetCharAngle(text, i), turned):
            continue
        if not raw.FPDFText_GetLooseCharBox(text, i, box) or not raw.FPDFText_GetCharOrigin(text, i, x, y):
            continue
        # Boxes hug the ink in some fonts; the height comes from the font size, so that 一 is as tall as its neighbours.
        raw.FPDFText_GetMatrix(text, i, matrix)
        size = raw.FPDFText_GetFontSize(text, i) * hypot(matrix.c, matrix.d)
        if size < _SMALLEST:
            continue
        if turned == 90:
            x0, x1, base = box.bottom - low, box.top - low, x.value - left
        elif turned == 180:
            x0, x1, base = right - box.right, right - box.left, y.value - low
        elif turned == 270:
            x0, x1, base = high - box.top, high - box.bottom, right - x.value
        else:
            x0, x1, base = box.left - left, box.right - left, high - y.value
        found.append(Glyph(char, x0, x1, base - _ASCENT * size, base + (1 - _ASCENT) * size, size))
    text.close()
    return found


def _is_upright(angle: float, turned: int) -> bool:
    """Whether a character stands upright on the page as it is shown. Angles in radians, turn of the page in degrees."""
    askew = (angle - turned * pi / 180) % (2 * pi)
    other = (angle + turned * pi / 180) % (2 * pi)
    return any(min(a, 2 * pi - a) < _UPRIGHT for a in (askew, other))


def has_picture(page: Any) -> bool:
    """Whether the page shows at least one picture."""
    from pypdfium2 import raw

    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))
