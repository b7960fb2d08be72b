"""One person: account, roles held and past; the way to every act of a security administrator on them."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils import timezone

from kechuang.accounts.access import may_manage_accounts
from kechuang.accounts.doors import door
from kechuang.accounts.lockout import locked_until
from kechuang.accounts.models import Membership, User
from kechuang.kernel import masks


@door(may_manage_accounts)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; contacts are masked."""
    shown = get_object_or_404(User, pk=pk)
    context = {
        "person": shown,
        "phone": masks.phone(shown.phone) if shown.phone else "",
        "email": masks.email(shown.email) if shown.email else "",
        "held": held_by(shown),
        "past": _past(shown),
        "factors": list(Authenticator.objects.filter(user=shown).order_by("type")),
        "sessions": len(UserSession.objects.purge_and_list(shown)),
        "tokens": list(shown.tokens.all()),
        "locked_until": locked_until(shown.username),
        "self": shown == request.user,
    }
    return render(request, "portal/accounts/person.html", context)


def held_by(shown: User) -> QuerySet[Membership]:
    """Roles not ended and not over, also those that begin later."""
    rows = shown.memberships.select_related("unit", "organisation", "appointed_by")
    return rows.filter(ended_at=None).exclude(until__lte=timezone.localdate())


def _past(shown: User) -> QuerySet[Membership]:
    rows = shown.memberships.select_related("unit", "organisation", "ended_by").order_by("-pk")
    return rows.exclude(pk__in=held_by(shown).values("pk"))


urlpatterns = [path("accounts/people/<int:pk>/", person, name="person")]
