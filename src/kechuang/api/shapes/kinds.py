"""Kinds of records as the API tells them."""

from __future__ import annotations

from typing import Literal

from kechuang.api.shapes.shape import Said, Shape
from kechuang.api.shapes.trace import Coded


class KindField(Shape):
    """A field. A `quantity` is a whole count of 1/`scale` of its `unit`: 元 to the cent, ratios to a millionth."""

    name: str
    term: Said
    definition: Said | None
    type: Literal["quantity", "organisation", "truth", "day", "whole", "decimal", "json", "text"]
    unit: str | None
    scale: int | None
    choices: list[Coded]


class KindRow(Shape):
    """A kind: `label` is public, internal or sensitive; `public` the fields everybody may see even so."""

    kind: str
    name: Said
    label: str
    key: list[str]
    public: list[str]
    fields: list[KindField]


class Kinds(Shape):
    """Every kind of record."""

    rows: list[KindRow]
