"""R&D costs far from those of peers for the staff who are said to do the research."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kechuang.cues.cue import Cue, Finding
from kechuang.cues.peers import FAR
from kechuang.cues.returns import compared, figures, newest_year, record_of
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.yearly_return import YearlyReturn


def find(asof: AsOf) -> Iterator[Finding]:
    """R&D costs of the newest year a head of the scientific staff, in 元; far too low counts only for holders."""
    year = newest_year(asof)
    if year is None:
        return
    values: dict[str, Fraction] = {}
    money, people = (YearlyReturn._meta.get_field(name) for name in ("rd", "st_staff"))
    for organisation, held in figures(asof, (year,), "rd", "st_staff").items():
        costs, staff = held[year]
        if costs and staff and costs > 0 and staff > 0:
            values[organisation] = money.exact(costs) / people.exact(staff)  # type: ignore[union-attr]
    holders = set(Certificate.objects.as_of(asof).filter(scheme="hnte").values_list("organisation", flat=True))
    for one in compared(asof, values):
        more = one.steps > 0
        if abs(one.steps) > FAR and (more or one.organisation in holders):
            yield Finding(
                one.organisation,
                str(year),
                Sentence(
                    f"{year}年人均研发费用{'远高于' if more else '远低于'}同类",
                    f"R&D costs a head in {year} are far {'above' if more else 'below'} those of peers",
                ),
                (record_of(one.organisation, year),),
                one.value,
                one.peers,
                weight=abs(one.steps),
            )


CUE = Cue(
    "rd_per_scientist",
    Sentence("研发费用与科技人员不相称", "R&D costs do not fit the staff"),
    Sentence(
        "近一年研究开发费用除以科技人员数，远高于同行业；高新技术企业远低于同行业的也列出（稳健标准分超过3.5）。",
        "R&D costs of the newest year per head of scientific staff, far above the same industry; for high-tech "
        "enterprises far below it too (modified z above 3.5).",
    ),
    Sentence(
        "大额试制、委托外部研发、年末进人都会这样；看工资、委托合同和材料支出。",
        "Large trials, contracted research or late hiring explain it; see wages, contracts and materials.",
    ),
    Sentence(
        "方法：Iglewicz、Hoaglin（1993）修正Z分数",
        "Method: modified z-score, Iglewicz and Hoaglin (1993)",
    ),
    find,
    "wan",
)
