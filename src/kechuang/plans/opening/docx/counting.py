"""A count as Word writes it in each of its number formats."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = str.maketrans("〇一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_SMALL = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def chinese(n: int) -> str:
    """1 to 9999 in Chinese numerals, as headings write them: 十一, 二十, 一百零三."""
    if not 0 < n < 10_000:
        return "".join(_DIGITS[int(digit)] for digit in str(n))
    words, zero = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // place % 10
        if digit:
            words += ("零" if zero and words else "") + _DIGITS[digit] + unit
            zero = False
        else:
            zero = bool(words)
    return words.removeprefix("一") if 10 <= n < 20 else words


def _circled(n: int) -> str:
    return chr(0x2460 + n - 1) if 1 <= n <= 20 else f"({n})"


def _roman(n: int) -> str:
    words = ""
    for value, letters in (*_ROMAN, *_ROMAN_SMALL):
        words += letters * (n // value)
        n %= value
    return words


def _letters(n: int) -> str:
    return chr(ord("A") + (n - 1) % 26) * ((n - 1) // 26 + 1) if n > 0 else str(n)


_WAYS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": lambda n: str(n).translate({ord("0") + d: ord("０") + d for d in range(10)}),
    "decimalFullWidth2": lambda n: str(n).translate({ord("0") + d: ord("０") + d for d in range(10)}),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda n: f"({n})",
    "decimalEnclosedFullstop": lambda n: f"{n}.",
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "koreanCounting": chinese,
    "ideographDigital": lambda n: "".join(_DIGITS[int(digit)] for digit in str(n)),
    "japaneseDigitalTenThousand": lambda n: "".join(_DIGITS[int(digit)] for digit in str(n)),
    "ideographTraditional": lambda n: _STEMS[(n - 1) % 10],
    "ideographZodiac": lambda n: _BRANCHES[(n - 1) % 12],
    "ideographEnclosedCircle": lambda n: chr(0x3220 + n - 1) if 1 <= n <= 10 else f"({chinese(n)})",
    "chineseLegalSimplified": lambda n: chinese(n).translate(_LEGAL),
    "japaneseLegal": lambda n: chinese(n).translate(_LEGAL),
    "upperLetter": _letters,
    "lowerLetter": lambda n: _letters(n).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "none": lambda n: "",
}


def written(n: int, way: str) -> str:
    """The count `n` in the number format Word calls `way`; an unknown format counts in digits."""
    return _WAYS.get(way, str)(n)
