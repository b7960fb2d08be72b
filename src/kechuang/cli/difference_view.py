"""A change of law on a terminal and as JSON: the clauses that changed, and whom it moves."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TextIO

from rich.text import Text

from kechuang.cli.policy_view import said, view_table
from kechuang.cli.reading_view import console_on
from kechuang.kernel.sentences import terminal_language
from kechuang.rules import words
from kechuang.rules.as_json import changes as changes_of
from kechuang.rules.as_json import citation, number

if TYPE_CHECKING:
    from kechuang.rules.difference import Change
    from kechuang.rules.law import Law
    from kechuang.rules.moved import Impact, Moved


def show_difference(changes: Sequence[Change], impact: Impact | None, out: TextIO) -> None:
    """Every change in a line, then how many subjects move, and each of them with the clauses that did it."""
    unchanged = [] if changes else [said("没有变化。", "Nothing changed.")]
    for sentence in [*(change.said.within(terminal_language()) for change in changes), *unchanged]:
        print(sentence, file=out)
    if impact is None:
        return
    from kechuang.rules.moved import TURNS

    counts = impact.counts
    told = [f"{TURNS[turn].within(terminal_language())} {n}" for turn, n in counts.items()]
    same = impact.asked - len(impact.moved)
    zh = f"{impact.asked} 个对象：{'，'.join(told)}，不受影响 {same}。"
    en = f"{impact.asked} subjects: {', '.join(told)}, unmoved {same}."
    print(f"\n{said(zh, en)}", file=out)
    if not impact.moved:
        return
    table = view_table(said("名称", "Name"), said("变化", "Change"), said("条款", "Clauses"), said("依据", "Measured"))
    for one in impact.moved:
        clauses, why = _clauses(one)
        table.add_row(Text(one.name), Text(TURNS[one.turn].within(terminal_language())), Text(clauses), Text(why))
    with console_on(out) as console:
        console.print(table)


def _clauses(one: Moved) -> tuple[str, str]:
    """The clauses a subject moves by, with their articles, and what was measured."""
    causes = [f"{c.label}（{c.citation.article}）" for c in one.causes]
    why = [c.why for c in one.causes if c.why]
    for s in one.sums:
        causes.append(f"{s.label}（{s.citation.article}）")
        why.append(f"{words.amount(s.before, s.unit)}→{words.amount(s.after, s.unit)}")
    return "\n".join(causes), "\n".join(why)


def print_json(old: Law, new: Law, changes: Sequence[Change], impact: Impact | None) -> None:
    """Both laws by the first day of their versions, the changes, and whom they move (null without a table)."""
    told: dict[str, Any] = changes_of(old, new, changes) | {"subjects": None}
    if impact is not None:
        told["subjects"] = {
            "asked": impact.asked,
            "unmoved": impact.asked - len(impact.moved),
            "counts": dict(impact.counts),
            "moved": [_moved(one) for one in impact.moved],
        }
    print(json.dumps(told, ensure_ascii=False, indent=1))


def _moved(one: Moved) -> dict[str, Any]:
    return {
        "name": one.name,
        "turn": one.turn,
        "before": one.before,
        "after": one.after,
        "causes": [
            {
                "code": c.code,
                "label": c.label,
                "before": c.before,
                "after": c.after,
                "there": c.there,
                "why": c.why,
                "citation": citation(c.citation),
            }
            for c in one.causes
        ],
        "amounts": [
            {
                "code": s.code,
                "label": s.label,
                "unit": str(s.unit),
                "before": number(s.before),
                "after": number(s.after),
                "citation": citation(s.citation),
            }
            for s in one.sums
        ],
    }
