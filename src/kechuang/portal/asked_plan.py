"""The plan that an address names, if it exists and the reader may see it."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from kechuang.accounts.access import may_read
from kechuang.supervision.models import Plan


def asked_plan(request: HttpRequest, slug: str) -> Plan:
    """The plan of that slug; one that is not there or not to be seen by this reader is no page."""
    plan = get_object_or_404(Plan, slug=slug)
    if not may_read(request.user, plan).allowed:
        raise Http404(slug)
    return plan
