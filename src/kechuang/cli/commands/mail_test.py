"""`kechuang mail-test`: send one letter, to see that the mail server takes it."""

from __future__ import annotations

import smtplib
from pathlib import Path
from typing import Annotated

import typer

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence, terminal_language


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("mail-test")(mail_test)


def mail_test(
    address: Annotated[str, typer.Argument(help="收件人。 Whom to send it to.")],
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
) -> int:
    """试发一封邮件：服务器收下 0。 Send a letter to try the mail server."""
    from kechuang.cli.existing_home import open_existing

    open_existing(home)
    from django.conf import settings
    from django.core.mail import EmailMessage

    if not settings.EMAIL_HOST:
        raise BadInput(
            "mail.none",
            Sentence("没有设置邮件服务器。", "No mail server is set."),
            Sentence(
                "请设置 KECHUANG_SMTP，例如 smtps://用户:口令@主机。", "Set KECHUANG_SMTP: smtps://user:password@host."
            ),
        )
    said = Sentence("这是科创系统的试发邮件。", "This is a letter to try Kechuang's mail.")
    try:
        EmailMessage(
            said.zh, f"{said.zh}\n{said.en}\n{settings.SITE}/\n", settings.DEFAULT_FROM_EMAIL, [address]
        ).send()
    except (OSError, smtplib.SMTPException) as error:
        raise BadInput(
            "mail.not_taken",
            Sentence(f"邮件没有发出：{error}", f"The letter was not sent: {error}"),
            Sentence(
                "请检查 KECHUANG_SMTP、KECHUANG_MAIL_FROM 和网络。",
                "Check KECHUANG_SMTP and the sender.",
            ),
        ) from error
    done = Sentence(
        f"{settings.EMAIL_HOST} 已收下发给 {address} 的邮件。", f"{settings.EMAIL_HOST} took the letter to {address}."
    )
    print(done.within(terminal_language()))
    return 0
