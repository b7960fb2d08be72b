"""星创天地: rural maker spaces; qualitative conditions, local figures (国科发农〔2016〕210号)."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.incubation import AREA, LEGAL_PERSON, MENTORS, STATIONS
from kechuang.rules.declare import choice, day, local, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Procedure
from kechuang.rules.tree import days_between, months_after

GUIDE = Document(
    "发展星创天地工作指引",
    "国科发农〔2016〕210号",
    None,
    tuple(f"建设条件（{n}）" for n in "一二三四五六七"),
)
LOCAL = Document("本地星创天地备案条件", "", None, ("面积和工位", "导师", "租期"))

LEVEL = choice("star_level", "申请备案级别", ("国家", "省级", "市级"), time="day")
OWNED = yes_no("star_owned_site", "场地为自有")
LEASE_FROM = day("star_lease_from", "场地租赁起始日期")
LOCAL_LEASE_RULE = yes_no("star_lease_rule", "本地备案条件要求租期不少于五年")
LEASE_TO = day("star_lease_to", "场地租赁到期日期", "租期最后一天的次日")

POLICY = Policy(
    "star_creation",
    "星创天地",
    "Rural maker space",
    subject="carrier",
    reference="application",
    grants=Sentence("星创天地备案", "Filing as a rural maker space"),
    procedure=Procedure("filing", "incubationcarrier", form="star_creation", asks=("name",)),
)


@POLICY.since("2016-01-01", documents=(GUIDE, LOCAL))
def v2016(v: Version) -> None:
    """Seven national conditions; provincial and municipal filing adds figures of the jurisdiction."""
    v.must("person", "有明确的独立法人运营机构", LEGAL_PERSON, GUIDE("建设条件（一）"))
    for code, label, article in (
        ("industry", "有产业基础和技术支撑单位", "二"),
        ("online", "有线上服务平台", "三"),
        ("offline", "有线下创业示范场地", "四"),
        ("team", "有多元化人才服务团队", "五"),
        ("policy", "有较好的政策保障", "六"),
        ("makers", "有一定数量的创客和企业", "七"),
    ):
        v.judge(code, label, GUIDE(f"建设条件（{article}）"))
    national = LEVEL.is_("国家")
    area = local("star_area", "星创天地场地面积下限", "m²", LOCAL("面积和工位"))
    stations = local("star_stations", "工位数下限", "个", LOCAL("面积和工位"))
    v.must(
        "local_room",
        "省级、市级：面积和工位达到本地下限",
        national | ((AREA >= area) & (STATIONS >= stations)),
        LOCAL("面积和工位"),
        confidence="local",
    )
    mentors = local("star_mentors", "导师数下限", "人", LOCAL("导师"))
    v.must(
        "local_mentors",
        "省级、市级：导师数达到本地下限",
        national | (MENTORS >= mentors),
        LOCAL("导师"),
        confidence="local",
    )
    v.must(
        "local_lease",
        "省级、市级：租赁场地的租期不少于五年（本地有此规定的）",
        national | OWNED | (~LOCAL_LEASE_RULE) | (days_between(months_after(LEASE_FROM, 60), LEASE_TO) >= "0天"),
        LOCAL("租期"),
        confidence="local",
    )


WORKED = (
    "carrier_legal_person=是 star_creation_industry=是 star_creation_online=是 star_creation_offline=是 "
    "star_creation_team=是 star_creation_policy=是 star_creation_makers=是 star_level=省级 carrier_area=300m² "
    "carrier_stations=15 carrier_mentors=5 star_owned_site=否 star_lease_rule=是 star_lease_from=2020-01-01 "
    "star_lease_to=2025-01-01"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "lease_five_years",
    "假定要求租期五年：2020-01-01起租五年，符合",
    "Supposing five years are asked for: exactly five",
    on="2021-06-01",
    given=WORKED,
    expect="local_lease=符合",
)
POLICY.case(
    "lease_short",
    "租期四年十一个月，不符合",
    "Four years and eleven months are too short",
    on="2021-06-01",
    given=WORKED + " star_lease_to=2024-12-01",
    expect="local_lease=不符合",
)
POLICY.case(
    "owned",
    "场地自有，不看租期",
    "An owned site needs no lease",
    on="2021-06-01",
    given=WORKED + " star_owned_site=是 star_lease_to=",
    expect="local_lease=符合",
)
POLICY.case(
    "hebei_open",
    "本省数量条件没有查到，省级备案待定",
    "The province's figures were never found",
    on="2021-06-01",
    given=WORKED,
    expect="结论=待定",
)
