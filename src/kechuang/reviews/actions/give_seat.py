"""Say under which account a drawn expert scores."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.accounts.held import roles_of
from kechuang.accounts.models import User
from kechuang.accounts.roles import Role
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.reviews.access import may_run
from kechuang.reviews.models import Seat, Sheet
from kechuang.reviews.rights import renew_rights
from kechuang.reviews.waiting import held


def give_seat(seat: Seat, account: User, actor: Actor) -> Seat:
    """The account holds the seat from now on. Raises Refused, BadInput for an account that is no reviewer's or that
    sits here already, Conflict where the expert left or has handed in.
    """
    require(may_run(actor), actor, "panel.seat_given", seat.panel)
    if Role.REVIEWER not in roles_of(account) or not account.is_active:
        raise _bad(f"{account}没有评审专家的角色。", f"{account} is no reviewer.")
    with transaction.atomic():
        stamp = moment()
        panel = held(seat.panel, "drawn", "scoring")
        row = Seat.objects.select_for_update().get(pk=seat.pk)
        if row.left_at is not None or Sheet.objects.filter(seat=row).exists():
            raise Conflict(
                "seat.settled",
                Sentence(f"{row}已经退出或已提交评分表。", f"{row} left or handed in."),
                Sentence("请刷新页面再看。", "Reload and look again."),
            )
        if panel.seats.filter(account=account, left_at=None).exclude(pk=row.pk).exists():
            raise _bad(f"{account}已在这个专家组里。", f"{account} sits on this panel already.")
        before = row.account
        row.account = account
        row.save(update_fields=["account"])
        renew_rights(panel, stamp)
        record(
            "panel.seat_given",
            actor=actor,
            obj=panel,
            before={"seat": row.handle, "account": str(before) if before else ""},
            after={"seat": row.handle, "account": str(account)},
            at=stamp,
        )
    return row


def _bad(zh: str, en: str) -> BadInput:
    return BadInput(
        "seat.account",
        Sentence(zh, en),
        Sentence(
            "请选择专家本人的账号；没有的请安全管理员邀请。", "Choose the expert's own account, or have one invited."
        ),
        field="account",
    )
