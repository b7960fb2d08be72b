"""Traces and the state of a plan on a terminal."""

from __future__ import annotations

import sys
from fractions import Fraction
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from kechuang.cli.reading_view import console_on
from kechuang.indicators.definition import CERTAINTIES
from kechuang.indicators.lamps import LIGHTS, percent
from kechuang.indicators.meeting import OUTCOMES
from kechuang.indicators.parts import ROLES, Part
from kechuang.kernel.sentences import Sentence, terminal_language
from kechuang.kernel.written import sign_of, with_unit
from kechuang.supervision.behind import Asked, Told, behind
from kechuang.supervision.target_names import name_of

if TYPE_CHECKING:
    from rich.console import Console

    from kechuang.registry.asof import AsOf
    from kechuang.registry.record import Record
    from kechuang.supervision.answering import Answer
    from kechuang.supervision.status import Line, Status
    from kechuang.supervision.tracing import Moves, Trace

_STYLES = {"met": "green", "open": "", "not_met": "bold red", "unknown": "dim"}


def show_status(told: Status) -> None:
    """Print a line for each promise."""
    language = terminal_language()
    counts = told.counts()
    with console_on(sys.stdout) as console:
        console.print(Text(told.plan.title, style="bold"))
        console.print(_asof(told.asof), style="dim")
        words = "  ".join(f"{OUTCOMES[one].within(language)} {counts[one]}" for one in OUTCOMES if counts[one])
        console.print(words + "\n")
        table = Table(box=None, padding=(0, 2, 0, 0))
        for zh, en, where in (
            ("序号", "no.", "right"),
            ("目标", "target", "left"),
            ("要求", "asked", "right"),
            ("现值", "number", "right"),
            ("时点", "of", "left"),
            ("达到的可能", "chance", "right"),
            ("结果", "outcome", "left"),
        ):
            table.add_column(Sentence(zh, en).within(language), justify=where, overflow="fold")  # type: ignore[arg-type]
        for line in told.lines:
            table.add_row(*_row(line))
        console.print(table)


def _row(line: Line) -> list[Text | str]:
    language = terminal_language()
    found, last = line.answer, line.answer.last
    word = OUTCOMES[found.meeting.outcome].within(language)
    if line.course.light in ("on_course", "at_risk") or (line.course.light and found.meeting.outcome == "open"):
        word = f"{word} {LIGHTS[line.course.light].within(language)}"
    if not found.asking.indicator:
        word = Sentence("没有对应的指标", "no indicator").within(language)
    elif last and last.missing:
        word = f"{word}：{last.missing.sentence.within(language)}"
    loose = [one for one in found.readings if one.answer.meeting.outcome != found.meeting.outcome]
    if loose:
        also = "；".join(
            f"{one.why.within(language)}：{OUTCOMES[one.answer.meeting.outcome].within(language)}" for one in loose
        )
        word = f"{word}（{also}）"
    return [
        str(line.promise.target.ordinal),
        name_of(line.promise.target),
        _amount(found.asking.sign, found.told(found.wanted), found.unit),
        _amount("", found.told(last.number) if last else None, found.unit),
        last.period if last else "",
        percent(line.course.chance) if line.course.chance is not None else "",
        Text(word, style=_STYLES[found.meeting.outcome]),
    ]


def show_trace(traced: Trace, asked: Asked) -> None:
    """Print a trace from the sentence down to the records."""
    language = terminal_language()
    target, promise = traced.promise.target, traced.promise
    with console_on(sys.stdout) as console:
        console.print(Text(f"“{''.join(target.quote.split())}”", style="bold"))
        console.print(f"  {traced.plan.title}", style="dim")
        console.print(_asof(traced.asof) + "\n", style="dim")
        if promise.again:
            told = "、".join(str(one.ordinal) for one in promise.again)
            console.print(Sentence(f"又见目标 {told}。", f"Stated again as target {told}.").within(language))
        how = promise.binding.get_how_display() if promise.binding else None
        suggested = Sentence("系统建议，尚未确认", "suggested, not yet confirmed").within(language)
        console.print(f"{Sentence('指标', 'Indicator').within(language)}（{how or suggested}）")
        for reason in promise.suggestion.reasons:
            console.print(f"  · {reason.within(language)}", style="dim")
        if not promise.asking.indicator:
            return
        _answer(console, traced.answer)
        _course(console, traced)
        if traced.ended:
            day = traced.ended.day
            console.print("\n" + Sentence(f"到期时（{day}）：", f"When it was due ({day}):").within(language))
            _answer(console, traced.ended)
        for part in traced.parts:
            _part(console, part, asked)


