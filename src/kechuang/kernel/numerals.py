"""Chinese numerals: 二十三 → 23, 二〇一八 → 2018, 一百零五 → 105, 三万五千 → 35000."""

from __future__ import annotations

DIGITS = {
    **dict(zip("零〇○Ｏ一二三四五六七八九", (0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖两", (1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True)),
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GROUPS = {"万": 10**4, "亿": 10**8}


def integer(text: str) -> int | None:
    """The whole number a Chinese numeral says, read as places (二〇一八) or with units (二千零一十八); else None.

    Arabic digits pass through, so that `integer("12")` is 12.
    """
    if not text:
        return None
    if text.isascii():
        return int(text) if text.isdigit() else None
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    return _with_units(text)


def _with_units(text: str) -> int | None:
    total = group = 0
    digit: int | None = None
    for c in text:
        if c in DIGITS:
            if digit:
                return None
            digit = DIGITS[c]
        elif c in _TENS:
            group += (1 if digit is None and not group else digit or 0) * _TENS[c]
            digit = None
        elif c in _GROUPS:
            total = (total + group + (digit or 0)) * _GROUPS[c] if c == "亿" else total + (group + (digit or 0)) * 10**4
            group, digit = 0, None
        else:
            return None
    return total + group + (digit or 0)
