"""项目间接费用: how much of a fiscally funded project may go to indirect costs, in progressive bands.

Asked for the day of the task book. That one signed before a version keeps the version before is left to the place:
the texts do not say it.
"""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.project import DIRECT_COSTS, EQUIPMENT_COSTS, INDIRECT_COSTS, PURE_THEORY
from kechuang.policies.vocabulary.unrecorded import READ_OFF
from kechuang.rules.declare import local
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tables import progressive
from kechuang.rules.tree import Node, called, when

OPINIONS_2016 = Document(
    "关于进一步完善中央财政科研项目资金管理等政策的若干意见",
    "中办发〔2016〕50号",
    date(2016, 7, 31),
    ("间接费用比例", "计算基数"),
)
OPINIONS_2021 = Document(
    "关于改革完善中央财政科研经费管理的若干意见",
    "国办发〔2021〕32号",
    date(2021, 8, 5),
    ("间接费用比例", "计算基数", "纯理论基础研究"),
)
PLACE = Document("地方财政科研项目资金管理办法", "", None, ("间接费用比例", "新旧任务书"))

POLICY = Policy(
    "indirect_costs",
    "项目间接费用",
    "Indirect costs of projects",
    subject="project",
    reference="act",
    grants=Sentence("间接费用上限", "The most that may go to indirect costs"),
    aliases=("间接费用", "间接经费"),
    unrecorded=READ_OFF,
)


@POLICY.since("2016-07-31", documents=(OPINIONS_2016, PLACE), confidence="S")
def v2016(v: Version) -> None:
    """20 %, 15 % and 13 % of the parts up to 5 million, up to 10 million and above."""
    most = progressive(base(), {"0元": "20%", "500万元": "15%", "1000万元": "13%"})
    limited(v, most, OPINIONS_2016)
    v.beyond(PLACE("新旧任务书"), "process", "2021年8月5日前签订的任务书按当时的比例，修改合同的除外（待主管部门确认）")


@POLICY.since(
    "2021-08-05",
    documents=(OPINIONS_2021, PLACE),
    keeps_accepted=PLACE("新旧任务书"),
)
def v2021(v: Version) -> None:
    """30 %, 25 % and 20 %; up to 60 % for purely theoretical basic research."""
    banded = progressive(base(), {"0元": "30%", "500万元": "25%", "1000万元": "20%"})
    limited(v, when(PURE_THEORY, base() * "60%", banded), OPINIONS_2021)
    v.beyond(OPINIONS_2021("纯理论基础研究"), "coded", "不超过60%")


def base() -> Node:
    """Direct costs less equipment."""
    return called("直接费用扣除设备购置费", DIRECT_COSTS - EQUIPMENT_COSTS)


def limited(v: Version, most: Node, document: Document) -> None:
    """The budget stays within the limit; a place's own ceiling is shown beside it."""
    limit = called("间接费用上限", most)
    v.must("within", "间接费用不超过上限", INDIRECT_COSTS <= limit, document("间接费用比例"), evidence=("项目预算书",))
    v.grant("base", "计算基数", base(), document("计算基数"))
    v.grant("limit", "间接费用上限", limit, document("间接费用比例"))
    share = local("indirect_costs_local_share", "地方间接费用比例", "", PLACE("间接费用比例"))
    v.grant("local", "按地方比例计算的上限", base() * share, PLACE("间接费用比例"), confidence="local")
    v.always(EQUIPMENT_COSTS <= DIRECT_COSTS)


WORKED = (
    "project_direct_costs=1700万元 project_equipment_costs=200万元 project_indirect_costs=240万元 "
    "project_pure_theory=否"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "bands_2016",
    "基数1500万元：500×20%＋500×15%＋500×13%＝240万元",
    "A base of 15 million: 20, 15 and 13 % of its parts",
    on="2018-06-01",
    given=WORKED,
    expect="base=1500万元 limit=240万元 结论=符合",
)
POLICY.case(
    "bands_2021",
    "2021年起：500×30%＋500×25%＋500×20%＝375万元",
    "30, 25 and 20 % since 2021",
    on="2022-06-01",
    given=WORKED,
    expect="limit=375万元",
)
POLICY.case(
    "kept",
    "2021-08-04签订任务书的，仍按2016年的比例",
    "A task book signed before keeps the bands of 2016",
    on="2022-06-01",
    given=WORKED,
    expect="limit=240万元",
    accepted="2021-08-04",
)
