"""Invented names of firms and people, many at once; no two firms of a city have the same name."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from kechuang.examples import words
from kechuang.examples.draws import Draws, Whole
from kechuang.examples.industries import INDUSTRIES

_FIRST, _SECOND, _THIRD = (pl.Series(list(w)) for w in (words.BRAND_FIRST, words.BRAND_SECOND, words.BRAND_THIRD))
_PAIRS = len(_FIRST) * len(_SECOND)
_STEP = 1_021
"""Prime to every number of brands, so that neighbours in the list have unlike names and none comes twice."""

_ENDINGS = pl.Series(["有限公司", "有限责任公司", "股份有限公司", "科技有限公司"])


def brands(numbers: Whole, seed: int) -> pl.Series:
    """A brand for every number: two characters for the first few thousand, then three."""
    place = (np.asarray(numbers) * _STEP + seed * 7) % _PAIRS
    round_ = np.asarray(numbers) // _PAIRS
    pair = [_FIRST.gather(place // len(_SECOND)), _SECOND.gather(place % len(_SECOND))]
    third = pl.Series("", [""]).append(_THIRD).gather(np.minimum(round_, len(_THIRD)))
    frame = pl.DataFrame({"a": pair[0], "b": third, "c": pair[1]})
    return frame.select(pl.concat_str(["a", "b", "c"]).alias("brand"))["brand"]


def firm_names(numbers: Whole, industry: Whole, large: np.ndarray, draws: Draws, seed: int) -> pl.Series:
    """Names of firms: the invented city, a brand, the trade, the legal form."""
    count = len(numbers)
    trades = _gathered([i.names for i in INDUSTRIES], industry, draws.uniform(count))
    ending = np.where(large & draws.chance(0.4, count), 2, draws.pick((0.8, 0.2), count))
    tail = np.asarray(numbers) // (_PAIRS * (1 + len(_THIRD)))  # beyond 30,000 firms the brand alone does not tell
    parts = pl.DataFrame(
        {
            "city": pl.Series(np.where(large, "明湖", words.CITY)),
            "brand": brands(numbers, seed),
            "again": pl.Series(list("　乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥甲东南西北中上下前后左右内外")).gather(
                np.minimum(tail, 36)
            ),
            "trade": trades,
            "ending": _ENDINGS.gather(ending),
        }
    )
    return parts.select(pl.concat_str(pl.all()).str.replace("　", "", literal=True).alias("name"))["name"]


def titles(industry: Whole, patterns: Sequence[Sequence[str]], which: Whole, draws: Draws) -> pl.Series:
    """Titles about the products of these industries; `which` says which list of patterns, each holding one {}."""
    count = len(industry)
    product = _gathered([i.products for i in INDUSTRIES], industry, draws.uniform(count))
    heads, tails = zip(*(p.split("{}") for one in patterns for p in one), strict=True)
    lengths = np.array([len(one) for one in patterns])
    which = np.cumsum([0, *lengths])[which] + np.floor(draws.of("which").uniform(count) * lengths[which]).astype(int)
    frame = pl.DataFrame({"a": pl.Series(heads).gather(which), "b": product, "c": pl.Series(tails).gather(which)})
    return frame.select(pl.concat_str(["a", "b", "c"]).alias("title"))["title"]


def people(count: int, draws: Draws) -> pl.Series:
    """Names of people: a surname and one or two characters."""
    one, two = pl.Series(list(words.GIVEN_FIRST)), pl.Series(list(words.GIVEN_SECOND))
    surname = pl.Series(list(words.SURNAMES))
    frame = pl.DataFrame(
        {
            "a": surname.gather(draws.whole(0, len(surname), count)),
            "b": pl.Series(["", *one]).gather(
                np.where(draws.chance(0.25, count), 0, draws.whole(1, len(one) + 1, count))
            ),
            "c": two.gather(draws.whole(0, len(two), count)),
        }
    )
    return frame.select(pl.concat_str(["a", "b", "c"]).alias("name"))["name"]


def scholar(number: int) -> str:
    """The name of an invented academician; another number below 168 gives another name."""
    given, surnames = words.SCHOLAR_GIVEN, words.SCHOLAR_SURNAMES
    third = number // len(given) * 8 + number * 3 + 5
    return surnames[number % len(surnames)] + given[number % len(given)] + given[third % len(given)]


def _gathered(lists: list[tuple[str, ...]], rows: Whole, uniform: np.ndarray) -> pl.Series:
    """From each row's list one of its words."""
    starts = np.cumsum([0, *(len(words_) for words_ in lists)])
    lengths = np.array([len(words_) for words_ in lists])
    flat = pl.Series([word for words_ in lists for word in words_])
    return flat.gather(starts[rows] + np.floor(uniform * lengths[rows]).astype(np.int64))
