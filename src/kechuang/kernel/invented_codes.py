"""Codes for the invented organisations of the example city: valid by the standards, and not those of any real one.

What keeps them apart from real codes: the division begins with 99, which GB/T 2260 gives to no province, so no
registrar can have given out the whole code. The organisation code inside could in principle have been given to
somebody: GB 11714 leaves nothing free for examples. All of them begin with YY, so that they can be told at sight.
"""

from __future__ import annotations

from kechuang.kernel.identifiers.credit_code import ALPHABET, compose
from kechuang.kernel.identifiers.organisation_code import check_character

CITY = "999001"
"""明湖市, the example city."""

_PREFIX = "YY"
_MOST = len(ALPHABET) ** 6


def credit_code(number: int, registrar: str = "9", category: str = "1", division: str = CITY) -> str:
    """The code of the invented organisation `number`, from 0 to 887,503,680.

    The same number gives the same code every time, and no two numbers share an organisation code. Raises ValueError
    for a division that is not invented and for a number beyond the last.
    """
    if not division.startswith("99"):
        raise ValueError(f"{division} is not an invented division")
    return compose(registrar, category, division, _body(number))


def organisation_code(number: int) -> str:
    """The nine characters of GB 11714 inside the code of the same number."""
    body = _body(number)
    return body + check_character(body)


def _body(number: int) -> str:
    if not 0 <= number < _MOST:
        raise ValueError(f"an example has number 0 to {_MOST - 1}, not {number}")
    tail = ""
    for _ in range(6):
        number, value = divmod(number, len(ALPHABET))
        tail = ALPHABET[value] + tail
    return _PREFIX + tail
