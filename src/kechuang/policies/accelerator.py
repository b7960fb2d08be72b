"""科技企业加速器: no national rule has been found; every figure is one a jurisdiction may set."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.incubation import (
    AREA,
    FULL_TIME,
    FUND,
    LEGAL_PERSON,
    MENTORS,
    PROFESSIONALS,
    RESIDENTS,
    USED_AREA,
)
from kechuang.rules.declare import local
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Procedure
from kechuang.rules.tree import called, divided

LOCAL = Document("本地科技企业加速器认定办法", "", None, ("主体", "场地", "人员", "导师", "入驻企业", "资金"))

POLICY = Policy(
    "accelerator",
    "科技企业加速器",
    "Technology business accelerator",
    subject="carrier",
    reference="application",
    grants=Sentence("认定为科技企业加速器", "Recognition as a technology business accelerator"),
    aliases=("加速器",),
    procedure=Procedure("recognition", "incubationcarrier", "municipal", form="accelerator", asks=("name",)),
)


@POLICY.since("2018-01-01", documents=(LOCAL,), confidence="local")
def v2018(v: Version) -> None:
    """The measures other places use, with the figures left to each jurisdiction; undetermined without them."""
    v.must("person", "运营机构为独立法人", LEGAL_PERSON, LOCAL("主体"))
    v.must(
        "area",
        "场地面积达到本地下限",
        AREA >= local("accelerator_area", "加速器场地面积下限", "m²", LOCAL("场地")),
        LOCAL("场地"),
    )
    v.must(
        "used",
        "使用面积占比达到本地下限",
        called("使用面积占比", divided(USED_AREA, AREA))
        >= local("accelerator_used", "使用面积占比下限", "", LOCAL("场地")),
        LOCAL("场地"),
    )
    v.must(
        "professionals",
        "专业服务人员占比达到本地下限",
        divided(PROFESSIONALS, FULL_TIME)
        >= local("accelerator_professionals", "专业服务人员占比下限", "", LOCAL("人员")),
        LOCAL("人员"),
    )
    firms_a_mentor = local("accelerator_firms_a_mentor", "每名导师服务企业数上限", "家/人", LOCAL("导师"))
    v.must("mentors", "导师数与入驻企业数相称", MENTORS * firms_a_mentor >= RESIDENTS, LOCAL("导师"))
    v.must(
        "residents",
        "入驻企业数达到本地下限",
        RESIDENTS >= local("accelerator_residents", "入驻企业数下限", "家", LOCAL("入驻企业")),
        LOCAL("入驻企业"),
    )
    v.must(
        "fund",
        "投资资金达到本地下限",
        FUND >= local("accelerator_fund", "投资资金下限", "元", LOCAL("资金")),
        LOCAL("资金"),
    )
    v.always(USED_AREA <= AREA, PROFESSIONALS <= FULL_TIME)


WORKED = (
    "carrier_legal_person=是 carrier_area=12000m² carrier_used_area=9600m² carrier_full_time=5 "
    "carrier_professionals=4 carrier_mentors=3 carrier_residents=16 carrier_fund=500万元"
)
"""Facts the worked cases stand on; each case changes what it is about."""

SUPPOSED = (
    "accelerator_firms_a_mentor=5家/人 accelerator_area=10000m² accelerator_used=75% "
    "accelerator_professionals=80% accelerator_residents=6家 accelerator_fund=500万元"
)
"""Figures a place might set."""

POLICY.case(
    "no_rule",
    "本地没有认定办法，待定；外地的数值不能当作本地规定",
    "No rule of the place: open; figures of elsewhere are not applied",
    on="2018-06-01",
    given=WORKED,
    expect="结论=待定",
)
POLICY.case(
    "mentors",
    "假定每5家企业1名导师：16家需要4名，3名不够",
    "Supposing one mentor for five firms: sixteen need four",
    on="2018-06-01",
    given=WORKED,
    expect="mentors=不符合 结论=不符合",
    figures=SUPPOSED,
)
POLICY.case(
    "mentors_enough",
    "4名导师，符合",
    "and four are enough",
    on="2018-06-01",
    given=WORKED + " carrier_mentors=4",
    expect="mentors=符合 结论=符合",
    figures=SUPPOSED,
)
