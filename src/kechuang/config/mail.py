"""The mail server named by KECHUANG_SMTP, as Django's settings say it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class Server:
    """Host empty: no letters are sent."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


def server_of(url: str) -> Server:
    """smtp://host, smtp+starttls://user:password@host:587, smtps://user:password@host. Raises BadInput."""
    if not url:
        return Server()
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS[parts.scheme]
        host = parts.hostname or ""
    except (KeyError, ValueError):
        host = ""
    if not host:
        raise BadInput(
            "mail.url",
            Sentence("KECHUANG_SMTP 不是邮件服务器地址。", "KECHUANG_SMTP is not the address of a mail server."),
            Sentence(
                "格式：smtps://用户:口令@主机，或 smtp+starttls://用户:口令@主机:587；口令中的特殊字符用 %xx。",
                "Write smtps://user:password@host, or smtp+starttls://user:password@host:587.",
            ),
        )
    return Server(
        host,
        port,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        parts.scheme == "smtp+starttls",
        parts.scheme == "smtps",
    )


def quiet_hours(text: str) -> tuple[int, int]:
    """`20-7`: from that hour to that hour nothing is sent; both hours alike: never quiet. Raises BadInput."""
    begin, dash, end = text.partition("-")
    if not (dash and begin.isdigit() and end.isdigit() and int(begin) < 24 and int(end) < 24):
        raise BadInput(
            "mail.quiet",
            Sentence("KECHUANG_QUIET 不是时段。", "KECHUANG_QUIET is not a span of hours."),
            Sentence("例如 20-7：20 点到次日 7 点不发邮件。", "Such as 20-7: nothing is sent from 20:00 to 7:00."),
        )
    return int(begin), int(end)
