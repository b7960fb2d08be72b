"""Policies and explanations on a terminal: a list, one version in full, and why a subject gets its verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kechuang.cli.reading_view import console_on
from kechuang.kernel.sentences import Sentence, terminal_language
from kechuang.kernel.units import unit
from kechuang.rules import words
from kechuang.rules.law import Explained, Explanation, Verdict
from kechuang.rules.tree import ON, facts_of

if TYPE_CHECKING:
    from kechuang.rules.facts import Fact
    from kechuang.rules.gap import Step, WayOut
    from kechuang.rules.policy import Policy, Version
    from kechuang.rules.worked import Worked

_VERDICTS: dict[Verdict, tuple[Sentence, str]] = {
    True: (Sentence("符合", "yes"), "green"),
    False: (Sentence("不符合", "no"), "bold red"),
    None: (Sentence("待定", "unknown"), "yellow"),
}


def said(zh: str, en: str) -> str:
    """A sentence in the language of the terminal."""
    return Sentence(zh, en).within(terminal_language())


def view_table(*heads: str, title: str = "") -> Table:
    """An empty table in the style of the command line."""
    table = Table(title=title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


def show_list(policies: Iterable[Policy], out: TextIO) -> None:
    """Every policy: code, name, since when, how much it asks."""
    table = view_table(
        said("代码", "Code"),
        said("政策", "Policy"),
        said("版本起始日", "Versions since"),
        said("条件", "Conditions"),
        said("评分项", "Scores"),
        said("金额", "Amounts"),
        said("所需事实", "Facts"),
    )
    count = versions = 0
    for policy in policies:
        latest = policy.versions[-1]
        count, versions = count + 1, versions + len(policy.versions)
        table.add_row(
            policy.code,
            said(policy.name, policy.english),
            " ".join(v.since.isoformat() for v in policy.versions),
            str(len(latest.conditions)),
            str(len(latest.scores) or ""),
            str(len(latest.amounts) or ""),
            str(len(_facts(latest))),
        )
    with console_on(out) as console:
        console.print(table)
        console.print(said(f"共 {count} 项政策，{versions} 个版本。", f"{count} policies, {versions} versions."))


def show_policy(policy: Policy, version: Version, cases: Sequence[Worked], out: TextIO) -> None:
    """One version in full, with the worked cases it answers."""
    ends = policy.ends(version)
    with console_on(out) as console:
        console.print(Text(f"{said(policy.name, policy.english)}  [{policy.code}]", style="bold"))
        period = said(f"自{version.since}起", f"since {version.since}")
        console.print(period + (said(f"至{ends}前", f" until {ends}") if ends else ""))
        console.print(policy.grants.within(terminal_language()))
        for document in version.documents:
            console.print(f"《{document.name}》{document.number} {document.dated or ''}")
        _conditions(version, console)
        table = view_table(said("代码", "Code"), said("所需事实", "Fact"), said("单位", "Unit"), said("说明", "What"))
        for f in _facts(version):
            kind = {"truth": said("是/否", "yes/no"), "date": said("日期", "date"), "choice": "、".join(f.options)}
            judged = said("（由人认定）", " (judged)") if f.judged else ""
            table.add_row(f.name, f.label + judged, kind.get(f.kind, str(f.unit) or "%"), f.definition)
        console.print(table)
        _cases(cases, console)


def _cases(cases: Sequence[Worked], console: Console) -> None:
    """Worked cases: the facts, what must come out, what decided it."""
    if not cases:
        return
    console.print(Text(said("算例", "Worked cases"), style="bold"))
    for number, one in enumerate(cases, 1):
        console.print(Text(f"{number}. {one.case.shows.within(terminal_language())}（{one.case.on}）"))
        facts = "；".join(f"{label} {written}" for label, written in one.facts)
        lines = [f"{said('事实', 'facts')}：{facts}"] if facts else []
        for answer in one.answers:
            why = f"（{'；'.join(answer.why)}）" if answer.why else ""
            lines.append(f"→ {answer.label}：{answer.expected}{why}")
        for line in lines:
            console.print(Padding(Text(line), (0, 0, 0, 3)))


def _conditions(version: Version, console: Console) -> None:
    table = view_table(said("条件", "Condition"), said("规则", "Rule"), said("出处", "Where written"))
    for c in version.conditions:
        table.add_row(c.label, words.text(c.test), str(c.citation))
    console.print(table)
    if version.scores:
        table = view_table(said("评分项", "Score"), said("满分", "Of"), said("出处", "Where written"))
        for s in version.scores:
            table.add_row(s.label, str(s.of), str(s.citation))
        console.print(table)
    if version.amounts:
        table = view_table(said("金额", "Amount"), said("规则", "Rule"), said("出处", "Where written"))
        for a in version.amounts:
            table.add_row(a.label, words.text(a.value), str(a.citation))
        console.print(table)


def show_explanation(found: Explanation, way: WayOut | None, out: TextIO) -> None:
    """Why: the verdict, each condition with its measures and article, scores, amounts, what is missing, the way out."""
    law = found.law
    with console_on(out) as console:
        word, style = _VERDICTS[found.verdict]
        head = Text(f"{said(law.policy.name, law.policy.english)}  {law.day}  ", style="bold")
        console.print(head.append(word.within(terminal_language()), style=style))
        table = view_table("", said("条件", "Condition"), said("依据与差距", "Measured"), said("出处", "Where written"))
        for condition in found.conditions:
            _condition(condition, table, 0)
        console.print(table)
        _scores(found, console)
        for amount in found.amounts:
            told = words.amount(amount.value, amount.amount.value.unit)
            console.print(f"{amount.amount.label}：{told}  {amount.amount.citation}")
        for zh, en, labels in (
            ("还缺的事实", "Missing", [f.label for f in found.missing]),
            ("待人认定", "To be judged", [f.label for f in found.to_judge]),
            ("尚无官方数值", "Figures nobody has found", [p.label for p in found.unknown_figures]),
        ):
            if labels:
                console.print(Text(f"{said(zh, en)}：{'、'.join(labels)}"))
        if way:
            _way_out(way, console)


def _condition(found: Explained, table: Table, depth: int) -> None:
    word, style = _VERDICTS[found.verdict]
    condition = found.condition
    flags = [said("须核实数值", "verify figure")] if condition.confidence == "K-med" else []
    flags += [said("原则上", "as a rule")] if condition.soft else []
    label = "  " * depth + condition.label + (f"（{'；'.join(flags)}）" if flags else "")
    told = "\n".join(m.said() for m in found.measures)
    if found.verdict is not True and condition.evidence:
        told += ("\n" if told else "") + said("须备：", "bring: ") + "、".join(condition.evidence)
    table.add_row(
        Text(word.within(terminal_language()), style=style), Text(label), Text(told), Text(str(condition.citation))
    )
    for part in found.parts:
        _condition(part, table, depth + 1)


def _scores(found: Explanation, console: Console) -> None:
    if not found.scores:
        return
    table = view_table(
        said("评分项", "Score"), said("得分", "Points"), said("满分", "Of"), said("出处", "Where written")
    )
    points = found.scores[0].item.points.unit
    for s in found.scores:
        told = words.amount(s.low, points) + ("" if s.low == s.high else f"～{words.amount(s.high, points)}")
        table.add_row(s.item.label, told, str(s.item.of), str(s.item.citation))
    if found.total:
        low, high = found.total
        told = words.amount(low, points) + ("" if low == high else f"～{words.amount(high, points)}")
        table.add_row(said("合计", "Total"), told, "", "")
    console.print(table)


def _way_out(found: WayOut, console: Console) -> None:
    if found.before.verdict is True:
        return
    if found.impossible:
        labels = "；".join(e.condition.label for e in found.impossible)
        console.print(Text(said(f"没有办法达到：{labels}", f"Impossible, because of: {labels}"), style="bold"))
    if found.first_tell and found.first_tell != found.before.missing:
        labels = "、".join(f.label for f in found.first_tell)
        console.print(Text(said(f"请先补充：{labels}", f"Tell first: {labels}")))
    for wait in found.waits:
        label = wait.condition.label
        console.print(Text(said(f"等到 {wait.ready}：{label}", f"Wait until {wait.ready}: {label}")))
    for number, way in enumerate(found.ways, 1):
        cost = words.amount(way.cost, unit("元"))
        zh, en = f"办法{number}（约{cost}，最早{way.ready}）", f"Way {number} (about {cost}, from {way.ready})"
        console.print(Text(said(zh, en), style="bold"))
        for step in way.steps:
            console.print(Text(f"  {step.label} × {step.count}：{_changes(step)}"))
        for need in way.needed:
            points, most = words.amount(need.points, unit("分")), words.amount(need.of, unit("分"))
            zh = f"  专家评分还须{'超过' if need.more else '不低于'}{points}（最高{most}）：{need.condition.label}"
            en = f"  Experts must give {'over' if need.more else 'at least'} {points} of {most}: {need.condition.label}"
            console.print(Text(said(zh, en)))
    if found.ways and found.assumed:
        labels = "、".join(f.label for f in found.assumed)
        console.print(Text(said(f"以下尚待认定，按有利估计：{labels}", f"Taken as favourable: {labels}"), style="dim"))


def _changes(step: Step) -> str:
    def told(f: Fact, raw: object) -> str:
        return words.value(raw, f.scale if f.kind == "number" else None, f.unit)

    return "，".join(f"{f.label} {told(f, was)}→{told(f, becomes)}" for f, was, becomes in step.changes)


def _facts(version: Version) -> list[Fact]:
    return [f for f in facts_of(*version.roots) if f is not ON.args[0]]
