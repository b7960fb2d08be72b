"""The characters of a PDF page with their places as the page is shown: x to the right, y downwards, in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_UPRIGHT = 0.2
"""Radians. Characters set askew are watermarks and stamps."""
_HYPHEN = 2
_SMALLEST = 1.0


@dataclass(slots=True)
class Glyph:
    """One printed character. `size` is its height, in points."""

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
    box = raw.FS_RECTF()
    found: list[Glyph] = []
    for i in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, i)
        char = "-" if code == _HYPHEN else chr(code) if code < 0x110000 else "\ufffd"
        if char.isspace() or raw.FPDFText_IsGenerated(text, i) == 1:
            continue
        if not _is_upright(raw.FPDFText_GetCharAngle(text, i), turned):
            continue
        if not raw.FPDFText_GetLooseCharBox(text, i, box):
            continue
        x0, x1, y0, y1 = box.left, box.right, box.bottom, box.top
        if turned == 90:
            x0, x1, top, bottom = y0 - low, y1 - low, x0 - left, x1 - left
        elif turned == 180:
            x0, x1, top, bottom = right - x1, right - x0, y0 - low, y1 - low
        elif turned == 270:
            x0, x1, top, bottom = high - y1, high - y0, right - x1, right - x0
        else:
            x0, x1, top, bottom = x0 - left, x1 - left, high - y1, high - y0
        if bottom - top >= _SMALLEST:
            found.append(Glyph(char, x0, x1, top, bottom, bottom - top))
    text.close()
    return found


def _is_upright(angle: float, turned: int) -> bool:
    """Whether a character stands upright on the page as it is shown. Angles in radians, turn of the page in degrees."""
    from math import pi

    askew = (angle - turned * pi / 180) % (2 * pi)
    other = (angle + turned * pi / 180) % (2 * pi)
    return any(min(a, 2 * pi - a) < _UPRIGHT for a in (askew, other))


def has_picture(page: Any) -> bool:
    """Whether the page shows at least one picture."""
    from pypdfium2 import raw

    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))
