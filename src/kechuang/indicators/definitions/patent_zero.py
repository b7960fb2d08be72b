"""Above-scale industrial enterprises without any patent: what a campaign of clearing zeros brings down."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.conditions import Has
from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.measures import any_of
from kechuang.indicators.owners import PATENTS
from kechuang.indicators.question import Question
from kechuang.indicators.shapes import INDUSTRIAL, share
from kechuang.indicators.when import UpTo
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.intellectual_property import IntellectualProperty
from kechuang.rules.parameters import Citation

WITHOUT_PATENT = Has(
    Question(
        IntellectualProperty,
        of=any_of(form=("invention", "utility_model", "design")),
        when=UpTo(),
        noun=Sentence("专利（含申请）", "a patent or an application for one"),
        everywhere=True,
    ),
    none=True,
    few=False,
)

INDICATOR = Indicator(
    "patent_zero",
    Sentence("规模以上工业企业专利空白率", "Share of above-scale industrial enterprises without a patent"),
    unit="%",
    nature="stock",
    owner=PATENTS,
    moves="daily",
    better="down",
    dimensions=("township", "industry"),
    called=Called(("专利清零", "规模以上工业企业专利空白率", "规上工业企业专利清零率", "专利空白企业"), ("%", "家")),
    versions=(
        Version(
            since=date(2013, 1, 1),
            says=Sentence(
                "当日在统计名录的规模以上工业企业中，从未提出过专利申请（发明、实用新型、外观设计任一"
                "种）的企业所占比例；归零即“专利清零”完成。没有法定口径：提出申请即不再是空白。",
                "Of the above-scale industrial enterprises on the list, the share that never filed "
                "for a patent of any kind; nil means the campaign is done. No legal definition "
                "exists: a filing ends the blank.",
            ),
            cites=(Citation("规模以上工业企业专利清零行动（各地实践）", "", "企业申请专利即清零"),),
            certainty="ours",
            measure=share(
                INDUSTRIAL,
                Sentence("规模以上工业企业", "above-scale industrial enterprises"),
                WITHOUT_PATENT,
                Sentence("没有专利的规模以上工业企业", "above-scale industrial enterprises without a patent"),
            ),
        ),
    ),
)
