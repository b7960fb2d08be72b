"""河北省重点实验室: provincial key laboratories of two classes, discipline and enterprise (Hebei, since July 2018).

The enterprise class began on 2018-07-16; most of its figures, and those of the rule of 2023, have not been found.
"""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.platform import (
    EQUIPMENT,
    FIXED_STAFF,
    OWN_FIXED_STAFF,
    PREMISES,
    STAFF_IN_OTHER_LABS,
)
from kechuang.rules.declare import choice, unknown, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Evaluation, Procedure
from kechuang.rules.tree import Node, called, divided

DISCIPLINE = Document(
    "河北省学科重点实验室建设与运行管理办法",
    "冀科平〔2018〕10号",
    None,
    ("固定人员", "自有人员比例", "科研用房", "仪器设备", "项目基础", "验收和评估"),
)
ENTERPRISE = Document(
    "河北省企业重点实验室建设与运行管理办法（试行）",
    "冀科平〔2018〕11号",
    date(2018, 7, 16),
    ("企业类：固定人员", "企业类：科研用房", "企业类：仪器设备", "企业类：项目基础"),
)
ENTERPRISE_2020 = Document("河北省企业重点实验室建设与运行管理办法", "冀科平规〔2020〕2号", None, ENTERPRISE.articles)
MERGED = Document("河北省重点实验室建设与运行管理办法", "冀科平规〔2023〕3号", None, ("第十条", "第十一条"))

CLASS = choice("laboratory_class", "实验室类别", ("学科", "企业"))
DISCIPLINE_PROJECTS = yes_no("laboratory_projects", "承担过国家或省级项目并取得重要成果", judged=True)
ENTERPRISE_PROJECTS = yes_no("laboratory_enterprise_projects", "企业类实验室具备规定的项目基础", judged=True)

POLICY = Policy(
    "key_laboratory",
    "河北省重点实验室",
    "Hebei key laboratory",
    subject="platform",
    reference="application",
    grants=Sentence("批准建设省级重点实验室", "Approval to build a provincial key laboratory"),
    aliases=("重点实验室", "学科重点实验室", "企业重点实验室"),
    procedure=Procedure(
        "recognition",
        "platform",
        form="key_laboratory",
        asks=("name", "field", "leader", "co_builders"),
        builds=True,
        evaluation=Evaluation(("优秀", "良好", "合格", "不合格"), "不合格", "rectify", DISCIPLINE("验收和评估")),
    ),
)


@POLICY.since("2018-07-01", documents=(DISCIPLINE,), confidence="S")
def v2018(v: Version) -> None:
    """Discipline laboratories only: no rule for the enterprise class is in force yet."""
    v.must("class", "类别为学科重点实验室（企业类尚无办法）", CLASS.is_("学科"), DISCIPLINE("固定人员"))
    discipline(v, CLASS.is_("企业"))


@POLICY.since("2018-07-16", documents=(DISCIPLINE, ENTERPRISE), confidence="S")
def v2018_enterprise(v: Version) -> None:
    """The enterprise class joins, on trial."""
    discipline(v, CLASS.is_("企业"))
    enterprise(v, ENTERPRISE)


@POLICY.since("2020-01-01", documents=(DISCIPLINE, ENTERPRISE_2020), confidence="S")
def v2020(v: Version) -> None:
    """The trial rule of the enterprise class is replaced."""
    discipline(v, CLASS.is_("企业"))
    enterprise(v, ENTERPRISE_2020)


@POLICY.since("2023-01-01", documents=(MERGED,), confidence="S")
def v2023(v: Version) -> None:
    """One rule for both classes; the figures of its articles 10 and 11 have not been found."""
    staff = unknown("laboratory_2023_staff", "重点实验室固定人员下限", "人", MERGED("第十条"))
    equipment = unknown("laboratory_2023_equipment", "仪器设备原值下限", "元", MERGED("第十一条"))
    v.must("staff", "固定人员达到规定数量", FIXED_STAFF >= staff, MERGED("第十条"))
    v.must("equipment", "仪器设备原值达到规定数额", EQUIPMENT >= equipment, MERGED("第十一条"))


