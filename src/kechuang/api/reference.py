"""The reference page of the API and its description as a file; both the same for everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kechuang.accounts.doors import door, everyone


@door(everyone)
@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1, for programs that make clients, tests or pages from it."""
    from kechuang.api.plain import as_json
    from kechuang.api.schema import description as described

    return as_json(described())


@door(everyone)
@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """Every route with its parameters, answers, errors and an example, made from the description."""
    from kechuang.api.reference_rows import groups, limits

    context = {"groups": groups(), "limits": limits(), "address": request.build_absolute_uri("v1")}
    return render(request, "api/reference.html", context)
