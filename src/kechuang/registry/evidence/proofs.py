"""Which documents prove a fact, whose record a document belongs to, and who may therefore open it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q, QuerySet

from kechuang.accounts.access import READ, Verdict, may
from kechuang.accounts.held import Actor
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.questions.composed import composed
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.kinds.stated_fact import StatedFact
from kechuang.registry.record import Record
from kechuang.registry.sources import Evidence, Proof

_LATEST = F("superseded_at").asc(nulls_first=True)


def proofs_of(records: Iterable[tuple[str, str]], asof: AsOf | None = None) -> list[Proof]:
    """What proves records given as (kind, key), known at the instant; without one, what stands now. Latest first."""
    wanted = set(records)
    if not wanted:
        return []
    kinds, keys = {kind for kind, _ in wanted}, {key for _, key in wanted}
    found = _standing(kinds=kinds, keys=keys) if asof is None else _known(kinds=kinds, keys=keys, known=asof.known)
    return [proof for proof in found if (proof.kind, proof.key) in wanted]


@composed
def _standing(*, kinds: Any, keys: Any) -> QuerySet[Any]:
    return _latest_first(Proof.objects.filter(superseded_at=None), kinds, keys)


@composed
def _known(*, kinds: Any, keys: Any, known: Any) -> QuerySet[Any]:
    time = Q(recorded_at__lte=known) & (Q(superseded_at=None) | Q(superseded_at__gt=known))
    return _latest_first(Proof.objects.filter(time), kinds, keys)


def _latest_first(rows: QuerySet[Any], kinds: Any, keys: Any) -> QuerySet[Any]:
    rows = rows.filter(kind__in=kinds, key__in=keys)
    return rows.select_related("evidence").order_by("-recorded_at", "-pk")


def record_of(proof: Proof) -> Record:
    """The latest row of the record a document is attached to. Raises BadInput for a kind that is no longer known."""
    kind = kinds().get(proof.kind)
    rows = kind.objects.filter(key=proof.key).order_by(_LATEST, "-recorded_at") if kind else ()
    row: Record | None = next(iter(rows[:1]), None)
    if row is None:
        raise BadInput(
            "evidence.orphan",
            Sentence("材料所属的记录已不存在。", "The record this document belongs to is not there."),
            Sentence("请联系系统管理员。", "Ask the administrator."),
            kind=proof.kind,
            key=proof.key,
        )
    return row


def may_open(actor: Actor, evidence: Evidence) -> Verdict:
    """Who may read what an organisation states about itself may open what proves, or proved, a fact of it.

    A record being public does not make the papers behind it public.
    """
    verdict = may(actor, READ, StatedFact())
    for proof in evidence.proofs.all():
        if verdict.allowed:
            break
        verdict = may(actor, READ, StatedFact(organisation=owner_of(record_of(proof))))
    return verdict


def owner_of(record: Record) -> str:
    """The key of the organisation whose record it is; empty where it is nobody's."""
    return str(getattr(record, record.ORGANISATION)) if record.ORGANISATION else ""
