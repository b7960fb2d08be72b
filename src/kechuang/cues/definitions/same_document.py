"""One document that proves something for two projects, or for two organisations."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q

from kechuang.cues.cue import Cue, Finding
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.kinds.project import Project
from kechuang.registry.sources import Proof


def find(asof: AsOf) -> Iterator[Finding]:
    """By what the document holds, byte for byte, whatever it is called."""
    known = Proof.objects.filter(Q(superseded_at=None) | Q(superseded_at__gt=asof.known), recorded_at__lte=asof.known)
    often = known.values("evidence").annotate(records=Count("key", distinct=True)).filter(records__gt=1)
    proofs = known.filter(evidence__in=often.values("evidence")).select_related("evidence").order_by("kind", "key")
    by_document: dict[str, list[Proof]] = {}
    for proof in proofs:
        by_document.setdefault(proof.evidence.sha256, []).append(proof)
    for sha256, held in sorted(by_document.items()):
        records = tuple(dict.fromkeys((proof.kind, proof.key) for proof in held))
        owners = {record: _owner(*record, asof) for record in records}
        projects = [record for record in records if record[0] == Project.kind()]
        whose = sorted({owner for owner in owners.values() if owner})
        if len(projects) < 2 and len(whose) < 2:
            continue
        name = held[0].evidence.name
        for organisation in whose:
            yield Finding(
                organisation,
                sha256[:16],
                Sentence(
                    f"材料“{name}”同时证明{len(projects)}个项目、{len(whose)}家单位的{len(records)}条记录",
                    f"“{name}” proves {len(records)} records of {len(projects)} projects "
                    f"and {len(whose)} organisations",
                ),
                records,
                weight=float(len(records)),
            )


def _owner(kind: str, key: str, asof: AsOf) -> str:
    """Whose the record is as of the moments, or was last."""
    model = kinds().get(kind)
    if model is None or not model.ORGANISATION:
        return ""
    row = model.objects.known(asof).filter(key=key).order_by("-valid_from").first()
    return str(getattr(row, model.ORGANISATION)) if row is not None else ""


CUE = Cue(
    "same_document",
    Sentence("同一份材料用在几处", "One document in several places"),
    Sentence(
        "内容完全相同的一份材料（发票、合同、报告），证明了两个项目，或两家单位的记录。",
        "The very same document (invoice, contract, report) proves records of two projects or two organisations.",
    ),
    Sentence(
        "联合承担的项目、共同签订的合同本来就是一份；看同一笔支出是否列支两次。",
        "Joint projects and contracts share their papers; see whether one cost is charged twice.",
    ),
    Sentence("按内容的SHA-256比对", "Compared by the SHA-256 of the content"),
    find,
    "count",
)
