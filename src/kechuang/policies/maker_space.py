"""众创空间国家备案: national filing of maker spaces (国科火字〔2017〕120号)."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.incubation import (
    AREA,
    CASES,
    EVENTS,
    FINANCED,
    FULL_TIME,
    LEGAL_PERSON,
    MENTORS,
    NEW_FIRMS,
    OPENED,
    RESIDENTS,
    STATIONS,
    STATISTICS,
    USED_AREA,
)
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Procedure
from kechuang.rules.tree import ON, called, days_between, divided, months_after, soft

RULE = Document(
    "国家众创空间备案暂行规定",
    "国科火字〔2017〕120号",
    None,
    (*(f"备案条件（{n}）" for n in "一二三四五六七八九十"), "入驻期限"),
)

POLICY = Policy(
    "maker_space",
    "众创空间国家备案",
    "National filing of maker spaces",
    subject="carrier",
    reference="application",
    grants=Sentence("国家备案众创空间", "Maker space on the national file"),
    aliases=("众创空间", "国家备案众创空间"),
    procedure=Procedure("filing", "incubationcarrier", "national", form="maker_space", asks=("name",)),
)


@POLICY.since("2017-01-01", documents=(RULE,), confidence="S")
def v2017(v: Version) -> None:
    """Ten conditions, all of them."""
    v.judge("model", "发展方向明确，模式清晰，可持续", RULE("备案条件（一）"))
    v.must("person", "有专门运营机构，原则上为独立法人", soft(LEGAL_PERSON), RULE("备案条件（二）"))
    v.must("months", "运营满18个月", days_between(months_after(OPENED, 18), ON) >= "0天", RULE("备案条件（三）"))
    v.must(
        "room",
        "服务场地不少于500平方米或提供30个以上工位，且使用面积占比不低于75%",
        ((AREA >= "500m²") | (STATIONS >= "30个")) & (called("工位和公共场地占比", divided(USED_AREA, AREA)) >= "75%"),
        RULE("备案条件（四）"),
        evidence=("场地证明",),
    )
    v.must(
        "residents", "签约入驻团队和企业不少于20家", RESIDENTS >= "20家", RULE("备案条件（五）"), evidence=("入驻协议",)
    )
    v.must(
        "growth",
        "每年新注册企业不少于10家，或获得融资的不少于5家",
        (NEW_FIRMS >= "10家") | (FINANCED >= "5家"),
        RULE("备案条件（六）"),
    )
    v.must("cases", "每年典型孵化案例不少于3个", CASES >= "3个", RULE("备案条件（七）"))
    v.must(
        "people",
        "专职服务人员和创业导师各不少于3人",
        (FULL_TIME >= "3人") & (MENTORS >= "3人"),
        RULE("备案条件（八）"),
    )
    v.must("events", "每年活动不少于10场", EVENTS >= "10场", RULE("备案条件（九）"))
    v.must("statistics", "按要求上报统计数据", STATISTICS, RULE("备案条件（十）"))
    v.clock("stay", "入驻期限一般不超过24个月", 24, "月", RULE("入驻期限"), confidence="K-med")
    v.always(USED_AREA <= AREA)
    v.lever("resident", "引进入驻团队", {RESIDENTS: 1}, "1万元", most=30, months=3)
    v.lever("register", "辅导团队注册企业", {NEW_FIRMS: 1}, "2万元", most=12, months=6)
    v.lever("finance", "促成一家获得融资", {FINANCED: 1}, "5万元", most=6, months=9)
    v.lever("event", "增办活动", {EVENTS: 1}, "1万元", most=12, months=3)
    v.lever("mentor", "聘请创业导师", {MENTORS: 1}, "1万元", most=6, months=1)
    v.lever("staff", "增聘专职服务人员", {FULL_TIME: 1}, "8万元", most=6, months=2)
    v.lever("convert", "扩大工位和公共场地", {USED_AREA: 10}, "1万元", most=100, months=3)


WORKED = (
    "maker_space_model=是 carrier_legal_person=是 carrier_opened=2016-12-01 carrier_area=480m² "
    "carrier_stations=30 carrier_used_area=360m² carrier_residents=20 carrier_new_firms=10 carrier_financed=4 "
    "carrier_cases=3 carrier_full_time=3 carrier_mentors=3 carrier_events=10 carrier_statistics=是"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "at_every_edge",
    "480平方米但有30个工位；使用面积75%；运营恰满18个月",
    "480 m² but 30 stations, 75 % in use, 18 months to the day",
    on="2018-06-01",
    given=WORKED,
    expect="room=符合 months=符合 结论=符合",
)
POLICY.case(
    "used_below",
    "使用面积350÷480为72.9%，不符合",
    "350 of 480 m² in use are 72.9 %",
    on="2018-06-01",
    given=WORKED + " carrier_used_area=350m²",
    expect="room=不符合 结论=不符合",
)
POLICY.case(
    "no_growth",
    "新注册9家、获融资4家，两项都不够",
    "Nine new firms and four financed: neither is enough",
    on="2018-06-01",
    given=WORKED + " carrier_new_firms=9",
    expect="growth=不符合 结论=不符合",
)
