"""The records behind a number as a table to take away: each fact the reader may see, with question and moments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kechuang.accounts.held import Actor
from kechuang.portal.exports import Column, Table
from kechuang.portal.language import said
from kechuang.supervision.behind import Asked, Behind, behind, readable

LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class About:
    """What a table is about: the beginning of its file's name, its title, and what stands above the columns."""

    name: str
    title: str
    told: Mapping[str, str]


def record_table(asked: About, found: Behind, reader: Actor) -> Table:
    """All records of the part that fit the words, at most LONGEST."""
    whole = behind(found.part, reader, Asked(found.asked.q, found.asked.sort, 1, LONGEST))
    kind = found.part.question.kind
    fields = readable(kind, reader) or tuple(f.name for f in kind.said())
    terms = {f.name: f for f in kind.said()}
    columns = [Column(name, str(terms[name].verbose_name), str(terms[name].help_text)) for name in fields]
    columns += [
        Column("valid_from", _("生效日"), _("从这一天起成立")),
        Column("valid_to", _("失效日"), _("从这一天起不再成立；空为仍成立")),
        Column("source", _("来源"), _("记录从哪里来")),
        Column("evidence", _("依据"), _("所附材料")),
    ]
    rows: list[dict[str, Any]] = []
    for one in whole.records:
        facts = {fact.field: said(fact.words) for fact in one.facts}
        proofs = [proof.evidence.name for proof in one.proofs]
        times = {"valid_from": one.valid_from, "valid_to": one.valid_to, "source": one.source, "evidence": proofs}
        rows.append(facts | times)
    asof = found.part.context.asof
    about = {
        **asked.told,
        _("指标"): said(found.part.name),
        _("条件"): said(found.part.said()),
        _("筛选"): found.asked.q or _("全部"),
        _("截至"): asof.valid.isoformat(),
        _("按何时已知"): asof.known.isoformat(),
        _("条数"): str(len(rows)),
        **({_("说明"): _("示例数据：城市和单位均为虚构")} if any(one.example for one in whole.records) else {}),
    }
    return Table(f"{asked.name}-{found.part.role}", asked.title, about, columns, rows)
