"""Which law grants what an indicator counts: certificates name the policy they come from."""

from __future__ import annotations

from datetime import date
from functools import cache

from kechuang.indicators.conditions import Is
from kechuang.indicators.definition import Indicator
from kechuang.indicators.measures import Count
from kechuang.kernel import divisions
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions.signed import figures_at
from kechuang.registry.kinds.certificate import Certificate
from kechuang.rules.law import Law, NotInForce


def scheme_of(indicator: Indicator, day: date, place: str) -> str:
    """The scheme whose certificates an indicator counts by holder, where enterprises apply under a policy we know.

    A province's own policy is none for another province's enterprises.
    """
    version = indicator.version_on(day)
    measure = version.measure if version else None
    if not isinstance(measure, Count) or measure.question.kind is not Certificate or not measure.distinct:
        return ""
    for condition in measure.question.of:
        if isinstance(condition, Is) and condition.field == "scheme" and len(condition.values) == 1:
            code = str(condition.values[0])
            known = next((one for one in catalogue() if one.code == code and one.subject == "enterprise"), None)
            return code if known and _asked_there(known.name, place) else ""
    return ""


def _asked_there(name: str, place: str) -> bool:
    """Whether a policy is one of the nation, or of the place's own province."""
    for code, province in _provinces():
        if name.startswith(province):
            return not place or place.startswith(code)
    return True


@cache
def _provinces() -> tuple[tuple[str, str], ...]:
    found = (divisions.lookup(code) for code in divisions.every_code() if code.endswith("0000"))
    return tuple((one.code[:2], one.name) for one in found if one)


def law_of(scheme: str, day: date, place: str = "") -> Law | None:
    """The law of a scheme on a day, with the place's own figures; None while it is not in force."""
    try:
        return catalogue().law(scheme, day, figures_at(place))
    except NotInForce:
        return None
