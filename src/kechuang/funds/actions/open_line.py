"""Open a budget line: what money may be spent on, in which mode, and whether grants are shown to all."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.funds.models import BudgetLine
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.patterns import pattern
from kechuang.kernel.sentences import Sentence

_CODE = pattern(r"[a-z][a-z0-9_-]{1,38}")
_SUBJECT = pattern(r"[0-9]{0,9}")


def open_line(
    code: str, name: str, mode: str, actor: Actor, *, subject: str = "", public: bool = False, example: bool = False
) -> BudgetLine:
    """A line is opened once and kept over the years. Raises Refused, BadInput naming the field, Conflict."""
    require(may_keep_money(actor), actor, "budget.line_opened", label=name)
    code, name, subject = code.strip(), " ".join(name.split()), subject.strip()
    wrong = (
        ("code", _CODE.fullmatch(code), Sentence("代码用小写字母、数字和连字符。", "Small letters, digits, hyphens.")),
        ("name", 2 <= len(name) <= 80, Sentence("名称2至80个字。", "A name has 2 to 80 characters.")),
        ("mode", mode in dict(BudgetLine.MODES), Sentence("支持方式四选一。", "One of the four modes.")),
        ("subject", _SUBJECT.fullmatch(subject), Sentence("功能分类是数字编码。", "The class is a number.")),
    )
    for field, fine, said in wrong:
        if not fine:
            raise BadInput(f"line.{field}", said, Sentence("请改正后再提交。", "Put it right."), field=field)
    with transaction.atomic():
        stamp = moment()
        for field, value in (("code", code), ("name", name)):
            if BudgetLine.objects.filter(**{field: value}).exists():
                raise Conflict(
                    "line.there",
                    Sentence(f"“{value}”已经有了。", f"“{value}” is there already."),
                    Sentence("请直接为它安排预算。", "Give it a budget."),
                    field=field,
                )
        line = BudgetLine.objects.create(
            code=code,
            name=name,
            mode=mode,
            subject=subject,
            public=public,
            opened_at=stamp,
            opened_by=actor if isinstance(actor, User) else None,
            example=example,
        )
        told = {"code": code, "name": name, "mode": mode, "subject": subject, "public": public}
        record("budget.line_opened", actor=actor, obj=line, after=told, at=stamp)
    return line
