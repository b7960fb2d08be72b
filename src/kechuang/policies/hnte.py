"""高新技术企业认定: high- and new-technology enterprises (国科发火〔2016〕32号, guide 国科发火〔2016〕195号)."""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.enterprise import (
    ACCIDENT_FREE,
    HAS_CORE_IP,
    HIGHTECH_INCOME,
    IP_CLASS1,
    IP_CLASS2,
    NET_ASSETS,
    RD,
    RD_DOMESTIC,
    REGISTERED,
    RESIDENT,
    SALES,
    ST_STAFF,
    STAFF,
    TOTAL_INCOME,
)
from kechuang.rules.declare import number, points, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Numbering, Procedure, YearlyReport
from kechuang.rules.tables import mean_growth
from kechuang.rules.tree import (
    ON,
    Node,
    called,
    days_between,
    divided,
    known,
    least_of,
    node,
    scored,
    when,
)

MEASURES = Document(
    "高新技术企业认定管理办法",
    "国科发火〔2016〕32号",
    date(2016, 1, 29),
    (
        "第九条",
        "第十一条（一）",
        "第十一条（二）",
        "第十一条（三）",
        "第十一条（四）",
        "第十一条（五）",
        "第十一条（六）",
        "第十一条（七）",
        "第十一条（八）",
        "第十二条",
        "第十三条",
        "第十六条",
        "第十七条",
        "第十八条",
        "第十九条",
    ),
)
GUIDE = Document(
    "高新技术企业认定管理工作指引",
    "国科发火〔2016〕195号",
    date(2016, 6, 22),
    ("知识产权", "科技成果转化能力", "研究开发组织管理水平", "企业成长性"),
)

IP_OWN = yes_no("hnte_ip_own", "至少一项知识产权由自主研发取得", "全部为受让、受赠、并购等取得的填“否”")
CONVERSIONS = number(
    "conversions_3y", "近三年科技成果转化数", "项", "同一成果在国内外转化或转化为多个产品的只计一项", time="year"
)

POLICY = Policy(
    "hnte",
    "高新技术企业认定",
    "High- and new-technology enterprise recognition",
    subject="enterprise",
    reference="application",
    grants=Sentence("高新技术企业证书，有效期三年", "Certificate of high- and new-technology enterprise, three years"),
    aliases=("高企", "高新技术企业", "国家高新技术企业"),
    procedure=Procedure(
        "recognition",
        level="national",
        numbering=Numbering("GR{year}{province}{serial:06}", confidence="K-high"),
        report=YearlyReport(5, 31, 2, MEASURES("第十三条")),
    ),
)


def graded(code: str, label: str, grades: list[tuple[Node | None, int, int]]) -> Node:
    """An expert's score whose bounds depend on the facts: the first grade that holds gives (least, most)."""
    low: Node = node(f"{grades[-1][1]}分")
    high: Node = node(f"{grades[-1][2]}分")
    for condition, least, most in reversed(grades[:-1]):
        assert condition is not None
        low, high = when(condition, f"{least}分", low), when(condition, f"{most}分", high)
    return scored(points(code, label), low, high)


def growth_points(code: str, label: str, values: list[Node]) -> Node:
    """Points by growth; nothing where the middle year is zero (工作指引，企业成长性)."""
    rate = called(f"{label}增长率", mean_growth(*values))
    zero = node(f"0{values[1].unit}")
    return graded(
        code,
        f"{label}增长率得分",
        [
            ((values[1] <= zero) & (values[1] >= zero), 0, 0),
            (rate >= "35%", 9, 10),
            (rate >= "25%", 7, 8),
            (rate >= "15%", 5, 6),
            (rate >= "5%", 3, 4),
            (rate > "0%", 1, 2),
            (None, 0, 0),
        ],
    )


def rd_floor(latest_sales: Node) -> Node:
    """The floor of the R&D share by the latest year's sales; each upper edge belongs to the smaller class."""
    return when(latest_sales <= "5000万元", "5%", when(latest_sales <= "2亿元", "4%", "3%"))


