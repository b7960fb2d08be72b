"""Sessions as Django keeps them in the database, found by a question composed once: every page asks for one."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from kechuang.questions.composed import composed


class SessionStore(db.SessionStore):
    """Django's own, but for how one is found."""

    def _get_session_from_db(self) -> Session | None:
        key = self.session_key
        found = next(iter(_lasting(key=key, now=timezone.now())), None) if isinstance(key, str) else None
        if found is None:
            self._session_key = None
        return found


@composed
def _lasting(*, key: Any, now: Any) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
