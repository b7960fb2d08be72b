"""The officers' desk: what waits for the office, what is overdue, what can be closed; found by words, item, stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from kechuang.accounts.access import Actor, visible
from kechuang.cases.flow import Holder
from kechuang.cases.flow_list import flows
from kechuang.cases.found_by import holding
from kechuang.cases.holding import in_hand_of
from kechuang.cases.models import Case, Rating

VIEWS = ("waiting", "overdue", "public", "applicant", "open", "closed", "every")


@dataclass(frozen=True, slots=True)
class Counts:
    """What stands at the head of the desk."""

    waiting: int
    overdue: int
    public: int
    over: int
    ratings: int


def held_by(*holders: Holder) -> Q:
    """Cases that these have now."""
    return in_hand_of(flows().values(), *holders)


def unfinished() -> Q:
    """States somebody has to act in, whatever the flow: of a hundred thousand cases an index finds the few by it."""
    return Q(state__in=sorted({s.code for flow in flows().values() for s in flow.states if not s.final}))


def of_view(rows: QuerySet[Case], view: str, today: date) -> QuerySet[Case]:
    """The rows of one view of the desk; drafts of applicants stay theirs."""
    if view == "closed":
        return rows.exclude(closed_at=None)
    rows = rows.exclude(drafts())
    over = held_by("public") & Q(due__lt=today)
    if view in ("waiting", "overdue", "public", "applicant", "open"):
        rows = rows.filter(unfinished())
    if view == "waiting":
        return rows.filter(held_by("office", "panel") | over)
    if view == "overdue":
        return rows.filter(held_by("office", "panel", "applicant"), due__lt=today)
    if view == "public":
        return rows.filter(held_by("public"))
    if view == "applicant":
        return rows.filter(held_by("applicant"))
    if view == "open":
        return rows.filter(held_by("office", "panel", "applicant", "public"))
    return rows


def found(actor: Actor, view: str, today: date, *, words: str = "", item: str = "", stage: str = "") -> QuerySet[Case]:
    """Whom the reader may see, filtered; overdue first, then by limit, then oldest first."""
    rows = of_view(visible(actor, Case.objects.all()), view, today)
    rows = holding(rows, words)
    if item:
        rows = rows.filter(Q(policy=item) | Q(policy="", flow=item))
    if stage:
        rows = rows.filter(state=stage)
    order = ("-closed_at", "-pk") if view == "closed" else (F("due").asc(nulls_last=True), "since", "pk")
    return rows.order_by(*order)


def counts(actor: Actor, today: date) -> Counts:
    """How many of each."""
    rows = visible(actor, Case.objects.all())
    public = of_view(rows, "public", today)
    return Counts(
        of_view(rows, "waiting", today).count(),
        of_view(rows, "overdue", today).count(),
        public.count(),
        public.filter(due__lt=today).count(),
        rows.filter(pk__in=badly_rated().values("case")).count(),
    )


def badly_rated() -> QuerySet[Rating]:
    """Bad ratings that wait for an answer, the first to be due first."""
    return Rating.objects.filter(answered_at=None).exclude(due=None).order_by("due", "pk")


def published() -> QuerySet[Case]:
    """What is open to objections now: shown to everybody."""
    states = {(f.code, s.code) for f in flows().values() for s in f.states if s.code in ("publicity", "objected")}
    at = Q(pk__in=[])
    for flow, state in states:
        at |= Q(flow=flow, state=state)
    return Case.objects.filter(at).order_by("due", "pk")


def drafts() -> Q:
    """What applicants have not handed in yet."""
    begun: dict[str, list[str]] = {}
    for flow in flows().values():
        if flow.state(flow.start).holder == "applicant":
            begun.setdefault(flow.start, []).append(flow.code)
    found = Q(pk__in=[])
    for state, codes in begun.items():
        found |= Q(state=state, flow__in=codes)
    return found
