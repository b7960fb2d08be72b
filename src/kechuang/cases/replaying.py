"""Running a decision again: on its own frozen facts and rule, and, beside it, on today's rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kechuang.cases.deciding import PARTS, digest_of
from kechuang.cases.frozen_facts import row_again
from kechuang.cases.joined import Reckoned, reckoned_again
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
    """The result. `same` is whether every part of the explanation, and the amount, comes out as it was frozen.

    `whole` is whether the stored text still makes its digest. `today` is None where no rule is in force today, `amount`
    where no inputs of an amount were frozen.
    """

    decision: Decision
    whole: bool
    same: bool
    again: Explanation | None
    today: Explanation | None = None
    moved: list[Moved] = field(default_factory=list)
    amount: Reckoned | None = None

    @property
    def ran(self) -> bool:
        """Whether there was anything to run again."""
        return self.again is not None or self.amount is not None


def replay(decision: Decision, today: date) -> Replayed:
    """Run it again: its rule, and what it grants. A decision that froze neither is only checked against its digest."""
    body = {name: getattr(decision, name) for name in PARTS}
    whole = digest_of(body) == decision.digest
    amount = reckoned_again(decision, today)
    if not decision.law:
        return Replayed(decision, whole, amount.same if amount else whole, None, amount=amount)
    law = thawed(decision.law, decision.on)
    again = law.explain(row_again(decision.facts, law))
    same = as_json.explanation(again) == decision.explanation and (amount is None or amount.same)
    result = Replayed(decision, whole, same, again, amount=amount)
    case = decision.case
    now = law_on(case.policy, case.division, today)
    if now is not None:
        result.today = now.explain(row_again(decision.facts, now))
        result.moved = _moved(again, result.today)
    return result


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
