"""市县科技贷款风险补偿: what a place pays of a bank's loss from its own money; every figure is in its own table.

Which loans enter the place's pool is worded differently everywhere and is judged. As in the province's rule a loss
counts once the loan is classed substandard or worse.
"""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.finance import INTEREST_LOST, LOAN_CLASS, PRINCIPAL_LOST
from kechuang.policies.vocabulary.unrecorded import AS_MONEY
from kechuang.rules.declare import local
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import called, least_of

RULES = Document("市县科技贷款风险补偿管理办法", "", None, ("支持对象", "补偿条件", "补偿比例", "补偿上限"))

POLICY = Policy(
    "city_loan_cover",
    "市县科技贷款风险补偿",
    "Cover of loans by a city or county",
    subject="loan",
    reference="act",
    grants=Sentence("按贷款损失的一定比例补偿银行", "A share of a bank's loss"),
    aliases=("市县贷款风险补偿", "地方风险补偿"),
    unrecorded=AS_MONEY,
)


@POLICY.since("2016-01-01", documents=(RULES,), confidence="local")
def v2016(v: Version) -> None:
    """Share, share of interest and cap as the place sets them."""
    v.judge("holder", "贷款符合当地规定的入池条件", RULES("支持对象"), evidence=("借款合同",))
    v.must("bad", "五级分类为次级、可疑或损失", LOAN_CLASS.is_("次级", "可疑", "损失"), RULES("补偿条件"))
    v.must("lost", "有本金损失", PRINCIPAL_LOST > "0元", RULES("补偿条件"), evidence=("贷款损失认定材料",))
    interest = local("city_loan_cover_interest", "市县补偿计入利息损失的比例", "", RULES("补偿条件"))
    share = local("city_loan_cover_share", "贷款损失补偿比例", "", RULES("补偿比例"))
    cap = local("city_loan_cover_cap", "单笔风险补偿上限", "元", RULES("补偿上限"))
    lost = called("可补偿损失", PRINCIPAL_LOST + INTEREST_LOST * interest)
    v.grant("loss", "可补偿损失", lost, RULES("补偿条件"))
    v.grant("paid", "补偿金额", least_of(lost * share, cap), RULES("补偿比例"))


WORKED = "city_loan_cover_holder=是 loan_class=次级 loan_principal_lost=100万元 loan_interest_lost=2万元"
"""Facts the worked cases stand on; each case changes what it is about."""
HERE = "city_loan_cover_interest=0% city_loan_cover_share=50% city_loan_cover_cap=60万元"

POLICY.case(
    "no_table",
    "没有本地数值表，补偿金额待定",
    "Without a table of the place the amount stays open",
    on="2022-06-01",
    given=WORKED,
    expect="paid=待定 结论=符合",
)
POLICY.case(
    "half",
    "假定当地：补偿本金损失的50%、每笔最多60万元；损失100万元，补偿50万元",
    "Supposing half of the principal lost, 600,000 at most: 500,000 of a million",
    on="2022-06-01",
    given=WORKED,
    expect="loss=100万元 paid=50万元 结论=符合",
    figures=HERE,
)
POLICY.case(
    "capped",
    "损失130万元，50%为65万元，按上限60万元",
    "Half of 1.3 million is more than the cap",
    on="2022-06-01",
    given=WORKED + " loan_principal_lost=130万元",
    expect="paid=60万元",
    figures=HERE,
)
POLICY.case(
    "special_mention",
    "分类为关注，尚不补偿",
    "Special mention is not yet enough",
    on="2022-06-01",
    given=WORKED + " loan_class=关注",
    expect="bad=不符合 结论=不符合",
    figures=HERE,
)
