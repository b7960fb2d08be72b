"""Cases as a reader may find them: what they may see whole, their own drafts, and what is published for objections."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from kechuang.accounts.access import Actor, visible
from kechuang.cases.desk import drafts, of_view, published
from kechuang.cases.editing import FILL_IN
from kechuang.cases.found_by import holding
from kechuang.cases.models import Case


def whole_to(actor: Actor) -> QuerySet[Case]:
    """Those they may see with all that belongs to them; a draft only who fills it in, as on the desk."""
    rows = Case.objects.all()
    return visible(actor, rows).exclude(drafts()) | visible(actor, rows, FILL_IN).filter(drafts())


def readable(actor: Actor) -> QuerySet[Case]:
    """Those, and what is published now: of that everybody reads who, what, where it stands and until when."""
    return whole_to(actor) | published().order_by()


def narrowed(
    rows: QuerySet[Case],
    today: date,
    *,
    words: str = "",
    view: str = "",
    state: str = "",
    flow: str = "",
    policy: str = "",
    organisation: str = "",
) -> QuerySet[Case]:
    """Those of a view of the desk, a state, a flow, a policy, an applicant; the latest opened first."""
    asked = {"state": state, "flow": flow, "policy": policy, "organisation": organisation}
    rows = holding(rows, words).filter(**{name: value for name, value in asked.items() if value})
    return (of_view(rows, view, today) if view else rows).order_by("-opened_at", "-pk")
