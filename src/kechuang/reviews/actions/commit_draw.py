"""Commit to a draw: fix and publish the pool, the need and the digest of a secret, before anybody knows the seed."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any, Literal

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.cases.panels.lots import canonical, sha256, sm3
from kechuang.cases.panels.need import Need
from kechuang.cases.panels.protocol import Commitment as Said
from kechuang.cases.panels.protocol import Entry, PublicSource
from kechuang.cases.panels.selection import completed
from kechuang.cases.panels.sifting import entry, identities, left_out
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.reviews.access import may_run
from kechuang.reviews.models import Commitment, Panel
from kechuang.reviews.reading.sifted_pool import need_of, sifted_pool
from kechuang.reviews.waiting import held, person_of

LOG = Sentence("揭示时刻之前事件日志最后一条的 SM3 值", "the SM3 value of the last event of the log before the moment")
LACKING = {
    "size": Sentence("合格的专家", "eligible experts"),
    "technical": Sentence("技术专家", "technical experts"),
    "financial": Sentence("财务专家", "financial experts"),
    "outside": Sentence("市外专家", "experts from outside the city"),
    "units": Sentence("来自不同单位的专家", "experts from different units"),
}


def commit_draw(
    panel: Panel,
    actor: Actor,
    *,
    reveal_at: datetime,
    source: Literal["log", "announced"] = "log",
    words: str = "",
) -> Commitment:
    """Fix the pool as the records have it now. After a draw that failed, the next round: who sits stays.

    Raises Refused, Conflict where the panel stands elsewhere, BadInput where the moment is past, the source is not
    named, or the pool cannot give such a panel (it says what is lacking).
    """
    require(may_run(actor), actor, "panel.committed", panel)
    with transaction.atomic():
        stamp, known = moment(), AsOf.now()
        row = held(panel, "opened", "failed")
        _moment_ahead(reveal_at, stamp)
        if source == "announced" and len(words.strip()) < 4:
            raise BadInput(
                "draw.source",
                Sentence("没有写明用哪个公开数值。", "The public value is not named."),
                Sentence("请写明来源和日期，例如某日某期开奖号码。", "Name the source and the day."),
                field="words",
            )
        found, need = sifted_pool(row, known), need_of(row)
        before = row.commitments.order_by("-round").first()
        salt = before.people["salt"] if before else secrets.token_hex(16)
        kept = _kept(before)
        sitting = {one.id for one in kept}
        pool = tuple(one for one in (entry(e, salt, row.on) for e in found.eligible) if one.id not in sitting)
        _refuse_lacking(need, kept, pool)
        who, secret = identities(found, salt, row.on), secrets.token_hex(32)
        said = Said(
            row.number,
            row.policy,
            (before.round if before else 0) + 1,
            need,
            row.rotation,  # type: ignore[arg-type]
            row.windows,
            pool,
            kept,
            tuple(left_out(one, salt) for one in found.barred),
            sha256(canonical(who)),
            sha256(secret.encode()),
            PublicSource(source, words.strip() or LOG.zh, timezone.localtime(reveal_at).isoformat()),
            timezone.localtime(stamp).isoformat(),
        )
        text = canonical(said.plain())
        made = Commitment.objects.create(
            panel=row,
            round=said.round,
            text=text.decode(),
            sha256=sha256(text),
            sm3=sm3(text),
            secret=secret,
            identities=canonical(who).decode(),
            source=source,
            source_words=said.source.words,
            reveal_at=reveal_at,
            known=known.known,
            at=stamp,
            by=person_of(actor),
        )
        after: dict[str, Any] = {"round": made.round, "sha256": made.sha256, "sm3": made.sm3, "pool": len(pool)}
        after |= {"left_out": len(found.barred), "reveal_at": said.source.at, "source": said.source.words}
        record("panel.committed", actor=actor, obj=row, after=after, at=stamp)
    return made


def _kept(before: Commitment | None) -> tuple[Entry, ...]:
    """Of an earlier round, who had been drawn and did not leave."""
    if before is None:
        return ()
    entries = {one["id"]: Entry(**one) for one in (*before.plain["pool"], *before.plain["kept"])}
    seats = before.panel.seats.filter(left_at=None).order_by("pk").values_list("handle", flat=True)
    return tuple(entries[handle] for handle in seats if handle in entries)


def _moment_ahead(reveal_at: datetime, stamp: datetime) -> None:
    if reveal_at <= stamp:
        raise BadInput(
            "draw.moment_past",
            Sentence("揭示时刻必须在现在之后。", "The moment of revealing lies in the past."),
            Sentence("承诺先公布，之后的公开数值才没有人能预知。请改晚一些。", "Choose a later moment."),
            field="reveal_at",
        )


def _refuse_lacking(need: Need, kept: tuple[Entry, ...], pool: tuple[Entry, ...]) -> None:
    lacking = need.lacking(kept, pool)
    if not lacking and completed(need, kept, pool) is not None:
        return
    zh = "、".join(f"{LACKING[what].zh}还差{count}人" for what, count in lacking.items()) or "人选互相牵制，凑不成一组"
    en = ", ".join(f"{count} more {LACKING[what].en}" for what, count in lacking.items()) or "no combination meets it"
    raise BadInput(
        "draw.lacking",
        Sentence(f"专家库抽不出合格的专家组：{zh}。", f"The pool cannot give such a panel: {en}."),
        Sentence(
            "请补充专家、核实只是重名的专家，或者改小人数另行发起；回避的规定不放宽。",
            "Add experts, tell apart who only has the same name, or open a smaller panel; avoidance is not relaxed.",
        ),
        lacking=en,
    )
