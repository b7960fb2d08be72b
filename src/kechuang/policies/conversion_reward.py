"""科技成果转化奖励: the least a unit must give the people whose result it transfers, licenses, invests or uses.

A unit's own rule or agreement comes first; institutes and universities founded by the state may not go below the law.
"""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.unrecorded import READ_OFF
from kechuang.rules.declare import choice, money, number, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import Node, best_of, called, node, when

LAW = Document("中华人民共和国促进科技成果转化法", "", None, ("第四十四条", "第四十五条"))

UNIT = choice("reward_unit", "科技成果完成单位", ("国家设立的研发机构或高等院校", "其他单位"))
SERVICE_RESULT = yes_no("reward_service_result", "转化的是职务科技成果", evidence=("成果权属证明",))
CONTRIBUTORS = yes_no("reward_contributors", "已确定对完成、转化成果作出重要贡献的人员", evidence=("贡献人员名单",))
WAY = choice("reward_way", "成果转化方式", ("转让或许可", "作价投资", "自行或合作实施"))
NET_INCOME = money("reward_net_income", "转让或许可净收入", "收入扣除完成本次交易的直接成本", bound=10**11)
SHARES = money("reward_shares", "成果作价形成的股份或出资", bound=10**11)
PROFIT = money("reward_profit", "实施成果的当年营业利润", bound=10**11)
YEAR = number("reward_year", "实施转化成功投产后第几年", "年")
OWN_RULE = yes_no("reward_own_rule", "单位已规定或与科技人员约定奖励数额")
OWN_AMOUNT = money("reward_own_amount", "单位规定或约定的奖励数额", "没有规定或约定的不填", bound=10**11)

POLICY = Policy(
    "conversion_reward",
    "科技成果转化奖励",
    "Rewards for applying research results",
    subject="body",
    reference="act",
    grants=Sentence("对重要贡献人员的奖励和报酬下限", "The least reward of those who contributed"),
    aliases=("成果转化奖励", "职务科技成果转化奖励"),
    unrecorded=READ_OFF,
)


@POLICY.since("2015-10-01", documents=(LAW,), confidence="K-med")
def v2015(v: Version) -> None:
    """The law as amended: half of the net income or the shares, a twentieth of the profit for some years."""
    v.must("result", "职务科技成果已转化", SERVICE_RESULT, LAW("第四十四条"), evidence=("转化合同", "投资协议"))
    v.must("people", "重要贡献人员已确定", CONTRIBUTORS, LAW("第四十四条"))
    least = called("法定最低奖励", by_law())
    bound = UNIT.is_("国家设立的研发机构或高等院校")
    own = when(bound, best_of(OWN_AMOUNT, least), OWN_AMOUNT)
    v.grant("least", "法定最低奖励", least, LAW("第四十五条"))
    v.grant("due", "应当给予的奖励", when(OWN_RULE, own, least), LAW("第四十五条"))
    v.must(
        "floor",
        "国家设立的研发机构和高等院校的规定或约定不低于法定标准",
        ~bound | ~OWN_RULE | (OWN_AMOUNT >= least),
        LAW("第四十五条"),
    )


def by_law() -> Node:
    """The law's own figure by way of application; the fourth and fifth year of one's own use are left to the unit."""
    half = node("50%")
    profit = PROFIT * "5%"
    use = when(YEAR <= "3年", profit, when(YEAR <= "5年", None, "0元"))
    return when(WAY.is_("转让或许可"), NET_INCOME * half, when(WAY.is_("作价投资"), SHARES * half, use))


WORKED = "reward_unit=其他单位 reward_service_result=是 reward_contributors=是 reward_way=转让或许可 reward_own_rule=否"
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "licence",
    "许可净收入200万元，单位没有规定也没有约定，奖励不低于100万元",
    "Net income of 2 million from a licence and no rule of the unit's own: one million at least",
    on="2018-06-01",
    given=WORKED + " reward_net_income=200万元",
    expect="least=100万元 due=100万元 结论=符合",
)
POLICY.case(
    "own_rule",
    "企业自行约定60万元，从其约定",
    "A company that agreed on 600,000 keeps to it",
    on="2018-06-01",
    given=WORKED + " reward_net_income=200万元 reward_own_rule=是 reward_own_amount=60万元",
    expect="least=100万元 due=60万元 结论=符合",
)
POLICY.case(
    "university",
    "高等院校约定60万元，低于法定标准，不符合，应给100万元",
    "A university that agreed on 600,000 still owes a million",
    on="2018-06-01",
    given=WORKED
    + " reward_unit=国家设立的研发机构或高等院校 reward_net_income=200万元 reward_own_rule=是 reward_own_amount=60万元",
    expect="floor=不符合 due=100万元 结论=不符合",
)
POLICY.case(
    "own_use",
    "自行实施第二年营业利润300万元，奖励不低于5%即15万元",
    "The second year of one's own use: 5 % of the profit",
    on="2018-06-01",
    given=WORKED + " reward_way=自行或合作实施 reward_year=2 reward_profit=300万元",
    expect="least=15万元",
)
POLICY.case(
    "fourth_year",
    "第四年是否继续由单位在三至五年内确定，待定",
    "Whether the fourth year counts is for the unit to say, between three and five",
    on="2018-06-01",
    given=WORKED + " reward_way=自行或合作实施 reward_year=4 reward_profit=300万元",
    expect="least=待定",
)
