"""What came out of a draft, for the page and as a table to take away."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from kechuang.entitlements.budget import Budget
from kechuang.entitlements.drafted import MOST, Drafted
from kechuang.kernel.sentences import Sentence
from kechuang.portal.amending.lamps import LAMPS
from kechuang.portal.change_rows import change_rows
from kechuang.portal.exports import FORMATS, Column, Table
from kechuang.portal.language import said
from kechuang.rules.difference import difference
from kechuang.rules.moved import TURNS, Moved
from kechuang.rules.moved_table import HEADS, moved_table
from kechuang.rules.policy import Policy
from kechuang.rules.words import VERDICTS, amount

SHOWN = 200
"""Subjects shown on the page; all of them are in the file to take away."""


def shown_of(found: Drafted | None, address: str, *, names: bool = True, most: int = SHOWN) -> dict[str, Any]:
    """What the template of the result shows; `address` ends in `?` or `&` for the file; without `names` no list."""
    if found is None:
        return {"found": None}
    moved = found.impact.moved
    return {
        "found": found,
        "changes": change_rows(c for c in difference(found.old, found.new) if c.kind != "label"),
        "counts": [(TURNS[turn], LAMPS[turn], n) for turn, n in found.impact.counts.items()],
        "unmoved": found.impact.asked - len(moved),
        "moved": [_row(one, found) for one in moved[:most]] if names else [],
        "more": max(len(moved) - most, 0) if names else 0,
        "nobody": not moved,
        "names_shown": names,
        "budget": _budget(found.budget),
        "onward": _budget(found.onward),
        "most": MOST,
        "formats": [(form, f"{address}format={form}") for form in FORMATS],
    }


def _budget(lines: tuple[Budget, ...]) -> list[tuple[Budget, str, str, str]]:
    return [(b, amount(b.before, b.unit), amount(b.after, b.unit), amount(b.after - b.before, b.unit)) for b in lines]


def _row(one: Moved, found: Drafted) -> dict[str, Any]:
    return {
        "key": one.name,
        "name": found.names.get(one.name, one.name),
        "turn": TURNS[one.turn],
        "lamp": LAMPS[one.turn],
        "before": VERDICTS[one.before],
        "after": VERDICTS[one.after],
        "causes": one.causes,
        "sums": [(s, amount(s.before, s.unit), amount(s.after, s.unit)) for s in one.sums],
        "holds": one.name in found.holders,
    }


def table_of(policy: Policy, found: Drafted, draft: str = "") -> Table:
    """Every subject that moves; `draft` names the one that is kept."""
    labels = (
        _("对象的名称"),
        _("变为符合、不符合、待定，或金额变化"),
        _("现行规定下的结论"),
        _("草案下的结论"),
        _("引起变化的条款或金额"),
        _("条款的出处"),
        _("条款原来的结论或数额"),
        _("条款现在的结论或数额"),
        _("比较了什么，差多少"),
    )
    columns = [Column("代码", _("代码"), _("对象的主键"), shape="text")]
    columns += [Column(head, head, label) for head, label in zip(HEADS, labels, strict=True)]
    columns.append(Column("持有", _("现持有资格"), _("今天持有这项资格，按草案将不再符合"), shape="truth"))
    rows = [
        {
            "代码": row["名称"],
            "持有": row["名称"] in found.holders,
            **row,
            "名称": found.names.get(row["名称"], row["名称"]),
        }
        for row in moved_table(found.impact.moved).to_dicts()
    ]
    standing = _("尚未施行")
    about = {
        _("政策"): said(Sentence(policy.name, policy.code)),
        _("对象数"): str(found.impact.asked),
        _("草案"): f"{draft} {standing}".strip(),
    }
    return Table(f"{policy.code}-draft", policy.name, about, columns, rows)
