"""Whom other figures would move: registered subjects of a place under two laws, before anything stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kechuang.entitlements.whose import whose_of
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.facts.home import KEY
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import KINDS, NAMES
from kechuang.registry.facts.table import facts_of
from kechuang.registry.kinds.organisation import ENTERPRISE, Organisation
from kechuang.rules.law import Law
from kechuang.rules.moved import Impact, impact

MOST = 3000
"""So many subjects are worked out while somebody waits; of more, the next nightly run tells."""


def whom_it_moves(old: Law, new: Law, beginning: str, asof: AsOf) -> Impact | None:
    """Among the subjects whose division begins so (all for an empty one); None where they are too many or not kept."""
    kind = KINDS[old.policy.subject][0]
    if kind not in NAMES or kind not in kinds():
        return None
    rows = kinds()[kind].objects.as_of(asof)
    if kind == "organisation":
        rows = rows.filter(form=ENTERPRISE) if old.policy.subject == "enterprise" else rows.exclude(form=ENTERPRISE)
    if beginning:
        if kinds()[kind] is not Organisation:
            return None
        rows = rows.filter(division__startswith=beginning)
    keys = list(rows.order_by("key").values_list("key", flat=True)[: MOST + 1])
    if len(keys) > MOST:
        return None
    return impact(old, new, _subjects(kind, keys, old, new, asof))


def _subjects(kind: Any, keys: Sequence[str], old: Law, new: Law, asof: AsOf) -> Iterator[tuple[str, dict[str, Any]]]:
    if not keys:
        return
    names = {key: one.name for key, one in whose_of(kind, keys, asof).items()}
    facts = list({f.name: f for law in (old, new) for f in law.facts}.values())
    for table in facts_of(kind, keys, When(asof, When.of(asof, old.policy).year), facts):
        for row in table.rows(named=True):
            told = {name: value for name, value in row.items() if value is not None and name != KEY}
            yield names.get(row[KEY]) or row[KEY], told
