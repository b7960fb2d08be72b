"""发文字号: the code of the issuing office, the year in hexagonal brackets, a serial without leading zeros.

GB/T 9704-2012: 明科创督〔2026〕25号; no 第, no square brackets, no leading zero.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

_FORM = re.compile(r"(?P<code>[\u4e00-\u9fff]{1,12})〔(?P<year>[12]\d{3})〕(?P<serial>[1-9]\d*)号")
CODE = re.compile(r"[\u4e00-\u9fff]{1,12}")


@dataclass(frozen=True, slots=True, order=True)
class DocumentNumber:
    """The number of one document: unique and without gaps per code and year."""

    code: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.serial}号"


def document_number(text: str) -> DocumentNumber:
    """Read a number strictly. Raises BadInput."""
    found = _FORM.fullmatch(text.strip())
    if found is None:
        raise BadInput(
            "document.number",
            Sentence(f"“{text}”不是规范的发文字号。", f"“{text}” is not a proper document number."),
            Sentence(
                "年份用六角括号〔〕，顺序号不加“第”、不编虚位，例如 明科〔2026〕25号。",
                "Year in 〔〕, serial without 第 and without leading zeros: 明科〔2026〕25号.",
            ),
        )
    return DocumentNumber(found["code"], int(found["year"]), int(found["serial"]))
