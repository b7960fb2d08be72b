"""Records as the API tells them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from kechuang.api.shapes.shape import AsOfPair, Shape
from kechuang.api.shapes.trace import Recorded


class Records(Shape):
    """A page of records. `extent`: all of them whole, one's own whole, or of all what is public."""

    asof: AsOfPair
    kind: str
    extent: Literal["all", "own", "public"]
    total: int
    page: int
    pages: int
    size: int
    rows: list[Recorded]


class RecordWhole(Recorded):
    """One record as of a pair of moments."""

    asof: AsOfPair
    id: int
    state: Literal["valid", "ended", "coming", "withdrawn"]


class Version(Recorded):
    """One row of a record: when it was true, and from when to when it was held to be true."""

    id: int
    recorded_at: datetime
    superseded_at: datetime | None
    reason: str


class History(Shape):
    """All rows of a record, in the order of recording."""

    asof: AsOfPair
    kind: str
    key: str
    rows: list[Version]


class Export(Shape):
    """What to take away, and in which form."""

    format: Literal["csv", "parquet", "xlsx", "json"] = Field("csv", description="文件格式。 The form of the file.")
    valid: str = Field("", description="世界时点，默认今天。 True on that day.", max_length=40)
    known: str = Field("", description="知悉时点，默认此刻。 Known by then.", max_length=40)
    q: str = Field("", description="要找的字。 Words to find.", max_length=200)
    where: list[str] = Field([], description="字段:值。 Field:value.", max_length=20)
    division: str = Field("", description="行政区划代码。 Division code.", max_length=12, pattern=r"^\d*$")
