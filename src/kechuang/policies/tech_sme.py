"""科技型中小企业评价: the national evaluation of technology-based SMEs (国科发政〔2017〕115号, renewed 2022)."""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.enterprise import (
    ASSETS,
    COSTS,
    HNTE_CERTIFICATE,
    IP_CLASS1,
    IP_CLASS2,
    RD_DEDUCTIBLE,
    RESIDENT,
    SALES,
    ST_STAFF_SME,
    STAFF_SME,
)
from kechuang.rules.declare import yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Procedure
from kechuang.rules.tables import bands, best_known
from kechuang.rules.tree import best_of, called, divided

MEASURES = Document(
    "科技型中小企业评价办法",
    "国科发政〔2017〕115号",
    date(2017, 5, 3),
    (
        *(f"第六条（{n}）" for n in "一二三四五"),
        "第七条",
        "第八条",
        "公示",
        "登记编号",
    ),
)
GUIDE = Document("科技型中小企业评价服务工作指引", "国科火字〔2022〕67号", None, ("企业条件", "行业条件", "诚信条件"))

PRODUCTS_ALLOWED = yes_no("products_allowed", "产品和服务不属于国家禁止、限制和淘汰类")
CLEAN_RECORD = yes_no(
    "clean_record",
    "上一年及当年未发生重大安全、重大质量事故和严重环境违法、科研严重失信，且未列入经营异常名录和严重违法失信名单",
    fixed=True,
    time="day",
)
NATIONAL_AWARD = yes_no(
    "national_award", "近五年内获国家级科技奖励并在获奖单位中排前三名", evidence=("奖励证书",), time="day"
)
PROVINCIAL_RD_BODY = yes_no("provincial_rd_body", "拥有经认定的省部级以上研发机构", evidence=("认定文件",))
LED_STANDARD = yes_no("led_standard", "近五年内主导制定国际、国家或行业标准", evidence=("标准文本",), time="day")
AUDITED_COLLECTION = yes_no("audited_collection", "会计核算健全、实行查账征收、能准确归集研发费用并缴纳企业所得税")
INDUSTRY_ALLOWED = yes_no("industry_allowed", "行业不属于产业结构调整指导目录限制、淘汰类及研发费用加计扣除负面清单")

POLICY = Policy(
    "tech_sme",
    "科技型中小企业评价",
    "Technology-based SME evaluation",
    subject="enterprise",
    reference="application",
    grants=Sentence("入库登记编号，当年有效", "A registration number, valid for the calendar year of issue"),
    aliases=("国家科技型中小企业", "入库登记"),
    procedure=Procedure("filing", level="national"),
)


def scores(v: Version) -> None:
    """The three scored items, the better of the two ways to measure R&D, and the direct routes."""
    staff_points = v.score(
        "staff",
        "科技人员",
        bands(divided(ST_STAFF_SME, STAFF_SME, 0), {"30%": 20, "25%": 16, "20%": 12, "15%": 8, "10%": 4}),
        20,
        MEASURES("第七条"),
        evidence=("职工和科技人员名单",),
    )
    on_sales = bands(divided(RD_DEDUCTIBLE, SALES[0], 0), {"6%": 50, "5%": 40, "4%": 30, "3%": 20, "2%": 10})
    on_costs = bands(divided(RD_DEDUCTIBLE, COSTS, 0), {"30%": 50, "25%": 40, "20%": 30, "15%": 20, "10%": 10})
    v.score(
        "rd",
        "研发投入（按销售收入或成本费用，取高者）",
        best_known("50分", on_sales, on_costs),
        50,
        MEASURES("第七条"),
        evidence=("研发费用辅助账",),
    )
    v.score(
        "ip",
        "科技成果",
        best_of(bands(IP_CLASS1, {"1件": 30}), bands(IP_CLASS2, {"4件": 24, "3件": 18, "2件": 12, "1件": 6})),
        30,
        MEASURES("第七条"),
        evidence=("知识产权证书",),
    )
    total = called("综合评价得分", v.total)
    scored = v.part(
        "scored",
        "综合评价得分不低于60分且科技人员得分不为0",
        (total >= "60分") & (staff_points > "0分"),
        MEASURES("第六条（五）"),
    )
    direct = [
        v.part("hnte", "持有有效期内的高新技术企业证书", HNTE_CERTIFICATE, MEASURES("第八条")),
        v.part("award", "近五年国家级科技奖励前三名", NATIONAL_AWARD, MEASURES("第八条")),
        v.part("rd_body", "省部级以上研发机构", PROVINCIAL_RD_BODY, MEASURES("第八条")),
        v.part("standard", "近五年主导制定标准", LED_STANDARD, MEASURES("第八条")),
    ]
    routes = [scored, *direct]
    test = routes[0].test
    for route in direct:
        test = test | route.test
    v.must("capability", "综合评价达标，或符合直接确认条件之一", test, MEASURES("第六条（五）"), parts=routes)


def size(v: Version) -> None:
    """The three ceilings of size, each included."""
    v.must("resident", "在中国境内注册的居民企业", RESIDENT, MEASURES("第六条（一）"))
    v.must(
        "size",
        "职工不超过500人、年销售收入不超过2亿元、资产总额不超过2亿元",
        (STAFF_SME <= "500人") & (SALES[0] <= "2亿元") & (ASSETS <= "2亿元"),
        MEASURES("第六条（二）"),
    )


