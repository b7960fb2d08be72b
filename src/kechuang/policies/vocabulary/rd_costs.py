"""Facts about research and development costs by the heads of the super-deduction, and about income that decides it."""

from __future__ import annotations

from kechuang.rules.declare import choice, money, yes_no
from kechuang.rules.tree import Node

MOST = 10**11
"""The largest amount accepted, in 元: small enough for exact shares of shares in 64 bits."""


def cost(name: str, label: str, definition: str = "") -> Node:
    """A cost of the tax year that was not paid from non-taxable government money."""
    return money(name, label, definition, bound=MOST, time="year")


AUDITED_COLLECTION = yes_no("audited_collection", "会计核算健全、实行查账征收、能准确归集研发费用并缴纳企业所得税")

HEADS = (
    cost("rdd_personnel", "研发人员人工费用", "工资薪金、五险一金和外聘研发人员劳务费"),
    cost(
        "rdd_input",
        "研发直接投入费用",
        "材料、燃料、动力，试制模具和样品，仪器设备维护和经营租赁；已扣除直接形成产品对外销售的材料",
    ),
    cost("rdd_depreciation", "研发仪器设备折旧费用", "仅限仪器、设备，不含房屋"),
    cost("rdd_amortisation", "研发用无形资产摊销", "用于研发的软件、专利权和非专利技术"),
    cost("rdd_design", "新产品设计等费用", "新产品设计、新工艺规程制定、新药临床试验、勘探开发现场试验"),
)
"""Heads 1 to 5."""

OTHER = cost(
    "rdd_other",
    "其他相关费用",
    "图书资料、翻译、专家咨询、研发保险、成果检索评审验收、知识产权、差旅会议、福利和补充保险",
)
OTHER_BY_PROJECT = cost(
    "rdd_other_by_project", "其他相关费用逐项目限额后合计", "每个项目按实际发生数与该项目限额取低，再相加"
)
ALLOCATED = cost("rdd_allocated", "合作研发自行承担和集团分摊的研发费用", "已按限额调整")
COMMISSIONED = cost("rdd_commissioned", "委托境内研发实际支付额", "委托境内机构和个人")
ABROAD = cost("rdd_abroad", "委托境外机构研发实际支付额", "不含委托境外个人")
SPECIAL_INCOME = cost("rdd_special_income", "研发形成的特殊收入", "下脚料、残次品、中间试制品等收入")
ASSET_AMORTISATION = cost(
    "rdd_asset_amortisation", "自行研发形成无形资产的当年摊销额", "按加计扣除口径计入无形资产成本的部分"
)

CONTRACTS_REGISTERED = yes_no(
    "rdd_contracts_registered", "委托境内研发合同已经科技部门登记", evidence=("技术合同认定登记证明",), time="year"
)
ABROAD_REGISTERED = yes_no(
    "rdd_abroad_registered", "委托境外研发合同已由委托方向科技部门登记", evidence=("技术合同认定登记证明",), time="year"
)
RELATED = yes_no("rdd_related", "委托方与境内受托方存在关联关系", time="year")
BREAKDOWN = yes_no("rdd_breakdown", "受托方已提供研发项目费用支出明细", evidence=("费用支出明细",), time="year")

GROSS_INCOME = cost("gross_income", "收入总额", "企业所得税法口径的当年收入总额")
NON_TAXABLE_INCOME = cost("non_taxable_income", "不征税收入")
INVESTMENT_INCOME = cost("investment_income", "投资收益")
LISTED_INCOME = cost(
    "listed_income",
    "不适用行业的主营业务收入",
    "烟草制造、住宿和餐饮、批发和零售、房地产、租赁和商务服务、娱乐业及另行规定的行业",
)
MANUFACTURING_INCOME = cost("manufacturing_income", "制造业主营业务收入")
FIRM_KIND = choice(
    "rdd_firm_kind",
    "集成电路或工业母机企业",
    ("集成电路企业", "工业母机企业", "其他企业"),
    "按国家清单或条件确定",
    time="year",
)
NATIONAL_TECH_SME = yes_no(
    "national_tech_sme",
    "当年具备科技型中小企业资格（入库登记编号）",
    evidence=("科技型中小企业入库登记编号",),
    time="year",
)
