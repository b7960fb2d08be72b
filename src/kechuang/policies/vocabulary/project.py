"""Facts about a fiscally funded research project: its budget and kind."""

from __future__ import annotations

from kechuang.rules.declare import money, yes_no

DIRECT_COSTS = money("project_direct_costs", "项目直接费用", "不含间接费用", bound=10**11)
EQUIPMENT_COSTS = money("project_equipment_costs", "直接费用中的设备购置费", bound=10**11)
INDIRECT_COSTS = money("project_indirect_costs", "预算安排的间接费用", bound=10**11)
PURE_THEORY = yes_no("project_pure_theory", "数学等纯理论基础研究项目")
