"""The money a decision grants, frozen with every input it was reckoned from, and run again by the mode's own rule.

Of a call that a policy decides, the inputs are the decision's frozen facts and law; here stands which amount it was and
the voucher's face. Of a project, here stand its budget, what the panel proposed, the call's terms, and the ranking.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils import timezone

from kechuang.cases.frozen_facts import row_again
from kechuang.cases.joined import Reckoned
from kechuang.cases.models import Decision
from kechuang.cases.of_policy import figures_of, law_on
from kechuang.funds.calls.inputs import (
    Plain,
    competitive_amount,
    competitive_inputs,
    competitive_terms,
    differing,
    stable_amount,
    stable_inputs,
    terms,
)
from kechuang.funds.calls.ranking import Ranking
from kechuang.funds.models import Application
from kechuang.funds.modes.competitive import Applicant, Placed, ranked
from kechuang.funds.modes.of_policy import amount_by
from kechuang.funds.modes.support import Support
from kechuang.funds.vouchers.redeeming import face_of, within_face
from kechuang.kernel.sentences import Sentence
from kechuang.rules.frozen import thawed


def frozen_amount(
    of: Application, found: Support, *, proposed: int | None = None, place: tuple[Placed, Ranking] | None = None
) -> Plain:
    """As a decision keeps it: the amount with its reason and source, the call, the project, and the inputs."""
    call = of.call
    return {
        "fen": found.fen,
        "reason": [found.reason.zh, found.reason.en],
        "source": str(found.citation),
        "mode": call.mode,
        "call": {"number": call.number, "title": call.title, "opens": str(call.opens or "")},
        "project": of.project,
        "documents": sorted(
            of.case.attachments.filter(superseded_at=None).values_list("evidence__sha256", flat=True).distinct()
        ),
        "inputs": _inputs(of, proposed),
        "ranking": _ranking(*place) if place else None,
    }


def run_again(decision: Decision, day: date) -> Reckoned | None:
    """By the frozen inputs, and by the terms, the rule and the records of a day."""
    held = decision.amount
    if not held:
        return None
    of = Application.objects.select_related("call__line", "case").filter(case=decision.case).first()
    again = _again(held, decision)
    now, inputs = _on(held, decision, of, day)
    return Reckoned(
        held["fen"],
        Sentence(*held["reason"]),
        again.fen,
        now.fen if now else None,
        now.reason if now else None,
        differing(held["inputs"], inputs),
        _stands(held),
    )


def _inputs(of: Application, proposed: int | None) -> Plain:
    if of.call.granted:
        number, face = face_of(of)
        granted = of.call.granted
        return {"policy": granted.policy, "amount": granted.amount} | (
            {"voucher": number, "face": face} if face else {}
        )
    return (
        competitive_inputs(of, proposed or 0)
        if of.call.mode == "competitive"
        else stable_inputs(of, timezone.localdate())
    )


def _again(held: Plain, decision: Decision) -> Support:
    inputs = held["inputs"]
    if "policy" in inputs:
        law = thawed(decision.law, decision.on)
        return within_face(amount_by(law, inputs["amount"], row_again(decision.facts, law)), *_face(inputs))
    return _by_mode(held["mode"], inputs)


def _on(held: Plain, decision: Decision, of: Application | None, day: date) -> tuple[Support | None, Plain]:
    inputs = dict(held["inputs"])
    if "policy" in inputs:
        case = decision.case
        law = law_on(inputs["policy"], case.division, day, figures_of(case))
        if law is None:
            return None, inputs
        return within_face(amount_by(law, inputs["amount"], row_again(decision.facts, law)), *_face(inputs)), inputs
    if of is not None:
        now = stable_inputs(of, day) if held["mode"] == "stable" else terms(of, ("share", "cap", "least"))
        # a call that names no yearly amount leaves it to each task: there the frozen one still is the task's
        inputs |= {name: value for name, value in now.items() if name != "yearly" or value}
    return _by_mode(held["mode"], inputs), inputs


def _by_mode(mode: str, inputs: Plain) -> Support:
    return competitive_amount(inputs) if mode == "competitive" else stable_amount(inputs)


def _face(inputs: Mapping[str, Any]) -> tuple[str, int | None]:
    return inputs.get("voucher", ""), inputs.get("face")


def _ranking(own: Placed, ranking: Ranking) -> Plain:
    """Everybody who was ranked, as the rule read them, with the place that this one had."""
    each = [one.applicant for one in ranking.placed]
    return {
        "money": ranking.money,
        "number": own.applicant.number,
        "place": own.place,
        "standing": own.standing,
        "applicants": [[a.number, str(a.score), a.proposed, a.budget, a.settled] for a in each],
    }


def _stands(held: Plain) -> bool:
    """Whether the frozen ranking puts the project in the place it had; yes where none was frozen."""
    kept = held["ranking"]
    if kept is None:
        return True
    each = [Applicant(number, Fraction(score), *rest) for number, score, *rest in kept["applicants"]]
    found = ranked(each, kept["money"], competitive_terms(held["inputs"]))
    own = next(one for one in found if one.applicant.number == kept["number"])
    return (own.place, own.standing) == (kept["place"], kept["standing"])
