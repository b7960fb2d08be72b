"""Facts about an incubation carrier, its residents, and the enterprises in it."""

from __future__ import annotations

from kechuang.rules.declare import choice, day, money, number, yes_no

LEGAL_PERSON = yes_no("carrier_legal_person", "运营机构为独立法人", evidence=("法人登记证书",))
OPENED = day("carrier_opened", "载体开始运营日期", fixed=True)
AREA = number("carrier_area", "载体总面积", "m²", "可自主支配的服务场地面积")
USED_AREA = number("carrier_used_area", "在孵企业（团队）使用面积", "m²", "含工位、公共服务场地")
STATIONS = number("carrier_stations", "提供的创业工位数", "个")
RESIDENTS = number("carrier_residents", "签订年度协议的入驻团队和企业数", "家")
NEW_FIRMS = number("carrier_new_firms", "年度新注册为企业的入驻团队数", "家", time="year")
FINANCED = number("carrier_financed", "年度获得投融资的入驻团队和企业数", "家", time="year")
CASES = number("carrier_cases", "年度典型孵化案例数", "个", time="year")
FULL_TIME = number("carrier_full_time", "专职服务人员数", "人")
PROFESSIONALS = number("carrier_professionals", "接受过专业培训的孵化服务人员数", "人")
MENTORS = number("carrier_mentors", "专兼职创业导师数", "人")
EVENTS = number("carrier_events", "年度创新创业活动场次", "场", time="year")
STATISTICS = yes_no("carrier_statistics", "按要求上报统计数据且真实完整", time="year")
STATISTICS_YEARS = number("carrier_statistics_years", "连续真实上报统计数据的年数", "年", time="year")

INCUBATEES = number("incubatees", "在孵企业数", "家")
GRADUATES = number("carrier_graduates", "累计毕业企业数", "家")
FUND = money("carrier_fund", "自有种子资金或合作孵化资金规模")
FUND_CASES = number("carrier_fund_cases", "孵化资金使用案例数", "个")
INVESTED = number("carrier_invested", "获得投融资的在孵企业数", "家")
APPLIED_PATENTS = number("carrier_applied_patents", "已申请专利的在孵企业数", "家")
VALID_IP = number("carrier_valid_ip", "拥有有效知识产权的在孵企业数", "家")
SPECIALISED = yes_no("carrier_specialised", "专业孵化器", "在同一产业领域从事研发、生产的在孵企业为主")
SAME_FIELD = number("carrier_same_field", "同一产业领域的在孵企业数", "家")
PLATFORM = yes_no("carrier_platform", "自建或合建专业技术平台，提供研发、检测、中试服务")

FIRM_ENTERED = day("firm_entered", "入驻孵化器日期", fixed=True)
FIRM_FIELD = choice("firm_field", "企业所属领域", ("一般", "生物医药", "现代农业", "集成电路"))
