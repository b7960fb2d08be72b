"""A reading on a terminal: findings first, then the head, the targets, the tasks with their owners."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from kechuang.kernel.sentences import Language, Sentence, terminal_language
from kechuang.plans.model import Mention, Reading, Severity, Target, Task
from kechuang.plans.repeats import same_as
from kechuang.plans.subjects import folded

FILE_WIDTH = 100
SEVERITIES: dict[Severity, tuple[Sentence, str]] = {
    "error": (Sentence("错误", "error"), "bold red"),
    "warning": (Sentence("注意", "warning"), "yellow"),
    "notice": (Sentence("提示", "notice"), "cyan"),
}
_STRICTNESS = re.compile(
    r"^要|至少|不少于|不低于|不小于|不超过|不高于|不多于|超过|高于|突破|达到|控制在|[及或]?以[上下内]|之内|左右|上下"
)
_LONGEST_LEVEL = 8
_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "="}


@contextmanager
def console_on(out: TextIO) -> Iterator[Console]:
    """A console that writes to `out`: colour and full width on a terminal, elsewhere plain lines without padding."""
    console = Console(file=out, width=None if out is sys.stdout else FILE_WIDTH, highlight=False, emoji=False)
    if console.is_terminal:
        yield console
        return
    with console.capture() as held:
        yield console
    out.writelines(f"{line.rstrip()}\n" for line in held.get().splitlines())


def show(reading: Reading, out: TextIO, *, findings_only: bool = False, language: Language | None = None) -> None:
    """Print a reading for people."""
    language = language or terminal_language()
    with console_on(out) as console:
        _show(reading, console, findings_only, language)


def _show(reading: Reading, console: Console, findings_only: bool, language: Language) -> None:
    title = reading.title.value if reading.title else reading.document.name
    console.print(Text(title, style="bold"))
    _findings(reading, console, language)
    if findings_only:
        return
    _head(reading, console, language)
    _targets(reading, console, language)
    _tasks(reading.tasks, Sentence("任务", "Tasks"), console, language)
    _tasks(reading.safeguards, Sentence("保障措施", "Safeguards"), console, language)
    if reading.global_participants:
        heading = Sentence("全部任务的共同落实单位", "Units for every task").within(language)
        console.print(Text(heading, style="bold"))
        console.print("  " + escape(_names(reading.global_participants)) + "\n")


def counts(reading: Reading, language: Language) -> str:
    """How many findings of each severity, in words."""
    tally = Counter(finding.severity for finding in reading.findings)
    return "  ".join(f"{SEVERITIES[s][0].within(language)} {tally[s]}" for s in SEVERITIES if tally[s])


def _findings(reading: Reading, console: Console, language: Language) -> None:
    if not reading.findings:
        console.print(Sentence("没有发现问题。", "No findings.").within(language) + "\n")
        return
    title = Sentence(f"发现 {len(reading.findings)} 项", f"{len(reading.findings)} findings").within(language)
    table = _table(
        f"{title}（{counts(reading, language)}）" if language == "zh" else f"{title} ({counts(reading, language)})"
    )
    table.add_column(Sentence("级别", "Level").within(language), no_wrap=True)
    table.add_column(Sentence("行", "Line").within(language), justify="right", no_wrap=True, style="dim")
    table.add_column(Sentence("说明", "What").within(language), overflow="fold", ratio=1)
    starts = [0, *(i + 1 for i, character in enumerate(reading.document.text) if character == "\n")]
    order = list(SEVERITIES)
    for finding in sorted(reading.findings, key=lambda f: order.index(f.severity)):
        word, style = SEVERITIES[finding.severity]
        line = str(bisect_right(starts, finding.spans[0].start)) if finding.spans else ""
        sentence = Text(finding.sentence.within(language))
        sentence.append(f" [{finding.code}]", style="dim")
        table.add_row(Text(word.within(language), style=style), line, sentence)
    console.print(table)


def _head(reading: Reading, console: Console, language: Language) -> None:
    first, last = reading.period
    rows = (
        (Sentence("发文机关", "Issuer"), reading.issuer.value if reading.issuer else None),
        (Sentence("文号", "Number"), reading.doc_number.value if reading.doc_number else None),
        (Sentence("日期", "Date"), reading.published.value if reading.published else None),
        (Sentence("期限", "Period"), f"{first or ''}–{last or ''}" if first or last else None),
        (Sentence("文件", "File"), f"{reading.document.name}（{reading.document.kind}）"),
    )
    unstated = Sentence("文中未写明", "not stated").within(language)
    table = Table.grid(padding=(0, 2))
    for name, value in rows:
        table.add_row(Text(name.within(language), style="dim"), Text(value or unstated, style="" if value else "dim"))
    console.print(table)
    console.print()


def _targets(reading: Reading, console: Console, language: Language) -> None:
    if not reading.targets:
        return
    again = len(same_as(reading.targets))
    promises = len(reading.targets) - again
    head = Sentence(f"目标 {promises} 个", f"{promises} targets")
    if again:
        head = Sentence(f"{head.zh}，另有 {again} 处重复表述", f"{head.en}, {again} more places say one again")
    table = _table(head.within(language))
    table.add_column("#", justify="right", no_wrap=True, style="dim")
    table.add_column(Sentence("指标", "Indicator").within(language), overflow="fold", ratio=3)
    table.add_column(Sentence("要求", "Demand").within(language), overflow="fold", ratio=2)
    table.add_column(Sentence("期限", "By").within(language), no_wrap=True)
    table.add_column(Sentence("任务", "Task").within(language), overflow="fold")
    for index, target in enumerate(reading.targets, 1):
        table.add_row(
            str(index),
            Text(subject(target)),
            Text(demand(target, language)),
            target.deadline or "—",
            Text(target.task_number or Sentence("总目标", "goal").within(language)),
        )
    console.print(table)


def subject(target: Target) -> str:
    """The indicator with its scope, said once: a level or place stands before it, a longer condition behind it."""
    name, scope = target.indicator, target.scope
    if scope is None or folded(scope) in folded(name):
        return name
    if len(scope) > _LONGEST_LEVEL:
        return f"{name}（{scope}）"
    overlap = next((n for n in range(min(len(scope), len(name)), 1, -1) if name.startswith(scope[-n:])), 0)
    between = " " if scope[-1].isascii() and name[:1].isascii() else ""
    return f"{scope}{between}{name[overlap:]}"


def demand(target: Target, language: Language) -> str:
    """What a target asks, in a few words: what is done, then sign, value and unit (组织 ≥6场, 下降 13%)."""
    grows = target.op == "increase_by"
    low, top = (abs(v) if grows and v is not None else v for v in (target.value, target.value_max))
    high = f"–{top:f}" if top is not None else ""
    value = f"{low:f}{high}{target.unit}"
    if target.op == "multiply":
        words = f"× {value}"
    elif target.op in _SIGNS:
        words = f"{'≈' if target.op == '=' and target.approx else _SIGNS[target.op]} {value}"
    else:
        exact = "≈" if target.approx else ""
        sign = _SIGNS[target.bound] if target.bound and target.bound != "=" else exact
        words = f"{_deed(target, language)} {sign}{value}"
    if target.per == "year":
        words = Sentence(f"每年 {words}", f"{words} a year").within(language)
    return f"{words}（{target.baseline}）" if target.baseline else words


def _deed(target: Target, language: Language) -> str:
    """What is done, as printed, without the words that the sign before the value says: 征集…以上 is 征集."""
    said = _STRICTNESS.sub("", target.op_text.partition("…")[0])
    verb = Sentence("完成", "build") if target.op == "build" else Sentence("增减", "change by")
    return said or verb.within(language)


def _tasks(tasks: tuple[Task, ...], title: Sentence, console: Console, language: Language) -> None:
    if not tasks:
        return
    zh, en = f"{title.zh} {len(tasks)} 项", f"{len(tasks)} {title.en.lower()}"
    table = _table(Sentence(zh, en).within(language))
    table.add_column("#", overflow="fold", style="dim")
    table.add_column(Sentence("任务", "Task").within(language), overflow="fold", ratio=3)
    table.add_column(Sentence("牵头", "Lead").within(language), overflow="fold", ratio=2)
    table.add_column(Sentence("参与", "With").within(language), overflow="fold", ratio=3)
    for task in tasks:
        lead, others = _owners(task)
        table.add_row(task.number, Text(task.title), Text(lead), Text(others))
    console.print(table)


def _owners(task: Task) -> tuple[str, str]:
    if task.lead or task.participants or not task.assignments:
        return _names(task.lead), _names(task.participants) + ("等" if task.open_list else "")
    return (
        "；".join(_names(a.lead) for a in task.assignments if a.lead),
        "；".join(_names(a.participants) for a in task.assignments if a.participants),
    )


def _names(mentions: tuple[Mention, ...]) -> str:
    return "、".join(mention.name for mention in mentions) or "—"


def _table(title: str) -> Table:
    return Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        expand=True,
        padding=(0, 1, 0, 0),
    )
