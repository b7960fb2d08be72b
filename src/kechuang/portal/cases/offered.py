"""What an organisation can apply for, in the order it can get it: met, one condition short, open, not met; by object.

Policies about the organisation itself are read on its records. A platform, carrier or contract is judged by records of
its own, which an application may only bring: those are grouped by what they are about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kechuang.cases.models import Case
from kechuang.cases.of_policy import open_policies
from kechuang.entitlements.glance import Entitled, at_a_glance
from kechuang.kernel.sentences import Sentence
from kechuang.portal.entitlement_cards import STATES, State, state_of
from kechuang.portal.own_organisations import Own
from kechuang.portal.selfcheck_result import LAMPS
from kechuang.questions.composed import composed
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import Organisation
from kechuang.rules.document import SUBJECTS
from kechuang.rules.policy import Policy

HELD = "held"
"""The group of what is had already."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One policy: the case that is open under it, the lamp and what stands in the way; no lamp where it is not read."""

    policy: Policy
    case: Case | None
    lamp: str = ""
    state: Sentence | None = None
    why: Sentence | None = None

    @property
    def own(self) -> bool:
        """Whether it is about the organisation itself, so that its records answer."""
        return self.policy.subject in ("enterprise", "body")


@dataclass(frozen=True, slots=True)
class Group:
    """Policies of one state, or about one kind of object."""

    key: str
    label: Sentence
    rows: tuple[Offered, ...]


def offered(own: Own, asof: AsOf, held: Mapping[tuple[str, str], Case], q: str = "") -> list[Group]:
    """The groups that hold something, as far as `q` is found in a policy's name, grant or other names."""
    found = _glance(own, asof)
    groups: dict[str, list[Offered]] = {key: [] for key in (*STATES, HELD, *SUBJECTS)}
    for policy in open_policies():
        if not _fits(policy, q):
            continue
        case, one = held.get((policy.code, own.key)), found.get(policy.code)
        if one is None:
            groups[policy.subject].append(Offered(policy, case))
        elif one.certificate is not None:
            groups[HELD].append(Offered(policy, case, "good", Sentence("已持有", "Held"), _until(one.certificate)))
        else:
            state = state_of(one)
            groups[state].append(Offered(policy, case, LAMPS[one.found.verdict], STATES[state], _why(one, state)))
    return [Group(key, _label(key), tuple(rows)) for key, rows in groups.items() if rows]


def _glance(own: Own, asof: AsOf) -> dict[str, Entitled]:
    record = next(reversed(_on(key=own.key, valid=asof.valid, known=asof.known)), None)
    if record is None:
        return {}
    codes = {policy.code for policy in open_policies()}
    return {one.law.policy.code: one for one in at_a_glance(record, asof, codes)}


@composed
def _on(*, key: Any, valid: Any, known: Any) -> QuerySet[Organisation]:
    return Organisation.objects.as_of(AsOf(valid, known)).filter(key=key)


def _label(key: str) -> Sentence:
    states: dict[str, Sentence] = {
        "yes": Sentence("现在就符合的", "Met now"),
        "near": Sentence("只差一条的", "One condition short"),
        "unknown": Sentence("缺资料或要由人认定的", "Data missing, or judged by people"),
        "no": Sentence("还不符合的", "Not met yet"),
        HELD: Sentence("已经持有的", "Held already"),
    }
    if key in states:
        return states[key]
    about = next(said for subject, said in SUBJECTS.items() if subject == key)
    return Sentence(f"为{about.zh}申请的", f"For: {about.en.lower()}")


def _why(one: Entitled, state: State) -> Sentence | None:
    """The condition that fails, or how much is open."""
    if state in ("near", "no"):
        labels = [e.condition.label for e in one.found.conditions if e.verdict is False]
        more = f"等{len(labels)}条" if len(labels) > 1 else ""
        return Sentence(
            f"差：{labels[0]}{more}", f"in the way: {labels[0]}{f' and {len(labels) - 1} more' if more else ''}"
        )
    if state == "unknown":
        missing, judged = len(one.found.missing), len(one.found.to_judge)
        zh = "，".join([f"缺{missing}项资料"] * bool(missing) + [f"{judged}项由评审认定"] * bool(judged))
        en = ", ".join([f"{missing} facts missing"] * bool(missing) + [f"{judged} judged by reviewers"] * bool(judged))
        return Sentence(zh, en) if zh else None
    return None


def _until(held: Certificate) -> Sentence | None:
    return Sentence(f"至{held.expires}", f"until {held.expires}") if held.expires else None


def _fits(policy: Policy, q: str) -> bool:
    words = " ".join((policy.name, policy.english, policy.grants.zh, policy.grants.en, *policy.aliases)).lower()
    return all(word in words for word in q.lower().split())
