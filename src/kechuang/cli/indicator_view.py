"""Indicators on a terminal: a line each, with the definition in force, how sure it is and where it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TextIO

from rich.text import Text

from kechuang.cli.policy_view import said, view_table
from kechuang.cli.reading_view import console_on
from kechuang.indicators.definition import BETTER, CERTAINTIES, MOVES, NATURES, Indicator
from kechuang.kernel.sentences import Sentence, terminal_language


def show_indicators(found: Sequence[Indicator], out: TextIO) -> None:
    """Print a table: code, name, how it is made, definitions by date with their sources."""
    language = terminal_language()
    with console_on(out) as console:
        table = view_table(
            said("代码", "code"),
            said("名称", "name"),
            said("性质", "nature"),
            said("起", "since"),
            said("出处", "source"),
        )
        for one in found:
            how = NATURES[one.nature].within(language)
            if one.reported:
                how += said("；填报须附依据", "; reported with evidence")
            unit = f"（{one.unit}）" if one.unit else ""
            for n, version in enumerate(one.versions):
                cites = "；".join(str(cite) for cite in version.cites)
                sure = CERTAINTIES[version.certainty].within(language)
                first = (one.code, f"{one.name.within(language)}{unit}", how) if n == 0 else ("", "", "")
                table.add_row(*first, version.since.isoformat(), Text(f"{cites}（{sure}）"))
        console.print(table)
        live = sum(not one.reported for one in found)
        console.print(
            said(
                f"共 {len(found)} 项：由记录生成 {live}，填报 {len(found) - live}。",
                f"{len(found)} indicators: {live} made from records, {len(found) - live} reported.",
            )
        )


def indicator_json(one: Indicator) -> dict[str, Any]:
    """An indicator as plain values."""
    return {
        "code": one.code,
        "name": _both(one.name),
        "unit": one.unit,
        "nature": one.nature,
        "better": _both(BETTER[one.better]),
        "moves": _both(MOVES[one.moves]),
        "owner": _both(one.owner),
        "reported": one.reported,
        "dimensions": list(one.dimensions),
        "versions": [
            {
                "since": version.since.isoformat(),
                "says": _both(version.says),
                "cites": [str(cite) for cite in version.cites],
                "certainty": version.certainty,
            }
            for version in one.versions
        ],
    }


def _both(sentence: Sentence) -> dict[str, str]:
    return {"zh": sentence.zh, "en": sentence.en}
