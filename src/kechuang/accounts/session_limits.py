"""How long a session lasts: so many minutes without an act, so many hours at most; then one is signed out and told."""

from __future__ import annotations

from collections.abc import Callable
from time import time
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import UpdateError
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from kechuang.kernel.no_room import no_room

BEGAN = "began_at"
"""Key in the session: when it began, in seconds since 1970."""
SEEN = "seen_at"
"""Key in the session: the last act, at most a minute before it really was."""
_NOTED_EVERY = 60


class SessionLimitsMiddleware:
    """Ends sessions that were idle or lasted too long; notes at most once a minute that one is in use."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "_auth_user_id" in request.session and request.user.is_authenticated:
            self._limit(request, time())
        return self.get_response(request)

    def _limit(self, request: HttpRequest, now: float) -> None:
        session = request.session
        began, seen = session.setdefault(BEGAN, now), session.setdefault(SEEN, now)
        idle, whole = settings.IDLE_MINUTES * 60, settings.SESSION_COOKIE_AGE
        if now - seen > idle or now - began > whole:
            why = "idle" if now - seen > idle else "limit"
            request.signed_out_because = why  # type: ignore[attr-defined]  # for the event
            logout(request)
            told = (
                _("%(minutes)d 分钟没有操作，已自动退出登录。") % {"minutes": settings.IDLE_MINUTES}
                if why == "idle"
                else _("本次登录已满 %(hours)d 小时，请重新登录。") % {"hours": whole // 3600}
            )
            messages.info(request, told)
        elif now - seen > _NOTED_EVERY:
            session[SEEN] = now
            _note(session)


def _note(session: Any) -> None:
    """Store that the session is in use. Where the disk is full the reading goes on, and the next minute tries again."""
    try:
        session.save()
        UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=timezone.now())
    except UpdateError:  # ended elsewhere meanwhile: left to whoever stores the session at the end
        return
    except DatabaseError as error:
        if no_room(error) is None:
            raise
    session.modified = False