def valid(v: Version) -> None:
    """The number holds to the end of the calendar year it is given in."""
    v.clock("notice", "公示", 10, "工作日", MEASURES("公示"), confidence="K-high")
    v.clock("valid", "入库登记编号当年有效", 1, "日历年", MEASURES("登记编号"), confidence="S")


def levers(v: Version) -> None:
    """What an enterprise can do; the costs are planning figures."""
    v.always(ST_STAFF_SME <= STAFF_SME)
    v.lever("hire_st", "招聘科技人员", {ST_STAFF_SME: 1, STAFF_SME: 1}, "12万元", most=60, months=3)
    v.lever("train_st", "将在职职工转为科技人员", {ST_STAFF_SME: 1}, "2万元", most=60, months=6)
    v.lever("spend_rd", "增加研发投入", {RD_DEDUCTIBLE: 10_000, COSTS: 10_000}, "1万元", most=2000, months=12)
    v.lever("file_utility", "取得实用新型专利", {IP_CLASS2: 1}, "1万元", most=10, months=8)
    v.lever("file_invention", "取得发明专利", {IP_CLASS1: 1}, "6万元", most=5, months=24)


@POLICY.since("2017-05-03", documents=(MEASURES,))
def v2017(v: Version) -> None:
    """The evaluation as first issued."""
    size(v)
    v.must("products", "产品和服务不属于国家禁止、限制和淘汰类", PRODUCTS_ALLOWED, MEASURES("第六条（三）"))
    v.must("record", "上一年及当年无重大事故、违法和失信", CLEAN_RECORD, MEASURES("第六条（四）"))
    scores(v)
    valid(v)
    levers(v)


@POLICY.since("2022-01-01", documents=(MEASURES, GUIDE))
def v2022(v: Version) -> None:
    """Conditions on the enterprise, the industry and integrity renewed; size and score as before."""
    size(v)
    v.must(
        "accounts", "会计核算健全、查账征收、能准确归集研发费用", AUDITED_COLLECTION, GUIDE("企业条件"), confidence="S"
    )
    v.must("products", "产品和服务不属于国家禁止、限制和淘汰类", PRODUCTS_ALLOWED, MEASURES("第六条（三）"))
    v.must("industry", "行业不在限制、淘汰类和加计扣除负面清单内", INDUSTRY_ALLOWED, GUIDE("行业条件"), confidence="S")
    v.must("record", "上一年及当年无重大事故、违法和失信", CLEAN_RECORD, MEASURES("第六条（四）"))
    v.must(
        "honesty",
        "无严重弄虚作假行为",
        yes_no("no_fraud", "上一会计年度及当年无严重弄虚作假行为", fixed=True, time="day"),
        GUIDE("诚信条件"),
        confidence="S",
    )
    scores(v)
    valid(v)
    levers(v)


WORKED = (
    "resident=是 products_allowed=是 clean_record=是 staff_sme=120 st_staff_sme=24 sales_y1=3000万元 "
    "rd_deductible=180万元 costs=2900万元 assets=3000万元 ip_class1=0 ip_class2=0 hnte_certificate=否 "
    "national_award=否 provincial_rd_body=否 led_standard=否"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "sixty_two",
    "科技人员20%得12分、研发占6%得50分、无知识产权，共62分",
    "12 points for staff, 50 for R&D, none for rights: 62",
    on="2018-06-01",
    given=WORKED,
    expect="staff=12分 rd=50分 ip=0分 总分=62分 结论=符合",
)
POLICY.case(
    "size_at_the_edge",
    "职工500人、销售收入和资产各2亿元，均含本数",
    "500 people, 200 million of sales and of assets: all included",
    on="2018-06-01",
    given=WORKED + " staff_sme=500 sales_y1=20000万元 assets=20000万元",
    expect="size=符合",
)
POLICY.case(
    "size_above",
    "职工501人即超过规模",
    "501 people are too many",
    on="2018-06-01",
    given=WORKED + " staff_sme=501",
    expect="size=不符合 结论=不符合",
)
POLICY.case(
    "no_rd",
    "科技人员30%得20分、有发明专利得30分、研发为0，只有50分",
    "20 for staff and 30 for a patent, but no R&D: 50 points",
    on="2018-06-01",
    given=WORKED + " st_staff_sme=36 rd_deductible=0元 ip_class1=1",
    expect="总分=50分 结论=不符合",
)
POLICY.case(
    "no_staff",
    "科技人员不足10%得0分，总分80分也不符合",
    "No points for staff: 80 in all still fail",
    on="2018-06-01",
    given=WORKED + " st_staff_sme=11 ip_class1=1",
    expect="总分=80分 结论=不符合",
)
POLICY.case(
    "number_lapses",
    "2019-08-20取得的登记编号到当年年底有效，2020-01-10已失效",
    "A number of August 2019 ends with its year",
    on="2018-06-01",
    given=WORKED,
    expect="valid@2019-08-20=2019-12-31",
)
POLICY.case(
    "renewed",
    "2022年起还要看会计核算、行业和弄虚作假情况，未填即待定",
    "Since 2022 accounts, industry and honesty count too: open until told",
    on="2022-06-01",
    given=WORKED,
    expect="结论=待定",
)
