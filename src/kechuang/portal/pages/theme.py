"""Light, dark, or what the system says: keeps the reader's choice and goes back to where they were."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from kechuang.accounts.doors import door, everyone
from kechuang.portal.theme import remember_theme


@door(everyone)
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember the theme posted; an address outside the site is never followed."""
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return remember_theme(request, redirect(back if safe else "home"), request.POST.get("theme", ""))


urlpatterns = [path("theme/", choose, name="theme")]
