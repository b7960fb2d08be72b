"""Asks at the door of every page, before its view runs: fail-closed, for pages of libraries too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from kechuang.accounts.access import refusal
from kechuang.accounts.doors import may_open
from kechuang.accounts.held import asked_once
from kechuang.accounts.prerequisites import page_before
from kechuang.config.error_pages import answer
from kechuang.events.record import record

_READING = ("GET", "HEAD", "OPTIONS")


class DoorMiddleware:
    """Who may not open a page is asked to sign in, or told why not. A refused attempt to change something is logged."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with asked_once():
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any]
    ) -> HttpResponse | None:
        """Django calls this before the view."""
        verdict = may_open(request.user, view)
        if verdict.allowed:
            first = page_before(request, view)
            return redirect_to_login(request.get_full_path(), reverse(first)) if first else None
        if request.user.is_authenticated and request.method not in _READING:
            record(
                "access.refused",
                actor=request.user,
                label=request.path,
                reason=verdict.reason.zh,
                after={"method": request.method},
                succeeded=False,
            )
        return answer(request, refusal(verdict))
