"""技术合同增值税免税: technology transfer and development, and the consulting and services tied to them."""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.contract import (
    CONTRACT_KIND,
    CONTRACT_RECOGNISED,
    CONTRACT_WRITTEN,
    DEVELOPMENT,
    TRANSFER,
)
from kechuang.policies.vocabulary.unrecorded import IN_TAX_RETURN
from kechuang.rules.declare import money, unknown, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import Node, when

PILOT = Document(
    "关于全面推开营业税改征增值税试点的通知",
    "财税〔2016〕36号",
    date(2016, 3, 23),
    ("附件3第一条（二十六）", "免税程序"),
)
VAT_LAW = Document("中华人民共和国增值税法", "", None, ("技术转让、技术开发免税的延续",))

TIED = yes_no("contract_tied", "咨询、服务是为使受让方或委托方掌握所转让或开发的技术而提供", evidence=("技术合同文本",))
SAME_INVOICE = yes_no("contract_same_invoice", "与技术转让、技术开发的价款在同一张发票上开具", evidence=("发票",))
SOLD = money("contract_technical_income", "技术性收入", "履行合同取得的价款、使用费和报酬，不含非技术性部分")

POLICY = Policy(
    "tech_contract_vat",
    "技术合同增值税免税",
    "VAT exemption of technology transfer and development",
    subject="contract",
    reference="act",
    grants=Sentence("技术性收入免征增值税", "Technical income exempt from VAT"),
    aliases=("技术转让免征增值税", "四技合同免税"),
    unrecorded=IN_TAX_RETURN,
)


@POLICY.since("2016-05-01", documents=(PILOT,), confidence="S")
def v2016(v: Version) -> None:
    """The exemption of the pilot, as it ran until the law of value-added tax."""
    v.grant("exempt", "免征增值税的销售额", when(entitled(v), SOLD, "0元"), PILOT("附件3第一条（二十六）"))


@POLICY.since("2026-01-01", documents=(PILOT, VAT_LAW), confidence="S")
def v2026(v: Version) -> None:
    """The law is in force; whether and how far the exemption goes on has not been found."""
    cite = VAT_LAW("技术转让、技术开发免税的延续")
    share = unknown("tech_contract_vat_share", "增值税法施行后的免税比例", "", cite)
    v.must("continued", "增值税法施行后继续全额免税", share >= "100%", cite)
    v.grant("exempt", "免征增值税的销售额", when(entitled(v), SOLD, "0元") * share, cite)


def entitled(v: Version) -> Node:
    """Transfer and development, or work tied to them on the same invoice; written and recognised."""
    cite, steps = PILOT("附件3第一条（二十六）"), PILOT("免税程序")
    tied = TIED & SAME_INVOICE
    kind = CONTRACT_KIND.is_(*DEVELOPMENT, *TRANSFER) | (CONTRACT_KIND.is_("技术咨询", "技术服务") & tied)
    v.must("kind", "技术转让、技术开发，或与之相关并同票开具的咨询、服务", kind, cite)
    v.must("written", "签订书面合同", CONTRACT_WRITTEN, steps, evidence=("技术合同文本",))
    v.must("recognised", "经省级科技主管部门认定", CONTRACT_RECOGNISED, steps, evidence=("技术合同认定登记证明",))
    return kind & CONTRACT_WRITTEN & CONTRACT_RECOGNISED


WORKED = "contract_kind=委托开发 contract_written=是 contract_recognised=是 contract_technical_income=380万元"
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "development",
    "经认定的技术开发合同，技术性收入全部免征增值税",
    "A recognised development contract: its technical income is exempt",
    on="2018-06-01",
    given=WORKED,
    expect="结论=符合 exempt=380万元",
)
POLICY.case(
    "service_alone",
    "单独的技术服务合同不免税",
    "A service contract by itself is taxed",
    on="2018-06-01",
    given=WORKED + " contract_kind=技术服务 contract_tied=否 contract_same_invoice=否",
    expect="结论=不符合 exempt=0元",
)
POLICY.case(
    "since_2026",
    "增值税法施行后是否继续免税没有查到，待定",
    "Whether the exemption goes on under the law of 2026 was never found",
    on="2026-06-01",
    given=WORKED,
    expect="结论=待定 exempt=待定",
)
