"""Open scoring: the lines of the sheet are frozen with their bounds, and reviewers may score until the last day."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.reviews.access import may_run
from kechuang.reviews.models import Panel, Scoring
from kechuang.reviews.reading.scored_items import items_written, read_back
from kechuang.reviews.reading.sections import asked_of
from kechuang.reviews.rights import renew_rights
from kechuang.reviews.waiting import held, person_of


def open_scoring(panel: Panel, actor: Actor, *, due: date, lines: str = "") -> Scoring:
    """Freeze the sheet: the policy's judgements, and the officer's own `lines`.

    Raises Refused, Conflict, BadInput where there is nothing to score, the day is past, or facts are missing that the
    bounds follow from.
    """
    require(may_run(actor), actor, "panel.scoring_opened", panel)
    own = items_written(lines)
    with transaction.atomic():
        known = AsOf.now()
        stamp = moment()
        row = held(panel, "drawn")
        if due < timezone.localdate(stamp):
            raise _bad("due", "截止日已经过去。", "The last day is past.", "请改晚一些。", "Choose a later day.")
        items = asked_of(row, known, own)
        lacking = sorted({fact for one in items for fact in one["missing"]})
        if lacking:
            names = "、".join(lacking)
            raise _bad(
                "lines", f"还缺少决定评分区间的事实：{names}。", f"Facts that bounds follow from are missing: {names}.",
                "请先在登记库补齐这些事实。", "Enter these facts first.",
            )  # fmt: skip
        if all(one.settled for one in read_back(items)):
            raise _bad(
                "lines", "没有需要专家评分的内容。", "There is nothing to score.",
                "请写评分项，一行一个。", "Write lines to score, one each.",
            )  # fmt: skip
        made = Scoring.objects.create(panel=row, items=items, due=due, at=stamp, by=person_of(actor))
        renew_rights(row, stamp)
        after = {"due": due.isoformat(), "items": [one["fact"] for one in made.items]}
        after |= {"readable": [of.case.number for of in row.cases.select_related("case")]}
        record("panel.scoring_opened", actor=actor, obj=row, after=after, at=stamp)
    return made


def _bad(name: str, zh: str, en: str, do_zh: str, do_en: str) -> BadInput:
    return BadInput(f"scoring.{name}", Sentence(zh, en), Sentence(do_zh, do_en), field=name)
