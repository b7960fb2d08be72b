"""What acts on records take. Values have the forms in which answers tell them; null is unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from kechuang.api.shapes.shape import Shape

_FIELDS = "字段 → 值，见 /kinds。 Field to value, see /kinds."


class Reasoned(Shape):
    """Why it is done; it stays on record."""

    reason: str = Field(description="理由，会留在记录里。 Why; it stays on record.", max_length=2000)


class Entered(Shape):
    """A new record."""

    values: dict[str, Any] = Field(description=_FIELDS, max_length=200)
    valid_from: date | None = Field(None, description="生效日，默认依内容。 From which day; as the values tell.")
    valid_to: date | None = Field(None, description="失效日，默认依内容。 First day on which it no longer holds.")
    reason: str = Field("", description="说明。 A note.", max_length=2000)


class Corrected(Reasoned):
    """What was wrong, put right."""

    changes: dict[str, Any] = Field(description=_FIELDS, max_length=200)
    valid_from: date | None = Field(None, description="更正生效日。 The day from which it holds, put right.")
    valid_to: date | None = Field(None, description="更正失效日。 The day on which it ends, put right.")


class Replaced(Reasoned):
    """What holds from a day on."""

    changes: dict[str, Any] = Field(description=_FIELDS, max_length=200)
    since: date = Field(description="自这一天起成立。 From which day it holds.")


class Ended(Reasoned):
    """When it ends."""

    on: date = Field(description="自这一天起不再成立。 First day on which it no longer holds.")
