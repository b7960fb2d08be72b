"""A return that repeats the figures of the year before to the cent."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.cues.cue import Cue, Finding
from kechuang.cues.returns import figures, newest_year, record_of
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.yearly_return import YearlyReturn

FIELDS = ("sales", "total_income", "costs", "assets", "net_assets", "net_profit", "rd", "rd_deductible", "rd_internal")
"""Amounts that do not stay the same to the cent by themselves."""
LEAST = 3
"""So many must repeat, or all that are reported where there are two. A local figure."""


def find(asof: AsOf) -> Iterator[Finding]:
    """The newest year against the one before."""
    year = newest_year(asof)
    if year is None:
        return
    nothing = (None,) * len(FIELDS)
    for organisation, held in sorted(figures(asof, (year, year - 1), *FIELDS).items()):
        pairs = zip(FIELDS, held.get(year, nothing), held.get(year - 1, nothing), strict=True)
        known = [(field, now, then) for field, now, then in pairs if now and then]
        same = [field for field, now, then in known if now == then]
        if len(same) < min(LEAST, max(len(known), 2)):
            continue
        names = "、".join(str(YearlyReturn._meta.get_field(field).verbose_name) for field in same)  # type: ignore[union-attr]
        yield Finding(
            organisation,
            str(year),
            Sentence(
                f"{year}年报表有{len(same)}项与上一年分毫不差：{names}",
                f"{len(same)} figures of {year} equal those of the year before to the cent",
            ),
            (record_of(organisation, year), record_of(organisation, year - 1)),
            weight=len(same) / len(known),
        )


CUE = Cue(
    "repeated_figures",
    Sentence("报表照抄上一年", "A return that repeats the last one"),
    Sentence(
        "近一年报表中至少三项金额与上一年完全相同，精确到分。",
        "At least three amounts of the newest return equal those of the year before, to the cent.",
    ),
    Sentence("停产企业的资产可能不变；请企业重新核对。", "An idle firm's assets may stay; ask it to look again."),
    Sentence("逐项比较相邻两年的报表", "The returns of two years compared field by field"),
    find,
    "count",
)
