"""One document that serves for two projects, two organisations, or the costs of two calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from kechuang.cases.models import Attachment
from kechuang.cues.cue import Cue, Finding
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.kinds.project import Project
from kechuang.registry.sources import Proof

_SPENDING = ("发票", "票据", "凭证", "invoice")
"""In the words under which a document was asked for: it shows a cost, which can be charged once."""


@dataclass(frozen=True, slots=True)
class _Use:
    """One place where a document serves: the record or the case, whose it is, the call of a cost that it shows."""

    record: tuple[str, str]
    owner: str
    name: str
    call: str = ""


def find(asof: AsOf) -> Iterator[Finding]:
    """By what the document holds, byte for byte, whatever it is called."""
    by_document: dict[str, list[_Use]] = {}
    for sha256, use in (*_proofs(asof), *_handed_in(asof)):
        by_document.setdefault(sha256, []).append(use)
    for sha256, uses in sorted(by_document.items()):
        records = tuple(dict.fromkeys(use.record for use in uses))
        projects = {use.record for use in uses if use.record[0] == Project.kind()}
        calls = {use.call for use in uses if use.call}
        whose = sorted({use.owner for use in uses if use.owner})
        if len(projects) < 2 and len(whose) < 2 and len(calls) < 2:
            continue
        claimed = Sentence(f"、{len(calls)}次申报的开支", f", costs claimed in {len(calls)} calls")
        more = claimed if len(calls) > 1 else Sentence("", "")
        for organisation in whose:
            yield Finding(
                organisation,
                sha256[:16],
                Sentence(
                    f"材料“{uses[0].name}”同时用于{len(projects)}个项目、{len(whose)}家单位的{len(records)}处{more.zh}",
                    f"“{uses[0].name}” serves in {len(records)} places of {len(projects)} projects "
                    f"and {len(whose)} organisations{more.en}",
                ),
                records,
                weight=float(len(records)),
            )


def _proofs(asof: AsOf) -> Iterator[tuple[str, _Use]]:
    """Documents of records, where one serves for several."""
    known = Proof.objects.filter(_standing(asof))
    often = _often(known)
    for proof in known.filter(evidence__sha256__in=often).select_related("evidence").order_by("kind", "key"):
        owner = _owner(proof.kind, proof.key, asof)
        yield proof.evidence.sha256, _Use((proof.kind, proof.key), owner, proof.evidence.name)


def _handed_in(asof: AsOf) -> Iterator[tuple[str, _Use]]:
    """Documents of applications that were submitted."""
    known = Attachment.objects.filter(_standing(asof), case__submissions__submitted_at__lte=asof.known).distinct()
    rows = known.filter(evidence__sha256__in=_often(known)).select_related("evidence", "case")
    for row in rows.order_by("case__number", "pk"):
        call = row.case.call if any(word in row.wanted.lower() for word in _SPENDING) else ""
        yield row.evidence.sha256, _Use(("case", row.case.number), row.case.organisation, row.evidence.name, call)


def _standing(asof: AsOf) -> Q:
    return Q(superseded_at=None, recorded_at__lte=asof.known) | Q(
        superseded_at__gt=asof.known, recorded_at__lte=asof.known
    )


def _often(known: QuerySet[Any]) -> list[str]:
    """The documents that stand in more than one row of these, or of both kinds."""
    rows = known.order_by().values_list("evidence__sha256").annotate(n=Count("pk", distinct=True))
    return [sha256 for sha256, n in rows if n > 1]


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
        "内容完全相同的一份材料（发票、合同、报告），证明了两个项目、两家单位的记录，附在两家单位的申请里，或列支了两次申报的开支。",
        "The very same document (invoice, contract, report) proves records of two projects or organisations, "
        "is handed in by two applicants, or shows a cost claimed in two calls.",
    ),
    Sentence(
        "联合承担的项目、共同签订的合同本来就是一份；看同一笔支出是否列支两次。",
        "Joint projects and contracts share their papers; see whether one cost is charged twice.",
    ),
    Sentence("按内容的SHA-256比对", "Compared by the SHA-256 of the content"),
    find,
    "count",
)
