"""One step of a question or matter: who may, does the table allow it, did someone act first; then state and event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.accounts.models import User
from kechuang.cases.flow import State
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.periods import Period, last_day
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.apart import may_do
from kechuang.oversight.models import Matter, MatterStep
from kechuang.oversight.rule import Figures, figures_at
from kechuang.oversight.verb import Doing, MatterVerb
from kechuang.oversight.verb_list import acts
from kechuang.registry.actions.attach import row_for
from kechuang.registry.evidence.store import Draft, received

LONGEST = 4000


def do(
    matter: Matter,
    code: str,
    actor: Actor,
    *,
    version: int,
    said: str = "",
    given: Mapping[str, Any] | None = None,
    document: tuple[Iterable[bytes], str] | None = None,
    today: date | None = None,
) -> Matter:
    """Do one verb; gives the matter as it stands then. `version` is that of the matter the actor saw.

    `document` is its bytes as they come and its name. Asked for twice by the same person, it is done once. Raises
    Refused, BadInput where the table has no such step or something is missing, Conflict when someone acted first.
    """
    act = acts()[code]
    verb, words = act.verb, said.replace("\0", "").strip()[:LONGEST]
    fits = matter.version == version and matter.process.next(matter.state, code) is not None
    told = may_do(verb, actor, matter) if fits else verb.verdict(actor, matter)
    require(told, actor, verb.event, matter)  # before the transaction, which would take the note of the attempt with it
    _all_said(verb, words)
    with received(*document) if document else nullcontext() as draft, transaction.atomic():
        stamp = moment()
        row = Matter.objects.select_for_update(of=("self",)).select_related("unit").get(pk=matter.pk)
        if row.version != version:
            return _seen_before(row, verb, actor, version)
        require(verb.verdict(actor, row), actor, verb.event, row)
        after = row.process.next(row.state, code)
        if after is None:
            raise _not_here(row, verb)
        require(may_do(verb, actor, row), actor, verb.event, row)
        day = today or timezone.localdate(stamp)
        doing = Doing(row, actor, stamp, day, words, do, dict(given or {}))
        if isinstance(draft, Draft):
            doing.evidence = row_for(draft, actor)
        more = dict((act.effect(doing) if act.effect else None) or {})
        before = row.state
        row.state, row.version = after, row.version + 1
        if after != before:
            row.entered_on, row.escalated_on = day, None
        if after != before or doing.due is not None:
            row.due = doing.due or due_of(row, day)
        row.closed_on = day if row.stage.final else None
        row.save()
        MatterStep.objects.create(
            matter=row,
            ordinal=version,
            verb=code,
            before=before,
            after=after,
            day=day,
            done_at=stamp,
            done_by=actor if isinstance(actor, User) else None,
            done_by_name=str(actor) if isinstance(actor, User) else "",
            said=words,
            given=more,
            due=row.due,
        )
        on_behalf = str(row.unit) if verb.side == "unit" else ""
        record(
            verb.event,
            actor=actor,
            obj=row,
            on_behalf_of=on_behalf,
            before={"state": before},
            after={"number": row.number, "state": after, **more},
            reason=words,
            at=stamp,
        )
    return row


def due_of(matter: Matter, day: date) -> date | None:
    """The last day for the state it stands in, entered on that day."""
    return due_on(matter.flow, matter.stage, day, figures_at())


def due_on(flow: str, stage: State, day: date, figures: Figures) -> date | None:
    """The last day for a state entered on a day, by the figures of that time; None where it has no limit."""
    if stage.final or stage.limit is None:
        return None
    period = stage.limit
    if flow == "request" and stage.code == "asked":
        period = Period(figures.answer_workdays, "workday")
    return last_day(day, period).day


def _all_said(verb: MatterVerb, words: str) -> None:
    if verb.said is not None and verb.always_said and len(words) < 4:
        raise BadInput(
            "matter.said",
            Sentence(f"请写明“{verb.said.zh}”。", f"Say: {verb.said.en}."),
            Sentence("至少四个字；会留在记录里。", "Four characters at least; it stays on record."),
            field="said",
        )


def _seen_before(row: Matter, verb: MatterVerb, actor: Actor, version: int) -> Matter:
    """The same person's same act, sent twice, stands as it was done; anything else was overtaken. Raises Conflict."""
    done = row.steps.filter(ordinal=version).first()
    if done and done.verb == verb.code and isinstance(actor, User) and done.done_by_id == actor.pk:
        return row
    last = row.steps.order_by("-ordinal").first()
    who = (last.done_by_name if last else "") or "系统"
    stage = row.stage.name
    raise Conflict(
        "matter.moved",
        Sentence(f"{who}已先行处理，现为“{stage.zh}”。", f"{who} acted first; it now stands at “{stage.en}”."),
        Sentence("请刷新后再看；您的操作没有生效。", "Reload and look again; what you did took no effect."),
        state=row.state,
    )


def _not_here(row: Matter, verb: MatterVerb) -> BadInput:
    possible = [acts()[code].verb.name for code in row.process.verbs(row.state) if acts()[code].verb.side != "clock"]
    zh, en = "、".join(one.zh for one in possible) or "无", ", ".join(one.en for one in possible) or "nothing"
    return BadInput(
        "matter.step",
        Sentence(
            f"“{row.stage.name.zh}”时不能{verb.name.zh}。", f"At “{row.stage.name.en}” one cannot {verb.name.en}."
        ),
        Sentence(f"现在可以：{zh}。", f"Possible now: {en}."),
        state=row.state,
    )
