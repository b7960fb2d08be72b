"""统一社会信用代码, GB 32100-2015: registrar, category, division, organisation code, check character; with reasons.

9  1  130181  MA0XJ0000  F
│  │  │       │          └ check character over the 17 before it (modulo 31)
│  │  │       └ organisation code of GB 11714, with a check character of its own at place 17
│  │  └ division of the registrar at the time of coding: it stays when the organisation moves
│  └ category, by registrar
└ registrar: 1–9, A, N, Y
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

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
from kechuang.kernel.code_tables import rows
from kechuang.kernel.identifiers import organisation_code
from kechuang.kernel.sentences import Sentence

KIND = "credit_code"
NAME = Sentence("统一社会信用代码", "unified social credit code (GB 32100)")
PERSONAL = False

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters, in the order of their values: no I, O, S, V, Z."""

STATE_LEVEL = "100000"
"""What stands for the division where a registrar of the state itself gave the code."""

_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class CreditCode:
    """The parts of a well-formed code; `organisation` is the nine characters of GB 11714."""

    registrar: str
    category: str
    division: str
    organisation: str
    check: str

    def __str__(self) -> str:
        return self.registrar + self.category + self.division + self.organisation + self.check


def check_character(first: str) -> str:
    """The last character for the first 17. Raises KeyError for a character outside the alphabet."""
    total = sum(_VALUES[character] * weight for character, weight in zip(first, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def compose(registrar: str, category: str, division: str, body: str) -> str:
    """A whole code from registrar, category, division and the eight characters of an organisation code's body."""
    first = registrar + category + division + body + organisation_code.check_character(body)
    return first + check_character(first)


def parse(text: str) -> CreditCode:
    """The parts of a valid code. Raises BadInput with the wrong characters and the reasons."""
    code = check(text).required()
    return CreditCode(code[0], code[1], code[2:8], code[8:17], code[17])


def is_valid(text: str) -> bool:
    """Whether a text is a valid code, without reasons: for counting and importing many. See `check`."""
    code = typed(text) if not (text.isascii() and len(text) == 18) else text
    try:
        return (
            len(code) == 18
            and code[2:8].isdigit()
            and (code[0], code[1]) in _categories()
            and organisation_code.check_character(code[8:16]) == code[16]
            and check_character(code[:17]) == code[17]
        )
    except KeyError:
        return False


def looks_like(text: str) -> bool:
    """Eighteen letters and digits, or nearly so, and not a row of 17 digits with a birthday in it."""
    code = typed(text)
    if not (code.isascii() and code.isalnum() and 17 <= len(code) <= 19):
        return False
    if len(code) != 18:
        return not code.isdigit()
    return not (code[:17].isdigit() and code[6:8] in ("19", "20") and "01" <= code[10:12] <= "12")


def check(text: str) -> Checked:
    """The verdict on a code; every wrong character is named, and which part of the code a wrong check points to."""
    code = typed(text)
    problems = _problems(code)
    if problems:
        return Checked(KIND, NAME, text, code, problems)
    registrar, category = _categories().get((code[0], ""), None), _categories().get((code[0], code[1]))
    doubts: list[Sentence] = []
    if category is None:
        doubts.append(
            Sentence(
                f"第2位“{code[1]}”：所载类别表中，登记管理部门“{code[0]}”没有这一类别。",
                f"Character 2, “{code[1]}”: the table held has no such category for registrar “{code[0]}”.",
            )
        )
    place, remarks = _division(code[2:8])
    parts = (
        Part(Sentence("登记管理部门", "registrar"), code[0], registrar),
        Part(Sentence("机构类别", "category"), code[1], category),
        Part(Sentence("登记管理机关行政区划", "division of the registrar"), code[2:8], place),
        Part(Sentence("主体标识码（组织机构代码）", "organisation code"), code[8:17]),
        Part(Sentence("校验码", "check character"), code[17]),
    )
    return Checked(KIND, NAME, text, code, (), tuple(doubts), remarks, parts)


@cache
def _categories() -> dict[tuple[str, str], Sentence]:
    """Registrars under (letter, "") and their categories under (letter, digit)."""
    found: dict[tuple[str, str], Sentence] = {}
    for row in rows("credit_code_categories.csv"):
        found[row["registrar"], ""] = Sentence(row["registrar_zh"], row["registrar_en"])
        found[row["registrar"], row["category"]] = Sentence(row["category_zh"], row["category_en"])
    return found


def _division(code: str) -> tuple[Sentence | None, tuple[Sentence, ...]]:
    if code == STATE_LEVEL:
        return Sentence("国家级登记管理机关", "a registrar of the state itself"), ()
    name = divisions.full_name(code)
    if name is None:
        zh, en = f"所载区划表中没有{code}，未作判断。", f"The tables of divisions do not hold {code}: not judged."
        return None, (Sentence(zh, en),)
    if code.startswith(divisions.INVENTED):
        return Sentence(name, name), (
            Sentence(
                "示例数据：虚构机构，区划码为国家标准未使用的99。", "Example data: an invented organisation (99)."
            ),
        )
    return Sentence(name, name), ()


def _problems(code: str) -> tuple[Problem, ...]:
    if len(code) != 18:
        return (wrong_length(KIND, code, "18", _another_number(code)),)
    registrars = "".join(letter for letter, category in _categories() if not category)
    found = (
        *wrong_characters(
            KIND,
            code[0],
            registrars,
            Sentence("登记管理部门只有1至9、A、N、Y。", "a registrar is one of 1 to 9, A, N, Y."),
        ),
        *wrong_characters(KIND, code[1], _DIGITS, Sentence("机构类别是数字。", "a category is a digit."), 2),
        *wrong_characters(KIND, code[2:8], _DIGITS, Sentence("区划码是数字。", "the division is digits."), 3),
        *wrong_characters(
            KIND, code[8:], ALPHABET, Sentence("代码不用I、O、S、V、Z。", "I, O, S, V and Z do not occur."), 9
        ),
    )
    return found or _wrong_checks(code)


def _wrong_checks(code: str) -> tuple[Problem, ...]:
    inner, outer = organisation_code.check_character(code[8:16]), check_character(code[:17])
    found: list[Problem] = []
    if inner != code[16]:
        found.append(organisation_code.wrong_check(KIND, 17, code[16], inner))
    if outer != code[17]:
        told = Sentence("请核对第1至8位和第18位。", "Compare characters 1 to 8 and 18 with the document.")
        if inner != code[16]:
            told = Sentence("", "")
        found.append(
            Problem(
                f"{KIND}.check",
                Sentence(
                    f"第18位“{code[17]}”有误：按GB 32100由前17位算得校验码应为“{outer}”。",
                    f"Character 18, “{code[17]}”: by GB 32100 the 17 before it give “{outer}”.",
                ),
                spoiled_by_spreadsheet(code) or _swapped(code) or told,
                18,
            )
        )
    return tuple(found)


def _swapped(code: str) -> Sentence | None:
    """The commonest slip of a hand: two neighbours changed places. Said only where exactly one exchange mends it."""
    mended = [
        place
        for place in range(17)
        if code[place] != code[place + 1] and is_valid(code[:place] + code[place + 1] + code[place] + code[place + 2 :])
    ]
    if len(mended) != 1:
        return None
    one, two = mended[0] + 1, mended[0] + 2
    return Sentence(
        f"第{one}、{two}位互换后可通过校验，请核对。", f"It checks with characters {one} and {two} exchanged."
    )


def _another_number(code: str) -> Sentence | None:
    if len(code) == 15 and code.isdigit():
        return Sentence(
            "15位数字是2015年以前的营业执照注册号，请用换发执照上的18位代码。",
            "15 digits are a registration number from before 2015: use the 18 of the present licence.",
        )
    if len(code) == 9:
        return Sentence(
            "9位是组织机构代码，不是统一社会信用代码。", "Nine characters are an organisation code, not this."
        )
    return None
