"""An amount of money in the capitals of a bank form: 1,409.50 元 → 壹仟肆佰零玖元伍角.

After 《正确填写票据和结算凭证的基本规定》 (annex 1 to 《支付结算办法》, 银发〔1997〕393号), articles 1 to 4: 整 after
元, none after 分; every digit is written, also the first of 壹拾; several noughts in a row are one 零.
"""

from __future__ import annotations

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ((1000, "仟"), (100, "佰"), (10, "拾"), (1, ""))


def capital(fen: int) -> str:
    """In words, without the 人民币 before it. Raises ValueError below nought."""
    if fen < 0:
        raise ValueError(f"{fen} fen")
    yuan, rest = divmod(fen, 100)
    tens, ones = divmod(rest, 10)
    said = f"{_whole(yuan)}元" if yuan or not rest else ""
    if not rest:
        return f"{said}整"
    said += f"{_DIGITS[tens]}角" if tens else "零" if yuan else ""
    return said + (f"{_DIGITS[ones]}分" if ones else "")


def _whole(number: int) -> str:
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            high, low = divmod(number, size)
            between = "零" if 0 < low < size // 10 else ""
            return f"{_whole(high)}{name}{between}{_whole(low) if low else ''}"
    return _below(number)


def _below(number: int) -> str:
    if not number:
        return _DIGITS[0]
    said, skipped = "", False
    for size, name in _PLACES:
        digit, number = divmod(number, size)
        if digit:
            said += ("零" if skipped and said else "") + _DIGITS[digit] + name
            skipped = False
        else:
            skipped = True
    return said
