"""Which series, place and unit the words of the tables of public figures stand for."""

from __future__ import annotations

from fractions import Fraction

NATION = "100000"
"""What stands for the whole state where a division is asked, as in credit codes of its own registrars."""

PLACES = {
    "辛集市": "130181",
    "定州市": "130682",
    "石家庄市": "130100",
    "衡水市": "131100",
    "河北省": "130000",
    "河北": "130000",
    "全国": NATION,
}
"""Divisions by the present code; statistical lists up to 2016 wrote 139002 for 辛集 (`kernel.divisions` knows both)."""

OF_SERIES = {
    "rd_expenditure": "rd_expenditure",
    "rd_intensity_pct_gdp": "rd_intensity",
    "tech_contract_value_output": "tech_contract_value",
    "tech_contract_value_absorbed": "tech_contract_absorbed",
    "tech_contract_count_output": "tech_contract_count",
    "valid_invention_patents": "invention_patents",
    "hnte_recognised_in_year": "hnte_recognised",
}

OF_FACTS = {
    "高新技术企业总数": "hnte_stock",
    "高新技术企业新认定": "hnte_recognised",
    "科技型中小企业总数": "tech_sme_stock",
    "省级科技型中小企业": "tech_sme_stock",
    "科技型中小企业新认定": "tech_sme_recognised",
    "国家科技型中小企业": "national_tech_sme",
    "累计孵化企业和团队": "incubated",
    "在孵企业和团队": "incubating",
    "省级技术创新中心": "provincial_tech_innovation_centres",
    "省级产业技术研究院": "provincial_industry_institutes",
    "省级产业技术创新战略联盟": "provincial_alliances",
    "农业科技小巨人企业": "agri_giant_stock",
    "院士工作站": "academician_stations",
    "市场主体": "market_entities",
    "常住人口(七普)": "population",
    "常住人口": "population",
    "城镇常住人口(七普)": "urban_population",
    "地区生产总值": "gdp",
    "研发投入强度(三年计划成效发布)": "rd_intensity",
    "省级以上重点实验室+技术创新中心+产业技术研究院": "provincial_platforms",
    "省级重点实验室+工程技术研究中心+产业技术研究院": "provincial_platforms",
    "技术合同成交额": "tech_contract_value",
    "高新技术企业": "hnte_stock",
    "高新技术企业数量": "hnte_stock",
}
"""By the exact words of the tables. Words that are not here keep a code of their own: nothing is made to fit."""

FORMS: dict[str, tuple[Fraction | int, str]] = {
    "万户": (10_000, "户"),
    "亿美元": (100_000_000, "美元"),
    "亿张": (100_000_000, "张"),
    "平方公里": (1_000_000, "m²"),
    "万亩": (Fraction(20_000_000, 3), "m²"),
    "位": (1, "名"),
}
"""Units of the tables that the kernel does not hold, or writes otherwise."""

BREAKS = {
    ("tech_contract_value", "130000"): (2018, "2018年较上年增长2.1倍（为上年的3.1倍），可能是口径变化"),
}
"""Series that jump, by the first year after it, and what is told of it."""
