"""What must come before anything else: setting up the second factor, changing a password that has grown too old."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from kechuang.accounts.models import User
from kechuang.accounts.second_factor import Demand, demand_on, has_second_factor

HAS_SECOND_FACTOR = "has_second_factor"
"""Key in the session: known to have one, so that it is not asked for at every page."""
LATER = "second_factor_later"
"""Key in the session: asked, and put off by the user."""
View = TypeVar("View", bound=Callable[..., Any])


def always_open(view: View) -> View:
    """Declares a view that must open before any of this is done: signing out, the set-up itself."""
    view.always_open = True  # type: ignore[attr-defined]
    return view


def page_before(request: HttpRequest, view: Callable[..., Any]) -> str | None:
    """Name of the page that somebody signed in must use first; None where the page asked for may open."""
    user = request.user
    if not isinstance(user, User) or getattr(view, "always_open", False):
        return None
    if password_is_too_old(user):
        return "change-password"
    return "set-up-second-factor" if lacks_second_factor(request) is Demand.REQUIRED else None


def lacks_second_factor(request: HttpRequest) -> Demand:
    """What is still asked of the reader of this page; nothing where it is done or not asked of them."""
    user = request.user
    if not isinstance(user, User) or request.session.get(HAS_SECOND_FACTOR):
        return Demand.NOTHING
    demand = demand_on(user)
    if demand is not Demand.NOTHING and has_second_factor(user):
        request.session[HAS_SECOND_FACTOR] = True
        return Demand.NOTHING
    return demand


def password_is_too_old(user: User) -> bool:
    """Whether KECHUANG_PASSWORD_DAYS have passed since it was chosen; never where that is 0."""
    if not settings.PASSWORD_DAYS or user.password_set_at is None:
        return False
    return timezone.now() - user.password_set_at > timedelta(days=settings.PASSWORD_DAYS)
