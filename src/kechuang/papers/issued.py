"""What a paper gets when it is issued."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kechuang.official.number import DocumentNumber


@dataclass(frozen=True, slots=True)
class Issued:
    """What a paper gets when it is issued; until then it has neither number nor date."""

    number: DocumentNumber | None = None
    dated: date | None = None
    public: bool = False
