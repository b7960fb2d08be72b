"""The door of a page: each view declares who may open it, and one place asks. A view without a door opens to nobody.

    @door(everyone)              anyone, signed in or not
    @door(signed_in)             any account
    @door(may_upload)            whom a verdict of `access.py` allows
    @door(holders(Role.…, …))    who holds one of these roles

The door asks about the page as a whole; which rows it shows is asked of `access.visible`, and actions ask again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from kechuang.accounts.access import Allowed, Denied, Verb, Verdict, may
from kechuang.accounts.held import Actor
from kechuang.accounts.roles import Role
from kechuang.kernel.sentences import Sentence

Door = Callable[[Actor], Verdict]
View = TypeVar("View", bound=Callable[..., Any])

_OPEN = Allowed(Sentence("人人可以打开。", "Anyone may open it."))
_SIGNED_IN = Allowed(Sentence("登录后可以打开。", "Open to every account."))
_SIGN_IN = Denied(Sentence("请先登录。", "Please sign in."))
_UNDECLARED = Denied(Sentence("这个页面没有声明谁可以打开。", "This page does not declare who may open it."))
_OPENING = Sentence("打开这个页面", "open this page")


def door(verdict: Door) -> Callable[[View], View]:
    """Declares who may open a view; outside or inside of other decorators."""

    def declared(view: View) -> View:
        view.door = verdict  # type: ignore[attr-defined]
        return view

    return declared


def everyone(actor: Actor) -> Verdict:
    """Anyone, signed in or not."""
    return _OPEN


def signed_in(actor: Actor) -> Verdict:
    """Any account."""
    return _SIGNED_IN if actor is None or actor.is_authenticated else _SIGN_IN


def holders(*roles: Role) -> Door:
    """Who holds one of the roles."""
    verb = Verb(_OPENING, frozenset(roles), "site")
    return lambda actor: may(actor, verb)


def door_of(view: Callable[..., Any]) -> Door | None:
    """The door a view declares, found through the decorators around it; None where it declares none."""
    return getattr(view, "door", None)


def may_open(actor: Actor, view: Callable[..., Any]) -> Verdict:
    """Whether they may open the page of that view."""
    asked = door_of(view)
    return asked(actor) if asked else _UNDECLARED
