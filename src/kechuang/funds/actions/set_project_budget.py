"""Set the budget of a project by its task contract: indirect costs are held to the ceiling of the day it was signed."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.funds.by_date.indirect import ceiling
from kechuang.funds.entering import refuse_future
from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.models import Award, ProjectBudget
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence


def set_project_budget(
    award: Award, actor: Actor, *, direct: int, equipment: int, indirect: int, pure_theory: bool | None, signed: date
) -> ProjectBudget:
    """In fen. Raises Refused, BadInput that names the field (above the ceiling, equipment above direct costs)."""
    require(may_keep_money(actor), actor, "award.budgeted", award)
    refuse_future(signed, timezone.localdate())
    for field, fen in (("direct", direct), ("equipment", equipment), ("indirect", indirect)):
        if fen < 0:
            said = Sentence("金额不能为负。", "An amount is not below nought.")
            raise BadInput("contract.amount", said, Sentence("请核对金额。", "Check it."), field=field)
    most = ceiling(direct, equipment, indirect, signed, pure_theory=pure_theory)
    if most.beyond is not None and indirect > most.beyond:
        raise BadInput(
            "contract.indirect",
            Sentence(
                f"间接费用{yuan(indirect)}元超过上限。{most.reason.zh}",
                f"Indirect costs of {yuan(indirect)} yuan exceed the ceiling. {most.reason.en}",
            ),
            Sentence("请核减间接费用。", "Cut them."),
            field="indirect",
        )
    with transaction.atomic():
        stamp = moment()
        made = ProjectBudget.objects.create(
            award=award,
            direct=direct,
            equipment=equipment,
            indirect=indirect,
            pure_theory=pure_theory,
            signed=signed,
            ceiling=most.fen,
            reason=most.reason.zh[:300],
            recorded_at=stamp,
            recorded_by=actor if isinstance(actor, User) else None,
        )
        record("award.budgeted", actor=actor, obj=award, after=made.plain(), at=stamp)
    return made
