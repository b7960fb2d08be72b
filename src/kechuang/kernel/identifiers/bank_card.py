"""Bank card numbers: 13 to 19 digits closed by a check digit (ISO/IEC 7812-1, the Luhn formula).

Accounts of organisations (对公账号) are numbered by each bank as it likes: this check says nothing about them.
"""

from __future__ import annotations

from kechuang.kernel.checked import Checked, Problem, spoiled_by_spreadsheet, typed, wrong_characters, wrong_length
from kechuang.kernel.sentences import Sentence

KIND = "bank_card"
NAME = Sentence("银行卡号", "bank card number (ISO/IEC 7812)")
PERSONAL = True

_DIGITS = "0123456789"
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def check_digit(first: str) -> str:
    """The last digit for the digits before it."""
    total = sum(_DOUBLED[int(d)] if place % 2 == 0 else int(d) for place, d in enumerate(reversed(first)))
    return str(-total % 10)


def looks_like(text: str) -> bool:
    """Thirteen to nineteen digits."""
    code = typed(text)
    return code.isascii() and code.isdigit() and 13 <= len(code) <= 19


def check(text: str) -> Checked:
    """The verdict on a card number, written in groups or not."""
    code = typed(text)
    problems: tuple[Problem, ...] = ()
    if not 13 <= len(code) <= 19:
        problems = (wrong_length(KIND, code, "13–19"),)
    else:
        problems = wrong_characters(KIND, code, _DIGITS, Sentence("卡号是数字。", "a card number is digits."))
    if not problems and check_digit(code[:-1]) != code[-1]:
        problems = (
            Problem(
                f"{KIND}.check",
                Sentence("末位校验码与前面各位不符。", "The last digit does not agree with those before it."),
                spoiled_by_spreadsheet(code)
                or Sentence(
                    "请对照银行卡逐位核对；对公账号不适用此项校验。", "Compare with the card; accounts of firms differ."
                ),
                len(code),
            ),
        )
    return Checked(KIND, NAME, text, code, problems)
