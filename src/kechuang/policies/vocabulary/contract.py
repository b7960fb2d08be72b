"""Facts about a technology contract: its kind, parties, price and what is sold under it."""

from __future__ import annotations

from kechuang.rules.declare import choice, day, money, number, yes_no

CONTRACT_KIND = choice(
    "contract_kind",
    "技术合同类型",
    ("委托开发", "合作开发", "技术转让", "技术许可", "技术咨询", "技术服务", "技术培训", "技术中介"),
    "按技术内容的比重确定",
)
DEVELOPMENT = ("委托开发", "合作开发")
TRANSFER = ("技术转让", "技术许可")
SERVICE = ("技术服务", "技术培训", "技术中介")

CONTRACT_SIGNED = day("contract_signed", "合同签订日期", evidence=("技术合同文本",), fixed=True)
CONTRACT_TOTAL = money("contract_total", "合同交易总额", "合同成交的全部价款")
CONTRACT_NON_TECHNICAL = money(
    "contract_non_technical", "合同中的非技术性费用", "设备、仪器、零部件、原材料等；不含合理数量标的物的直接成本"
)
CARRIER_COST = money("contract_carrier_cost", "技术载体（标的物）的直接成本")
CARRIER_SETS = number("contract_carrier_sets", "作为技术载体的成套设备数", "套", "成套设备和试验装置；没有的填0")
CONTRACT_WRITTEN = yes_no("contract_written", "以完整的书面形式订立", evidence=("技术合同文本",))
CONTRACT_RECOGNISED = yes_no(
    "contract_recognised", "已经省级以上科技主管部门认定登记", evidence=("技术合同认定登记证明",)
)
