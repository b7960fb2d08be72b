"""Turns a designed error that reaches the edge of the site into a page with the right status."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from kechuang.kernel.errors import Conflict, KechuangError, Refused


class DesignedErrorMiddleware:
    """Refused → 403 (sign-in first for who is not signed in), Conflict → 409, any other designed error → 400."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django calls this when a view raised."""
        return answer(request, exception) if isinstance(exception, KechuangError) else None


def answer(request: HttpRequest, error: KechuangError) -> HttpResponse:
    """The page that tells of a designed error, or the way to sign in."""
    if isinstance(error, Refused) and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    status = 403 if isinstance(error, Refused) else 409 if isinstance(error, Conflict) else 400
    return render(request, "portal/error.html", {"error": error, "status": status}, status=status)
