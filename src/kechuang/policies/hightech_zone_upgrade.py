"""高新区升级为国家高新区: no published numeric standard has been found, so the verdict is undetermined by law.

The policy lists what is asked for, so that the gap can be worked on; the State Council decides.
"""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.unrecorded import OF_PLACE
from kechuang.rules.declare import money, number, unknown, yes_no
from kechuang.rules.parameters import Citation
from kechuang.rules.policy import Document, Policy, Version

BEFORE = Document("国家高新技术产业开发区升级程序", "", None, ("升级条件",))
OPINION = Document(
    "国务院关于促进国家高新技术产业开发区高质量发展的若干意见",
    "国发〔2020〕7号",
    None,
    ("择优升级", "退出机制", "评价指标"),
)

PROVINCIAL = yes_no("zone_provincial", "为省级高新技术产业开发区", evidence=("批准文件",))
INCOME = money("zone_income", "园区年营业收入", time="year")
RD_SHARE = number("zone_rd_share", "园区企业研发投入占营业收入的比例", "", time="year")
HNTE_COUNT = number("zone_hnte", "园区高新技术企业数", "家")

POLICY = Policy(
    "hightech_zone_upgrade",
    "省级高新区升级为国家高新区",
    "Upgrade of a high-tech zone to national level",
    subject="park",
    reference="application",
    grants=Sentence("由国务院批准升级", "Upgrade approved by the State Council"),
    aliases=("高新区升级", "国家高新区"),
    unrecorded=OF_PLACE,
)


@POLICY.since("2018-01-01", documents=(BEFORE,), confidence="K-med")
def v2018(v: Version) -> None:
    """Who decides is known; no text with conditions has been found for the years before the opinion of 2020."""
    asked(v, BEFORE("升级条件"))


@POLICY.since("2020-07-01", documents=(OPINION,))
def v2020(v: Version) -> None:
    """The opinion of July 2020 (its day is not known): well-conditioned zones move up, badly judged ones leave."""
    asked(v, OPINION("择优升级"))
    v.beyond(OPINION("退出机制"), "process", "评价结果差的，警告、整改，直至退出")
    v.beyond(OPINION("评价指标"), "process", "按国家高新区评价指标体系评价，权重见指标目录")


def asked(v: Version, article: Citation) -> None:
    """What is looked at; every figure is unknown."""
    v.must("provincial", "已是省级高新区", PROVINCIAL, article)
    income = unknown("zone_income_floor", "营业收入标准", "元", article)
    v.must("income", "营业收入达到标准", INCOME >= income, article)
    rd = unknown("zone_rd_floor", "研发投入占比标准", "", article)
    v.must("rd", "研发投入占比达到标准", RD_SHARE >= rd, article)
    hnte = unknown("zone_hnte_floor", "高新技术企业数标准", "家", article)
    v.must("hnte", "高新技术企业数达到标准", HNTE_COUNT >= hnte, article)
    v.judge("approval", "省政府申请，科技部会同有关部门审核，国务院批准", article)


WORKED = "zone_provincial=是 zone_income=500亿元 zone_rd_share=4% zone_hnte=200 hightech_zone_upgrade_approval=是"
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "no_standard",
    "没有公布数量标准，结论待定",
    "No figures have been published",
    on="2021-06-01",
    given=WORKED,
    expect="provincial=符合 结论=待定",
)
POLICY.case(
    "not_provincial",
    "还不是省级高新区，不符合",
    "Not yet a provincial zone",
    on="2021-06-01",
    given=WORKED + " zone_provincial=否",
    expect="结论=不符合",
)
