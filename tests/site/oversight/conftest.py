"""A plan whose units are in the system, with somebody in each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Town:
    """The invented plan with its milestones read, its officer, and people of the units that lead and join."""

    plan: Any
    officer: Any
    market: Any
    colleague: Any
    finance: Any
    leader: Any
    head: Any
    """Leads the bureau whose officer is `officer`."""

    def task(self, number: str) -> Any:
        return self.plan.tasks.get(number=number)


@pytest.fixture
def town(plan: Any, officer: Any, person: Callable[..., Any], settings: Any, tmp_path: Path) -> Town:
    from kechuang.accounts.actions.found_unit import found_unit
    from kechuang.accounts.models import Unit
    from kechuang.oversight.actions.read_milestones import read_milestones

    settings.HOME = tmp_path
    Unit.objects.filter(kind="science").update(short_name="科技局")
    city = found_unit("市政府", "government", None)
    market, finance = (found_unit(name, "department", None, parent=city) for name in ("市场监督管理局", "财政局"))
    read_milestones(plan, None)
    return Town(
        plan,
        officer,
        person("unit_officer", username="zhou", name="周行", unit=market),
        person("unit_officer", username="wu", name="吴同", unit=market),
        person("unit_officer", username="zheng", name="郑计", unit=finance),
        person("unit_leader", username="mayor", name="市长", unit=city),
        person("unit_leader", username="chief", name="局长", unit=officer.memberships.get().unit),
    )
