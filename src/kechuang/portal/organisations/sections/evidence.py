"""The documents that prove what is recorded of it, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy

from kechuang.portal.organisations.file import File, Section
from kechuang.portal.records.addresses import address_of_key
from kechuang.registry.catalogue import kinds
from kechuang.registry.evidence.proofs import proofs_of
from kechuang.registry.facts.reading import may_read_facts
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.sources import Proof

NEWEST = 8


def _gather(file: File) -> Mapping[str, Any] | None:
    if not may_read_facts(file.reader, file.key).allowed:
        return None
    wanted = [("organisation", file.key)]
    proved = set(Proof.objects.order_by().values_list("kind", flat=True).distinct())
    for name, kind in kinds().items():
        if name in proved and kind.ORGANISATION and kind is not Organisation:
            keys = dict.fromkeys(row.key for row in file.known(kind, field=kind.ORGANISATION))
            wanted += [(name, key) for key in list(keys)[:500]]
    proofs = proofs_of(wanted, file.moment.asof)
    shown = [
        (proof, kinds()[proof.kind]._meta.verbose_name, address_of_key(proof.kind, proof.key) + file.moment.query)
        for proof in proofs[:NEWEST]
    ]
    return {"shown": shown, "count": len(proofs)} if proofs else None


SECTION = Section(90, "evidence", gettext_lazy("材料"), "portal/organisations/evidence.html", _gather, place="aside")
