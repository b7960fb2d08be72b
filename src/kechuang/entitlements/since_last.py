"""Whom a night has to read again: those whose facts may have changed since the last run, and nobody else.

An outcome follows from the records known, the day, and the law. Since the last run a subject may therefore differ only
where a row of its records came or was superseded, where a day in one of its rows passed, or where a day on which one of
its conditions turns passed. Where the law, a figure of a place, the product itself or what a list is said to hold has
changed, where a year has ended, or a week since everybody was read, everybody is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path

from kechuang import __version__
from kechuang.entitlements.asked import Group, Place
from kechuang.entitlements.runs import DONE, GIVEN_UP, Run, last_run
from kechuang.entitlements.turning_days import turned_by_day
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions.signed import figures_at, place_codes, places, stamp
from kechuang.registry.facts.touching import touching, was_touched
from kechuang.registry.kinds.stated_fact import COMPLETE, StatedFact
from kechuang.rules.document import parameters_of
from kechuang.rules.law import Local, NotInForce, version_on
from kechuang.rules.parameters import Dated
from kechuang.rules.policy import Policy

EVERYBODY = timedelta(days=7)
"""So long after everybody was read, everybody is read again: a safety, should a change ever be missed."""
_FEW = 1_000
"""So few are always looked up one by one."""
_PARTS = ("entitlements", "policies", "registry", "rules", "kernel")


_MOST = 0.2
"""Where more than this part of all subjects is to be read, everybody is: reading in stretches is quicker then."""


@dataclass(frozen=True, slots=True)
class Since:
    """The run whose outcomes still hold for all who are not read again, and who is: keys in order, by group.

    Who is no more is among them.
    """

    before: Run
    subjects: Mapping[str, list[str]]


def since_last(run: Run, groups: Sequence[Group], of: int) -> Since | None:
    """What a run over so many subjects may rest on; None where it has to read everybody."""
    before = last_run()
    if before is None or before.made_with != run.made_with or before.valid.year != run.valid.year:
        return None
    if Run.objects.filter(pk__gt=before.pk, state=GIVEN_UP).exists():
        return None
    whole = Run.objects.filter(state=DONE, full=True).first()
    if whole is None or run.valid - whole.valid >= EVERYBODY or before.blocked is None:
        return None
    # the day of the run before and every day since: what holds for one day only is not missed
    days = [before.valid + timedelta(days=n) for n in range((run.valid - before.valid).days + 1)]
    if was_touched(StatedFact.objects.filter(fact=COMPLETE), before.asof, run.asof) or not _same_laws(days):
        return None
    found = {}
    for group in groups:
        laws = [law for place in _places() for law in group.laws(run.valid, place)]
        turned = turned_by_day(group.kind, laws, days, run.asof)
        if turned is None:
            return None
        facts = {f.name for law in laws for f in law.facts}
        found[group.name] = sorted(turned | touching(group.kind, facts).subjects(before.asof, run.asof))
    return Since(before, found) if sum(map(len, found.values())) <= max(_MOST * of, _FEW) else None


def made_with() -> str:
    """Changes with the product and with what was signed for places: what outcomes were worked out with."""
    return sha256(f"{_product()} {stamp()!r}".encode()).hexdigest()


@cache
def _product() -> str:
    told = sha256(__version__.encode())
    package = Path(__file__).parents[1]
    for part in _PARTS:
        for file in sorted((package / part).rglob("*")):
            if file.suffix in (".py", ".toml"):
                told.update(f"{file.relative_to(package)} ".encode() + file.read_bytes())
    return told.hexdigest()


def _same_laws(days: Sequence[date]) -> bool:
    """Whether every policy says the same on all these days, everywhere: one version, with the same figures."""
    for place in _places():
        local = figures_at(place[-1] if place else "")
        for policy in catalogue():
            first, *others = (_said(policy, day, local) for day in days)
            if any(other != first for other in others):
                return False
    return True


def _said(policy: Policy, day: date, local: Local) -> tuple[date, list[Dated | None]] | None:
    try:
        version = version_on(policy, day)
    except NotInForce:
        return None
    return version.since, [local.get(p.name, p).on(day) for p in parameters_of(version)]


def _places() -> list[Place]:
    """Everywhere that has figures of its own, and everywhere else."""
    return [(), *dict.fromkeys(place_codes(one.code) for one in places())]
