"""博士后科研工作站与创新实践基地: national postdoctoral workstations and provincial practice bases (Hebei)."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.platform import SUPPORTER_LEGAL_PERSON, SUPPORTER_RD_BODY
from kechuang.rules.declare import choice, day, local, number, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Procedure
from kechuang.rules.tree import ON, days_between

NATIONAL = Document(
    "博士后管理工作规定", "国人部发〔2006〕149号", None, ("工作站基本条件", "工作站推荐条件", "在站期限")
)
BASE = Document("河北省博士后创新实践基地设立条件", "", None, ("基地条件", "优先条件", "撤销"))

KIND = choice("postdoc_kind", "申请设立", ("科研工作站", "创新实践基地"), time="day")
SENIOR_TEAM = yes_no("postdoc_senior_team", "有能够指导博士后的高级职称全职人员和高水平团队", judged=True)
RECOMMENDED = number("postdoc_recommended", "满足的推荐条件数", "项")
RD_CONDITIONS = yes_no("postdoc_rd_conditions", "有专业团队、研发条件和有水平的研究课题", judged=True)
MEANS = yes_no("postdoc_means", "经济状况良好，能够提供研发经费和生活条件", judged=True)
LAST_POSTDOC_LEFT = day("last_postdoc_left", "最后一名博士后出站日期", "现有博士后在站的留空", fixed=True)
IN_STATION = yes_no("postdocs_in_station", "现有博士后在站")

POLICY = Policy(
    "postdoc_site",
    "博士后科研工作站和创新实践基地",
    "Postdoctoral workstation and practice base",
    subject="platform",
    reference="application",
    grants=Sentence("设立博士后科研工作站或创新实践基地", "A postdoctoral workstation or a provincial practice base"),
    aliases=("博士后工作站", "博士后科研工作站", "博士后创新实践基地"),
    procedure=Procedure("recognition", "platform", form="postdoc_site", asks=("name", "field")),
)


@POLICY.since("2006-01-01", documents=(NATIONAL, BASE), confidence="K-med")
def v2006(v: Version) -> None:
    """Basic conditions for both; a workstation needs one recommended condition more."""
    base = KIND.is_("创新实践基地")
    v.must("legal_person", "具有独立法人资格", SUPPORTER_LEGAL_PERSON, NATIONAL("工作站基本条件"))
    v.must("body", "工作站：设有专门的研发机构", base | SUPPORTER_RD_BODY, NATIONAL("工作站基本条件"))
    v.must("team", "工作站：有能够指导博士后的高水平团队", base | SENIOR_TEAM, NATIONAL("工作站基本条件"))
    v.must("recommended", "工作站：至少满足1项推荐条件", base | (RECOMMENDED >= "1项"), NATIONAL("工作站推荐条件"))
    v.must("base_rd", "基地：有团队、研发条件和课题", ~base | RD_CONDITIONS, BASE("基地条件"), confidence="S")
    v.must("base_means", "基地：能够提供经费和生活条件", ~base | MEANS, BASE("基地条件"), confidence="S")
    idle = local("postdoc_idle_days", "连续无博士后在站的最长天数", "天", BASE("撤销"))
    v.must(
        "active",
        "已设站的：连续无博士后在站未超过规定期限",
        IN_STATION | (days_between(LAST_POSTDOC_LEFT, ON) <= idle),
        BASE("撤销"),
    )
    v.beyond(
        BASE("优先条件"), "process", "有专门研发机构并承担省级以上重大项目的优先；设立后可招收博士后，优先推荐工作站"
    )
    v.clock("term", "在站期限一般为2年", 2, "年", NATIONAL("在站期限"), confidence="K-high")


WORKED = (
    "supporter_legal_person=是 supporter_rd_body=是 postdoc_senior_team=是 postdoc_recommended=0 "
    "postdoc_rd_conditions=是 postdoc_means=是 postdocs_in_station=是"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "workstation",
    "基本条件齐备，没有推荐条件，不能设工作站",
    "All basic conditions and no recommended one: no workstation",
    on="2018-06-01",
    given=WORKED + " postdoc_kind=科研工作站",
    expect="recommended=不符合 结论=不符合",
)
POLICY.case(
    "base",
    "同一单位可设创新实践基地",
    "The same unit may have a base",
    on="2018-06-01",
    given=WORKED + " postdoc_kind=创新实践基地",
    expect="结论=符合",
)
POLICY.case(
    "idle",
    "假定最长两年无人（731天）：2018-06-01出站，2020-06-01尚可",
    "Supposing two years without a postdoc are the limit: still within",
    on="2020-06-01",
    given=WORKED + " postdoc_kind=创新实践基地 postdocs_in_station=否 last_postdoc_left=2018-06-01",
    expect="active=符合",
    figures="postdoc_idle_days=731天",
)
POLICY.case(
    "idle_over",
    "再过一天即超过",
    "and one day over",
    on="2020-06-02",
    given=WORKED + " postdoc_kind=创新实践基地 postdocs_in_station=否 last_postdoc_left=2018-06-01",
    expect="active=不符合",
    figures="postdoc_idle_days=731天",
)
