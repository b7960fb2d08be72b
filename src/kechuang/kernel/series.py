"""Series of published statistics of a whole place: their codes, official terms, units and definitions.

A `PublicStatistic` names one of these by its code, so that whoever publishes a figure and whoever asks for it mean the
same. `unit` is the base unit in which values are kept (a ratio has none: 2.8 % is 0.028).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """One statistic: its code, official term, base unit, what exactly it counts, and whether it adds up over a year.

    `flow`: a quarter's figure counts from 1 January on and the year's is its whole; otherwise it is a state on a day.
    """

    code: str
    label: str
    unit: str
    definition: str = ""
    flow: bool = False


_ALL = (
    Series("gdp", "地区生产总值", "元", "现价，季度为当年累计", flow=True),
    Series("population", "常住人口", "人", "年末常住人口"),
    Series("registered_population", "户籍人口", "人"),
    Series("urban_population", "城镇常住人口", "人"),
    Series("land_area", "土地面积", "m²"),
    Series("market_entities", "市场主体", "户"),
    Series("rd_expenditure", "全社会研究与试验发展（R&D）经费支出", "元", "全社会R&D经费内部支出", flow=True),
    Series(
        "rd_intensity", "全社会研发经费支出占地区生产总值的比重", "", "R&D经费内部支出与地区生产总值之比", flow=True
    ),
    Series("rd_personnel_fte", "R&D人员折合全时当量", "人年", flow=True),
    Series("rd_basic_research", "基础研究经费支出", "元", flow=True),
    Series("fiscal_expenditure", "一般公共预算支出", "元", "季度为当年累计", flow=True),
    Series("fiscal_st_expenditure", "财政科技支出", "元", "一般公共预算科学技术支出，季度为当年累计", flow=True),
    Series("st_special_fund", "科技专项资金", "元", "本级财政安排的科技专项资金", flow=True),
    Series("livelihood_st_fund", "民生科技项目资金", "元", "本级财政安排", flow=True),
    Series("industrial_value_added", "规模以上工业增加值", "元", flow=True),
    Series("hightech_value_added", "高新技术产业增加值", "元", "规模以上工业中的高新技术产业", flow=True),
    Series("hightech_share", "高新技术产业增加值占规模以上工业增加值的比重", "", flow=True),
    Series("hightech_zone_revenue", "高新区营业收入", "元", "区内纳入统计企业", flow=True),
    Series("invention_patents", "有效发明专利拥有量", "件", "期末有效，权利人地址在本地"),
    Series("high_value_patents", "高价值发明专利拥有量", "件", "有效发明专利中符合五项条件之一的"),
    Series("patents_applied", "专利申请量", "件", flow=True),
    Series("patents_granted", "专利授权量", "件", flow=True),
    Series("inventions_granted", "发明专利授权量", "件", flow=True),
    Series("hnte_stock", "高新技术企业总数", "家", "期末证书有效的高新技术企业"),
    Series("hnte_recognised", "当年认定高新技术企业", "家", "当年获得认定的，含重新认定", flow=True),
    Series("tech_sme_stock", "科技型中小企业总数", "家", "省级科技型中小企业"),
    Series("tech_sme_recognised", "当年新认定科技型中小企业", "家", flow=True),
    Series("national_tech_sme", "国家科技型中小企业", "家", "当年取得入库登记编号的企业"),
    Series("giant_stock", "科技小巨人企业总数", "家"),
    Series("agri_giant_stock", "农业科技小巨人企业总数", "家"),
    Series("provincial_tech_innovation_centres", "省级技术创新中心", "家"),
    Series("provincial_key_laboratories", "省级重点实验室", "家"),
    Series("provincial_industry_institutes", "省级产业技术研究院", "家"),
    Series("provincial_alliances", "省级产业技术创新战略联盟", "家"),
    Series("academician_stations", "院士工作站", "家"),
    Series("provincial_platforms", "省级以上重点实验室、技术创新中心、产业技术研究院", "家"),
    Series("incubated", "累计孵化企业和团队", "家"),
    Series("incubating", "在孵企业和团队", "家"),
    Series("tech_contract_value", "技术合同成交额", "元", "输出技术，当年登记", flow=True),
    Series("tech_contract_count", "技术合同成交项数", "项", "输出技术，当年登记", flow=True),
    Series("tech_contract_absorbed", "吸纳技术合同成交额", "元", "当年登记", flow=True),
    Series("st_loan_balance", "科技贷款余额", "元", "期末余额"),
    Series("st_loan_bad_share", "科技贷款不良率", "", "期末不良贷款余额占比"),
    Series("patent_pledge", "专利质押融资额", "元", flow=True),
    Series("science_literacy", "公民具备科学素质的比例", "", "抽样调查"),
    Series("county_capability_rank", "县域科技创新能力综合评价全省排名", "名", "数值越小越好"),
    Series("improved_seed_coverage", "主要农作物良种覆盖率", ""),
    Series("talent_flats_delivered", "交付人才公寓", "套", "累计"),
)

SERIES = {series.code: series for series in _ALL}
"""Every series by its code. What no series fits is kept under a code of its own, with its own label and unit."""
