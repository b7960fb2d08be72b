"""Ask another unit what a matter or question needs: until it answers, that one waits for it, and everybody sees so."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, Verb, may, require
from kechuang.accounts.models import Unit
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.access import OF_UNIT
from kechuang.oversight.actions.ask_about import ask
from kechuang.oversight.asking import CAPPED, NOBODY, Whom, asked_lately
from kechuang.oversight.models import Matter
from kechuang.oversight.rule import figures_at
from kechuang.oversight.units import people_of
from kechuang.oversight.waiting import may_wait

ASK_PARTNER = Verb(Sentence("请配合单位提供情况", "ask a partner unit"), OF_UNIT)


def ask_partner(matter: Matter, unit: Unit, text: str, actor: Actor) -> Matter:
    """The question to the other unit. Raises Refused, BadInput, Conflict where nobody there may be asked now."""
    require(may(actor, ASK_PARTNER, matter), actor, "request.asked", matter)
    words = text.replace("\0", "").strip()
    if len(words) < 4:
        raise BadInput(
            "request.text",
            Sentence("没有写清要什么。", "It does not say what is needed."),
            Sentence("至少四个字。", "Four characters at least."),
            field="text",
        )
    if unit.pk == matter.unit_id or not may_wait(matter):
        raise Conflict(
            "request.partner",
            Sentence("在手的事项和问询才能请别的单位配合。", "Only while it is in hand, and only another unit."),
            Sentence("事项请先签收；请选另一个单位。", "Sign for a matter first; choose another unit."),
        )
    day, figures = timezone.localdate(), figures_at()
    people = people_of(unit)
    free = next((one for one in people if asked_lately(day, figures, person=one) < figures.person_cap), None)
    if free is None:
        held = CAPPED if people else NOBODY
        raise Conflict("request.held", held.why, Sentence("请换一个时间或单位。", "Choose another time or unit."))
    with transaction.atomic():
        made = Matter(
            flow="request",
            plan_id=matter.plan_id,
            task=matter.task,
            milestone=matter.milestone,
            parent=matter,
            title=words[:300],
            text=f"{matter.unit}{'答复' if matter.flow == 'request' else '办理'}“{matter.title}”需要。",
            known=matter.known,
            example=matter.example,
        )
        return ask(made, Whom(unit, free), actor, day)
