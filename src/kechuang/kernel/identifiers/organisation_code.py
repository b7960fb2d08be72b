"""组织机构代码, GB 11714-1997: eight characters and a check character; it lives on inside the unified credit code."""

from __future__ import annotations

from kechuang.kernel.checked import Checked, Part, Problem, typed, wrong_characters, wrong_length
from kechuang.kernel.sentences import Sentence

KIND = "organisation_code"
NAME = Sentence("组织机构代码", "organisation code (GB 11714)")
PERSONAL = False

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "0X987654321"
"""The check character by remainder: 11 less the remainder, where 10 is written X and 11 is written 0."""


def check_character(body: str) -> str:
    """The ninth character for a body of eight digits or capital letters. Raises KeyError for other characters."""
    return _CHECKS[sum(_VALUES[character] * weight for character, weight in zip(body, _WEIGHTS, strict=True)) % 11]


def looks_like(text: str) -> bool:
    """Nine letters and digits, the last a digit or X."""
    code = typed(text)
    return len(code) == 9 and code.isascii() and code.isalnum() and code[8] in "0123456789X"


def check(text: str) -> Checked:
    """The verdict on an organisation code, written with or without the dash before its check character."""
    code = typed(text)
    problems: tuple[Problem, ...] = ()
    if len(code) != 9:
        problems = (wrong_length(KIND, code, "9"),)
    else:
        only = Sentence("只能是数字或大写字母。", "only digits and capital letters occur.")
        problems = wrong_characters(KIND, code[:8], _ALPHABET, only)
        if not problems and (wanted := check_character(code[:8])) != code[8]:
            problems = (wrong_check(KIND, 9, code[8], wanted),)
    parts = () if problems else (Part(Sentence("本体代码", "body"), code[:8]),)
    return Checked(KIND, NAME, text, code, problems, parts=parts)


def wrong_check(kind: str, place: int, found: str, wanted: str) -> Problem:
    """The problem of a check character of GB 11714 at a place of a longer code."""
    return Problem(
        f"{kind}.organisation_check",
        Sentence(
            f"第{place}位“{found}”有误：按GB 11714由前八位算得校验码应为“{wanted}”。",
            f"Character {place}, “{found}”: by GB 11714 the eight before it give “{wanted}”.",
        ),
        Sentence(
            f"请核对第{place - 8}至第{place}位。", f"Compare characters {place - 8} to {place} with the document."
        ),
        place,
    )
