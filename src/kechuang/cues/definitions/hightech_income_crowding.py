"""Shares of high-tech products in income that crowd just above 60 %."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kechuang.cues.crowding import crowding
from kechuang.cues.cue import Cue, Finding
from kechuang.cues.returns import figures, newest_year
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf

LINE = Fraction(60, 100)
"""国科发火〔2016〕32号 第十一条（六）."""
WIDTH = Fraction(3, 100)
"""How wide the stretches beside the line are. A local figure."""


def find(asof: AsOf) -> Iterator[Finding]:
    """All with both figures in the newest year."""
    year = newest_year(asof)
    if year is None:
        return
    values: dict[str, Fraction] = {}
    for organisation, held in figures(asof, (year,), "hightech_income", "total_income").items():
        part, total = held[year]
        if part is not None and total is not None and total > 0:
            values[organisation] = Fraction(part, total)
    whom = Sentence("填报了两项收入的企业", "enterprises that reported both incomes")
    yield from crowding(values, LINE, WIDTH, (year,), whom)


CUE = Cue(
    "hightech_income_crowding",
    Sentence("高新技术产品收入占比扎堆在60%", "High-tech income crowds just above 60 %"),
    Sentence(
        "近一年高新技术产品（服务）收入占总收入的比例，60%上方一小段的企业明显多于下方同宽一段。",
        "High-tech products and services as a share of income: many more lie just above 60 % than just below it.",
    ),
    Sentence(
        "产品归类本来就有边界；看产品说明、知识产权与收入明细是否对应。",
        "What counts as high-tech has an edge; see whether product papers, rights and income agree.",
    ),
    Sentence("国科发火〔2016〕32号 第十一条（六）", "Guo Ke Fa Huo [2016] 32, article 11 (6)"),
    find,
)
