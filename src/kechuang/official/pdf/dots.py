"""Draws a vector picture in dots (PNG): for programs that do not know vector pictures."""

from __future__ import annotations

from kechuang.official.document import Figure
from kechuang.official.pdf.typesetter import typesetter

DOTS_PER_INCH = 200.0


def in_dots(figure: Figure) -> bytes:
    """The picture as PNG, in the size it has on paper."""
    data = {"svg": figure.svg, "width": str(figure.width), "height": str(figure.height)}
    made = typesetter("picture.typ", data).compile(format="png", ppi=DOTS_PER_INCH)
    return made if isinstance(made, bytes) else bytes(made[0])
