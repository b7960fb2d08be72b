"""Errors that only a surface for programs has: not known who asks, not here, too often, too large, of a wrong kind."""

from __future__ import annotations

from kechuang.kernel.errors import BadInput, KechuangError, Refused
from kechuang.kernel.sentences import Sentence

HELP = Sentence("接口说明见 /api/。", "See /api/ for the reference.")


class WhoAsks(Refused):
    """It is not known who asks, or the key that was shown opens nothing. Answered by 401."""


class NotHere(KechuangError):
    """There is no such thing, or none that this reader may see: the two look alike. Answered by 404."""


class NotSo(KechuangError):
    """The address is there, the method is not. `allow` are those that are. Answered by 405."""

    def __init__(self, allow: str) -> None:
        super().__init__(
            "request.method",
            Sentence("这个地址不支持这种请求方法。", "This address does not know that method."),
            Sentence(f"可用：{allow}。", f"It knows: {allow}."),
            allow=allow,
        )
        self.allow = allow


class Overtaken(KechuangError):
    """The version the caller saw is not the one that stands; `standing` is. Answered by 412."""


class NoVersion(BadInput):
    """A change that does not say which version it is made to. Answered by 428."""


class TooLarge(BadInput):
    """More bytes than are taken. Answered by 413."""


class WrongType(BadInput):
    """A body of another media type than is read. Answered by 415."""


class TooMany(KechuangError):
    """Asked too often; `wait` is in how many seconds there is room again. Answered by 429 with Retry-After."""

    def __init__(self, who: Sentence, wait: int) -> None:
        super().__init__(
            "request.too_many",
            Sentence(f"{who.zh}请求太频繁。", f"Too many requests {who.en}."),
            Sentence(f"请在 {wait} 秒后再试；限额见 /api/。", f"Try again in {wait} seconds; limits: see /api/."),
            retry_after=wait,
        )
        self.wait = wait


def not_here(**fields: str | int | None) -> NotHere:
    """There is no such thing for this reader."""
    return NotHere(
        "not_found",
        Sentence("没有找到，或者您看不到。", "There is none, or none that you may see."),
        Sentence("请核对地址里的编号。", "Check what the address names."),
        **fields,
    )


def sign_in(code: str, zh: str, en: str) -> WhoAsks:
    """Not known who asks, with the reason."""
    return WhoAsks(
        code,
        Sentence(zh, en),
        Sentence(
            "请在“我的账号”生成访问令牌，放在请求头 Authorization: Bearer 里。",
            "Make an access token under “My account” and send it as Authorization: Bearer.",
        ),
    )
