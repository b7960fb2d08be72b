"""Who may do what. An answer is Allowed or Denied with its reason; no bare boolean crosses a layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.contrib.auth.models import AnonymousUser
from django.db import models

from kechuang.accounts.models import User
from kechuang.events.record import record
from kechuang.kernel.errors import Refused
from kechuang.kernel.sentences import Sentence

Actor = User | AnonymousUser | None
"""Who acts; None is the system itself (the command line of the machine's owner)."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """They may; and why."""

    reason: Sentence
    allowed: Literal[True] = True


@dataclass(frozen=True, slots=True)
class Denied:
    """They may not; and why."""

    reason: Sentence
    allowed: Literal[False] = False


Verdict = Allowed | Denied

_PUBLIC = Allowed(Sentence("规划公开，人人可读。", "Plans are public; anyone may read them."))
_SYSTEM = Allowed(Sentence("由系统执行。", "Done by the system itself."))
_OFFICER = Allowed(Sentence("工作人员可以操作。", "Officers may."))
_SIGN_IN = Denied(Sentence("请先登录：这项操作只对工作人员开放。", "Please sign in: this is for officers only."))
_NOT_OFFICER = Denied(Sentence("您的账号不是工作人员账号。", "Your account is not an officer's."))


def may_read(actor: Actor, plan: models.Model | None = None) -> Verdict:
    """Reading a plan. A withdrawn one is shown to officers only."""
    if plan is not None and getattr(plan, "withdrawn_at", None) is not None:
        return _officers(actor)
    return _PUBLIC


def may_upload(actor: Actor) -> Verdict:
    """Loading a plan."""
    return _officers(actor)


def may_correct(actor: Actor, plan: models.Model | None = None) -> Verdict:
    """Correcting a misreading, and undoing a correction."""
    return _officers(actor)


def may_withdraw(actor: Actor, plan: models.Model | None = None) -> Verdict:
    """Withdrawing a plan, restoring it, and naming the version before it."""
    return _officers(actor)


def may_read_events(actor: Actor) -> Verdict:
    """Reading the event log."""
    return _officers(actor)


def may_keep_records(actor: Actor, kind: type[models.Model], values: Mapping[str, Any]) -> Verdict:
    """Entering, correcting, replacing, ending a record of that kind with those values."""
    return _officers(actor)


def require(verdict: Verdict, actor: Actor, event_type: str, obj: models.Model | None = None, label: str = "") -> None:
    """Go on only if allowed; else note the failed attempt in the log and raise Refused."""
    if verdict.allowed:
        return
    record(event_type, actor=actor, obj=obj, label=label, reason=verdict.reason.zh, succeeded=False)
    raise Refused(
        "access.denied",
        verdict.reason,
        Sentence("请用工作人员账号登录，或请管理员开通。", "Sign in as an officer, or ask the administrator."),
    )


def _officers(actor: Actor) -> Verdict:
    if actor is None:
        return _SYSTEM
    if not actor.is_authenticated:
        return _SIGN_IN
    return _OFFICER if isinstance(actor, User) and actor.is_officer else _NOT_OFFICER
