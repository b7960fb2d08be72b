"""Three-year shares of R&D in sales that crowd just above the line for high-tech enterprises."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kechuang.cues.crowding import crowding
from kechuang.cues.cue import Cue, Finding
from kechuang.cues.returns import newest_year, research
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf

LINES = ((5_000_0000_00, Fraction(5, 100)), (2_0000_0000_00, Fraction(4, 100)), (None, Fraction(3, 100)))
"""Sales of the latest year up to which (分, the edge included) each line holds: 国科发火〔2016〕32号 第十一条（五）."""
WIDTH = Fraction(1, 10)
"""How wide the stretches beside a line are, as a part of the line. A local figure."""


def find(asof: AsOf) -> Iterator[Finding]:
    """Line by line, those with three years of figures."""
    last = newest_year(asof)
    if last is None:
        return
    years = (last, last - 1, last - 2)
    by_line: dict[Fraction, dict[str, Fraction]] = {line: {} for _, line in LINES}
    for organisation, told in research(asof, years).items():
        by_line[line_for(told.latest_sales)][organisation] = told.share
    for line, values in by_line.items():
        shown = f"{line * 100}%"
        whom = Sentence(
            f"适用{shown}一档、三年数据齐全的企业", f"enterprises under the {shown} line with three years of figures"
        )
        yield from crowding(values, line, line * WIDTH, years, whom)


def line_for(sales: int) -> Fraction:
    """The line by the sales of the latest year, in 分."""
    return next(line for upto, line in LINES if upto is None or sales <= upto)


CUE = Cue(
    "rd_share_crowding",
    Sentence("研发费用占比扎堆在门槛线上", "R&D shares crowd just above the line"),
    Sentence(
        "近三年研究开发费用占销售收入的比例，门槛线（5%、4%、3%）上方一小段的企业明显多于下方同宽一段。",
        "Three-year R&D as a share of sales: many more lie just above the line (5, 4, 3 %) than just below it.",
    ),
    Sentence(
        "企业按门槛安排研发预算也会如此；看研发项目、人员和凭证是否对得上。",
        "Firms that plan their R&D by the line look the same; see whether projects, staff and vouchers agree.",
    ),
    Sentence("国科发火〔2016〕32号 第十一条（五）", "Guo Ke Fa Huo [2016] 32, article 11 (5)"),
    find,
)
