"""高新技术企业认定奖励: the one-off rewards of the province and of the place, which every jurisdiction sets itself."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.enterprise import HNTE_CERTIFICATE
from kechuang.policies.vocabulary.unrecorded import AS_MONEY
from kechuang.rules.declare import choice, local, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import Node, when

RULES = Document(
    "高新技术企业认定奖励政策",
    "",
    None,
    ("奖励对象", "省级奖励", "市县奖励", "服务机构奖励", "叠加享受"),
)

KINDS = {"首次认定": "first", "重新认定": "renewed", "整体迁入": "moved"}
RECOGNITION = choice("hnte_recognition", "本次取得高新技术企业资格的方式", tuple(KINDS), fixed=True, time="day")
FROM_LIBRARY = yes_no("hnte_from_library", "入选高新技术企业后备培育库并经培育", evidence=("入库文件",), fixed=True)
REWARDED = yes_no("hnte_rewarded", "本次认定已领取过奖励", fixed=True, time="day")
FREE_SERVICE = yes_no(
    "hnte_free_service", "服务机构辅导本次认定未收取费用", evidence=("服务协议",), fixed=True, time="day"
)
STACKING = yes_no("hnte_reward_stacking", "省级奖励与市县奖励可以同时享受", judged=True)

POLICY = Policy(
    "hnte_reward",
    "高新技术企业认定奖励",
    "Rewards for recognised high- and new-technology enterprises",
    subject="enterprise",
    reference="decision",
    grants=Sentence("一次性奖励（后补助）", "A one-off reward paid afterwards"),
    aliases=("高企奖励", "高企认定奖励"),
    unrecorded=AS_MONEY,
)


@POLICY.since("2018-01-01", documents=(RULES,), confidence="local")
def v2018(v: Version) -> None:
    """The province rewards enterprises cultivated in the reserve library."""
    entitled(v)
    amounts(v, when(FROM_LIBRARY, by_kind("province", "省级"), "0元"))


@POLICY.since("2020-04-01", documents=(RULES,), confidence="local")
def v2020(v: Version) -> None:
    """As summarised in April 2020: the library is no longer asked for."""
    entitled(v)
    amounts(v, by_kind("province", "省级"))


def entitled(v: Version) -> None:
    """Who is rewarded: holders of the certificate, once for each recognition."""
    v.must(
        "recognised",
        "持有有效期内的高新技术企业证书",
        HNTE_CERTIFICATE,
        RULES("奖励对象"),
        evidence=("高新技术企业证书",),
    )
    v.must("once", "本次认定未领取过奖励", ~REWARDED, RULES("奖励对象"))
    v.must("kind", "首次认定、重新认定或整体迁入", RECOGNITION.is_(*KINDS), RULES("奖励对象"))


def amounts(v: Version, province: Node) -> None:
    """Each level's reward by the kind of recognition; the sum only once it is confirmed that both may be taken."""
    city = by_kind("city", "市县")
    v.grant("province", "省级奖励", province, RULES("省级奖励"))
    v.grant("city", "市县奖励", city, RULES("市县奖励"))
    v.grant("total", "合计（确认可同时享受后）", when(STACKING, province + city, None), RULES("叠加享受"))
    agency = local("hnte_reward_city_agency", "市县对免费服务机构的奖励", "元", RULES("服务机构奖励"))
    v.grant("agency", "服务机构奖励", when(FREE_SERVICE, agency, "0元"), RULES("服务机构奖励"))


def by_kind(level: str, said: str) -> Node:
    """A level's reward for the kind of recognition, from the jurisdiction's own table."""
    first, renewed, moved = (
        local(f"hnte_reward_{level}_{code}", f"{said}{kind}奖励", "元", RULES(f"{said}奖励"))
        for kind, code in KINDS.items()
    )
    return when(RECOGNITION.is_("首次认定"), first, when(RECOGNITION.is_("重新认定"), renewed, moved))


WORKED = "hnte_certificate=是 hnte_rewarded=否 hnte_recognition=首次认定 hnte_from_library=是 hnte_free_service=否"
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "stacking_confirmed",
    "辛集企业2018年首次认定、来自培育库：省10万元、市10万元，确认可同时享受后共20万元",
    "A firm of Xinji from the library: 100,000 from each level, 200,000 once stacking is confirmed",
    on="2018-06-01",
    given=WORKED + " hnte_reward_stacking=是",
    expect="province=10万元 city=10万元 total=20万元",
    place="130181",
)
POLICY.case(
    "stacking_open",
    "能否同时享受尚待确认，合计待定",
    "Until stacking is confirmed the sum stays open",
    on="2018-06-01",
    given=WORKED,
    expect="province=10万元 city=10万元 total=待定",
    place="130181",
)
POLICY.case(
    "not_from_library",
    "2018年省级奖励只给经培育库培育的企业",
    "In 2018 the province rewards firms from the library only",
    on="2018-06-01",
    given=WORKED + " hnte_from_library=否",
    expect="province=0元 city=10万元",
    place="130181",
)
