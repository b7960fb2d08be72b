"""Questions that many indicators share: platforms, carriers, certificates, enterprises above the statistical scale."""

from __future__ import annotations

from kechuang.indicators.conditions import Has, Industry, Is
from kechuang.indicators.measures import Count, Ratio, any_of
from kechuang.indicators.question import Question
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.incubation_carrier import IncubationCarrier
from kechuang.registry.kinds.organisation import ENTERPRISE, Organisation
from kechuang.registry.kinds.platform import Platform

LISTED = ("building", "operating", "rectifying")
"""A platform is on its list from approval until it is removed; one applied for is not."""

MANUFACTURING = Industry(("C",), Sentence("制造业", "manufacturing"))
INDUSTRIAL = Industry(("B", "C", "D"), Sentence("工业（采矿、制造、电热燃水）", "industry"))


def platforms(*forms: str, noun: Sentence, unit: str = "家") -> Count:
    """Platforms of these forms that are on the list."""
    return Count(
        Question(Platform, of=any_of(form=forms), also=any_of(state=LISTED), noun=noun), began="approved", unit=unit
    )


def carriers(*forms: str, noun: Sentence, unit: str = "家") -> Count:
    """Incubation carriers of these forms."""
    return Count(Question(IncubationCarrier, of=any_of(form=forms), noun=noun), began="approved", unit=unit)


def holders(*schemes: str, noun: Sentence, called: Sentence, levels: tuple[str, ...] = ()) -> Count:
    """Organisations that hold a certificate of these schemes."""
    return Count(_certificates(schemes, noun, called, levels), distinct="organisation", began="issued", unit="家")


def grants(*schemes: str, noun: Sentence, called: Sentence, unit: str) -> Count:
    """Certificates of these schemes, each counted: teams, people."""
    return Count(_certificates(schemes, noun, called, ()), began="issued", unit=unit)


def _certificates(schemes: tuple[str, ...], noun: Sentence, called: Sentence, levels: tuple[str, ...]) -> Question:
    also = any_of(level=levels) if levels else ()
    return Question(Certificate, of=(Is("scheme", schemes, called),), also=also, noun=noun)


def above_scale(industry: Industry, noun: Sentence, *further: Has) -> Question:
    """Active enterprises above the statistical scale in an industry."""
    return Question(
        Organisation,
        of=any_of(form=ENTERPRISE),
        also=(*any_of(above_scale=True, state="active"), industry, *further),
        noun=noun,
    )


def share(industry: Industry, noun: Sentence, having: Has, having_noun: Sentence) -> Ratio:
    """The share of above-scale enterprises of an industry for which `having` is true."""
    return Ratio(
        Count(above_scale(industry, having_noun, having), name=having_noun, unit="家"),
        Count(above_scale(industry, noun), name=noun, unit="家"),
    )
