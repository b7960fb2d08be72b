"""Who asks, and may they: token, session or nobody; how often; what comes first; the scope of the token; the door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja.utils import check_csrf

from kechuang.accounts.access import refusal
from kechuang.accounts.doors import Door
from kechuang.accounts.models import AccessToken, User
from kechuang.accounts.prerequisites import lacks_second_factor, password_is_too_old
from kechuang.accounts.second_factor import Demand
from kechuang.accounts.tokens import note_use, token_of
from kechuang.api.errors import WhoAsks, sign_in
from kechuang.api.throttle import BUCKETS
from kechuang.events.origin import current_origin
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Refused
from kechuang.kernel.sentences import Sentence

SAFE = ("GET", "HEAD", "OPTIONS")
_BAD_KEY = 10
"""Points of the address that a key which opens nothing costs."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: by a token, in a session, or nobody."""

    user: User | AnonymousUser
    token: AccessToken | None = None

    @property
    def by(self) -> Literal["token", "session", "nobody"]:
        """How it is known who asks."""
        return "token" if self.token else "session" if self.user.is_authenticated else "nobody"

    def buckets(self) -> list[tuple[str, str]]:
        """Whose points a request takes."""
        if not self.user.is_authenticated:
            return [("address", current_origin().address)]
        own = [("person", str(self.user.pk))]
        return [("token", str(self.token.pk)), *own] if self.token else own


class Gate:
    """Stands before one operation. Ninja asks it first; what it gives becomes `request.auth`."""

    def __init__(self, who: Door, writes: bool, cost: int) -> None:
        self.who, self.writes, self.cost = who, writes, cost
        self.query: frozenset[str] = frozenset()
        """The parameters the operation knows; set when the API is made."""

    def __call__(self, request: HttpRequest) -> Caller:
        """Let through, or raise the designed error that says why not."""
        caller = caller_of(request)
        BUCKETS.take(caller.buckets(), self.cost)
        if caller.token is not None:
            note_use(caller.token, current_origin().address)
        request.user = caller.user
        if caller.by == "session":
            _refuse_unready(request, caller.user)
            if request.method not in SAFE:
                _refuse_forged(request)
        if self.writes and caller.token is not None and caller.token.scope != AccessToken.Scope.WRITE:
            raise _read_only()
        self._ask_door(request, caller)
        self._refuse_unknown(request)
        return caller

    def _ask_door(self, request: HttpRequest, caller: Caller) -> None:
        verdict = self.who(caller.user)
        if verdict.allowed:
            return
        if not caller.user.is_authenticated:
            raise sign_in("access.sign_in", verdict.reason.zh, verdict.reason.en)
        if self.writes:
            what = {"method": request.method}
            told = {"label": request.path, "reason": verdict.reason.zh, "after": what, "succeeded": False}
            record("access.refused", actor=caller.user, **told)  # type: ignore[arg-type]
        raise refusal(verdict)

    def _refuse_unknown(self, request: HttpRequest) -> None:
        unknown = sorted(set(request.GET) - self.query)
        if unknown:
            known = "、".join(sorted(self.query)) or "（无）"
            raise BadInput(
                "request.parameter",
                Sentence(f"没有“{unknown[0]}”这个参数。", f"There is no parameter “{unknown[0]}”."),
                Sentence(f"可用：{known}。", f"There are: {', '.join(sorted(self.query)) or '(none)'}."),
                field=unknown[0],
            )


def caller_of(request: HttpRequest) -> Caller:
    """A token where one is shown, else the session, else nobody. Raises WhoAsks for a key that opens nothing."""
    shown = request.headers.get("Authorization")
    if shown is None:
        return Caller(request.user)
    scheme, _, key = shown.partition(" ")
    if scheme.lower() != "bearer":
        raise _bad_key(
            "token.scheme", "请求头 Authorization 应为 Bearer 加令牌。", "Authorization must be a Bearer token."
        )
    token = token_of(key.strip())
    if token is None:
        raise _bad_key("token.unknown", "令牌不对。", "The token is not known.")
    if token.state == "revoked":
        raise _bad_key("token.revoked", "令牌已作废。", "The token was revoked.")
    if token.state == "expired":
        raise _bad_key("token.expired", "令牌已过期。", "The token has expired.")
    if not token.person.is_active:
        raise _bad_key("token.owner_shut", "令牌所属的账号已停用。", "The account the token belongs to is shut.")
    return Caller(token.person, token)


def _bad_key(code: str, zh: str, en: str) -> WhoAsks:
    BUCKETS.take([("address", current_origin().address)], _BAD_KEY)
    return sign_in(code, zh, en)


def _refuse_unready(request: HttpRequest, user: User | AnonymousUser) -> None:
    """What pages ask first is asked here too: an old password, a missing second factor."""
    if isinstance(user, User) and password_is_too_old(user):
        raise Refused(
            "account.password_old",
            Sentence("密码已到更换期限。", "Your password is due to be changed."),
            Sentence("请先在网页上修改密码。", "Change it on the site first."),
        )
    if lacks_second_factor(request) is Demand.REQUIRED:
        raise Refused(
            "account.second_factor",
            Sentence("您的角色要求双重验证，还没有设置。", "Your role requires a second factor; none is set up."),
            Sentence("请先在网页上设置双重验证。", "Set one up on the site first."),
        )


def _refuse_forged(request: HttpRequest) -> None:
    """A change sent with the session's cookie must show that a page of this site sent it."""
    if check_csrf(request) is not None:
        raise Refused(
            "request.csrf",
            Sentence("请求没有带上本站页面的校验值。", "The request does not carry this site's CSRF token."),
            Sentence(
                "请在请求头 X-CSRFToken 里带上页面的值，或改用访问令牌。", "Send X-CSRFToken, or use an access token."
            ),
        )


def _read_only() -> Refused:
    return Refused(
        "token.read_only",
        Sentence("这个令牌只能读取。", "This token may only read."),
        Sentence("请另外生成一个读写令牌。", "Make a token that may write too."),
    )
