"""The ladder of enterprises (梯次培育): its rungs as a table, and the highest that an enterprise stands on.

A rung is held by a certificate that is valid on the day, and climbed to under the policies that grant one. Of the
highest rung no policy here tells the conditions: who stands on it is known, how far anybody is from it is not.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import QuerySet

from kechuang.kernel import divisions
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.questions.composed import composed
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.certificate import Certificate


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: the schemes whose certificates put one on it, and the policies under which one gets there."""

    code: str
    name: Sentence
    schemes: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()


LADDER = (
    Rung("seed", Sentence("科技型种子企业", "Seed enterprises")),
    Rung(
        "tech_sme",
        Sentence("科技型中小企业", "Technology SMEs"),
        ("tech_sme", "heb_tech_sme"),
        ("tech_sme", "heb_tech_sme"),
    ),
    Rung(
        "giant",
        Sentence("科技小巨人企业", "Technology giants"),
        ("heb_giant", "agri_giant", "tech_giant"),
        ("heb_giant", "agri_giant"),
    ),
    Rung("hnte", Sentence("高新技术企业", "High-tech enterprises"), ("hnte",), ("hnte",)),
    Rung("leader", Sentence("科技领军企业", "Leading technology enterprises"), ("tech_leader",)),
)
"""Lowest first. Whoever holds no certificate of a higher rung counts as seed."""
SEED = LADDER[0]


def rung(code: str) -> Rung:
    """The rung of that code; the last that can be climbed to where there is none."""
    return next((one for one in LADDER if one.code == code), LADDER[-2])


def climbed_to(place: str) -> list[Rung]:
    """The rungs that somebody can be brought to in a place: another province's own policies grant nothing there."""
    return [one for one in LADDER if policies_there(one, place)]


def policies_there(of: Rung, place: str) -> tuple[str, ...]:
    """The policies of a rung that count in a place (its division code; empty: anywhere)."""
    return tuple(code for code in of.policies if asked_there(code, place))


@cache
def asked_there(policy: str, place: str) -> bool:
    """Whether a policy is one of the nation, or of the place's own province."""
    name = catalogue()[policy].name
    for code, province in _provinces():
        if name.startswith(province):
            return not place or place.startswith(code)
    return True


def height(schemes: Collection[str]) -> Rung:
    """The highest rung on which certificates of these schemes put one."""
    return next((one for one in reversed(LADDER) if not schemes_apart(one.schemes, schemes)), SEED)


def schemes_apart(these: Collection[str], those: Collection[str]) -> bool:
    """Whether none is in both."""
    return set(these).isdisjoint(those)


def held(asof: AsOf, keys: Collection[str] | None = None) -> dict[str, Rung]:
    """The rung of every organisation (of these) that stands on a higher one than seed."""
    whose = {} if keys is None else {"organisation__in": list(keys)}
    found: dict[str, set[str]] = {}
    for key, scheme in _certificates(valid=asof.valid, known=asof.known, **whose):
        found.setdefault(key, set()).add(scheme)
    return {key: height(schemes) for key, schemes in found.items()}


@composed
def _certificates(*, valid: Any, known: Any, **whose: Any) -> QuerySet[Any, Any]:
    every = [scheme for one in LADDER for scheme in one.schemes]
    rows = Certificate.objects.as_of(AsOf(valid, known)).filter(scheme__in=every, **whose).exclude(organisation="")
    return rows.order_by().values_list("organisation", "scheme")


@cache
def _provinces() -> tuple[tuple[str, str], ...]:
    found = (divisions.lookup(code) for code in divisions.every_code() if code.endswith("0000"))
    return tuple((one.code[:2], one.name) for one in found if one)
