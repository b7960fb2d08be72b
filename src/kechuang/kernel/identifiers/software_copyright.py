"""软件著作权登记号: year, SR, serial (2018SR123456). It has no check character: its form alone can be checked."""

from __future__ import annotations

import re

from kechuang.kernel.checked import Checked, Part, Problem, typed
from kechuang.kernel.patterns import pattern
from kechuang.kernel.sentences import Sentence

KIND = "software_copyright"
NAME = Sentence("软件著作权登记号", "registration number of software")
PERSONAL = False

FIRST_YEAR = 1992
"""The year in which software could first be registered."""

_FORM = pattern(r"([0-9]{4})SR([0-9]{4,7})", re.ASCII)


def looks_like(text: str) -> bool:
    """Four digits and SR."""
    code = typed(text)
    return code[:4].isdigit() and code[4:6] == "SR"


def check(text: str) -> Checked:
    """The verdict on a registration number, by its form."""
    code = typed(text).removeprefix("软著登字第").removesuffix("号")
    match = _FORM.fullmatch(code)
    if match is None:
        problem = Problem(
            f"{KIND}.form",
            Sentence("登记号是4位年份、SR和4至7位数字。", "It is a year, SR, and four to seven digits."),
            Sentence("例如 2018SR123456；证书号（软著登字第…号）是另一个号码。", "For example 2018SR123456."),
        )
        return Checked(KIND, NAME, text, code, (problem,))
    if int(match[1]) < FIRST_YEAR:
        problem = Problem(
            f"{KIND}.year",
            Sentence(
                f"年份{match[1]}有误：软件登记始于{FIRST_YEAR}年。",
                f"Year {match[1]}: registration began in {FIRST_YEAR}.",
            ),
            Sentence("请核对前4位。", "Compare the first four characters."),
            1,
        )
        return Checked(KIND, NAME, text, code, (problem,))
    remark = Sentence("登记号没有校验位，只查写法。", "No check character: its form alone is checked.")
    parts = (Part(Sentence("登记年", "year"), match[1]), Part(Sentence("流水号", "serial"), match[2]))
    return Checked(KIND, NAME, text, code, remarks=(remark,), parts=parts)
