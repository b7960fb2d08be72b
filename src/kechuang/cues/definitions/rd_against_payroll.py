"""R&D costs far above those of peers for what the enterprise pays its people."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kechuang.cues.cue import Cue, Finding
from kechuang.cues.peers import FAR
from kechuang.cues.returns import compared, figures, newest_year, record_of
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf


def find(asof: AsOf) -> Iterator[Finding]:
    """R&D costs of the newest year over the payroll of all staff: wages are most of what R&D costs."""
    year = newest_year(asof)
    if year is None:
        return
    values: dict[str, Fraction] = {}
    for organisation, held in figures(asof, (year,), "rd", "payroll").items():
        costs, payroll = held[year]
        if costs and payroll and costs > 0 and payroll > 0:
            values[organisation] = Fraction(costs, payroll)
    for one in compared(asof, values):
        if one.steps > FAR:
            yield Finding(
                one.organisation,
                str(year),
                Sentence(
                    f"{year}年研发费用与职工薪酬之比远高于同类",
                    f"R&D costs against payroll in {year} are far above those of peers",
                ),
                (record_of(one.organisation, year),),
                one.value,
                one.peers,
                weight=one.steps,
            )


CUE = Cue(
    "rd_against_payroll",
    Sentence("研发费用与职工薪酬不相称", "R&D costs do not fit the payroll"),
    Sentence(
        "近一年研究开发费用除以职工薪酬总额，远高于同行业（稳健标准分超过3.5）；两项都填报的才比较。",
        "R&D costs of the newest year over the payroll, far above the same industry (modified z above 3.5); compared "
        "are those that told both.",
    ),
    Sentence(
        "委托研发、购置设备和试制材料多的会这样；看人员人工费用、委托合同和材料支出。",
        "Contracted research, equipment and trial materials explain it; see wages for R&D, contracts and materials.",
    ),
    Sentence(
        "方法：Iglewicz、Hoaglin（1993）修正Z分数；不是认定条件",
        "Method: modified z-score, Iglewicz and Hoaglin (1993); no condition of recognition",
    ),
    find,
)
