"""Cases as plain JSON values for programs: one shape in lists, one for a case with its steps and its decision."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from kechuang.accounts.access import Actor
from kechuang.cases.history import history
from kechuang.cases.models import Case, Decision
from kechuang.cases.progress import progress_of
from kechuang.cases.verb_list import acts


def row_json(case: Case, today: date, *, whole: bool) -> dict[str, Any]:
    """Where it stands, who has it, since when, by when, what is next; without `whole` only what is published."""
    progress = progress_of(case, today)
    return {
        "number": case.number,
        "flow": case.flow,
        "policy": case.policy or None,
        "title": case.title,
        "organisation": (case.organisation or None) if whole else None,
        "organisation_name": case.organisation_name,
        "call": case.call or None,
        "state": case.state,
        "stage": asdict(case.stage.name),
        "holder": asdict(progress.holder),
        "since": progress.since.isoformat(),
        "due": case.due.isoformat() if case.due else None,
        "working_days_left": progress.left,
        "overdue": progress.overdue,
        "next": asdict(progress.next.name) if progress.next else None,
        "opened_at": case.opened_at.isoformat(),
        "closed_at": case.closed_at.isoformat() if case.closed_at else None,
        "version": case.version,
        "whole": whole,
        "example": case.example,
    }


def case_json(case: Case, actor: Actor, today: date, *, whole: bool) -> dict[str, Any]:
    """The row, its steps (latest first), the verbs its table has now, and the last decision with the way out."""
    decision = case.decisions.order_by("-ordinal").first() if whole else None
    steps = history(case, actor) if whole else []
    return row_json(case, today, whole=whole) | {
        "steps": [
            {
                "at": one.at.isoformat(),
                "who": asdict(one.who),
                "verb": asdict(one.verb),
                "after": asdict(one.after),
                "reason": one.reason,
            }
            for one in steps
        ],
        "verbs": [
            {"code": code, "name": asdict(acts()[code].verb.name)}
            for code in (case.process.verbs(case.state) if whole else ())
            if acts()[code].verb.verdict(actor, case).allowed
        ],
        "decision": _decision(decision) if decision else None,
    }


def _decision(row: Decision) -> dict[str, Any]:
    return {
        "ordinal": row.ordinal,
        "outcome": row.outcome,
        "reason": row.reason,
        "on": row.on.isoformat(),
        "decided_at": row.decided_at.isoformat(),
        "facts": len(row.facts),
        "explanation": row.explanation,
        "way_out": row.way_out,
        "digest": row.digest,
    }
