"""What would follow if a policy changed: read on the records as they are, with nothing put into force.

A draft is figures, from a day on: dated ones by name, laid over the law like a place's own, and those written into the
clauses themselves, put into a version of its own together with clauses dropped and added. Every reader of the law
takes it; whoever gains, loses or becomes undecided is named, and the amounts are summed under both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from kechuang.entitlements.budget import Budget, Sums, onward
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import Unit, quantity
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions.signed import figures_at
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.facts.home import KEY
from kechuang.registry.facts.homes import home_of
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import KINDS
from kechuang.registry.facts.table import facts_of, subject_keys
from kechuang.registry.kinds.certificate import Certificate
from kechuang.rules.amending import Clausal, amended
from kechuang.rules.clauses import Document
from kechuang.rules.document import parameters_of
from kechuang.rules.facts import Fact
from kechuang.rules.law import Law, version_on
from kechuang.rules.moved import Impact, Moved, moved
from kechuang.rules.parameters import Citation, Dated, Parameter
from kechuang.rules.policy import Policy
from kechuang.rules.written_figures import Written, written_figures

MOST = 100_000
"""Subjects read for one page; of more, the command line runs the whole table."""


@dataclass(frozen=True, slots=True)
class Edits:
    """What a draft does to the clauses themselves: figures by code, codes dropped, clauses added."""

    written: Mapping[str, Fraction] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    added: tuple[Clausal, ...] = ()
    source: Document | None = None
    """The document they are meant to be issued in."""

    def __bool__(self) -> bool:
        return bool(self.written or self.dropped or self.added)


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact the draft asks and the policy did not: of how many subjects it is not on record."""

    of: Fact
    subjects: int
    derived: bool
    """Whether the records themselves give it; else it must be stated of each subject."""


@dataclass(slots=True)
class Drafted:
    """`names` by key of the subject; `holders` hold the grant today and would lose it: they must act.

    `budget` sums what the policy itself pays, `onward` what others pay to who would gain or lose the grant.
    """

    old: Law
    new: Law
    impact: Impact
    names: dict[str, str] = field(default_factory=dict)
    holders: frozenset[str] = frozenset()
    budget: tuple[Budget, ...] = ()
    onward: tuple[Budget, ...] = ()
    cut: bool = False
    missing: tuple[Missing, ...] = ()


@cache
def facts_offered(subject: str) -> tuple[Fact, ...]:
    """What a clause that is added may ask of such a subject: every fact some policy asks; nothing a person judges."""
    found = {
        f.name: f for policy in catalogue() if policy.subject == subject for f in catalogue().facts_of(policy.code)
    }
    return tuple(sorted((f for f in found.values() if not f.judged), key=lambda f: (f.kind != "number", f.label)))


def figures_asked(policy: Policy, day: date, place: str) -> list[tuple[Parameter, Fraction | None]]:
    """The figures a draft may change: those the version in force on the day reads, with what holds in the place."""
    law = catalogue().law(policy.code, day, _local(place))
    return [(p, held.value if (held := law.local.get(p.name, p).on(day)) else None) for p in parameters_of(law.version)]


def written_asked(policy: Policy, day: date) -> list[Written]:
    """The figures written into the clauses of the version in force on the day. Raises NotInForce."""
    return written_figures(version_on(policy, day))


def rewriting_of(policy: Policy, texts: Mapping[str, str], day: date) -> dict[str, Fraction]:
    """The figures of clauses, by code, that are to be written otherwise. Raises BadInput that names the figure."""
    known = {one.code: one for one in written_asked(policy, day)}
    made = {
        code: _figure(text.strip(), known[code].clause.label, known[code].unit, code)
        for code, text in texts.items()
        if code in known and text.strip()
    }
    return {code: value for code, value in made.items() if value != known[code].value}


def draft_of(policy: Policy, texts: Mapping[str, str], since: date, title: str) -> dict[str, Parameter]:
    """The dated figures of a draft from what was typed. Raises BadInput that names the figure."""
    known = {p.name: p for version in policy.versions for p in parameters_of(version)}
    made = {}
    for name, text in texts.items():
        wanted = known.get(name)
        if wanted is None or not text.strip():
            continue
        made[name] = Parameter(name, wanted.label, wanted.unit, (_dated(wanted, text.strip(), since, title),))
    return made


