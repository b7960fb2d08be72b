"""Cases as a reader may find them: what they may see whole, their own drafts, and what is published for objections."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from kechuang.accounts.access import Actor, visible
from kechuang.cases.desk import drafts, of_view, published
from kechuang.cases.editing import FILL_IN
from kechuang.cases.models import Case


def whole_to(actor: Actor) -> QuerySet[Case]:
    """Those they may see with all that belongs to them; a draft only who fills it in, as on the desk."""
    rows = Case.objects.all()
    seen = visible(actor, rows).exclude(drafts()).values("pk")
    own = visible(actor, rows, FILL_IN).filter(drafts()).values("pk")
    return rows.filter(Q(pk__in=seen) | Q(pk__in=own))


def readable(actor: Actor) -> QuerySet[Case]:
    """Those, and what is published now: of that everybody reads who, what, where it stands and until when."""
    return Case.objects.filter(Q(pk__in=whole_to(actor).values("pk")) | Q(pk__in=published().values("pk")))


def holding(rows: QuerySet[Case], words: str) -> QuerySet[Case]:
    """Those whose number, item or applicant hold every word (blanks separate words)."""
    for word in words.split():
        rows = rows.filter(Q(number__icontains=word) | Q(title__icontains=word) | Q(organisation_name__icontains=word))
    return rows


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
