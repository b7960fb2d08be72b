"""A line for rewards after the work, one for projects, and calls on them: what tests of calls begin with."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

TEXT = "为支持企业加大研发投入，现组织申报本年度企业研发后补助，请符合条件的单位按要求申报。"


def line_of(mode: str, one: Any, *, fen: int = 3_000_000_00) -> Any:
    """A line of that mode with money for the year."""
    from django.utils import timezone

    from kechuang.funds.actions.open_line import open_line
    from kechuang.funds.actions.set_budget import set_budget

    line = open_line(f"city-{mode.replace('_', '-')}", f"测试项目{mode}", mode, one, public=True)
    year = timezone.localdate().year
    set_budget(line, year, fen, one, document="明财预〔2026〕1号", happened=date(year, 1, 10))
    return line


def drafted(line: Any, one: Any, *, grant: str = "", days: int = 60, **more: Any) -> Any:
    """A call with everything publishing asks."""
    from django.utils import timezone

    from kechuang.funds.actions.change_call import change_call
    from kechuang.funds.actions.draft_call import draft_call

    today = timezone.localdate()
    call = draft_call(line, today.year, f"{today.year}年度企业研发后补助申报通知", one, grant=grant)
    told = {"opens": today, "closes": today + timedelta(days=days), "text": TEXT, "who": "本市科技型企业"}
    own = {"figures": {"post_subsidy_share": "10%", "post_subsidy_cap": "100万元"}} if grant else {}
    terms = {} if grant else {"terms": {"cap": 500_000_00, "share": "50", "least": "60"}}
    return change_call(call, told | {"contact": "计划科 0311-80000000"} | own | terms | more, one)