@POLICY.since("2016-01-01", documents=(MEASURES, GUIDE))
def v2016(v: Version) -> None:
    """The regime in force since 2016."""
    v.must(
        "age",
        "申请认定时注册成立一年以上（满365天）",
        (days_between(REGISTERED, ON) >= "365天") & RESIDENT,
        MEASURES("第十一条（一）"),
        evidence=("营业执照",),
    )
    v.must(
        "ip",
        "拥有对主要产品（服务）在技术上发挥核心支持作用的知识产权",
        HAS_CORE_IP & (IP_CLASS1 + IP_CLASS2 >= "1件"),
        MEASURES("第十一条（二）"),
        evidence=("知识产权证书", "权属说明"),
    )
    v.judge(
        "field",
        "核心支持技术属于《国家重点支持的高新技术领域》",
        MEASURES("第十一条（三）"),
        evidence=("主要产品技术说明",),
    )
    v.must(
        "staff",
        "科技人员占当年职工总数的比例不低于10%",
        divided(ST_STAFF, STAFF) >= "10%",
        MEASURES("第十一条（四）"),
        evidence=("职工和科技人员说明", "社会保险缴纳记录"),
    )
    rd_share = called(
        "近三年研究开发费用占同期销售收入的比例", divided(RD[0] + RD[1] + RD[2], SALES[0] + SALES[1] + SALES[2])
    )
    v.must(
        "rd",
        "近三年研究开发费用占比不低于5%、4%、3%（按最近一年销售收入分档）",
        rd_share >= rd_floor(SALES[0]),
        MEASURES("第十一条（五）"),
        evidence=("近三年研究开发费用专项审计报告", "所得税年度纳税申报表"),
    )
    v.must(
        "rd_domestic",
        "在中国境内发生的研究开发费用占全部研究开发费用的比例不低于60%",
        divided(RD_DOMESTIC[0] + RD_DOMESTIC[1] + RD_DOMESTIC[2], RD[0] + RD[1] + RD[2]) >= "60%",
        MEASURES("第十一条（五）"),
    )
    v.must(
        "income",
        "近一年高新技术产品（服务）收入占同期总收入的比例不低于60%",
        divided(HIGHTECH_INCOME, TOTAL_INCOME) >= "60%",
        MEASURES("第十一条（六）"),
        evidence=("高新技术产品收入专项审计报告",),
    )
    ability(v)
    v.must(
        "record",
        "申请认定前一年内未发生重大安全、重大质量事故或严重环境违法行为",
        ACCIDENT_FREE,
        MEASURES("第十一条（八）"),
    )
    life(v)
    levers(v)


def ability(v: Version) -> None:
    """Innovation ability: 100 points, of which more than 70 are needed."""
    ip = (
        graded("hnte_ip_level", "技术的先进程度", [(None, 0, 8)])
        + graded("hnte_ip_core", "对主要产品在技术上发挥核心支持作用", [(None, 0, 8)])
        + graded(
            "hnte_ip_count",
            "知识产权数量",
            [
                (IP_CLASS1 >= "1件", 7, 8),
                (IP_CLASS2 >= "5件", 5, 6),
                (IP_CLASS2 >= "3件", 3, 4),
                (IP_CLASS2 >= "1件", 1, 2),
                (None, 0, 0),
            ],
        )
        + scored(points("hnte_ip_source", "知识产权获得方式"), "0分", when(known(IP_OWN) & ~IP_OWN, "3分", "6分"))
        + graded("hnte_ip_standard", "参与编制国家标准、行业标准等（加分）", [(None, 0, 2)])
    )
    v.score("ip_points", "知识产权", least_of(ip, "30分"), 30, GUIDE("知识产权"), evidence=("知识产权证书",))
    yearly = called("近三年年均转化数", CONVERSIONS / 3)
    v.score(
        "conversion_points",
        "科技成果转化能力",
        when(
            known(CONVERSIONS) & (yearly < "1项") & (CONVERSIONS > "0项"),
            None,
            graded(
                "hnte_conversion",
                "科技成果转化能力",
                [
                    (yearly >= "5项", 25, 30),
                    (yearly >= "4项", 19, 24),
                    (yearly >= "3项", 13, 18),
                    (yearly >= "2项", 7, 12),
                    (yearly >= "1项", 1, 6),
                    (None, 0, 0),
                ],
            ),
        ),
        30,
        GUIDE("科技成果转化能力"),
        evidence=("成果转化证明材料",),
    )
    organisation = (
        graded("hnte_system", "研发管理制度、核算体系和辅助账", [(None, 0, 6)])
        + graded("hnte_body", "研发机构、科研条件和产学研合作", [(None, 0, 6)])
        + graded("hnte_incentive", "转化的组织实施与激励、开放式创新平台", [(None, 0, 4)])
        + graded("hnte_training", "人员培养进修、技能培训、引进与绩效评价", [(None, 0, 4)])
    )
    v.score(
        "organisation_points",
        "研究开发组织管理水平",
        organisation,
        20,
        GUIDE("研究开发组织管理水平"),
        evidence=("制度文件",),
    )
    v.score(
        "growth_points",
        "企业成长性",
        growth_points("hnte_growth_assets", "净资产", NET_ASSETS)
        + growth_points("hnte_growth_sales", "销售收入", SALES),
        20,
        GUIDE("企业成长性"),
        evidence=("近三年审计报告",),
    )
    v.must(
        "ability",
        "企业创新能力评价超过70分",
        called("创新能力评价得分", v.total) > "70分",
        MEASURES("第十一条（七）"),
    )


