"""The steps of a case as a reader may see them: staff read who acted, an applicant that the office did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kechuang.accounts.held import Actor, roles_of
from kechuang.accounts.roles import STAFF
from kechuang.cases.models import Case
from kechuang.cases.verb_list import acts
from kechuang.kernel.sentences import Sentence

OFFICE_SAID = Sentence("科技局", "S&T bureau")


def sees_names(actor: Actor) -> bool:
    """Whether officers are shown by name: to staff; an applicant deals with the office."""
    return bool(STAFF & roles_of(actor))


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the history."""

    at: datetime
    who: Sentence
    verb: Sentence
    after: Sentence
    reason: str
    office: bool


def history(case: Case, actor: Actor) -> list[StepRow]:
    """What was done, latest first."""
    names, rows = sees_names(actor), []
    for step in case.steps.order_by("-ordinal"):
        name = Sentence(step.done_by_name or "系统", step.done_by_name or "the system")
        if step.verb == "raise_objection":
            name = Sentence("社会公众", "the public")
        who = OFFICE_SAID if step.by_office and not names else name
        rows.append(
            StepRow(
                step.done_at,
                who,
                acts()[step.verb].verb.name,
                case.process.state(step.after).name,
                "" if step.verb == "raise_objection" and not names else step.reason,
                step.by_office,
            )
        )
    opener = Sentence(str(case.opened_by or "系统"), str(case.opened_by or "the system"))
    start = case.process.state(case.process.start).name
    rows.append(StepRow(case.opened_at, opener, Sentence("新建", "opened"), start, "", False))
    return rows
