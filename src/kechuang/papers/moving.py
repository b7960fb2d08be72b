"""Moving a paper by its table: who may, what leads where, two people, one event; a refused attempt is noted too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.accounts.models import User
from kechuang.events.chain import canonical
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict, Refused
from kechuang.kernel.sentences import Sentence
from kechuang.papers.access import may_do
from kechuang.papers.flow import FLOW, STATES
from kechuang.papers.models import Paper

Work = Callable[[Paper, datetime], dict[str, Any]]


def move(
    paper: Paper, verb: str, actor: Actor, event: str, work: Work, *, reason: str = "", version: int | None = None
) -> Paper:
    """Do a verb: `work` changes the paper and gives what the event tells. Raises Refused, Conflict, BadInput.

    `version` is the one the actor saw: somebody who approves agrees to that, not to what was saved meanwhile.
    """
    require(may_do(actor, verb, paper), actor, event, paper)
    with transaction.atomic():
        stamp = moment()
        held = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
        if version is not None and held.version != version:
            raise overtaken(held)
        to = FLOW.next(held.state, verb)
        if to is None:
            raise not_now(held)
        before = {"state": held.state}
        told = work(held, stamp)
        held.state, held.reason = to, reason
        held.save()
        record(event, actor=actor, obj=held, before=before, after={"state": to} | told, reason=reason, at=stamp)
    return held


def refuse_same_person(paper: Paper, actor: Actor) -> None:
    """Who submitted or drafted a paper does not approve it; nor does the system stand for a second person."""
    if actor is None or (isinstance(actor, User) and actor.pk in (paper.submitted_by_id, paper.drafted_by_id)):
        raise Refused(
            "paper.same_person",
            Sentence("这份公文由您本人起草或送审，须由另一人审签。", "You drafted or submitted it; another approves."),
            Sentence("请另一名负责人登录审签。", "Let another leader sign in and do it."),
        )


def overtaken(paper: Paper) -> Conflict:
    """Somebody saved another version than the one that was seen."""
    return Conflict(
        "paper.version",
        Sentence(f"打开之后有人存过第{paper.version}版。", f"Version {paper.version} was saved since you opened it."),
        Sentence("请看过新版再办；没有改动任何内容。", "Read that one first; nothing was changed."),
        version=paper.version,
    )


def not_now(paper: Paper) -> Conflict:
    """The state does not allow it."""
    stage = STATES[paper.state]
    return Conflict(
        "paper.state",
        Sentence(f"这份公文现在是“{stage.name.zh}”，不能这样办。", f"The paper is “{stage.name.en}” now."),
        Sentence("可能有人刚办过；请刷新页面。", "Somebody may just have done it; open the page anew."),
    )


def person(actor: Actor) -> User | None:
    """Who is written beside a verb."""
    return actor if isinstance(actor, User) else None


def print_of(paper: Paper) -> str:
    """SHA-256 of what the newest version says: what was approved can be told from anything else."""
    return sha256(canonical(paper.content.as_plain()).encode()).hexdigest()
