"""Findings as pages and tables show them: numbers in words, the strip of peers, the picture of a crowd."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kechuang.cues.catalogue import cues
from kechuang.cues.cue import Cue
from kechuang.cues.models import CueFound, CueLook
from kechuang.kernel.sentences import Sentence
from kechuang.portal import numbers
from kechuang.portal.exports import Column, Table
from kechuang.portal.language import said
from kechuang.portal.records.addresses import address_of_key
from kechuang.registry.catalogue import kinds

WIDE, HIGH = 200, 56
"""Size of the pictures, in their own units."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Where the peers' middle, their band and the value lie, from 0 to WIDE."""

    low: float
    middle: float
    high: float
    value: float

    @property
    def span(self) -> float:
        """How wide the band is."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Bar:
    """One column of the picture of a crowd."""

    left: float
    width: float
    top: float
    height: float
    count: int
    words: str
    spoken_of: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding on a page."""

    found: CueFound
    cue: Cue
    says: str
    value: str
    peers: str
    middle: str
    strip: Strip | None
    columns: tuple[Bar, ...]
    records: tuple[tuple[str, str, str], ...]
    look: CueLook | None


def shown(rows: Iterable[CueFound], looks: dict[tuple[str, str, str], CueLook]) -> list[Shown]:
    """Findings with what was made of them."""
    return [_shown(row, looks.get((row.cue, row.organisation, row.about))) for row in rows]


def looks_of() -> dict[tuple[str, str, str], CueLook]:
    """What counts now, by cue, organisation and about."""
    held = CueLook.objects.filter(taken_back_at=None).select_related("by")
    return {(one.cue, one.organisation, one.about): one for one in held}


def findings_table(found: Sequence[Shown], run: Any) -> Table:
    """The list to take away."""
    columns = [
        Column("cue", _("线索"), _("查找的问题")),
        Column("organisation", _("统一社会信用代码"), _("涉及的单位")),
        Column("name", _("单位名称"), _("查找那天的名称")),
        Column("about", _("所指"), _("年份、门槛、证书或材料")),
        Column("says", _("记录里看到的"), _("线索的依据，不是结论")),
        Column("value", _("数值"), _("该单位的数值")),
        Column("peers", _("比较对象"), _("与谁比较、中位数和十分位")),
        Column("outcome", _("处理结果"), _("工作人员的处理；空为尚未处理")),
        Column("reason", _("说明"), _("处理的理由")),
    ]
    cells = [
        {
            "cue": said(one.cue.name),
            "organisation": one.found.organisation,
            "name": one.found.name,
            "about": one.found.about,
            "says": one.says,
            "value": one.value,
            "peers": one.peers,
            "outcome": one.look.get_outcome_display() if one.look else "",
            "reason": one.look.reason if one.look else "",
        }
        for one in found
    ]
    told = {_("截至"): run.valid.isoformat(), _("已知至"): run.known.isoformat(), _("条数"): str(len(cells))}
    return Table("cues", _("异常线索"), told, columns, cells)


def _shown(row: CueFound, look: CueLook | None) -> Shown:
    cue, told = cues()[row.cue], row.told
    value = _exact(told["value"])
    peers, middle, strip = "", "", None
    if told["peers"]:
        low, mid, high = (_exact(told["peers"][name]) or Fraction(0) for name in ("low", "middle", "high"))
        middle = _words(cue, mid)
        peers = _("%(name)s，%(count)s 家；一成到九成在 %(low)s—%(high)s") % {
            "name": said(Sentence(*told["peers"]["name"])),
            "count": told["peers"]["count"],
            "low": _words(cue, low),
            "high": _words(cue, high),
        }
        strip = None if value is None else _strip(low, mid, high, value)
    return Shown(
        row,
        cue,
        said(Sentence(*told["says"])),
        _words(cue, value),
        peers,
        middle,
        strip,
        _columns(cue, told["bins"]),
        tuple((*_address(kind, key), key) for kind, key in told["records"]),
        look,
    )


def _address(kind: str, key: str) -> tuple[str, str]:
    """Where a record or a policy is shown, and what it is."""
    if kind == "case":
        return reverse("case", args=[key]), _("办件")
    if kind == "policy":
        code, _mark, asked = key.partition("?")
        return f"{reverse('policy', args=[code])}?{asked}", _("政策")
    return address_of_key(kind, key), str(kinds()[kind]._meta.verbose_name)


def _words(cue: Cue, value: Fraction | None) -> str:
    if value is None:
        return ""
    if cue.shown == "percent":
        return numbers.with_unit(value * 100, "%")
    if cue.shown == "wan":
        return numbers.large(value, "元")
    return numbers.number(value)


def _strip(low: Fraction, middle: Fraction, high: Fraction, value: Fraction) -> Strip:
    """On a scale of logarithms where values are far apart, else evenly; a tenth of the width left at each end."""
    marks = [float(one) for one in (low, middle, high, value)]
    if min(marks) > 0 and max(marks) / min(marks) > 20:
        marks = [math.log(one) for one in marks]
    least, most = min(marks), max(marks)
    span = (most - least) or 1.0
    return Strip(*(round(WIDE * (0.06 + 0.88 * (one - least) / span), 1) for one in marks))


def _columns(cue: Cue, bins: list[list[Any]]) -> tuple[Bar, ...]:
    if not bins:
        return ()
    most, width = max(one[2] for one in bins) or 1, WIDE / len(bins)
    found = []
    for number, (start, end, count, spoken_of) in enumerate(bins):
        height = round(HIGH * count / most, 1)
        words = f"{_words(cue, Fraction(start))}—{_words(cue, Fraction(end))}"
        found.append(
            Bar(round(number * width + 1, 1), round(width - 2, 1), HIGH - height, height, count, words, bool(spoken_of))
        )
    return tuple(found)


def _exact(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)
