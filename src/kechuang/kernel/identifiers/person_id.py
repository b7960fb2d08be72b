"""公民身份号码, GB 11643-1999: division, birthday, order, check character; also the residence permits built like it."""

from __future__ import annotations

import re
from datetime import date

from kechuang.kernel import divisions
from kechuang.kernel.checked import (
    Checked,
    Part,
    Problem,
    spoiled_by_spreadsheet,
    typed,
    wrong_characters,
    wrong_length,
)
from kechuang.kernel.patterns import pattern
from kechuang.kernel.sentences import Sentence

KIND = "person_id"
NAME = Sentence("公民身份号码", "citizen identity number (GB 11643)")
PERSONAL = True

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
"""The check character by remainder of the weighted sum modulo 11 (ISO 7064, MOD 11-2)."""
_DIGITS = "0123456789"
_OLD = pattern(r"[0-9]{8}(0[1-9]|1[0-2])([0-2][0-9]|3[01])[0-9]{3}", re.ASCII)

_PERMITS = {
    "81": Sentence("港澳居民居住证（香港）", "residence permit for Hong Kong residents"),
    "82": Sentence("港澳居民居住证（澳门）", "residence permit for Macao residents"),
    "83": Sentence("台湾居民居住证", "residence permit for Taiwan residents"),
}
"""Documents whose numbers are built like the citizen's, by their first two digits; 9 opens a foreigner's."""


def check_character(first: str) -> str:
    """The last character for the first 17 digits."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True)) % 11]


def born(text: str) -> date:
    """The birthday in a number that is not invalid. Raises BadInput."""
    code = check(text).required()
    return _date(code[6:14]) if len(code) == 18 else _date("19" + code[6:12])


def looks_like(text: str) -> bool:
    """Seventeen digits and a digit or X; or fifteen digits with a month and a day at their places."""
    code = typed(text)
    if len(code) == 18:
        return code.isascii() and code[:17].isdigit() and code[17] in _DIGITS + "X"
    return _OLD.fullmatch(code) is not None


def check(text: str, on: date | None = None) -> Checked:
    """The verdict on a number; `on` is the day on which its owner must have been born, where that is to be checked."""
    code = typed(text)
    if len(code) not in (15, 18):
        return Checked(KIND, NAME, text, code, (wrong_length(KIND, code, "18"),))
    only = Sentence("这里只能是数字。", "only digits occur here.")
    problems = wrong_characters(KIND, code[:17], _DIGITS, only)
    if len(code) == 18:
        last = Sentence("末位是数字或X。", "the last is a digit or X.")
        problems += wrong_characters(KIND, code[17], _DIGITS + "X", last, 18)
    if problems:
        return Checked(KIND, NAME, text, code, problems)
    birthday = _date(code[6:14] if len(code) == 18 else "19" + code[6:12])
    problems = _birthday_problems(birthday, code, on)
    doubts: tuple[Sentence, ...] = ()
    if len(code) == 15:
        doubts = (
            Sentence(
                "15位旧号码没有校验码，无法校验；第一代身份证自2013年1月1日起停用。",
                "An old number of 15 digits has no check character; its cards ended on 1 January 2013.",
            ),
        )
    elif check_character(code[:17]) != code[17]:
        problems += (_wrong_check(code),)
    if problems:
        return Checked(KIND, NAME, text, code, problems)
    place, remarks = _issued(code)
    parts = (
        Part(Sentence("地址码", "division"), code[:6], place),
        Part(Sentence("出生日期", "birthday"), birthday.isoformat()),
    )
    return Checked(KIND, NAME, text, code, (), doubts, remarks, parts)


def _issued(code: str) -> tuple[Sentence | None, tuple[Sentence, ...]]:
    if code.startswith("9") and len(code) == 18:
        return Sentence("外国人永久居留身份证", "permanent residence card of a foreigner"), ()
    if code[2:6] == "0000" and code[:2] in _PERMITS:
        return _PERMITS[code[:2]], ()
    name = divisions.full_name(code[:6])
    if name:
        return Sentence(name, name), ()
    zh, en = f"所载区划表中没有{code[:6]}，未作判断。", f"The tables of divisions do not hold {code[:6]}: not judged."
    return None, (Sentence(zh, en),)


def _date(digits: str) -> date:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return date.min


def _birthday_problems(birthday: date, code: str, on: date | None) -> tuple[Problem, ...]:
    place = Sentence(
        "请核对第7至14位。" if len(code) == 18 else "请核对第7至12位。", "Compare the birthday, from character 7."
    )
    if birthday == date.min:
        told = Sentence("第7位起的出生日期不存在。", "The birthday from character 7 is not a day of the calendar.")
        return (Problem(f"{KIND}.birthday", told, place, 7),)
    if on and birthday > on:
        told = Sentence(f"出生日期晚于{on}。", f"The birthday is after {on}.")
        return (Problem(f"{KIND}.unborn", told, place, 7),)
    return ()


def _wrong_check(code: str) -> Problem:
    """The right character is kept back: it would complete a number that its owner has not given."""
    return Problem(
        f"{KIND}.check",
        Sentence("第18位校验码与前17位不符。", "Character 18 does not agree with the 17 before it."),
        spoiled_by_spreadsheet(code) or Sentence("请对照证件逐位核对。", "Compare every character with the document."),
        18,
    )
