"""Which indicator a name in a plan means: names brought to one wording and compared whole, never by a shared word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kechuang.indicators.catalogue import indicators
from kechuang.indicators.definition import Indicator
from kechuang.plans.subjects import folded

_SAME = (
    (r"\(.*?\)", ""),
    (r"规上", "规模以上"),
    (r"GDP|国内生产总值|(?<!地区)生产总值", "地区生产总值"),
    (r"全市地区生产总值", "地区生产总值"),
    (r"研究与试验发展\(?R&D\)?|研究与试验发展|研究与发展|R&D|R＆D|科研(?=经费|投入)", "研发"),
    (r"研发(?:经费)?(?:内部)?(?:支出|投入|费用)(?:经费)?|研发经费(?!支出)", "研发经费支出"),
    (r"相当于(.+?)的?(?:比例|比重)", r"占\1比重"),
    (r"与(.+?)之比", r"占\1比重"),
    (r"研发经费支出强度|研发强度", "研发经费支出强度"),
    (r"每万人口|每万人|万人口", "万人"),
    (r"有效发明专利(?=拥有量)", "发明专利"),
    (r"比例|占比|比率", "比重"),
    (r"建有|建立|设有|拥有(?=研发机构)|设置", "设立"),
    (r"高企(?!业)", "高新技术企业"),
    (r"(?:数量|总数|个数|家数|总量)$", ""),
    (r"科技孵化器|^孵化器", "科技企业孵化器"),
    (r"[“”\"'‘’《》\s]", ""),
    (r"的", ""),
)
"""Wordings of one thing, in the order in which they are brought to one."""

_PLAIN = re.compile(
    r"^(?:全社会|全[市省县区州国]|本?地区|区域|辖区|有效期内|有效|各类|各级|国家级?|省级?|市级?|县级?|自治区级?|国家备案|省级备案|"
    r"累计|新增|新认定|新培育|新|拥有|建成|建设|培育|打造|发展|认定|备案|引进|常设|开展|举办|组织)+"
)
"""Words before a name that say how many or of which level, not what."""


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator that a name means, and how.

    `whole` the same name; `bare` the same once plain words are taken off; `loose` a name that may mean more; `part`
    a part of what the indicator counts.
    """

    indicator: Indicator
    how: str
    written: str


@cache
def wording(name: str) -> str:
    """A name in the one wording in which names are compared."""
    text = folded(name)
    for pattern, other in _SAME:
        text = re.sub(pattern, other, text)
    text = text.removesuffix("比重") if text.endswith("设立研发机构比重") else text
    parts = [part for part in re.split(r"[、和与及]", text) if part]
    return "、".join(sorted(parts)) if len(parts) > 1 and all(len(part) > 3 for part in parts) else text


@cache
def bare(name: str) -> str:
    """The wording without plain words before it."""
    text = wording(re.sub(r"^.+等(?=.{4,}$)", "", folded(name)))  # before 等 stand examples of what follows
    return _PLAIN.sub("", text) or text


@cache
def _names() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Every wording that an indicator goes by: wording → (code, name as the definition gives it)."""
    held: dict[str, list[tuple[str, str]]] = {}
    for indicator in indicators().values():
        for name in (*indicator.called.names, *indicator.called.loose, indicator.name.zh):
            entry = (indicator.code, name)
            known = held.setdefault(wording(name), [])
            if entry[0] not in [code for code, _name in known]:
                known.append(entry)
    return MappingProxyType({name: tuple(entries) for name, entries in held.items()})


def meant_by(*names: str) -> tuple[Named, ...]:
    """The indicators that one of these names means: the name as it stands, else without plain words before it."""
    for how, brought in (("whole", wording), ("bare", bare)):
        found: dict[str, Named] = {}
        for name in names:
            for code, written in _names().get(brought(name), ()):
                indicator = indicators()[code]
                found.setdefault(code, Named(indicator, "loose" if written in indicator.called.loose else how, written))
        if found:
            return tuple(found.values())
    return ()


def near(name: str) -> tuple[Named, ...]:
    """Indicators whose name stands at the end of a longer one: the plan speaks of a part of what they count."""
    text = wording(name)
    found: dict[str, Named] = {}
    for known, entries in sorted(_names().items(), key=lambda item: -len(item[0])):
        if len(known) > 3 and text != known and (text.endswith(known) or text.startswith(known)):
            for code, written in entries:
                found.setdefault(code, Named(indicators()[code], "part", written))
    return tuple(found.values())
