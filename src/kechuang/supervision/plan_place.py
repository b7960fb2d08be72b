"""The place a plan is about: the division that its issuer or title names, where the tables know exactly one such."""

from __future__ import annotations

import re
from datetime import date

from kechuang.kernel import divisions
from kechuang.kernel.divisions import Division

_NAME = re.compile(r"[一-鿿]{1,14}?(?:特别行政区|自治区|自治州|自治县|地区|新区|省|市|县|区|盟|旗)")


def place_of(issuer: str, title: str, year: int | None = None) -> str:
    """The code of the smallest division named, the issuer first; empty where none is, or several bear the name."""
    day = date(year, 12, 31) if year else None
    for text in (issuer, title):
        found = _named(text, day)
        if found:
            return found.code
    return ""


def _named(text: str, day: date | None) -> Division | None:
    above: Division | None = None
    for match in _NAME.finditer(text):
        name = match.group()
        for start in range(len(name) - 1):
            known = [d for d in divisions.named(name[start:], day) if d.level != "township"]
            if above is not None:
                within = [d for d in known if above in divisions.ancestors(d.code)]
                known = within or ([above] if above in known else known)
            if len(known) == 1:
                above = known[0]
                break
    return above
