"""Telephone numbers of the mainland: mobiles of eleven digits, fixed lines with area code, 400 and 800 numbers."""

from __future__ import annotations

import re

from kechuang.kernel.checked import Checked, Part, Problem, typed
from kechuang.kernel.patterns import pattern
from kechuang.kernel.sentences import Sentence

KIND = "phone_number"
NAME = Sentence("电话号码", "telephone number")
PERSONAL = True

_MOBILE = pattern(r"1[3-9][0-9]{9}", re.ASCII)
_FIXED = pattern(r"(010|02[0-9]|0[3-9][0-9]{2})([2-9][0-9]{6,7})", re.ASCII)
_SERVICE = pattern(r"[48]00[0-9]{7}", re.ASCII)


def looks_like(text: str) -> bool:
    """The form of a mobile, of a fixed line with its area code, or of a service number."""
    return _split(text) is not None


def check(text: str) -> Checked:
    """The verdict on a number, by its form; `normal` is 13812345678, 0311-83221234 or 4001234567."""
    found = _split(text)
    if found is None:
        problem = Problem(
            f"{KIND}.form",
            Sentence(
                "手机号是11位数字，以13至19开头；固定电话要写区号。",
                "A mobile has eleven digits from 13 to 19 on; a fixed line is written with its area code.",
            ),
            Sentence("例如 13812345678、0311-83221234。", "For example 13812345678, 0311-83221234."),
        )
        return Checked(KIND, NAME, text, typed(text), (problem,))
    kind, normal = found
    return Checked(KIND, NAME, text, normal, parts=(Part(Sentence("类别", "kind"), "", _KINDS[kind]),))


_KINDS = {
    "mobile": Sentence("手机", "mobile"),
    "fixed": Sentence("固定电话", "fixed line"),
    "service": Sentence("服务电话", "service number"),
}


def _split(text: str) -> tuple[str, str] | None:
    code = typed(text).replace("(", "").replace(")", "")
    code = code.removeprefix("+86").removeprefix("0086")
    if _MOBILE.fullmatch(code):
        return "mobile", code
    if _SERVICE.fullmatch(code):
        return "service", code
    fixed = _FIXED.fullmatch(code)
    return ("fixed", f"{fixed[1]}-{fixed[2]}") if fixed else None