def _course(console: Console, traced: Trace) -> None:
    language, line = terminal_language(), traced.line()
    light = LIGHTS[line.light].within(language) if line.light else ""
    console.print(f"\n{light}  {Sentence(*line.why).within(language)}".rstrip())
    if line.no_course[0]:
        console.print(f"  {Sentence(*line.no_course).within(language)}", style="dim")
    for one in line.ahead:
        said = Sentence(
            f"预计{one.middle:.4g}{line.unit}，八成在{one.low:.4g}～{one.high:.4g}",
            f"{one.middle:.4g} {line.unit} expected, four fifths between {one.low:.4g} and {one.high:.4g}",
        )
        console.print(f"  {one.day}  {said.within(language)}")
    if line.says[0]:
        console.print(f"  {Sentence(*line.says).within(language)}", style="dim")


def _answer(console: Console, found: Answer) -> None:
    language = terminal_language()
    for point in found.points:
        for value in point.values:
            version = value.version
            if version:
                cites = "、".join(str(cite) for cite in version.cites)
                sure = CERTAINTIES[version.certainty].within(language)
                console.print(f"\n{value.indicator.name.within(language)} · {version.since} · {sure}")
                console.print(f"  {version.says.within(language)}")
                console.print(f"  {cites}", style="dim")
        asked = _amount(found.asking.sign, found.told(found.wanted), found.unit)
        word = OUTCOMES[point.meeting.outcome].within(language)
        number = _amount("", found.told(point.number), found.unit) or (
            point.missing.sentence.within(language) if point.missing else ""
        )
        console.print(Text(f"  {point.period}  {number}  {asked}  {word}", style=_STYLES[point.meeting.outcome]))
        for value in point.values:
            for mark in value.marks:
                console.print(f"  ! {mark.sentence.within(language)}", style="yellow")
    for one in found.readings:
        last = one.answer.last
        number = _amount("", one.answer.told(last.number) if last else None, one.answer.unit)
        word = OUTCOMES[one.answer.meeting.outcome].within(language)
        console.print(f"  {one.why.within(language)}：{number} {word}", style="dim")


def _part(console: Console, part: Part, asked: Asked) -> None:
    language = terminal_language()
    number = _amount("", part.number, part.unit)
    console.print(f"\n{ROLES[part.role].within(language)}：{part.name.within(language)} {number}", style="bold")
    console.print(f"  {part.said().within(language)}", style="dim")
    found = behind(part, None, asked)
    told = Sentence(
        f"  {found.found} 条记录，第 {asked.page}／{found.pages} 页",
        f"  {found.found} records, page {asked.page} of {found.pages}",
    )
    console.print(told.within(language))
    for one in found.records:
        console.print(Text(f"  · {_record(one, [name for name, _term in found.columns])}"), soft_wrap=True)


def _record(one: Told, names: list[str]) -> str:
    language = terminal_language()
    facts = {fact.field: fact for fact in one.facts}
    said = [facts[name].words.within(language) for name in names if name in facts]
    proofs = "、".join(proof.evidence.name for proof in one.proofs)
    stretch = f"{one.valid_from}–{one.valid_to}" if one.valid_to else f"{one.valid_from}–"
    return "  ".join([*filter(None, said), stretch, f"[{one.source}{f'：{proofs}' if proofs else ''}]"])


def show_moves(record: Record, moves: list[Moves], asof: AsOf) -> None:
    """Print the targets that a record counts for."""
    language = terminal_language()
    with console_on(sys.stdout) as console:
        console.print(Text(str(record), style="bold"))
        console.print(_asof(asof) + "\n", style="dim")
        if not moves:
            console.print(Sentence("当日没有目标计入这条记录。", "No target counts it on that day.").within(language))
        for one in moves:
            roles = "、".join(ROLES[part.role].within(language) for part in one.parts)
            through = Sentence("（通过所属单位的记录）", " (through its organisation's records)").within(language)
            target = one.promise.target
            console.print(f"{target.ordinal} {name_of(target)} · {roles}{through if one.through else ''}")
            console.print(f"   {target.plan.title}", style="dim")


def _asof(asof: AsOf) -> str:
    known = asof.known.isoformat(timespec="seconds")
    return Sentence(f"截至 {asof.valid}，按 {known} 已知的记录", f"as of {asof.valid}, known by {known}").within(
        terminal_language()
    )


def _amount(sign: str, number: Fraction | None, unit: str) -> str:
    if number is None:
        return ""
    return f"{sign_of(sign)} {with_unit(number, unit)}".strip()
