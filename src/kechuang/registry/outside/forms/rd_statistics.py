"""R&D投入统计: what an enterprise above the scale tells the statistics of R&D (国统字〔2019〕47号)."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.outside.form import Line, OutsideForm
from kechuang.registry.outside.sources import Described, Returned
from kechuang.registry.outside.whose import above_scale
from kechuang.rules.parameters import Citation

_WHO = Sentence("企业", "Enterprise")
_SPENT = Sentence("R&D经费", "R&D expenditure")
_PEOPLE = Sentence("R&D人员", "R&D personnel")
_BODY = Sentence("研发机构", "R&D bodies")
_INCOME = Sentence("主营业务收入", "Income of the main business")

FORM = OutsideForm(
    "rd_statistics",
    20,
    Sentence("研究与试验发展（R&D）投入统计", "Statistics of R&D"),
    "organisation",
    Citation("研究与试验发展投入统计规范", "国统字〔2019〕47号"),
    Sentence(
        "只列统计口径里查到的事项；统计联网直报的表号是107-1、107-2。",
        "Only what the definitions read name; the tables of direct reporting are 107-1 and 107-2.",
    ),
    Sentence(
        "两张表的行次、指标代码、金额单位和报送日期没有查到；以后年度的表改用营业收入，请核对当年的表。",
        "Lines, codes, unit of money and date of the tables were not found; later years ask for operating income "
        "instead: compare with the table of the year.",
    ),
    None,
    above_scale,
    (
        Line(_WHO, Sentence("单位名称", "Name"), Described("organisation", "name")),
        Line(_WHO, Sentence("统一社会信用代码", "Credit code"), Described("organisation", "code")),
        Line(
            _SPENT,
            Sentence("R&D经费内部支出", "Internal R&D expenditure"),
            Returned("rd_internal"),
            Sentence(
                "统计口径：不含委托外单位的支出，购置资产当年全额计入；与高企、加计扣除口径不同",
                "As statistics define it: nothing passed to others, assets in full when bought; neither the HNTE nor "
                "the deduction definition",
            ),
        ),
        Line(_PEOPLE, Sentence("R&D人员折合全时当量", "R&D personnel, full-time"), Returned("rd_personnel_fte")),
        Line(_BODY, Sentence("设有研发机构", "Has an R&D body"), Returned("has_rd_body")),
        Line(_INCOME, Sentence("主营业务收入", "Income of the main business"), Returned("main_income")),
    ),
)
