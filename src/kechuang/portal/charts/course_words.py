"""What the picture of a target shows, in one sentence, for whoever cannot see it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kechuang.portal import numbers
from kechuang.portal.charts.scales import said as drawn
from kechuang.supervision.line import Line, number_of


def picture_words(line: Line) -> str:
    """What a picture shows, for whoever cannot see it."""
    told = [f"{one.day[:4]} {drawn(one.value)}{line.unit}" for one in line.past]
    words = _("%(name)s：%(past)s；目标%(sign)s%(wanted)s%(unit)s") % {
        "name": line.name,
        "past": "，".join(told) or _("没有数"),
        "sign": numbers.sign_of(line.sign),
        "wanted": numbers.number(number_of(line.wanted)),
        "unit": line.unit,
    }
    if line.ahead:
        last, sign = line.ahead[-1], numbers.ratio_sign(line.unit)
        words += "；" + _("%(day)s预计%(middle)s，八成在%(low)s到%(high)s之间") % {
            "day": last.day,
            "middle": drawn(last.middle) + sign,
            "low": drawn(last.low) + sign,
            "high": drawn(last.high) + sign,
        }
    return words