def life(v: Version) -> None:
    """What happens after recognition: articles that grant, bind or take back, and are not conditions of entry."""
    v.clock("notice", "认定结果公示", 10, "工作日", MEASURES("第十二条"))
    v.clock("valid", "资格自颁发证书之日起有效", 3, "年", MEASURES("第九条"))
    v.clock("change", "更名或发生重大变化的报告期限", 3, "月", MEASURES("第十七条"), confidence="S")
    v.beyond(MEASURES("第十三条"), "process", "每年5月底前填报上一年度发展情况报表，有效期内累计两年未报的取消资格")
    v.beyond(MEASURES("第十六条"), "process", "发现不符合条件的，提请认定机构复核")
    v.beyond(MEASURES("第十七条"), "process", "变化后仍符合条件的资格不变，不符合的自变化年度起取消")
    v.beyond(MEASURES("第十八条"), "process", "跨认定机构管理区域整体迁移的，有效期内继续有效")
    v.beyond(MEASURES("第十九条"), "process", "弄虚作假、发生重大事故或未按期报告的，取消资格")


def levers(v: Version) -> None:
    """What an enterprise can do; the costs are planning figures."""
    v.always(ST_STAFF <= STAFF, RD_DOMESTIC[0] <= RD[0], HIGHTECH_INCOME <= TOTAL_INCOME)
    v.lever("hire_st", "招聘科技人员", {ST_STAFF: 1, STAFF: 1}, "12万元", most=80, months=6)
    v.lever("train_st", "将在职职工转为科技人员", {ST_STAFF: 1}, "2万元", most=80, months=6)
    v.lever("spend_rd", "增加境内研发投入", {RD[0]: 10_000, RD_DOMESTIC[0]: 10_000}, "1万元", most=3000, months=12)
    v.lever("file_utility", "取得实用新型专利或软件著作权", {IP_CLASS2: 1}, "1万元", most=10, months=8)
    v.lever("file_invention", "取得发明专利", {IP_CLASS1: 1}, "6万元", most=3, months=24)
    v.lever("convert", "转化一项科技成果", {CONVERSIONS: 1}, "10万元", most=15, months=12)
    v.lever("hightech_sales", "提高高新技术产品收入", {HIGHTECH_INCOME: 100_000}, "1万元", most=1000, months=12)


