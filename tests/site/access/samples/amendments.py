"""Samples for pages of drafts of policy changes: one that leaders may see too."""

from __future__ import annotations

from datetime import date
from typing import Any

PUBLIC = ("amendments/",)  # words about a policy: they name nobody's record; who sees which draft, its own test says


def _amendment() -> Any:
    from django.utils import timezone

    from kechuang.amendments.content import Content, NewClause
    from kechuang.amendments.models import Amendment, AmendmentVersion

    content = Content(date(2027, 1, 1), added=(NewClause("staff", "ge", "10人"),)).as_json()
    now = timezone.now()
    told = {"policy": "tech_sme", "name": "样例草案", "reach": "leaders"}
    made, new = Amendment.objects.get_or_create(**told, defaults={"recorded_at": now})
    if new:
        AmendmentVersion.objects.create(amendment=made, ordinal=1, content=content, saved_at=now)
    return made


ARGUMENTS = {"amendment": lambda world: _amendment().pk}
API = ARGUMENTS
API_PUBLIC = ("/amendments/",)
