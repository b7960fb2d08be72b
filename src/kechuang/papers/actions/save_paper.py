"""Save a paper: a new version of what it says, or the same words with the figures of now. Only a draft changes."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.papers.access import may_do
from kechuang.papers.basis import basis
from kechuang.papers.content import Content
from kechuang.papers.drafting import refreshed
from kechuang.papers.kind import Basis
from kechuang.papers.models import Paper, PaperVersion
from kechuang.papers.moving import not_now, person
from kechuang.papers.span import span
from kechuang.registry.asof import AsOf


def save_paper(paper: Paper, content: Content, actor: Actor, *, version: int, note: str = "") -> Paper:
    """`version` is the one that was edited. Raises Refused, Conflict (changed since, or no draft), BadInput."""
    require(may_do(actor, "save", paper), actor, "paper.saved", paper)
    if not content.title.strip():
        raise BadInput(
            "paper.title",
            Sentence("没有标题。", "There is no title."),
            Sentence("请写标题。", "Write one."),
            field="title",
        )
    unknown = sorted(content.keys() - set(content.fields))
    if unknown:
        raise BadInput(
            "paper.figure",
            Sentence(f"没有名为“{unknown[0]}”的数据。", f"There is no figure called “{unknown[0]}”."),
            Sentence("请从“可引用的数据”中复制，或先更新数据。", "Copy one from the list, or refresh the figures."),
        )
    with transaction.atomic():
        stamp = moment()
        held = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
        if held.state != "draft":
            raise not_now(held)
        if held.version != version:
            raise Conflict(
                "paper.version",
                Sentence(
                    f"打开之后有人存过第{held.version}版。", f"Version {held.version} was saved since you opened it."
                ),
                Sentence(
                    "您写的内容还在本页；请查看新版，合并后再存。",
                    "Your words are still here: merge and save again.",
                ),
            )
        before = held.content
        if content == before:
            return held
        held.version += 1
        held.title, held.example = content.title[:200], content.example
        held.save()
        PaperVersion.objects.create(
            paper=held,
            ordinal=held.version,
            content=content.as_plain(),
            note=note[:200],
            made_at=stamp,
            made_by=person(actor),
        )
        told = {"version": held.version, "asof": dict(content.asof)}
        record("paper.saved", actor=actor, obj=held, before={"version": version}, after=told, reason=note, at=stamp)
    return held


def refresh_paper(paper: Paper, actor: Actor, *, version: int) -> Paper:
    """The same words with the figures that the records give now. Raises as `save_paper`."""
    require(may_do(actor, "save", paper), actor, "paper.saved", paper)
    content = refreshed(paper.content, basis_of(paper))
    same = replace(content, asof=paper.content.asof)
    return save_paper(
        paper, paper.content if same == paper.content else content, actor, version=version, note="更新数据"
    )


def basis_of(paper: Paper) -> Basis:
    """What the paper would be drafted from now."""
    told = span(paper.span, timezone.localdate())
    return basis(paper.plan, told, AsOf.now(), unit=paper.about, letter=paper.letter)
