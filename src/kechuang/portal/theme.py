"""The theme a reader chose by hand, kept in a cookie: works without a script and never flashes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

COOKIE = "theme"
THEMES = ("auto", "light", "dark")
_YEAR = 365 * 24 * 3600


def theme_of(request: HttpRequest | None) -> str:
    """`light` or `dark` where the reader chose so, else `auto` (what the system says)."""
    chosen = request.COOKIES.get(COOKIE, "auto") if request else "auto"
    return chosen if chosen in THEMES else "auto"


def remember_theme(request: HttpRequest, response: HttpResponse, chosen: str) -> HttpResponse:
    """Keep the choice with the reader's browser for a year; `auto` and unknown words forget it."""
    if chosen in THEMES and chosen != "auto":
        response.set_cookie(COOKIE, chosen, max_age=_YEAR, samesite="Lax", httponly=True, secure=request.is_secure())
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response
