"""What a policy says of a case: its law on the reference date with local figures, its procedure, whom it is about."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from kechuang.cases.grant_list import grants
from kechuang.cases.models import Case
from kechuang.kernel.units import quantity
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions.signed import figures_at
from kechuang.registry.facts.subjects import KINDS, Subject
from kechuang.rules.law import Law, Local, NotInForce
from kechuang.rules.parameters import Citation, Dated, Parameter
from kechuang.rules.policy import Policy
from kechuang.rules.procedure import Procedure


def policy_of(case: Case) -> Policy | None:
    """The policy applied for; None of a case without one."""
    return catalogue()[case.policy] if case.policy else None


def procedure_of(case: Case) -> Procedure | None:
    """How it is applied for; None of an application to a call, which grants money and no status."""
    policy = policy_of(case)
    return policy.procedure if policy and not case.call else None


def reference_day(case: Case) -> date:
    """The day on which facts are asked: fixed when first submitted, today before."""
    return case.on or timezone.localdate()


def law_of(case: Case, day: date | None = None) -> Law | None:
    """The law on that day (the reference day where none is given); None without a policy or with none in force."""
    return law_on(case.policy, case.division, day or reference_day(case), figures_of(case)) if case.policy else None


def law_on(code: str, division: str, day: date, own: Local | None = None) -> Law | None:
    """The law of a policy on a day with the figures of a place, `own` ones over them; None where none is in force."""
    try:
        return catalogue().law(code, day, figures_at(division) | (own or {}))
    except NotInForce:
        return None


def local_of(case: Case) -> Local:
    """The figures that hold for a case: those of its place, its call's over them."""
    return figures_at(case.division) | figures_of(case)


def figures_of(case: Case) -> Local:
    """What the call of a case sets: `{document, number, since, values: {parameter: text}}` as it was carried along."""
    held, known = case.figures, catalogue().parameters()
    if not held:
        return {}
    since = date.fromisoformat(held["since"])
    cited = Citation(held["document"], held["number"], "", since)
    local: Local = {}
    for name, text in held["values"].items():
        own = known.get(name)
        if own is not None:
            value = Dated(since, quantity(text)[0], cited, "local")
            local[name] = Parameter(name, own.label, own.unit, (value,))
    return local


def subject_of(case: Case) -> Subject:
    """Whom or what the facts are about."""
    return Subject.parse(case.subject) if case.subject else Subject("organisation", case.organisation)


def subject_to_be(policy: Policy, number: str) -> str:
    """What a new application is about where that is no organisation, under the number of its case; else empty.

    A loan is told of by its application alone; whatever else has records of its own needs a procedure that makes one.
    """
    kind = KINDS[policy.subject][0]
    if kind == "organisation" or (policy.procedure is None and kind != "loan"):
        return ""
    form = policy.procedure.form if policy.procedure else ""
    return str(Subject(kind, f"{form}:{number}" if form else number))


def open_policies() -> tuple[Policy, ...]:
    """What an organisation can apply for here: whatever is granted as a record of a known kind."""
    return tuple(p for p in catalogue() if p.procedure is not None and p.procedure.becomes in grants())
