"""风险补偿合作银行: which banks take part, when cover is halted, and what they earn for lending more."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.finance import sum_of_money
from kechuang.policies.vocabulary.unrecorded import AS_MONEY
from kechuang.rules.declare import dated, local, number, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import best_of, called, divided, least_of, soft, when

RULES = Document(
    "河北省科技型中小企业贷款风险补偿实施细则（试行）", "", None, ("合作银行条件", "新增贷款奖励", "熔断机制")
)

CITIES = number("bank_cities", "银行分支机构覆盖的省内设区市数", "个")
CLASSES = yes_no("bank_five_classes", "实行贷款五级分类")
PROVISIONS = yes_no("bank_provisions", "按规定计提损失准备")
YEAR_OF_WORK = number("bank_year", "合作年度序号", "年", "参加合作的第几年", time="day")
BALANCE = sum_of_money("bank_balance", "年末科技型中小企业贷款余额", time="year")
BALANCE_BEFORE = sum_of_money("bank_balance_y2", "上年末科技型中小企业贷款余额", time="year")
OUTSTANDING = sum_of_money("bank_outstanding", "纳入补偿的贷款余额", time="day")
COMPENSATED = sum_of_money("bank_compensated", "累计已补偿损失")

POLICY = Policy(
    "loan_bank",
    "风险补偿合作银行",
    "Banks in the cover of loans",
    subject="body",
    reference="decision",
    grants=Sentence("参加风险补偿合作，新增贷款获得奖励", "Takes part; earns a reward for lending more"),
    aliases=("合作银行", "风险补偿熔断"),
    unrecorded=AS_MONEY,
)


@POLICY.since("2016-08-30", documents=(RULES,), confidence="S")
def v2016(v: Version) -> None:
    """Branches in three cities; a reward from the second year; limits of loss that a place sets."""
    asked = RULES("合作银行条件")
    v.must("cities", "分支机构覆盖3个以上设区市", CITIES >= "3个", asked)
    v.must("classes", "实行五级分类", CLASSES, asked)
    v.must("provisions", "按规定计提准备", PROVISIONS, asked)
    halt = local("loan_bank_halt", "暂停新增贷款的损失率", "", RULES("熔断机制"))
    warn = local("loan_bank_warn", "预警损失率", "", RULES("熔断机制"))
    ratio = called("累计补偿损失率", divided(COMPENSATED, OUTSTANDING, "0%"))
    v.must("halt", "累计补偿损失率未超过暂停线", ratio <= halt, RULES("熔断机制"), confidence="local")
    v.must(
        "warn",
        "累计补偿损失率未超过预警线（超过的由人工研判）",
        soft(ratio <= warn),
        RULES("熔断机制"),
        confidence="local",
    )
    reward = RULES("新增贷款奖励")
    share = dated("loan_bank_reward_share", "新增贷款奖励比例上限", "", {"2016-08-30": "0.5%"}, reward, "S")
    cap = dated("loan_bank_reward_cap", "每家银行年度奖励上限", "元", {"2016-08-30": "500万元"}, reward, "S")
    earned = least_of(best_of(BALANCE - BALANCE_BEFORE, "0元") * share, cap)
    v.grant("reward", "新增贷款奖励上限", when(YEAR_OF_WORK >= "2年", earned, "0元"), reward)


WORKED = (
    "bank_cities=3 bank_five_classes=是 bank_provisions=是 bank_outstanding=4000万元 bank_compensated=100万元 "
    "bank_year=2 bank_balance=3亿元 bank_balance_y2=2亿元"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "fine",
    "假定暂停线5%、预警线3%：累计补偿100万元、余额4000万元，2.5%，正常",
    "Supposing limits of 5 and 3 %: 2.5 % is fine",
    on="2018-06-01",
    given=WORKED,
    expect="halt=符合 warn=符合 结论=符合",
    figures="loan_bank_halt=5% loan_bank_warn=3%",
)
POLICY.case(
    "warned",
    "130万元为3.25%，预警，由人工研判",
    "3.25 % is a warning, for a person to judge",
    on="2018-06-01",
    given=WORKED + " bank_compensated=130万元",
    expect="halt=符合 warn=待定 结论=待定",
    figures="loan_bank_halt=5% loan_bank_warn=3%",
)
POLICY.case(
    "halted",
    "210万元为5.25%，暂停新增",
    "5.25 % halts new loans",
    on="2018-06-01",
    given=WORKED + " bank_compensated=210万元",
    expect="halt=不符合 结论=不符合",
    figures="loan_bank_halt=5% loan_bank_warn=3%",
)
POLICY.case(
    "reward",
    "第二年起，余额增加1亿元，奖励不超过0.5%即50万元",
    "From the second year, 0.5 % of 100 million more",
    on="2018-06-01",
    given=WORKED,
    expect="reward=50万元",
)
