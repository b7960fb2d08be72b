"""Intellectual property by class and form, and the newest rights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.portal.organisations.file import File, Section
from kechuang.portal.records.addresses import address_of_key
from kechuang.registry.kinds.intellectual_property import CLASS_ONE, IntellectualProperty

NEWEST = 5


def _gather(file: File) -> Mapping[str, Any] | None:
    rows = file.seen(IntellectualProperty, "-granted", "key", state="granted")
    counts = Counter(row.form for row in rows)
    if not counts:
        return None
    kind = IntellectualProperty.kind()
    base = {"organisation": file.key} | file.moment.parts
    listed = reverse("record-list", args=[kind])
    forms = [
        (label, counts[form], f"{listed}?{urlencode(base | {'form': form})}", form in CLASS_ONE)
        for form, label in IntellectualProperty.FORMS
        if counts.get(form)
    ]
    newest = [
        (row.title, row.get_form_display(), row.granted, address_of_key(kind, row.key) + file.moment.query)
        for row in rows[:NEWEST]
    ]
    return {
        "classes": [
            (label, [form for form in forms if form[3] is one]) for label, one in (("Ⅰ类", True), ("Ⅱ类", False))
        ],
        "newest": newest,
        "total": sum(counts.values()),
        "all": f"{listed}?{urlencode(base)}",
    }


SECTION = Section(30, "rights", gettext_lazy("知识产权"), "portal/organisations/rights.html", _gather)
