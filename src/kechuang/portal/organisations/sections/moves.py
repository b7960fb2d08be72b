"""Which targets of the plans in force it counts for, itself or by what is recorded of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.portal.organisations.file import File, Section


def _gather(file: File) -> Mapping[str, Any] | None:
    """Every number of every plan is asked, so the file is shown first and this fills itself in."""
    if not file.whole or file.state != "valid":
        return None
    return {"address": reverse("record-targets", args=["organisation", file.key]) + file.moment.query}


SECTION = Section(85, "moves", gettext_lazy("计入哪些目标"), "portal/organisations/moves.html", _gather, place="aside")
