"""大型仪器开放共享: which instruments must join the sharing network, and points of the yearly evaluation (Hebei)."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import quantity
from kechuang.policies.vocabulary.unrecorded import READ_OFF
from kechuang.rules.declare import money, number, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import Node, called, divided, least_of

HEBEI = Document(
    "关于推动科技创新平台和大型仪器设备面向社会开放服务的实施意见",
    "",
    None,
    ("入网范围", "收费原则"),
)
HEBEI_2022 = Document("河北省大型科研仪器入网要求（2022年）", "", None, ("入网条件",))
EVALUATION = Document("科研设施与仪器开放共享评价指标（评分示例）", "", None, ("开放机时率", "收益率", "有效机时"))

VALUE = money("instrument_value", "仪器原值")
PUBLIC_MONEY = yes_no("instrument_public_money", "全部或部分由财政资金购置")
FOR_RD = yes_no("instrument_for_rd", "用于科学研究和技术开发")
HOURS = number("instrument_hours", "年有效工作机时", "小时", "开机、测试和后处理时间之和", time="year")
EXTERNAL_HOURS = number("instrument_external_hours", "年对外服务机时", "小时", time="year")
INTERNAL_INCOME = money("instrument_internal_income", "年对内服务收入", time="year")
EXTERNAL_INCOME = money("instrument_external_income", "年对外服务收入", time="year")

POLICY = Policy(
    "instrument_sharing",
    "大型仪器开放共享",
    "Sharing of large instruments",
    subject="platform",
    reference="decision",
    grants=Sentence("应当纳入开放共享网络并接受评价", "Must join the sharing network and be evaluated"),
    aliases=("大型仪器开放评价", "仪器共享"),
    unrecorded=READ_OFF,
)


@POLICY.since("2015-08-01", documents=(HEBEI, EVALUATION), confidence="S")
def v2015(v: Version) -> None:
    """Instruments of 300 thousand yuan and more."""
    v.must("value", "单台（套）原值不低于30万元", VALUE >= "30万元", HEBEI("入网范围"))
    v.beyond(HEBEI("收费原则"), "process", "按成本补偿、非营利原则收费，单独核算")
    evaluation(v)


@POLICY.since("2022-01-01", documents=(HEBEI_2022, EVALUATION), confidence="S")
def v2022(v: Version) -> None:
    """All three must hold: public money, used for research, 300 thousand yuan."""
    v.must("money", "全部或部分由财政资金购置", PUBLIC_MONEY, HEBEI_2022("入网条件"))
    v.must("use", "用于科学研究和技术开发", FOR_RD, HEBEI_2022("入网条件"))
    v.must("value", "单台（套）原值不低于30万元", VALUE >= "30万元", HEBEI_2022("入网条件"))
    evaluation(v)


def evaluation(v: Version) -> None:
    """Points of sharing, yield and use; each is proportional up to its full mark."""
    share = called("开放机时率", divided(EXTERNAL_HOURS, HOURS))
    v.score("share", "开放机时率", proportional(share, "10%", 10), 10, EVALUATION("开放机时率"), confidence="K-med")
    income = INTERNAL_INCOME + EXTERNAL_INCOME * "1.5倍"
    yield_ = called("收益率", divided(income, VALUE))
    v.score("yield", "收益率", proportional(yield_, "20%", 15), 15, EVALUATION("收益率"), confidence="K-med")
    used = least_of(HOURS * "0.01分/小时", "15分")
    v.score("hours", "有效机时（每100小时1分）", used, 15, EVALUATION("有效机时"), confidence="K-med")
    v.always(EXTERNAL_HOURS <= HOURS)


def proportional(ratio: Node, full_at: str, of: int) -> Node:
    """`of` points at `full_at` and above, in proportion below."""
    return least_of(ratio * (of / quantity(full_at)[0]) * "1分", f"{of}分")


WORKED = (
    "instrument_value=30万元 instrument_public_money=是 instrument_for_rd=是 instrument_hours=1440小时 "
    "instrument_external_hours=240小时 instrument_internal_income=0元 instrument_external_income=2万元"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "must_join",
    "原值恰为30万元、有财政资金、用于研发，应当入网",
    "Exactly 300,000, public money, for research: must join",
    on="2023-06-01",
    given=WORKED,
    expect="结论=符合",
)
POLICY.case(
    "below",
    "原值29.99万元，自愿",
    "299,900 may stay out",
    on="2023-06-01",
    given=WORKED + " instrument_value=29.99万元",
    expect="value=不符合 结论=不符合",
)
POLICY.case(
    "share_capped",
    "对外240小时、共1440小时，16.7%，按10分封顶",
    "240 of 1,440 hours for others: the full ten points",
    on="2023-06-01",
    given=WORKED,
    expect="share=10分",
)
POLICY.case(
    "share_eight",
    "对外占8%，得8分",
    "8 % make eight points",
    on="2023-06-01",
    given=WORKED + " instrument_hours=1000小时 instrument_external_hours=80小时",
    expect="share=8分",
)
