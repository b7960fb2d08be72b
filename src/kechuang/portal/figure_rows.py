"""What the pages of local figures show: a place's figures as they hold, one by its dates, what a proposal changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kechuang.entitlements.moving import whom_it_moves
from kechuang.figures.checking import place_name
from kechuang.figures.models import Proposal
from kechuang.figures.standing import dated, standing
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions.signed import NATION, figures_at, laid, places, places_above
from kechuang.portal.change_rows import ChangeRow, change_rows
from kechuang.registry.asof import AsOf
from kechuang.rules import words
from kechuang.rules.difference import difference
from kechuang.rules.document import parameters_of
from kechuang.rules.law import Local, NotInForce
from kechuang.rules.moved import Impact
from kechuang.rules.parameters import Dated, Parameter
from kechuang.rules.policy import Policy


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure that places may set, as it holds in one of them."""

    figure: Parameter
    policies: tuple[Policy, ...]
    now: Dated | None
    value: str
    own: bool
    """Whether the place has set it itself, in a table of files or signed."""
    waiting: int


def settable() -> dict[str, tuple[Parameter, tuple[Policy, ...]]]:
    """Figures that some place has set, that a policy leaves to places, or that nobody has found; by name."""
    set_somewhere = {name for place in places() for name in place.own}
    found: dict[str, tuple[Parameter, tuple[Policy, ...]]] = {}
    for policy in catalogue():
        for figure in (p for version in policy.versions for p in parameters_of(version)):
            last = figure.values[-1]
            if last.value is None or last.confidence == "local" or figure.name in set_somewhere:
                known, held = found.get(figure.name, (figure, ()))
                found[figure.name] = (known, held if policy in held else (*held, policy))
    return found


def rows_of(division: str, day: date, q: str, waiting: dict[str, int]) -> list[FigureRow]:
    """The figures of a place on a day whose label, name or policy holds the words; its own first."""
    held, own = figures_at(division), _own(division)
    found = []
    for name, (figure, policies) in settable().items():
        if division == NATION and figure.values[-1].value is not None:
            continue  # the policy itself states it for the nation
        if q and q not in figure.label and q not in name and not any(q in p.name for p in policies):
            continue
        now = held.get(name, figure).on(day)
        found.append(FigureRow(figure, policies, now, said(figure, now), name in own, waiting.get(name, 0)))
    return sorted(found, key=lambda row: (not row.waiting, not row.own, row.policies[0].code, row.figure.name))


def said(figure: Parameter, value: Dated | None) -> str:
    """A value in words; empty where there is none."""
    return words.amount(value.value, figure.unit) if value and value.value is not None else ""


def _own(division: str) -> Local:
    return next((j.own for j in places() if j.code == division), {})


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """One value of a figure as it holds in a place, and until when; `proposal` where it was signed here."""

    value: Dated
    text: str
    until: date | None
    proposal: Proposal | None


def values_of(division: str, figure: Parameter) -> list[PlaceValue]:
    """The values that hold in a place one after another, newest first."""
    values = figures_at(division).get(figure.name, figure).values
    every = standing().items()
    signed = {since: row for (*place, since), row in every if place == [division, figure.name]}
    ends = [*(v.since for v in values[1:]), None]
    found = [
        PlaceValue(v, said(figure, v), until, row if (row := signed.get(v.since)) and row.value else None)
        for v, until in zip(values, ends, strict=True)
    ]
    return found[::-1]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a proposal changes in one policy: clauses in words, and whom it moves where that can be told at once."""

    policy: Policy
    day: date
    changes: list[ChangeRow]
    impact: Impact | None


def effects_of(row: Proposal, figure: Parameter) -> list[Effect]:
    """In each policy that reads the figure, on the first day from which it would hold and the policy is in force."""
    before, after = figures_at(row.division), _after(row, figure)
    asof, today, found = AsOf.now(), AsOf.now().valid, []
    for policy in settable().get(figure.name, (figure, ()))[1]:
        for day in dict.fromkeys((max(row.since, today), row.since)):
            try:
                old, new = (catalogue().law(policy.code, day, local) for local in (before, after))
            except NotInForce:
                continue
            changes = change_rows(difference(old, new))
            moved = whom_it_moves(old, new, _within(row.division), asof) if day >= today else None
            found.append(Effect(policy, day, changes, moved))
            break
    return found


def _within(division: str) -> str:
    """How the codes of all that lies in a division begin."""
    return "" if division == NATION else division[:2] if division[2:] == "0000" else division.removesuffix("00")


def _after(row: Proposal, figure: Parameter) -> Local:
    """What would hold in the place once it is signed."""
    held = figures_at(row.division)
    base = held.get(figure.name) or places_above(row.division, figure.name)
    if row.value:
        values = laid(base, (dated(row),))
    else:  # taken back: what was there without the signed one of that day
        above = tuple(v for v in places_above(row.division, figure.name).values if v.since == row.since)
        values = tuple(v for v in base.values if v.since != row.since)
        values = tuple(sorted((*above, *values), key=lambda v: v.since))
    return {**held, figure.name: Parameter(figure.name, figure.label, figure.unit, values)}


def place_choices(own: str) -> list[tuple[str, str]]:
    """Divisions to choose from: the place of the plan and what lies above it, and all that have figures."""
    codes = [own, f"{own[:4]}00", f"{own[:2]}0000"] if own else []
    codes += [NATION, *(j.code for j in places())]
    return [(code, place_name(code)) for code in dict.fromkeys(codes)]
