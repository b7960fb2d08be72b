"""Chinese patent numbers: application numbers with their check digit (ZC 0006-2003), publication numbers by form.

ZL 2017 1 0601862 . 3         since 1 October 2003: year, kind, serial of seven digits
ZL   95 1   15608 . X         before: year of two digits, serial of five
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kechuang.kernel.checked import Checked, Part, Problem, typed
from kechuang.kernel.patterns import pattern
from kechuang.kernel.sentences import Sentence

KIND = "patent_number"
NAME = Sentence("专利号（申请号、公开号）", "Chinese patent number (ZC 0006)")
PERSONAL = False

KINDS = {
    "1": Sentence("发明", "invention"),
    "2": Sentence("实用新型", "utility model"),
    "3": Sentence("外观设计", "design"),
    "8": Sentence("发明（PCT国际申请进入中国）", "invention (PCT)"),
    "9": Sentence("实用新型（PCT国际申请进入中国）", "utility model (PCT)"),
}
"""What the digit behind the year says."""

_LONG = pattern(r"(?:ZL|CN)?([0-9]{4})([0-9])([0-9]{7})(?:\.?([0-9X]))?", re.ASCII)
_SHORT = pattern(r"(?:(ZL|CN)?([0-9]{2})([0-9])([0-9]{5})(?:(\.)?([0-9X]))?)", re.ASCII)
_PUBLISHED = pattern(r"CN([0-9])([0-9]{6,8})([A-Z][0-9]?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Application:
    """The parts of an application number; `check` is "" where it was left out."""

    year: int
    kind: str
    serial: str
    check: str
    digits: str

    def __str__(self) -> str:
        return f"{self.digits}.{self.check}" if self.check else self.digits


def check_digit(digits: str) -> str:
    """The character behind the point for the 8 or 12 digits before it: weights 2 to 9, then 2 to 5, modulo 11."""
    weights = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
    return "0123456789X"[sum(int(d) * w for d, w in zip(digits, weights, strict=False)) % 11]


def read(text: str) -> Application | None:
    """The application number that a text writes, with or without ZL or CN; None where it has not the form."""
    code = typed(text)
    match = _LONG.fullmatch(code)
    if match:
        return Application(int(match[1]), match[2], match[3], match[4] or "", match[1] + match[2] + match[3])
    match = _SHORT.fullmatch(code)
    if match and not (match[1] == "CN" and not match[5]):  # without its point it may be a publication's
        year = 1900 + int(match[2]) if match[2] > "50" else 2000 + int(match[2])
        return Application(year, match[3], match[4], match[6] or "", match[2] + match[3] + match[4])
    return None


def looks_like(text: str) -> bool:
    """ZL or CN before digits, a point before the last, or thirteen digits that open with a year."""
    code = typed(text)
    if code[:2] in ("ZL", "CN"):
        return code[2:3].isdigit()
    found = read(code)
    if found is None:
        return False
    return "." in code or (len(code) == 13 and 1985 <= found.year <= 2099 and found.kind in KINDS)


def check(text: str, on: date | None = None) -> Checked:
    """The verdict on a patent number; `on` is the day by which it must have been filed, where that is to be checked."""
    code = typed(text)
    published = _PUBLISHED.fullmatch(code)
    if published:
        return _checked_publication(text, code, published)
    found = read(code)
    if found is None:
        return Checked(KIND, NAME, text, code, (_malformed(),))
    problems = _problems(found, on)
    doubts: list[Sentence] = []
    wanted = check_digit(found.digits)
    if not found.check:
        zh, en = f"缺校验位；由前面各位算得为“{wanted}”。", f"The check digit is left out; the others give “{wanted}”."
        doubts.append(Sentence(zh, en))
    elif found.check != wanted:
        place = len(found.digits) + 1
        problems += (
            Problem(
                f"{KIND}.check",
                Sentence(
                    f"校验位“{found.check}”有误：按ZC 0006由前{place - 1}位算得应为“{wanted}”。",
                    f"Check digit “{found.check}”: by ZC 0006 the {place - 1} digits before it give “{wanted}”.",
                ),
                Sentence("请对照专利证书核对。", "Compare it with the certificate."),
                place,
            ),
        )
    if not problems and found.kind not in KINDS:
        zh, en = f"申请种类号“{found.kind}”不在已知之列。", f"“{found.kind}” is none of the kinds known."
        doubts.append(Sentence(zh, en))
    parts = (
        Part(Sentence("申请年", "year of filing"), str(found.year)),
        Part(Sentence("种类", "kind"), found.kind, KINDS.get(found.kind)),
        Part(Sentence("流水号", "serial"), found.serial),
    )
    return Checked(KIND, NAME, text, str(found), problems, tuple(doubts), parts=() if problems else parts)


def _problems(found: Application, on: date | None) -> tuple[Problem, ...]:
    first, last = (2003, 9999) if len(found.digits) == 12 else (1985, 2003)
    if on:
        last = min(last, on.year)
    if first <= found.year <= last:
        return ()
    return (
        Problem(
            f"{KIND}.year",
            Sentence(
                f"申请年{found.year}有误：{len(found.digits)}位号码的年份在{first}年以后"
                + (f"、{last}年以前。" if last < 9999 else "。"),
                f"Year {found.year}: numbers of {len(found.digits)} digits begin in {first}"
                + (f" and end in {last}." if last < 9999 else "."),
            ),
            Sentence("请核对开头的年份。", "Compare the year at the beginning."),
            1,
        ),
    )


def _checked_publication(text: str, code: str, match: re.Match[str]) -> Checked:
    parts = (
        Part(Sentence("种类", "kind"), match[1], KINDS.get(match[1])),
        Part(Sentence("流水号", "serial"), match[2]),
        Part(Sentence("文献种类", "kind of document"), match[3]),
    )
    remark = Sentence(
        "公开（公告）号没有校验位，只查写法。", "A publication number: no check digit, its form alone is checked."
    )
    return Checked(KIND, NAME, text, code, remarks=(remark,), parts=parts)


def _malformed() -> Problem:
    return Problem(
        f"{KIND}.form",
        Sentence(
            "专利申请号是8位或12位数字，加点和校验位；公开号是CN、7至9位数字和字母。",
            "Applications have 8 or 12 digits, a point, a check digit; publications CN, 7 to 9 digits and a letter.",
        ),
        Sentence("例如 ZL201710601862.3、CN107123456A。", "For example ZL201710601862.3, CN107123456A."),
    )
