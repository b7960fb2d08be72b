"""The name a plan has in addresses, made from its title and period."""

from __future__ import annotations

import re

from django.utils.text import slugify

from kechuang.plans.model import Reading
from kechuang.supervision.models import Plan

_ISSUED = re.compile(r"^.*?关于(?:印发|发布|公布)\s*[《“]?(.+?)[》”]?\s*的(?:通知|公告)$")
_YEARS = re.compile(r"\(?(\d{4})\s*年?\s*(?:[-—–~至]|--|——)+\s*(\d{4})\s*年?\)?")


def slug_of(reading: Reading) -> str:
    """A slug no stored plan has: the title without 关于印发…的通知, years as 2018-2020; numbered where it is taken."""
    title = reading.title.value if reading.title else re.sub(r"\.\w+$", "", reading.document.name)
    title = _ISSUED.sub(r"\1", title.strip())
    title = _YEARS.sub(r" \1-\2", title.replace("（", "(").replace("）", ")"))
    start, end = reading.period
    if start and str(start) not in title:
        title += f" {start}-{end}" if end and end != start else f" {start}"
    stem = slugify(title, allow_unicode=True)[:70].strip("-_") or "plan"
    taken = set(Plan.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    # Words that are pages under /plans/ are not names of plans.
    taken |= {"upload", "compare"}
    return next(name for name in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if name not in taken)
