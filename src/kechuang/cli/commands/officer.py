"""`kechuang officer`: make an officer's account, or give a new one-time link to one who forgot the password."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("officer")(officer)


def officer(
    username: Annotated[str, typer.Argument(help="登录名。 Sign-in name.")],
    name: Annotated[str, typer.Option(help="姓名。 The person's name.")] = "",
    role: Annotated[str, typer.Option(help="角色，如 unit_officer；新账号默认为科技局业务人员。 The role held.")] = "",
    unit: Annotated[str, typer.Option(help="所在单位的名称或简称。 Name of the unit it is held in.")] = "",
    disable: Annotated[bool, typer.Option("--disable", help="停用账号。 Disable the account.")] = False,
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
) -> None:
    """建立工作人员账号，给出设密码的一次性链接。 Make an officer's account and its one-time link."""
    from kechuang.cli.existing_home import open_existing
    from kechuang.kernel.sentences import Sentence, terminal_language

    folder = open_existing(home)
    from kechuang.accounts import officers
    from kechuang.config.running import address_of

    if disable:
        officers.disable(username)
        print(Sentence(f"账号 {username} 已停用。", f"{username} is disabled.").within(terminal_language()))
        return
    given, seat = officers.role_asked(role), officers.unit_asked(unit)
    path = officers.invite_officer(username, name, given, seat)
    address = address_of(folder)
    told = Sentence(
        f"请把一次性链接交给 {username}（设好密码即失效，24 小时内有效）：",
        f"Give this one-time link to {username} (dead after use or a day):",
    )
    print(told.within(terminal_language()))
    print(f"  {address.rstrip('/')}{path}")
    if not address:
        later = Sentence(
            "前面加上网站地址；网站现在没有运行。", "Put the site's address before it; it is not running now."
        )
        print(later.within(terminal_language()))
