"""高新技术企业研究开发费用归集: what counts as R&D of a year for recognition (国科发火〔2016〕195号), head by head.

The sum and its domestic part are what 高新技术企业认定 asks for each of three years. Two differences from the
super-deduction: other costs may be a fifth of all, not a tenth, and buildings in use for research count.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.rd_costs import cost
from kechuang.policies.vocabulary.unrecorded import READ_OFF
from kechuang.rules.declare import yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import called, least_of, when

GUIDE = Document(
    "高新技术企业认定管理工作指引",
    "国科发火〔2016〕195号",
    date(2016, 6, 22),
    ("研究开发活动", "费用范围", "装备调试费用与试验费用", "委托外部研究开发费用", "其他费用", "境内研究开发费用"),
)

HEADS = (
    cost("hnte_cost_personnel", "人员人工费用（高企口径）", "科技人员工资薪金、五险一金和外聘科技人员劳务费"),
    cost("hnte_cost_input", "直接投入费用（高企口径）", "材料、燃料、动力，模具、样品，仪器设备维护、检测和租赁"),
    cost("hnte_cost_depreciation", "折旧与长期待摊费用（高企口径）", "仪器、设备和在用建筑物的折旧，研发设施改建装修"),
    cost("hnte_cost_amortisation", "无形资产摊销费用（高企口径）", "软件、知识产权、非专利技术等"),
    cost("hnte_cost_design", "设计费用（高企口径）", "新产品、新工艺的构思、设计和规程制定"),
)
TOOLING = cost("hnte_cost_tooling", "装备调试费用与试验费用（高企口径）", "不含为批量生产进行的常规工装准备")
COMMISSIONED = cost("hnte_cost_commissioned", "委托境内外部研发实际发生额（高企口径）")
ABROAD = cost("hnte_cost_abroad", "委托境外外部研发实际发生额（高企口径）")
OTHER = cost(
    "hnte_cost_other", "其他费用（高企口径）", "图书资料、翻译、专家咨询、研发保险、成果检索、知识产权、会议差旅通信等"
)
RESEARCH = yes_no("hnte_cost_research", "属于研究开发活动，不是常规升级或直接应用已有成果", judged=True)
AT_ARMS_LENGTH = yes_no("hnte_cost_arms_length", "委托研发费用按独立交易原则确定", evidence=("委托研发合同",))

POLICY = Policy(
    "hnte_rd_costs",
    "高新技术企业研究开发费用归集",
    "R&D costs that count for high- and new-technology enterprises",
    subject="enterprise",
    reference="application",
    grants=Sentence("当年可计入的研究开发费用", "The year's R&D that counts"),
    aliases=("高企研发费用归集",),
    unrecorded=READ_OFF,
)


@POLICY.since("2016-01-01", documents=(GUIDE,))
def v2016(v: Version) -> None:
    """Heads in full, work given out at 80 %, other costs up to a fifth of all."""
    v.must("research", "属于研究开发活动", RESEARCH, GUIDE("研究开发活动"), evidence=("研发项目立项文件",))
    outside = COMMISSIONED + ABROAD
    v.must(
        "arms_length",
        "有委托外部研发的，按独立交易原则确定",
        (outside <= "0元") | AT_ARMS_LENGTH,
        GUIDE("委托外部研究开发费用"),
    )
    own = called("自行研发费用（不含其他费用）", HEADS[0] + HEADS[1] + HEADS[2] + HEADS[3] + HEADS[4] + TOOLING)
    given_out = when(outside <= "0元", "0元", when(AT_ARMS_LENGTH, outside * "80%", "0元"))
    counted = called("除其他费用外的研究开发费用", own + given_out)
    limit = called("其他费用限额", counted * Fraction(1, 4))
    other = least_of(OTHER, limit)
    total = called("研究开发费用总额", counted + other)
    foreign = when(ABROAD <= "0元", "0元", when(AT_ARMS_LENGTH, ABROAD * "80%", "0元"))
    v.grant("limit", "其他费用限额（不超过总额的20%）", limit, GUIDE("其他费用"))
    v.grant("other", "可计入的其他费用", other, GUIDE("其他费用"))
    v.grant("outside", "可计入的委托外部研发费用（80%）", given_out, GUIDE("委托外部研究开发费用"))
    v.grant("total", "研究开发费用总额", total, GUIDE("费用范围"))
    v.grant("domestic", "其中境内研究开发费用", total - foreign, GUIDE("境内研究开发费用"))
    v.beyond(GUIDE("装备调试费用与试验费用"), "definition", "不含为大规模批量化和商业化生产进行的常规性工装准备费用")


WORKED = (
    "hnte_cost_personnel=500万元 hnte_cost_input=200万元 hnte_cost_depreciation=60万元 hnte_cost_amortisation=20万元 "
    "hnte_cost_design=10万元 hnte_cost_tooling=10万元 hnte_cost_commissioned=0元 hnte_cost_abroad=0元 "
    "hnte_cost_other=220万元 hnte_cost_research=是"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "other_capped",
    "除其他费用外800万元，其他费用220万元：限额200万元，总额1000万元，20万元不计",
    "Heads of 8 million and 2.2 million of other costs: 2 million of them count, 10 million in all",
    on="2018-06-01",
    given=WORKED,
    expect="limit=200万元 other=200万元 total=1000万元 结论=符合",
)
POLICY.case(
    "given_out",
    "委托境内100万元、境外50万元，按80%计120万元；境内费用不含境外的40万元",
    "Work given out counts at 80 %; the domestic part leaves out what went abroad",
    on="2018-06-01",
    given=WORKED
    + " hnte_cost_other=0元 hnte_cost_commissioned=100万元 hnte_cost_abroad=50万元 hnte_cost_arms_length=是",
    expect="outside=120万元 total=920万元 domestic=880万元 结论=符合",
)
