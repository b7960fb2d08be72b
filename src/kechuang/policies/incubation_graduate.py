"""毕业企业: which enterprises leave an incubator as graduates; one of four signs is enough (国科发区〔2018〕300号)."""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.enterprise import HNTE_CERTIFICATE, SALES
from kechuang.policies.vocabulary.unrecorded import READ_OFF
from kechuang.rules.declare import money, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import any_of

RULE = Document("科技企业孵化器管理办法", "国科发区〔2018〕300号", date(2018, 12, 14), ("毕业企业",))

VENTURE = money("firm_venture", "累计获得天使投资或风险投资金额")
LISTED = yes_no("firm_listed", "被兼并、收购或在国内外资本市场挂牌上市")

POLICY = Policy(
    "incubation_graduate",
    "孵化毕业企业",
    "Graduate of an incubator",
    subject="enterprise",
    reference="decision",
    grants=Sentence("计入毕业企业", "Counts as a graduate"),
    aliases=("毕业企业",),
    unrecorded=READ_OFF,
)


@POLICY.since("2019-01-01", documents=(RULE,))
def v2019(v: Version) -> None:
    """One of four signs of having grown up."""
    ways = (
        v.part("hnte", "经国家备案通过的高新技术企业", HNTE_CERTIFICATE, RULE("毕业企业")),
        v.part("venture", "累计获天使投资或风险投资超过500万元", VENTURE > "500万元", RULE("毕业企业")),
        v.part("revenue", "连续两年营业收入累计超过1000万元", SALES[0] + SALES[1] > "1000万元", RULE("毕业企业")),
        v.part("listed", "被兼并、收购或在资本市场挂牌上市", LISTED, RULE("毕业企业")),
    )
    v.must("sign", "至少符合四项标志之一", any_of(*(w.test for w in ways)), RULE("毕业企业"), parts=ways)


WORKED = "hnte_certificate=否 firm_listed=否"
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "venture_at_the_edge",
    "累计风险投资恰为500万元，须超过，不算毕业",
    "Exactly 5 million of venture money are not more than 5 million",
    on="2019-06-01",
    given=WORKED + " firm_venture=500万元 sales_y1=400万元 sales_y2=400万元",
    expect="venture=不符合 结论=不符合",
)
POLICY.case(
    "revenue",
    "两年收入合计1000.01万元，算毕业",
    "Revenue of two years just above 10 million",
    on="2019-06-01",
    given=WORKED + " firm_venture=0元 sales_y1=600万元 sales_y2=400.01万元",
    expect="revenue=符合 结论=符合",
)