WORKED = (
    "registered=2015-03-01 resident=是 has_core_ip=是 ip_class1=1件 ip_class2=0件 hnte_field=是 staff=200 "
    "st_staff=20 sales_y1=5000万元 sales_y2=4000万元 sales_y3=3000万元 rd_y1=250万元 rd_y2=200万元 rd_y3=150万元 "
    "rd_domestic_y1=250万元 rd_domestic_y2=200万元 rd_domestic_y3=150万元 hightech_income=3600万元 "
    "total_income=6000万元 net_assets_y1=1822.5万元 net_assets_y2=1350万元 net_assets_y3=1000万元 "
    "conversions_3y=15项 accident_free=是"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "rd_at_the_edge",
    "最近一年销售收入恰为5000万元，适用5%；三年研发费用占比恰为5%，符合",
    "Sales of exactly 50 million ask for 5 %, and 5 % it is",
    on="2018-06-01",
    given=WORKED,
    expect="rd=符合",
)
POLICY.case(
    "rd_below",
    "前两年研发费用少1元，占比即低于5%，不符合",
    "One yuan less of R&D three years ago fails",
    on="2018-06-01",
    given=WORKED + " rd_y3=149.9999万元",
    expect="rd=不符合",
)
POLICY.case(
    "staff_average",
    "职工和科技人员按月平均，206.5人和21.8333人，占比10.57%",
    "Staff and S&T staff as monthly averages: 21.8333 of 206.5",
    on="2018-06-01",
    given=WORKED + " staff=206.5人 st_staff=21.8333人",
    expect="staff=符合",
)
POLICY.case(
    "income_sixty",
    "高新技术产品收入3600万元、总收入6000万元，恰为60%，符合",
    "High-tech income of exactly 60 % passes",
    on="2018-06-01",
    given=WORKED,
    expect="income=符合",
)
POLICY.case(
    "income_below",
    "高新技术产品收入3599万元，为59.98%，不四舍五入，不符合",
    "59.98 % is not rounded up and fails",
    on="2018-06-01",
    given=WORKED + " hightech_income=3599万元",
    expect="income=不符合",
)
POLICY.case(
    "growth",
    "净资产增长率35%得9～10分，销售收入增长率29.17%得7～8分",
    "Net assets grow 35 %, sales 29.17 %: 16 to 18 points",
    on="2018-06-01",
    given=WORKED,
    expect="growth_points=16～18分",
)
POLICY.case(
    "conversions_14",
    "三年转化14项，年均4.67项，为B档",
    "14 conversions in three years: grade B",
    on="2018-06-01",
    given=WORKED + " conversions_3y=14项",
    expect="conversion_points=19～24分",
)
POLICY.case(
    "conversions_15",
    "三年转化15项，年均5项，为A档",
    "15 conversions in three years: grade A",
    on="2018-06-01",
    given=WORKED,
    expect="conversion_points=25～30分",
)
POLICY.case(
    "conversions_2",
    "三年转化2项，年均不足1项，工作指引未规定，待专家认定",
    "2 conversions: the guide has no grade below one a year",
    on="2018-06-01",
    given=WORKED + " conversions_3y=2项",
    expect="conversion_points=待定",
)
POLICY.case(
    "bonus_capped",
    "知识产权各项满分加上标准制定2分共32分，按30分封顶",
    "Full marks and the bonus make 32, capped at 30",
    on="2018-06-01",
    given=WORKED + " hnte_ip_level=8分 hnte_ip_core=8分 hnte_ip_count=8分 hnte_ip_source=6分 hnte_ip_standard=2分",
    expect="ip_points=30分",
)
POLICY.case(
    "seventy",
    "创新能力恰为70分，须超过70分，不符合",
    "Exactly 70 points: more than 70 are needed",
    on="2018-06-01",
    given=WORKED + " hnte_ip_level=7分 hnte_ip_core=8分 hnte_ip_count=8分 hnte_ip_source=6分 hnte_ip_standard=0分 "
    "hnte_conversion=25分 hnte_system=0分 hnte_body=0分 hnte_incentive=0分 hnte_training=0分 "
    "hnte_growth_assets=9分 hnte_growth_sales=7分",
    expect="总分=70分 ability=不符合 结论=不符合",
)
POLICY.case(
    "seventy_one",
    "再多1分，符合",
    "One point more passes",
    on="2018-06-01",
    given=WORKED + " hnte_ip_level=8分 hnte_ip_core=8分 hnte_ip_count=8分 hnte_ip_source=6分 hnte_ip_standard=0分 "
    "hnte_conversion=25分 hnte_system=0分 hnte_body=0分 hnte_incentive=0分 hnte_training=0分 "
    "hnte_growth_assets=9分 hnte_growth_sales=7分",
    expect="总分=71分 ability=符合 结论=符合",
)
