"""What shapes share: no key that is not told of; sentences in both languages; the pair of moments; pages of rows."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """Base of every shape."""

    model_config = ConfigDict(extra="forbid")


class Said(Shape):
    """A sentence or name in Chinese and English."""

    zh: str
    en: str


class AsOfPair(Shape):
    """As of when the question was asked: true in the world on a day, known to the system at an instant."""

    valid: date
    known: datetime


Example = Annotated[bool, Field(description="示例数据，不是真实情况。 Synthetic, about an invented place.")]
Exact = Annotated[
    str, Field(pattern=r"^-?\d+(\.\d+)?(/\d+)?$", description="精确的数，写成文字。 An exact number, as text.")
]
