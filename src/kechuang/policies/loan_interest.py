"""市县科技贷款贴息: a share of the interest an enterprise paid on a loan; every figure is in the place's own table.

Interest counts for the days and up to the rate that the place sets, and never beyond what the bank's receipts show. A
year has 360 days, as banks reckon daily rates. No text of the province has been found; who may have it is judged.
"""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.finance import LOAN_RATE
from kechuang.policies.vocabulary.unrecorded import AS_MONEY
from kechuang.rules.declare import day, local, money
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import called, days_between, divided, least_of, node

RULES = Document("市县科技贷款贴息管理办法", "", None, ("支持对象", "贴息比例", "贴息利率", "贴息期限", "贴息上限"))
DAYS = Document("关于人民币存贷款计结息问题的通知", "银发〔2005〕129号", date(2005, 5, 17), ("日利率",))

PRINCIPAL = money("interest_principal", "计息本金", "贴息期内的贷款余额", bound=10**9)
SINCE = day("interest_since", "计息开始日期", "含当日")
UNTIL = day("interest_until", "计息结束日期", "不含当日")
PAID = money("interest_paid", "已付利息", "银行收息凭证合计", bound=10**9, evidence=("银行收息凭证",))

POLICY = Policy(
    "loan_interest",
    "市县科技贷款贴息",
    "Interest support of a city or county",
    subject="loan",
    reference="application",
    grants=Sentence("按已付利息的一定比例贴息", "A share of the interest that was paid"),
    aliases=("贷款贴息", "科技贷款贴息", "贴息"),
    unrecorded=AS_MONEY,
)


@POLICY.since("2016-01-01", documents=(RULES, DAYS), confidence="local")
def v2016(v: Version) -> None:
    """Share, highest rate, longest time and cap as the place sets them."""
    v.judge("holder", "符合当地规定的贴息条件", RULES("支持对象"), evidence=("借款合同",))
    v.must("time", "计息期至少一天", SINCE < UNTIL, RULES("贴息期限"))
    v.must("receipts", "已付利息有银行收息凭证", PAID > "0元", RULES("贴息比例"), evidence=("银行收息凭证",))
    top = local("loan_interest_rate", "可贴息的最高年利率", "", RULES("贴息利率"))
    longest = local("loan_interest_days", "最长贴息天数", "天", RULES("贴息期限"))
    share = local("loan_interest_share", "贴息比例", "", RULES("贴息比例"))
    cap = local("loan_interest_cap", "单笔贴息上限", "元", RULES("贴息上限"))
    counted = least_of(days_between(SINCE, UNTIL), longest)
    by_day = called("按利率和天数计息", PRINCIPAL * least_of(LOAN_RATE, top) * divided(counted, node("360天")))
    interest = called("可贴息利息", least_of(PAID, by_day))
    v.grant("interest", "可贴息利息", interest, DAYS("日利率"))
    v.grant("paid", "贴息金额", least_of(interest * share, cap), RULES("贴息比例"))


WORKED = (
    "loan_interest_holder=是 interest_principal=100万元 loan_rate=4.35% interest_since=2021-01-01 "
    "interest_until=2021-12-27 interest_paid=5万元"
)
"""Facts the worked cases stand on; each case changes what it is about."""
HERE = "loan_interest_rate=4.35% loan_interest_days=360天 loan_interest_share=50% loan_interest_cap=20万元"

POLICY.case(
    "no_table",
    "没有本地数值表，贴息金额待定",
    "Without a table of the place the amount stays open",
    on="2022-06-01",
    given=WORKED,
    expect="paid=待定 结论=符合",
)
POLICY.case(
    "whole_year",
    "假定当地：按不超过4.35%、360天、50%、20万元；100万元计息360天，利息4.35万元，贴2.175万元",
    "Supposing half of at most 4.35 % for 360 days: 21,750 of 43,500",
    on="2022-06-01",
    given=WORKED,
    expect="interest=4.35万元 paid=2.175万元",
    figures=HERE,
)
POLICY.case(
    "receipts",
    "收息凭证只有4万元，按凭证贴2万元",
    "No more counts than the receipts show",
    on="2022-06-01",
    given=WORKED + " interest_paid=4万元",
    expect="paid=2万元",
    figures=HERE,
)
