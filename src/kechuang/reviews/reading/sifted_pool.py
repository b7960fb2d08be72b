"""Who of the pool may be drawn for a panel and why not the others, read from the records of its day."""

from __future__ import annotations

from kechuang.cases.panels.need import Need
from kechuang.cases.panels.sifting import Criteria, Sifted, sifted
from kechuang.cases.panels.windows import Windows
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.expert import field_codes
from kechuang.reviews.models import Panel
from kechuang.reviews.reading.applicants import application, left
from kechuang.reviews.reading.experts import pool


def sifted_pool(panel: Panel, asof: AsOf) -> Sifted:
    """The whole pool in two parts. `asof` gives the instant up to which records count; the day is the panel's."""
    criteria = Criteria(
        panel.on, Windows(**panel.windows), field_codes(panel.fields), panel.cap, left(panel, asof.known)
    )
    return sifted(pool(asof.at(panel.on), panel.division), application(panel, asof.at(panel.on)), criteria)


def need_of(panel: Panel) -> Need:
    """What the panel must be, as it was made when the panel was opened."""
    return Need(**panel.rule["need"])
