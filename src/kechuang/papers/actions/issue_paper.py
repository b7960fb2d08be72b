"""Issue a paper: it gets the next number of its office's code in the year, and its date."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from kechuang.accounts.access import Actor
from kechuang.accounts.scope import Label
from kechuang.papers.models import Paper, PaperNumber
from kechuang.papers.moving import move
from kechuang.papers.numbering import next_number


def issue_paper(
    paper: Paper, actor: Actor, *, code: str, on: date, public: bool = False, version: int | None = None
) -> Paper:
    """Raises Refused, Conflict (not approved, or issued already), BadInput (no code)."""

    def issued(held: Paper, stamp: datetime) -> dict[str, Any]:
        number = next_number(code, on.year)
        PaperNumber.objects.create(paper=held, code=number.code, year=number.year, serial=number.serial, given_at=stamp)
        held.issued_on, held.public = on, public
        held.label = Label.PUBLIC if public else Label.INTERNAL
        return {"number": str(number), "on": on.isoformat(), "public": public}

    return move(paper, "issue", actor, "paper.issued", issued, version=version)
