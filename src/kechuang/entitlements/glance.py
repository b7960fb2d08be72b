"""All policies in force for one organisation at a glance: verdict, reasons, what is confirmed, and other years.

Read live from the records, never from a run: what was put right a minute ago counts. Last and next year take the same
facts under the law of the other day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from kechuang.entitlements.asked import policies_of
from kechuang.entitlements.confirmed import unconfirmed
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions.signed import figures_at
from kechuang.questions.composed import composed
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.answers import Answer, answers, row_of
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import organisation
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import ENTERPRISE, Organisation
from kechuang.rules.law import Explanation, Law, NotInForce
from kechuang.rules.policy import Policy, flat
from kechuang.rules.tree import facts_of


@dataclass(frozen=True, slots=True)
class Year:
    """The verdict on the same facts under the law of another day; not in force: `law` is None."""

    day: date
    law: Law | None
    verdict: bool | None


@dataclass(frozen=True, slots=True)
class Entitled:
    """One policy for one organisation."""

    law: Law
    row: dict[str, Any]
    answers: dict[str, Answer]
    found: Explanation
    before: Year
    after: Year
    certificate: Certificate | None
    """The latest that is valid on the day and was granted under this policy."""

    @property
    def gaps(self) -> int:
        """How many conditions stand in the way."""
        return sum(e.verdict is not True for e in self.found.conditions)

    @property
    def unconfirmed(self) -> list[Answer]:
        """What the verdict rests on and nobody has confirmed, disputed facts among it."""
        return unconfirmed(self.law, self.answers)

    @property
    def without_asking(self) -> bool:
        """Scope, criteria and data are complete: it qualifies, and every fact it rests on is confirmed (免申即享)."""
        return self.found.verdict is True and not self.unconfirmed

    @property
    def documents(self) -> list[tuple[str, bool]]:
        """The documents the conditions ask for; whether one on record proves a fact the condition rests on."""
        found: dict[str, bool] = {}
        for condition in flat(self.law.version.conditions):
            read = [f.name for f in facts_of(self.law.on_day(condition.test))]
            proved = any(self.answers[name].proofs for name in read if name in self.answers)
            for document in condition.evidence:
                found[document] = found.get(document, False) or proved
        return list(found.items())


def at_a_glance(record: Organisation, asof: AsOf, only: Collection[str] | None = None) -> list[Entitled]:
    """Every policy in force on the day for an organisation (`only`: of these codes), in the order of the catalogue."""
    local = figures_at(record.division)
    wanted = [p for p in policies_for(record) if only is None or p.code in only]
    laws = [law for p in wanted if (law := law_on(p, asof.valid, local)) is not None]
    held = certificates(record.key, asof)
    made = {}
    for when, asked in _by_year(laws, asof):
        facts = list({f.name: f for law in asked for f in law.facts}.values())
        told = answers(organisation(record.key), when, facts)
        for law in asked:
            own = {f.name: told[f.name] for f in law.facts}
            row = row_of(own)
            around = [_year(law.policy, shifted(asof.valid, by), local, row) for by in (-1, 1)]
            made[law.policy.code] = Entitled(
                law, row, own, law.explain(row), around[0], around[1], held.get(law.policy.code)
            )
    return [made[law.policy.code] for law in laws]


def policies_for(record: Organisation) -> list[Policy]:
    """The policies that may be asked of an organisation: those for enterprises, or those for other bodies."""
    return policies_of("organisation", enterprise=record.form == ENTERPRISE)


def law_on(policy: Policy, day: date, local: Any) -> Law | None:
    """The law of a policy on a day; None while it is not in force."""
    try:
        return catalogue().law(policy.code, day, local)
    except NotInForce:
        return None


def certificates(key: str, asof: AsOf) -> dict[str, Certificate]:
    """What an organisation holds on the day, the latest of each scheme."""
    return {row.scheme: row for row in _certificates(key=key, valid=asof.valid, known=asof.known)}


@composed
def _certificates(*, key: Any, valid: Any, known: Any) -> QuerySet[Certificate]:
    rows = Certificate.objects.as_of(AsOf(valid, known)).filter(organisation=key)
    return rows.select_related("source").order_by("issued", "pk")


def shifted(day: date, years: int) -> date:
    """The same day of another year; the last of February for a leap day."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _by_year(laws: Sequence[Law], asof: AsOf) -> Iterable[tuple[When, list[Law]]]:
    found: dict[int, list[Law]] = {}
    for law in laws:
        found.setdefault(When.of(asof, law.policy).year, []).append(law)
    return [(When(asof, year), asked) for year, asked in found.items()]


def _year(policy: Policy, day: date, local: Any, row: dict[str, Any]) -> Year:
    law = law_on(policy, day, local)
    return Year(day, law, law.decide(row) if law else None)
