"""The reserve library as a table to take away, each column with its meaning."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kechuang.entitlements.ladder import Rung
from kechuang.entitlements.reserve import Climber
from kechuang.indicators.places import name_of
from kechuang.kernel import industries
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.portal.exports import Column, Table

GROUP_WORDS: dict[str, Sentence] = {
    "ready": Sentence("条件已够", "Ready"),
    "one": Sentence("差一条", "One short"),
    "more": Sentence("差多条", "More to do"),
    "unread": Sentence("还没有测算", "Not read yet"),
}


def reserve_table(to: Rung, day: str, asked: dict[str, str], rows: Iterable[Climber]) -> Table:
    """The rows as they are shown."""
    columns = [
        Column("organisation", "统一社会信用代码", "企业的信用代码", shape="text"),
        Column("name", "企业名称", "登记的名称", shape="text"),
        Column("township", "乡镇", "登记所在的乡镇、街道、园区", shape="text"),
        Column("industry", "行业", "国民经济行业分类（GB/T 4754-2017）", shape="text"),
        Column("rung", "现在梯次", "按当日有效的证书，所在的最高梯次", shape="text"),
        Column("group", "距离", "条件已够：没有不符合和缺资料的条件，只可能待评审；其余按差的条数", shape="text"),
        Column("gaps", "差几条", "不符合或缺资料的条件数", shape="whole"),
        Column("policy", "依据政策", "几项政策都能到达的，取最近的一项", shape="text"),
        Column("fails", "不符合的条件", "按现有记录不符合的条件", shape="text"),
        Column("missing", "缺少的资料", "没有记录的事项", shape="text"),
        Column("waiting", "待评审认定", "由评审人员认定的事项", shape="text"),
    ]
    title = f"{to.name.zh}后备培育库"
    about = {"目标梯次": to.name.zh, "测算日期": day} | asked
    return Table(f"reserve-{to.code}-{day}", title, about, columns, [as_row(one) for one in rows])


def as_row(one: Climber) -> dict[str, Any]:
    """One enterprise as plain values."""
    return {
        "organisation": one.key,
        "name": one.name,
        "township": name_of(one.division) if one.division else "",
        "industry": industry_name(one.industry),
        "rung": one.on.name.zh,
        "group": GROUP_WORDS[one.group].zh,
        "gaps": one.gaps,
        "policy": catalogue()[one.policy].name if one.policy else "",
        "fails": "；".join(one.fails),
        "missing": "、".join(one.missing),
        "waiting": "、".join(one.waiting),
    }


def industry_name(code: str) -> str:
    """The name of the division of an industry (大类); the code where no table has it."""
    found = [one for one in industries.path(code) if one.level == 2] if code else []
    return found[0].name if found else code
