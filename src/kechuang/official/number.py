"""发文字号: the code of the issuing office, the year in hexagonal brackets, a serial without leading zeros.

GB/T 9704-2012: 明科创督〔2026〕25号; no 第, no square brackets, no leading zero.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CODE = re.compile(r"[\u4e00-\u9fff]{1,12}")


@dataclass(frozen=True, slots=True, order=True)
class DocumentNumber:
    """The number of one document: unique and without gaps per code and year."""

    code: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.serial}号"
