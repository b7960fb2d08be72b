"""A list of enterprises near a certificate as a table to take away, each column with its meaning."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kechuang.indicators.nearness.kept import Near, NearRun
from kechuang.indicators.places import name_of
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.registry.exporting.table import Column, Table

GROUP_WORDS: dict[str, Sentence] = {
    "ready": Sentence("已够条件", "meets every condition"),
    "open": Sentence("待评分", "only points are open"),
    "near": Sentence("差一步", "steps away"),
    "tell": Sentence("缺资料", "figures are missing"),
    "far": Sentence("暂无办法", "no way within ten years"),
}


def near_table(run: NearRun, rows: Iterable[Near]) -> Table:
    """The rows as they are shown."""
    columns = [
        Column("place", "次序", "离认定最近的在前", shape="whole"),
        Column("organisation", "统一社会信用代码", "企业的信用代码", shape="text"),
        Column("name", "企业名称", "登记的名称", shape="text"),
        Column("township", "乡镇", "登记所在的乡镇、街道、园区", shape="text"),
        Column("group", "情况", "；".join(f"{key} {said.zh}" for key, said in GROUP_WORDS.items()), shape="text"),
        Column("chance", "通过可能", "未评的各项得分在其区间内各分值等可能、各项独立时通过的概率", shape="decimal"),
        Column("low", "至少得分", "未评各项按最低计", "分", "decimal"),
        Column("high", "至多得分", "未评各项按最高计", "分", "decimal"),
        Column("fails", "不符合的条件", "按现有记录不符合的条件", shape="text"),
        Column("steps", "最省的办法", "费用最低的一组办法，已按规则复核", shape="text"),
        Column("cost", "约需费用", "办法的估算费用，不含没有价格的步骤", "元", "decimal"),
        Column("ready", "最早日期", "办法见效的最早日期", shape="day"),
        Column("needed", "还须评得", "专家须评得的分数", shape="text"),
        Column("tell", "先补资料", "没有记录的数字，补齐后才能测算", shape="text"),
        Column("assumed", "待确认", "没有记录、暂按有利计的是否事项", shape="text"),
    ]
    name = next((one.name for one in catalogue() if one.code == run.scheme), run.scheme)
    about = {"认定事项": name, "测算日期": run.valid.isoformat(), "范围内未持证企业": str(run.asked)}
    return Table(f"nearest-{run.scheme}-{run.valid}", name, about, columns, [as_row(one) for one in rows])


def as_row(one: Near) -> dict[str, Any]:
    """One enterprise as plain values."""
    told = one.told
    return {
        "place": one.place,
        "organisation": one.organisation,
        "name": one.name,
        "township": name_of(one.division) if one.division else "",
        "group": one.group,
        "chance": round(one.chance, 4),
        "low": one.low,
        "high": one.high,
        "fails": "；".join(told["fails"]),
        "steps": "；".join(f"{label}（{changes}）" for label, changes in told["steps"]),
        "cost": one.cost,
        "ready": one.ready,
        "needed": "；".join(told["needed"]),
        "tell": "、".join(told["tell"]),
        "assumed": "、".join(told["assumed"]),
    }
