"""R&D of above-scale industry over main-business income, each added up over the enterprises that tell both."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.conditions import Holder
from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.measures import SumRatio, any_of
from kechuang.indicators.owners import STATISTICS
from kechuang.indicators.question import Question
from kechuang.indicators.shapes import INDUSTRIAL
from kechuang.indicators.when import OfYear
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.organisation import ENTERPRISE
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "industry_rd_share",
    Sentence("规模以上工业企业研发投入占主营业务收入的比例", "R&D of above-scale industry over main-business income"),
    unit="%",
    nature="flow",
    owner=STATISTICS,
    moves="yearly",
    dimensions=("township", "industry", "organisation"),
    related=("industry_rd_share_revenue", "rd_intensity"),
    called=Called(
        (
            "规模以上工业企业研发投入占主营业务收入的比例",
            "规模以上工业企业研发经费支出占主营业务收入比重",
            "规模以上工业企业研发经费占主营业务收入比重",
            "研发投入占主营业务收入的比例",
            "研发经费支出占主营业务收入比重",
            "研发经费占主营业务收入比重",
            "研发投入占主营业务收入比重",
            "研发投入占主营业务收入",
        ),
        ("%",),
    ),
    versions=(
        Version(
            since=date(2011, 1, 1),
            says=Sentence(
                "规模以上工业企业当年R&D经费内部支出之和与主营业务收入之和的比。只计两项都填报的企业"
                "，不对各企业的比例求平均。规模以上指年主营业务收入2000万元及以上并纳入统计名录。",
                "Internal R&D expenditure of above-scale industrial enterprises, added up, over "
                "their income, added up. Only enterprises that tell both count; ratios of "
                "enterprises are never averaged. Above scale: main-business income of 20 million "
                "yuan or more, on the statistical list.",
            ),
            cites=(
                Citation("研究与试验发展（R&D）投入统计规范（试行）", "国统字〔2019〕47号", "R&D经费内部支出"),
                Citation("规模以上工业企业统计联网直报表", "", "107-1、107-2表"),
            ),
            certainty="S",
            measure=SumRatio(
                Question(
                    YearlyReturn,
                    also=(Holder((*any_of(form=ENTERPRISE, above_scale=True), INDUSTRIAL)),),
                    when=OfYear(),
                    noun=Sentence("规模以上工业企业年度报表", "yearly returns of above-scale industrial enterprises"),
                ),
                top="rd_internal",
                bottom="main_income",
            ),
        ),
    ),
)
