"""在孵企业: which enterprises count as incubated, by age at entry and time inside (国科发区〔2018〕300号)."""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.enterprise import REGISTERED
from kechuang.policies.vocabulary.incubation import FIRM_ENTERED, FIRM_FIELD
from kechuang.policies.vocabulary.unrecorded import READ_OFF
from kechuang.rules.declare import yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import ON, days_between, months_after

RULE = Document(
    "科技企业孵化器管理办法",
    "国科发区〔2018〕300号",
    date(2018, 12, 14),
    ("在孵企业（一）", "在孵企业（二）", "在孵企业（三）"),
)

TECH_WORK = yes_no("firm_tech_work", "主营新技术、新产品的研发、生产或服务，并符合科技型中小企业要求")
INSIDE = yes_no("firm_inside", "注册地和主要研发、办公场所在孵化器内")

POLICY = Policy(
    "incubatee",
    "在孵企业",
    "Incubated enterprise",
    subject="enterprise",
    reference="decision",
    grants=Sentence("计入在孵企业", "Counts as an incubated enterprise"),
    unrecorded=READ_OFF,
)


@POLICY.since("2019-01-01", documents=(RULE,))
def v2019(v: Version) -> None:
    """Two years at most at entry; four inside, five in slow fields."""
    v.must("work", "主营新技术、新产品，符合科技型中小企业要求", TECH_WORK, RULE("在孵企业（一）"))
    v.must(
        "entry",
        "注册和办公在孵化器内，入驻时成立不超过24个月",
        INSIDE & (days_between(FIRM_ENTERED, months_after(REGISTERED, 24)) >= "0天"),
        RULE("在孵企业（二）"),
    )
    slow = FIRM_FIELD.is_("生物医药", "现代农业", "集成电路") & (
        days_between(ON, months_after(FIRM_ENTERED, 60)) >= "0天"
    )
    v.must(
        "time",
        "孵化时限不超过48个月（生物医药、现代农业、集成电路不超过60个月）",
        (days_between(ON, months_after(FIRM_ENTERED, 48)) >= "0天") | slow,
        RULE("在孵企业（三）"),
    )


WORKED = "firm_tech_work=是 firm_inside=是 registered=2017-06-01 firm_entered=2018-01-01 firm_field=一般"
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "too_old",
    "2016-05-10成立，2018-05-11入驻，超过24个月，不计入",
    "Founded on 10 May 2016, moved in on 11 May 2018: more than 24 months",
    on="2019-06-01",
    given=WORKED + " registered=2016-05-10 firm_entered=2018-05-11",
    expect="entry=不符合 结论=不符合",
)
POLICY.case(
    "too_long",
    "一般领域2018-01-01入驻，到2022-01-02超过48个月，不计入",
    "48 months are over",
    on="2022-01-02",
    given=WORKED,
    expect="time=不符合 结论=不符合",
)
POLICY.case(
    "slow_field",
    "生物医药可到60个月，计入",
    "Biomedicine has 60 months",
    on="2022-01-02",
    given=WORKED + " firm_field=生物医药",
    expect="time=符合 结论=符合",
)