def drafted(
    policy: Policy,
    draft: Mapping[str, Parameter],
    day: date,
    place: str,
    today: date,
    edits: Edits | None = None,
) -> Drafted:
    """Both laws on the day over the records of today. Raises NotInForce, BadInput."""
    local = _local(place)
    old = catalogue().law(policy.code, day, local)
    version = None
    if edits:
        version = amended(
            old.version, written=edits.written, dropped=edits.dropped, added=edits.added, source=edits.source
        )
    new = catalogue().law(policy.code, day, {**local, **draft}, version=version)
    asked = {f.name for f in old.facts}
    fresh = [f for f in new.facts if f.name not in asked]
    rows = _Rows(policy, [*old.facts, *fresh], today, fresh)
    told = Drafted(old, new, Impact())
    sums = Sums(old)
    turned: list[Moved] = list(moved(old, new, rows.read(sums, (old, new))))
    told.impact.asked, told.impact.moved, told.cut = rows.asked, turned, rows.cut
    kind = KINDS[policy.subject][0]
    told.missing = tuple(Missing(f, n, home_of(kind, f.name) is not None) for f in fresh if (n := rows.missing[f.name]))
    told.names = _names(policy, [one.name for one in turned], today)
    lost = [one.name for one in turned if one.after is False or (one.before is True and one.after is None)]
    held = Certificate.objects.as_of(AsOf.on(today)).filter(scheme=policy.code, organisation__in=lost)
    told.holders = frozenset(held.values_list("organisation", flat=True))
    told.budget = tuple(sums.told())
    gaining = [one.name for one in turned if one.after is True and one.before is not True]
    told.onward = onward(policy, gaining, told.holders, day, local, today)
    return told


class _Rows:
    """The subjects of the place with their facts, counted as they are read; their amounts summed under both laws."""

    def __init__(self, policy: Policy, facts: list[Fact], today: date, fresh: list[Fact]) -> None:
        self.policy, self.facts, self.asof = policy, facts, AsOf.on(today)
        self.asked, self.cut = 0, False
        self.missing = {f.name: 0 for f in fresh}

    def read(self, sums: Sums, laws: tuple[Law, Law]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Key and row of each, up to `MOST`."""
        kind, when = KINDS[self.policy.subject][0], When.of(self.asof, self.policy)
        for table in facts_of(kind, subject_keys(kind, self.asof), when, self.facts):
            for row in table.iter_rows(named=True):
                if self.asked == MOST:
                    self.cut = True
                    return
                self.asked += 1
                known = {name: value for name, value in row.items() if value is not None and name != KEY}
                for name in self.missing:
                    self.missing[name] += name not in known
                for side, law in enumerate(laws):
                    sums.add(side, law, known)
                yield row[KEY], known


def _local(place: str) -> dict[str, Parameter]:
    return dict(figures_at(place))


def _names(policy: Policy, keys: list[str], today: date) -> dict[str, str]:
    kind = kinds().get(KINDS[policy.subject][0])
    if kind is None or not any(f.name in ("name", "title") for f in kind._meta.concrete_fields):
        return {}
    field = "name" if any(f.name == "name" for f in kind._meta.concrete_fields) else "title"
    return dict(kind.objects.as_of(AsOf.on(today)).filter(key__in=keys).values_list("key", field))


def _dated(wanted: Parameter, text: str, since: date, title: str) -> Dated:
    value = _figure(text, wanted.label, wanted.unit, wanted.name)
    return Dated(since, value, Citation(title or "草案", "", ""), "local")


def _figure(text: str, label: str, unit: Unit, name: str) -> Fraction:
    try:
        value, typed = quantity(text)
    except BadInput as error:
        error.fields["field"] = name
        raise
    if typed != unit:
        raise BadInput(
            "draft.unit",
            Sentence(f"“{label}”的单位应为{str(unit) or '比率'}。", f"“{name}” must be in {unit or 'a ratio'}."),
            Sentence("请写成数字加单位，例如 5000万元、35%。", "Write a number and its unit."),
            field=name,
        )
    return value
