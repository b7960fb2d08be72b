"""Who is to be told of a new policy: by the last night's run, who qualifies; and who of them has an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kechuang.accounts.models import Membership
from kechuang.accounts.roles import Role
from kechuang.entitlements.outcomes import outcomes_at
from kechuang.entitlements.runs import Run, last_run
from kechuang.entitlements.whose import whose_of
from kechuang.policies import catalogue
from kechuang.registry.facts.subjects import KINDS
from kechuang.rollout.models import Rollout

MOST = 50_000
"""So many are told in one act; a policy that more qualify for is told of by publishing it."""
_BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Qualifying:
    """By credit code, the name; `reached` those for whom somebody can be told here; `run` by which it is so."""

    run: Run
    names: dict[str, str]
    reached: frozenset[str]

    @property
    def unreached(self) -> dict[str, str]:
        """Those nobody speaks for here: they are told otherwise."""
        return {code: name for code, name in self.names.items() if code not in self.reached}


def qualifying(rollout: Rollout, today: date) -> Qualifying | None:
    """None where the document is about no policy of ours, or no night has read it yet."""
    policy, run = catalogue().policies.get(rollout.policy), last_run()
    if policy is None or run is None or policy.code not in run.counts:
        return None
    rows = outcomes_at(run).filter(finding__policy=policy.code, finding__verdict=True).order_by("subject")
    kind = KINDS[policy.subject][0]
    subjects = list(rows.values_list("subject", flat=True)[:MOST])
    names: dict[str, str] = {}
    for start in range(0, len(subjects), _BATCH):
        found = whose_of(kind, subjects[start : start + _BATCH], run.asof).values()
        names |= {one.organisation: one.name for one in found if one.organisation}
    speaking = Membership.objects.in_force(today).filter(role=Role.REPRESENTATIVE, person__is_active=True)
    held = {code for code in speaking.values_list("organisation__credit_code", flat=True) if code}
    return Qualifying(run, names, frozenset(held & names.keys()))
