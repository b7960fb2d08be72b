"""Freezing a decision: the facts with their sources, the rule in force, the reviews, reasons, verdict and money.

Nothing is granted against the rule, or while facts are missing that it rests on. What only people judge is theirs to
weigh, in writing. A refusal carries the way out.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, Literal

from kechuang.accounts.models import User
from kechuang.cases.frozen_facts import frozen_facts
from kechuang.cases.joined import weighed
from kechuang.cases.models import Case, Decision
from kechuang.cases.of_policy import law_of, reference_day
from kechuang.cases.sheet import asked_law, found_of
from kechuang.cases.verb import Doing
from kechuang.events.clock import last_moment
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.answers import row_of
from kechuang.rules import as_json
from kechuang.rules.frozen import frozen
from kechuang.rules.gap import way_out
from kechuang.rules.law import Explanation

REVIEWING = ("close_review", "note_grade", "pass_building", "decide")
"""Verbs whose words are opinions a later decision rests on."""
PARTS = ("outcome", "reason", "law", "facts", "reviews", "explanation", "way_out", "amount")
"""What the digest of a decision is made over."""


def freeze(doing: Doing, outcome: Literal["granted", "refused"]) -> Decision:
    """Store a decision with all it rests on. Raises BadInput where the rule says otherwise."""
    case = doing.case
    law = law_of(case) if outcome == "refused" else asked_law(case) if case.policy else None
    body: dict[str, Any] = {"law": {}, "facts": {}, "explanation": {}, "way_out": None}
    row: dict[str, Any] = {}
    if law is not None:
        _, found = found_of(case, law)
        row = row_of(found)
        explained = law.explain(row)
        if outcome == "granted":
            refuse_against_rule(explained)
        body = {
            "law": frozen(law),
            "facts": frozen_facts(found),
            "explanation": as_json.explanation(explained),
            "way_out": as_json.way_out(way_out(law, row))
            if outcome == "refused" and explained.verdict is False
            else None,
        }
    body |= {"outcome": outcome, "reason": doing.reason, "reviews": _reviews(case)}
    body["amount"] = weighed(doing, row) if outcome == "granted" else None
    body = json.loads(json.dumps(body, ensure_ascii=False, default=str))
    return Decision.objects.create(
        case=case,
        ordinal=case.decisions.count() + 1,
        on=reference_day(case),
        known=last_moment(),
        digest=digest_of(body),
        decided_at=doing.stamp,
        decided_by=doing.actor if isinstance(doing.actor, User) else None,
        **body,
    )


def refuse_against_rule(explained: Explanation) -> None:
    """Raise BadInput where the rule says no, or cannot say because facts are missing."""
    if explained.verdict is False:
        failed = [c.condition.label for c in explained.conditions if c.verdict is False]
        raise BadInput(
            "case.rule_says_no",
            Sentence(f"按规则不符合条件：{'；'.join(failed)}。", f"The rule says no: {'; '.join(failed)}."),
            Sentence("请不予通过，或退回补正有误的事实。", "Refuse it, or send it back where a fact is wrong."),
            field="reason",
        )
    if explained.verdict is None and explained.missing:
        missing = "、".join(fact.label for fact in explained.missing)
        raise BadInput(
            "case.facts_missing",
            Sentence(f"缺少判断所需的事实：{missing}。", f"Facts are missing that the rule rests on: {missing}."),
            Sentence("请退回补正，或由主管部门登记后再审定。", "Send it back, or enter them, then decide."),
            field="reason",
        )


def digest_of(body: dict[str, Any]) -> str:
    """SHA-256 over a decision in canonical form. An amount counts where there is one: earlier decisions froze none."""
    kept = {name: body[name] for name in PARTS if name != "amount" or body.get("amount")}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _reviews(case: Case) -> list[dict[str, Any]]:
    return [
        {"verb": s.verb, "by": s.done_by_name, "at": s.done_at.isoformat(), "reason": s.reason, "given": s.given}
        for s in case.steps.filter(verb__in=REVIEWING)
    ]
