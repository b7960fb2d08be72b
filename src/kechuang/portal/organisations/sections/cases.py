"""Its applications and complaints, each at the stage it had reached at the moment: for whoever may see the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import visible
from kechuang.cases.desk import of_view
from kechuang.cases.flow import State
from kechuang.cases.models import Case, CaseStep
from kechuang.portal.organisations.file import File, Section
from kechuang.portal.own_organisations import own_organisations

NEWEST = 8


@dataclass(frozen=True, slots=True)
class Stood:
    """A case with the stage it was in, and since when."""

    case: Case
    stage: State
    since: datetime


def _gather(file: File) -> Mapping[str, Any] | None:
    """Drafts are shown to those who write them, as on every other page."""
    asof = file.moment.asof
    rows = visible(file.reader, Case.objects.filter(organisation=file.key, opened_at__lte=asof.known))
    if file.key not in {one.key for one in own_organisations(file.reader)}:
        rows = of_view(rows, "every", asof.valid)
    count = rows.count()
    steps = CaseStep.objects.filter(done_at__lte=asof.known).order_by("ordinal")
    newest = rows.prefetch_related(Prefetch("steps", queryset=steps, to_attr="until")).order_by("-opened_at")[:NEWEST]
    return {"shown": [_stood(case) for case in newest], "count": count} if count else None


def _stood(case: Case) -> Stood:
    moved = [step for step in case.until if step.after != step.before]  # type: ignore[attr-defined]  # prefetched
    state, since = (moved[-1].after, moved[-1].done_at) if moved else (case.process.start, case.opened_at)
    return Stood(case, case.process.state(state), since)


SECTION = Section(45, "cases", gettext_lazy("申请与办件"), "portal/organisations/cases.html", _gather)