def discipline(v: Version, excused: Node) -> None:
    """What the discipline class asks; the other class is excused."""
    v.must("staff", "固定人员不少于25人", excused | (FIXED_STAFF >= "25人"), DISCIPLINE("固定人员"))
    v.must(
        "own_staff",
        "依托单位自有固定人员占比不低于70%，且无人同时列入其他省级以上重点实验室",
        excused
        | (
            (called("自有固定人员占比", divided(OWN_FIXED_STAFF, FIXED_STAFF)) >= "70%")
            & (STAFF_IN_OTHER_LABS <= "0人")
        ),
        DISCIPLINE("自有人员比例"),
        evidence=("人员名单",),
    )
    v.must("premises", "科研用房不少于1000平方米", excused | (PREMISES >= "1000m²"), DISCIPLINE("科研用房"))
    v.must("equipment", "仪器设备原值不低于1000万元", excused | (EQUIPMENT >= "1000万元"), DISCIPLINE("仪器设备"))
    v.must(
        "projects",
        "承担过国家或省级基础、应用基础或重点研发项目并取得重要成果",
        excused | DISCIPLINE_PROJECTS,
        DISCIPLINE("项目基础"),
    )
    v.beyond(DISCIPLINE("验收和评估"), "process", "按实施方案和任务书验收；分领域评估，四个等级，不合格的整改后再验收")
    v.always(OWN_FIXED_STAFF <= FIXED_STAFF)
    v.lever("hire_fixed", "充实自有固定人员", {FIXED_STAFF: 1, OWN_FIXED_STAFF: 1}, "12万元", most=40, months=6)
    v.lever("premises", "增加科研用房", {PREMISES: 50}, "10万元", most=40, months=6)
    v.lever("equipment", "购置科研仪器设备", {EQUIPMENT: 100_000}, "10万元", most=200, months=9)


def enterprise(v: Version, rule: Document) -> None:
    """What the enterprise class asks: equipment alone is known."""
    excused = CLASS.is_("学科")
    prefix = "laboratory_enterprise"
    staff = unknown(f"{prefix}_staff", "企业类固定人员下限", "人", rule("企业类：固定人员"))
    premises = unknown(f"{prefix}_premises", "企业类科研用房下限", "m²", rule("企业类：科研用房"))
    v.must(
        "enterprise_staff", "企业类：固定人员达到规定数量", excused | (FIXED_STAFF >= staff), rule("企业类：固定人员")
    )
    v.must(
        "enterprise_premises",
        "企业类：科研用房达到规定面积",
        excused | (PREMISES >= premises),
        rule("企业类：科研用房"),
    )
    v.must(
        "enterprise_equipment",
        "企业类：仪器设备原值不低于1000万元",
        excused | (EQUIPMENT >= "1000万元"),
        rule("企业类：仪器设备"),
        confidence="K-med",
    )
    v.must("enterprise_projects", "企业类：具备规定的项目基础", excused | ENTERPRISE_PROJECTS, rule("企业类：项目基础"))


WORKED = (
    "laboratory_class=学科 fixed_staff=25 own_fixed_staff=18 staff_in_other_labs=0 premises=1000m² "
    "equipment=1000万元 laboratory_projects=是"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "discipline",
    "学科类：25人（自有18人，72%）、1000平方米、设备1000万元，符合",
    "Discipline class: 25 staff, 18 its own, 1,000 m², 10 million of equipment",
    on="2018-08-01",
    given=WORKED,
    expect="own_staff=符合 结论=符合",
)
POLICY.case(
    "enterprise_open",
    "企业类：设备1000万元，其余数值没有查到，待定",
    "Enterprise class: equipment is enough, the other figures are unknown",
    on="2018-08-01",
    given=WORKED + " laboratory_class=企业",
    expect="enterprise_equipment=符合 结论=待定",
)
POLICY.case(
    "enterprise_too_early",
    "企业类办法自2018年7月16日起施行，7月10日申请时没有办法可依",
    "The rule of the enterprise class begins on 16 July 2018: on the 10th there is none",
    on="2018-07-10",
    given=WORKED + " laboratory_class=企业",
    expect="class=不符合 结论=不符合",
)
