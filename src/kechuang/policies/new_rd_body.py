"""新型研发机构: new-type R&D institutions by the national guidance of 2019, and Hebei's own rule of 2021."""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.platform import SUPPORTER_IN_HEBEI
from kechuang.rules.declare import choice, day, number, unknown, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Procedure
from kechuang.rules.tree import ON, days_between, months_after

GUIDANCE = Document(
    "关于促进新型研发机构发展的指导意见",
    "国科发政〔2019〕313号",
    date(2019, 9, 12),
    ("条件（一）", "条件（二）", "条件（三）", "条件（四）", "条件（五）", "治理结构"),
)
HEBEI = Document("河北省新型研发机构管理办法", "冀科平规〔2021〕1号", None, ("分类条件", "有效期"))

FORM = choice("new_rd_form", "登记类型", ("社会服务机构", "事业单位", "企业", "无独立法人资格"))
INTERNAL_CONTROL = yes_no("new_rd_internal_control", "内控制度健全", judged=True)
MAIN_WORK = yes_no(
    "new_rd_main_work", "以基础研究、应用基础研究、共性关键技术研发、成果转化或研发服务为主业", judged=True
)
FACILITIES = yes_no("new_rd_facilities", "具备必要的条件和设施", judged=True)
TEAM = yes_no("new_rd_team", "研发人员结构合理、稳定、能力较强", judged=True)
INCOME = yes_no("new_rd_income", "收入来源相对稳定", judged=True)
PAYS_DIVIDENDS = yes_no("new_rd_pays_dividends", "向出资人分红")
COUNCIL_GOVERNED = yes_no("new_rd_council", "实行理事会（董事会）决策、院（所）长或总经理负责")
FOUNDED = day("new_rd_founded", "机构成立日期", fixed=True)
RD_STAFF_COUNT = number("new_rd_staff", "研发人员数", "人")

POLICY = Policy(
    "new_rd_body",
    "新型研发机构",
    "New-type research and development institution",
    subject="platform",
    reference="application",
    grants=Sentence("认定或备案为新型研发机构", "Designation as a new-type R&D institution"),
    procedure=Procedure("recognition", "platform", form="new_rd_body", asks=("name", "field", "leader")),
)


@POLICY.since("2019-09-12", documents=(GUIDANCE,))
def v2019(v: Version) -> None:
    """The national conditions, which have no figures; before them there was no national definition."""
    national(v)


@POLICY.since("2021-01-01", documents=(GUIDANCE, HEBEI))
def v2021(v: Version) -> None:
    """Hebei adds registration in the province, three years of work, and figures that have not been found."""
    national(v)
    v.must("hebei", "在省内注册", SUPPORTER_IN_HEBEI, HEBEI("分类条件"), confidence="K-med")
    v.must(
        "age",
        "成立运行满三年",
        days_between(months_after(FOUNDED, 36), ON) >= "0天",
        HEBEI("分类条件"),
        confidence="K-med",
    )
    floor = unknown("new_rd_staff_floor", "研发人员下限", "人", HEBEI("分类条件"))
    v.must("staff", "研发人员达到本类规定数量", RD_STAFF_COUNT >= floor, HEBEI("分类条件"))
    v.clock("valid", "认定有效期", 3, "年", HEBEI("有效期"), confidence="K-med")


def national(v: Version) -> None:
    """The five national conditions and the rule of governance."""
    v.must("person", "具有独立法人资格", FORM.is_("社会服务机构", "事业单位", "企业"), GUIDANCE("条件（一）"))
    v.must("control", "内控制度健全", INTERNAL_CONTROL, GUIDANCE("条件（一）"))
    v.must("work", "主业为研究开发、成果转化或研发服务", MAIN_WORK, GUIDANCE("条件（二）"))
    v.must("facilities", "具备必要的条件和设施", FACILITIES, GUIDANCE("条件（三）"))
    v.must("team", "研发队伍结构合理、稳定、能力较强", TEAM, GUIDANCE("条件（四）"))
    v.must("income", "收入来源相对稳定", INCOME, GUIDANCE("条件（五）"))
    v.must(
        "governance",
        "理事会或董事会决策；社会服务机构的出资人不得分红",
        COUNCIL_GOVERNED & (~FORM.is_("社会服务机构") | ~PAYS_DIVIDENDS),
        GUIDANCE("治理结构"),
        evidence=("章程",),
    )


WORKED = (
    "new_rd_form=社会服务机构 new_rd_internal_control=是 new_rd_main_work=是 new_rd_facilities=是 new_rd_team=是 "
    "new_rd_income=是 new_rd_council=是 new_rd_pays_dividends=否"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "sound",
    "社会服务机构不分红，五项条件都已认定，符合",
    "A social service body that pays no dividends",
    on="2020-06-01",
    given=WORKED,
    expect="结论=符合",
)
POLICY.case(
    "dividends",
    "社会服务机构向出资人分红，不符合",
    "A social service body that pays dividends",
    on="2020-06-01",
    given=WORKED + " new_rd_pays_dividends=是",
    expect="governance=不符合 结论=不符合",
)
POLICY.case(
    "designation",
    "2021-12-20认定，有效期三年，到2024-12-20止",
    "Designated on 20 December 2021 for three years",
    on="2021-12-20",
    given=WORKED + " supporter_in_hebei=是 new_rd_founded=2017-01-01 new_rd_staff=30",
    expect="valid@2021-12-20=2024-12-20 结论=待定",
)
POLICY.case(
    "before_2019",
    "2018年还没有国家定义，没有有效版本",
    "There was no national definition in 2018",
    on="2018-08-01",
    given=WORKED,
    expect="版本=无",
)
