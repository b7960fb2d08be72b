"""Turns a designed error, or a disk without room, that reaches the edge of the site into a page with its status."""

from __future__ import annotations

import sys
from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views import defaults

from kechuang.kernel.errors import Conflict, KechuangError, Refused
from kechuang.kernel.no_room import NoRoom, no_room

_STATUS: tuple[tuple[type[KechuangError], int], ...] = ((Refused, 403), (Conflict, 409), (NoRoom, 507))


class DesignedErrorMiddleware:
    """Refused → 403 (sign-in first for who is not signed in), Conflict → 409, no room → 507, others → 400."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django calls this when a view raised."""
        error = exception if isinstance(exception, KechuangError) else no_room(exception)
        return answer(request, error) if error else None


def answer(request: HttpRequest, error: KechuangError) -> HttpResponse:
    """The page that tells of a designed error, or the way to sign in."""
    if isinstance(error, Refused) and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    status = next((code for kind, code in _STATUS if isinstance(error, kind)), 400)
    kept = _typed(request) if isinstance(error, NoRoom) else []
    return render(request, "portal/error.html", {"error": error, "status": status, "kept": kept}, status=status)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What was sent, to be sent again from the page that says it was not stored. Never a password; no files."""
    if request.FILES or any("password" in name for name in request.POST):
        return []
    return [(name, value) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken" for value in values]


def broken(request: HttpRequest) -> HttpResponseBase:
    """The page for an error that came up outside a view (Django's handler500), as where a session is not stored."""
    raised = sys.exc_info()[1]
    error = no_room(raised) if raised else None
    if error is None:
        return defaults.server_error(request)
    return render(request, "portal/no_room.html", {"error": error}, status=507)
