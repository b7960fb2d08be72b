"""What would follow if figures of a policy changed: read on the records as they are, with nothing put into force.

A draft is figures by name, from a day on. It is laid over the law like a place's own figures, so that every reader of
the law takes it; whoever gains, loses or becomes undecided is named, and the amounts are summed under both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import Unit, quantity
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions.signed import figures_at
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.facts.home import KEY
from kechuang.registry.facts.subjects import KINDS
from kechuang.registry.facts.table import facts_table
from kechuang.registry.kinds.certificate import Certificate
from kechuang.rules.document import parameters_of
from kechuang.rules.law import Law
from kechuang.rules.moved import Impact, Moved, moved
from kechuang.rules.parameters import Citation, Dated, Parameter
from kechuang.rules.policy import Policy

MOST = 100_000
"""Subjects read for one page; of more, the command line runs the whole table."""


@dataclass(frozen=True, slots=True)
class Budget:
    """One amount over everybody whose verdict is yes: its sum before and after; how many could not be told."""

    label: str
    unit: Unit
    before: Fraction
    after: Fraction
    untold: int


@dataclass(slots=True)
class Drafted:
    """`names` by key of the subject; `holders` hold the grant today and would lose it: they must act."""

    old: Law
    new: Law
    impact: Impact
    names: dict[str, str] = field(default_factory=dict)
    holders: frozenset[str] = frozenset()
    budget: tuple[Budget, ...] = ()
    cut: bool = False


def figures_asked(policy: Policy, day: date, place: str) -> list[tuple[Parameter, Fraction | None]]:
    """The figures a draft may change: those the version in force on the day reads, with what holds in the place."""
    law = catalogue().law(policy.code, day, _local(place))
    return [(p, held.value if (held := law.local.get(p.name, p).on(day)) else None) for p in parameters_of(law.version)]


def draft_of(policy: Policy, texts: Mapping[str, str], since: date, title: str) -> dict[str, Parameter]:
    """The figures of a draft from what was typed. Raises BadInput that names the figure."""
    known = {p.name: p for version in policy.versions for p in parameters_of(version)}
    made = {}
    for name, text in texts.items():
        wanted = known.get(name)
        if wanted is None or not text.strip():
            continue
        made[name] = Parameter(name, wanted.label, wanted.unit, (_dated(wanted, text.strip(), since, title),))
    return made


def drafted(policy: Policy, draft: Mapping[str, Parameter], day: date, place: str, today: date) -> Drafted:
    """Both laws on the day over the records of today. Raises NotInForce."""
    local = _local(place)
    old = catalogue().law(policy.code, day, local)
    new = catalogue().law(policy.code, day, {**local, **draft})
    rows = _Rows(old, today, place)
    told = Drafted(old, new, Impact())
    sums: dict[str, list[Any]] = {a.code: [Fraction(0), Fraction(0), 0] for a in old.version.amounts}
    turned: list[Moved] = list(moved(old, new, rows.read(sums, (old, new))))
    told.impact.asked, told.impact.moved, told.cut = rows.asked, turned, rows.cut
    told.names = _names(policy, [one.name for one in turned], today)
    lost = [one.name for one in turned if one.after is False or (one.before is True and one.after is None)]
    held = Certificate.objects.as_of(AsOf.on(today)).filter(scheme=policy.code, organisation__in=lost)
    told.holders = frozenset(held.values_list("organisation", flat=True))
    told.budget = tuple(
        Budget(a.label, a.value.unit, sums[a.code][0], sums[a.code][1], sums[a.code][2]) for a in old.version.amounts
    )
    return told


class _Rows:
    """The subjects of the place with their facts, counted as they are read; their amounts summed under both laws."""

    def __init__(self, law: Law, today: date, place: str) -> None:
        self.law, self.asof, self.place = law, AsOf.on(today), place
        self.asked, self.cut = 0, False

    def read(self, sums: dict[str, list[Any]], laws: tuple[Law, Law]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Key and row of each, up to `MOST`."""
        for table in facts_table(self.law, self.asof):
            for row in table.iter_rows(named=True):
                if self.asked == MOST:
                    self.cut = True
                    return
                self.asked += 1
                known = {name: value for name, value in row.items() if value is not None and name != KEY}
                if sums:
                    _add(sums, laws, known)
                yield row[KEY], known


def _add(sums: dict[str, list[Any]], laws: tuple[Law, Law], row: dict[str, Any]) -> None:
    for side, law in enumerate(laws):
        found = law.explain(row)
        if found.verdict is not True:
            continue
        for granted in found.amounts:
            if granted.amount.code not in sums:
                continue
            if granted.value is None:
                sums[granted.amount.code][2] += side
            else:
                sums[granted.amount.code][side] += granted.value


def _local(place: str) -> dict[str, Parameter]:
    return dict(figures_at(place))


def _names(policy: Policy, keys: list[str], today: date) -> dict[str, str]:
    kind = kinds().get(KINDS[policy.subject][0])
    if kind is None or not any(f.name in ("name", "title") for f in kind._meta.concrete_fields):
        return {}
    field = "name" if any(f.name == "name" for f in kind._meta.concrete_fields) else "title"
    return dict(kind.objects.as_of(AsOf.on(today)).filter(key__in=keys).values_list("key", field))


def _dated(wanted: Parameter, text: str, since: date, title: str) -> Dated:
    try:
        value, unit = quantity(text)
    except BadInput as error:
        error.fields["field"] = wanted.name
        raise
    if unit != wanted.unit:
        shown = str(wanted.unit) or "比率"
        raise BadInput(
            "draft.unit",
            Sentence(f"“{wanted.label}”的单位应为{shown}。", f"“{wanted.name}” must be in {wanted.unit or 'a ratio'}."),
            Sentence("请写成数字加单位，例如 5000万元、35%。", "Write a number and its unit."),
            field=wanted.name,
        )
    return Dated(since, value, Citation(title or "草案", "", ""), "local")
