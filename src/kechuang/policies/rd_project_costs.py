"""研发项目其他相关费用限额: the cap of one project's other costs, as each project had its own until tax year 2020.

The sum over an enterprise's projects is what 研发费用加计扣除 asks for those years.
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

NOTICE = Document(
    "关于完善研究开发费用税前加计扣除政策的通知",
    "财税〔2015〕119号",
    date(2015, 11, 2),
    ("费用范围", "其他相关费用限额"),
)

FIVE = cost("project_five_heads", "项目五项费用合计", "人工、直接投入、折旧、摊销和设计试验费用")
OTHER = cost("project_other_costs", "项目其他相关费用实际发生额")
RESEARCH = yes_no("project_is_research", "项目属于可加计扣除的研发活动", judged=True)

POLICY = Policy(
    "rd_project_costs",
    "研发项目其他相关费用限额",
    "Cap of other costs by R&D project",
    subject="project",
    reference="tax_year",
    grants=Sentence("项目可加计扣除的其他相关费用", "The project's other costs that count"),
    aliases=("分项目限额",),
    unrecorded=READ_OFF,
)


@POLICY.since("2016-01-01", until="2021-01-01", documents=(NOTICE,))
def v2016(v: Version) -> None:
    """Other costs of a project may be a tenth of all its costs: five heads × 10 % ÷ (1 − 10 %)."""
    limit = called("其他相关费用限额", FIVE * Fraction(1, 9))
    v.must("research", "属于可加计扣除的研发活动", RESEARCH, NOTICE("费用范围"), evidence=("立项决议",))
    counted = when(RESEARCH, least_of(OTHER, limit), "0元")
    v.grant("limit", "其他相关费用限额", limit, NOTICE("其他相关费用限额"))
    v.grant("other", "可加计扣除的其他相关费用", counted, NOTICE("其他相关费用限额"))
    v.grant("costs", "项目可加计扣除费用合计", when(RESEARCH, FIVE + counted, "0元"), NOTICE("费用范围"))


WORKED = "project_is_research=是 project_five_heads=800万元 project_other_costs=100万元"
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "capped",
    "五项费用800万元：限额88.89万元，其他费用100万元只计88.89万元",
    "A ninth of 8 million is what counts of a million",
    on="2018-12-31",
    given=WORKED,
    expect="limit=88.89万元 other=88.89万元 costs=888.89万元",
)
POLICY.case(
    "pooled_since",
    "2021年度起各项目合并计算，本项不再适用",
    "Since 2021 all projects share one cap",
    on="2021-12-31",
    given=WORKED,
    expect="版本=无",
)
