"""企业研发后补助: a share of the growth of R&D costs, paid afterwards to technology enterprises (Hebei).

The province's share and cap have not been found; a place may load its own.
"""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.enterprise import HEB_TECH_SME_CERTIFICATE, HNTE_CERTIFICATE, RD_DEDUCTIBLE
from kechuang.policies.vocabulary.unrecorded import AS_MONEY
from kechuang.rules.declare import money, unknown, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import best_of, called, least_of, when

SUPPORT = Document("河北省企业研发投入后补助政策", "", None, ("支持对象", "增量", "补助比例", "补助上限", "拨付方式"))

RD_BEFORE = money(
    "rd_deductible_y2", "前一年度研究开发费用（加计扣除口径）", "按研发费用税前加计扣除口径归集", time="year"
)
DEDUCTED = yes_no(
    "rd_deduction_claimed", "上年度已享受研发费用加计扣除", evidence=("企业所得税年度纳税申报表",), time="year"
)
VERIFIED = yes_no("rd_verified_by_tax", "研发费用已经税务部门核对", time="year")

POLICY = Policy(
    "post_subsidy",
    "企业研发后补助",
    "Subsidy paid after R&D",
    subject="enterprise",
    reference="decision",
    grants=Sentence("按研发费用增量的一定比例补助", "A share of the growth of R&D costs"),
    aliases=("后补助", "研发后补助", "研发投入后补助"),
    unrecorded=AS_MONEY,
)


@POLICY.since("2021-01-01", documents=(SUPPORT,), confidence="S")
def v2021(v: Version) -> None:
    """As announced about 2021: the deduction was taken and more was spent than the year before."""
    holder = HNTE_CERTIFICATE | HEB_TECH_SME_CERTIFICATE
    v.must("firm", "科技型企业（高新技术企业或科技型中小企业）", holder, SUPPORT("支持对象"), confidence="K-med")
    v.must("deducted", "已享受研发费用加计扣除", DEDUCTED, SUPPORT("支持对象"), evidence=("纳税申报表",))
    more = RD_DEDUCTIBLE > RD_BEFORE
    v.must("grown", "研发费用比上年度增加", more, SUPPORT("增量"))
    v.must("verified", "经税务数据核对", VERIFIED, SUPPORT("拨付方式"), confidence="K-med")
    growth = called("研发费用增量", best_of(RD_DEDUCTIBLE - RD_BEFORE, "0元"))
    share = unknown("post_subsidy_share", "研发后补助比例", "", SUPPORT("补助比例"))
    cap = unknown("post_subsidy_cap", "研发后补助上限", "元", SUPPORT("补助上限"))
    v.grant("growth", "研发费用增量", growth, SUPPORT("增量"))
    v.grant(
        "subsidy", "补助金额", when(holder & DEDUCTED & more, least_of(growth * share, cap), "0元"), SUPPORT("补助比例")
    )
    v.lever("spend", "增加研发投入", {RD_DEDUCTIBLE: 10_000}, "1万元", most=3000, months=12)


WORKED = (
    "hnte_certificate=是 rd_deduction_claimed=是 rd_verified_by_tax=是 rd_deductible=800万元 rd_deductible_y2=600万元"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "share_unknown",
    "研发费用增加200万元；补助比例和上限没有查到，金额待定",
    "R&D grew by 2 million; the share was never found",
    on="2022-06-01",
    given=WORKED,
    expect="grown=符合 growth=200万元 subsidy=待定",
)
POLICY.case(
    "no_growth",
    "研发费用没有增加，不予补助",
    "Without growth there is nothing",
    on="2022-06-01",
    given=WORKED + " rd_deductible_y2=800万元",
    expect="grown=不符合 subsidy=0元 结论=不符合",
)
POLICY.case(
    "with_figures",
    "假定比例10%、上限100万元：补助20万元",
    "Supposing 10 % up to a million: 200,000",
    on="2022-06-01",
    given=WORKED,
    expect="subsidy=20万元",
    figures="post_subsidy_share=10% post_subsidy_cap=100万元",
)
