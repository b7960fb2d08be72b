"""Facts about an enterprise. Years count back from the reference date: `_y1` is the latest closed accounting year."""

from __future__ import annotations

from kechuang.rules.declare import choice, day, money, number, years, yes_no

RESIDENT = yes_no("resident", "中国境内注册的居民企业", evidence=("营业执照",))
REGISTERED = day("registered", "注册成立日期", "营业执照载明的成立日期", evidence=("营业执照",), fixed=True)

MONTHLY_AVERAGE = 24
"""An average over the year of twelve monthly means of two counts each is kept in 24ths of a person, exactly."""

STAFF = number(
    "staff",
    "职工总数",
    "人",
    "在职、兼职和临时聘用人员；兼职、临时人员须累计工作183天以上；按全年月平均计算",
    finer=MONTHLY_AVERAGE,
    time="year",
)
ST_STAFF = number(
    "st_staff",
    "科技人员数",
    "人",
    "直接从事研发和相关技术创新活动、专门从事其管理和提供直接技术服务，累计实际工作183天以上；按全年月平均计算",
    finer=MONTHLY_AVERAGE,
    time="year",
)
STAFF_SME = number(
    "staff_sme",
    "职工总数（科技型中小企业口径）",
    "人",
    "在职、兼职和临时聘用人员；兼职、临时人员须累计工作6个月以上",
    time="year",
)
ST_STAFF_SME = number(
    "st_staff_sme",
    "科技人员数（科技型中小企业口径）",
    "人",
    "直接从事研发和相关技术创新活动的人员，累计工作6个月以上",
    time="year",
)

SALES = years(
    3,
    lambda at, said: money(
        f"sales{at}", f"{said}销售收入", "主营业务收入与其他业务收入之和；成立前的年度填0元", time="year"
    ),
)
RD = years(
    3,
    lambda at, said: money(
        f"rd{at}", f"{said}研究开发费用", "按研发费用归集口径，其他费用不超过总额的20%；成立前的年度填0元", time="year"
    ),
)
RD_DOMESTIC = years(
    3,
    lambda at, said: money(
        f"rd_domestic{at}", f"{said}境内研究开发费用", "境内实际支出及委托境内的部分；成立前的年度填0元", time="year"
    ),
)
NET_ASSETS = years(
    3,
    lambda at, said: money(
        f"net_assets{at}", f"{said}末净资产", "资产总额减负债总额，以审计报告为准；成立前的年度填0元", time="year"
    ),
)
TOTAL_INCOME = money("total_income", "最近一年总收入", "收入总额减不征税收入，按企业所得税法口径", time="year")
HIGHTECH_INCOME = money("hightech_income", "最近一年高新技术产品（服务）收入", time="year")
ASSETS = money("assets", "资产总额", time="year")
COSTS = money("costs", "成本费用支出总额", time="year")
RD_DEDUCTIBLE = money(
    "rd_deductible", "上年度研究开发费用（加计扣除口径）", "按研发费用税前加计扣除口径归集", time="year"
)

IP_CLASS1 = number(
    "ip_class1",
    "有效Ⅰ类知识产权数",
    "件",
    "发明专利、植物新品种、国家级农作物品种、国家新药、国家一级中药保护品种、集成电路布图设计",
)
IP_CLASS2 = number("ip_class2", "有效Ⅱ类知识产权数", "件", "实用新型、外观设计、软件著作权等，不含商标")

HAS_CORE_IP = yes_no("has_core_ip", "拥有对主要产品起核心支持作用的知识产权", evidence=("知识产权证书",))
ACCIDENT_FREE = yes_no(
    "accident_free", "前一年内未发生重大安全、重大质量事故或严重环境违法行为", fixed=True, time="day"
)
HNTE_CERTIFICATE = yes_no("hnte_certificate", "持有有效期内的高新技术企业证书", evidence=("高新技术企业证书",))

INDUSTRY_KIND = choice(
    "industry_kind",
    "行业类别",
    ("制造业", "其他工业", "软件业", "科技服务业", "其他服务业", "其他"),
    "主营业务所属行业",
)
INDUSTRY = ("制造业", "其他工业")
"""What texts call 工业: manufacturing, mining, and the supply of power, heat, gas and water."""

IN_HEBEI = yes_no("registered_in_hebei", "在河北省内注册", evidence=("营业执照",))
ABOVE_SCALE = yes_no("above_scale", "规模以上企业", "已纳入统计联网直报名录；工业为年主营业务收入2000万元以上")
HEB_TECH_SME_CERTIFICATE = yes_no(
    "heb_tech_sme_certificate", "持有有效期内的河北省科技型中小企业证书", evidence=("科技型中小企业证书",)
)
HNTE_ISSUED = day("hnte_issued", "高新技术企业证书发证日期", evidence=("高新技术企业证书",), fixed=True)

EMPLOYEES = number("employees", "从业人员数", "人", "中小企业划型口径：期末从业人员", time="year")
DIPLOMA_STAFF = number("diploma_staff", "大专以上学历职工数", "人", "当年职工总数中具有大专以上学历的人员", time="year")
RD_STAFF = number("rd_staff", "直接从事研究开发的职工数", "人", time="year")
RD_SPENDING = money("rd_spending", "最近一年研究开发经费支出", "财务报表单独列示的研究开发费用", time="year")
MAIN_INCOME = years(3, lambda at, said: money(f"main_income{at}", f"{said}主营业务收入", time="year"))
NET_PROFIT = years(3, lambda at, said: money(f"net_profit{at}", f"{said}净利润", time="year"))
LIABILITIES = money("liabilities", "负债总额", time="year")
TAXABLE_INCOME = money("taxable_income", "年度应纳税所得额", "按企业所得税法计算，弥补亏损后；亏损为负数", time="year")
