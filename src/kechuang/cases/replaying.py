"""Running a decision again: on its own frozen facts and rule, and, beside it, on today's rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kechuang.cases.deciding import digest_of
from kechuang.cases.frozen_facts import row_again
from kechuang.cases.models import Decision
from kechuang.cases.of_policy import law_on
from kechuang.rules import as_json
from kechuang.rules.frozen import thawed
from kechuang.rules.law import Explained, Explanation

VERDICTS: dict[bool | None, str] = {True: "yes", False: "no", None: "unknown"}


@dataclass(frozen=True, slots=True)
class Moved:
    """A condition that today's rule judges otherwise: its label, the verdict then ('' where it was none) and now."""

    label: str
    then: str
    now: str


@dataclass(slots=True)
class Replayed:
    """The result. `same` is whether every part of the explanation comes out as it was frozen.

    `whole` is whether the stored text still makes its digest. `today` is None where no rule is in force today.
    """

    decision: Decision
    whole: bool
    same: bool
    again: Explanation | None
    today: Explanation | None = None
    moved: list[Moved] = field(default_factory=list)


def replay(decision: Decision, today: date) -> Replayed:
    """Run it again. A decision that no rule decided is only checked against its digest."""
    body = {name: getattr(decision, name) for name in _PARTS}
    whole = digest_of(body) == decision.digest
    if not decision.law:
        return Replayed(decision, whole, whole, None)
    law = thawed(decision.law, decision.on)
    again = law.explain(row_again(decision.facts, law))
    same = as_json.explanation(again) == decision.explanation
    result = Replayed(decision, whole, same, again)
    case = decision.case
    now = law_on(case.policy, case.division, today)
    if now is not None:
        result.today = now.explain(row_again(decision.facts, now))
        result.moved = _moved(again, result.today)
    return result


_PARTS = ("outcome", "reason", "law", "facts", "reviews", "explanation", "way_out")


def _moved(then: Explanation, now: Explanation) -> list[Moved]:
    before, after = _verdicts(then.conditions), _verdicts(now.conditions)
    labels = {c.condition.code: c.condition.label for c in (*then.conditions, *now.conditions)}
    return [
        Moved(labels[code], before.get(code, ""), after.get(code, ""))
        for code in labels
        if before.get(code) != after.get(code)
    ]


def _verdicts(conditions: list[Explained]) -> dict[str, str]:
    return {c.condition.code: VERDICTS[c.verdict] for c in conditions}
