"""Passages that several kinds of papers share: sentences about targets, tables of them, where figures come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

from kechuang.papers.content import LISTED, Extra, Piece, live
from kechuang.papers.kind import Basis
from kechuang.papers.late import Late
from kechuang.papers.live_fields import UNIT_LAMPS, unit_keys
from kechuang.papers.said import day_said, instant_said
from kechuang.supervision.line import Line
from kechuang.supervision.models import Plan
from kechuang.supervision.month import Moved

_FULL = str.maketrans("()", "（）")
"""Within Chinese words brackets are of full width (GB/T 15834-2011 5.1), whatever the document's file had."""
LATE = 3
"""Late things that are told in a sentence; more of them stand in a table."""
_PERIOD = re.compile(r"[（(]\s*\d{4}年?\s*[—\-–~至]+\s*\d{4}\s*年?\s*[）)]$")


def plan_name(plan: Plan) -> str:
    """The name of a plan within a title: without the years in brackets."""
    return _PERIOD.sub("", plan.title.strip("《》 "))


def plan_quoted(plan: Plan) -> str:
    """《…》（文号）."""
    title = plan.title.strip("《》 ").translate(_FULL)
    return f"《{title}》" + (f"（{plan.doc_number}）" if plan.doc_number else "")


def heading(text: str, level: int = 1) -> Piece:
    """A heading."""
    return Piece("heading", text, level=level)


def paragraph(text: str, lead: str = "") -> Piece:
    """A paragraph."""
    return Piece("paragraph", text, lead=lead)


def dated(basis: Basis) -> str:
    """The moments of the figures: 截至2026年10月31日."""
    return f"截至{day_said(basis.asof.valid.isoformat())}"


def overall(basis: Basis) -> str:
    """How the targets stand, counted by lamp; lamps that none has are passed over."""
    named = (
        ("met", "已达到目标值"),
        ("on_course", "正常"),
        ("at_risk", "有风险"),
        ("off_course", "滞后"),
        ("no_data", "无数据"),
        ("open", "尚未达到且不作推算"),
    )
    held = {line.light or "open" for line in basis.lines}
    told = "，".join(f"{name}{live(f'n.{code}')}" for code, name in named if code in held)
    return f"{dated(basis)}，规划共有目标{live('n.total')}，其中：{told}。"


def moved_text(one: Moved, *, told_records: bool = True) -> str:
    """What a number was and is: 由96家变为99家，增加3家."""
    line = one.line
    key = f"t{line.ordinal}"
    text = f"{line.name}由{live(key + '.before')}变为{live(key + '.number')}，{live(key + '.change')}"
    if told_records and line.came is not None and line.went is not None and (line.came or line.went):
        told = [("新增记录", "came", line.came), ("减少记录", "went", line.went)]
        text += f"（{'、'.join(name + live(f'{key}.{code}') for name, code, count in told if count)}）"
    return f"{text}。"


def line_text(line: Line) -> str:
    """How a target stands: its number, what is asked, what is missing, why its lamp is lit."""
    key = f"t{line.ordinal}"
    asked = f"目标为{_due(line)}{live(key + '.wanted')}"
    text = f"现值{live(key + '.number')}，{asked}"
    if line.gap not in ("", "0") and line.number is not None and not line.few:
        text += f"，{live(key + '.gap')}"
    return f"{text}。{live(key + '.why')}。{led_by(line.leads)}"


def _due(line: Line) -> str:
    """到2027年12月31日, where the target has a day."""
    return f"到{live(f't{line.ordinal}.due')}" if line.due else ""


def led_by(units: Sequence[str], role: str = "牵头单位") -> str:
    """（牵头单位：…）"""
    return f"（{role}：{'、'.join(units)}）" if units else f"（规划未写明{role}）"


def told_one_by_one(lines: Iterable[Line], rest: str, level: int = 2) -> list[Piece]:
    """Each target under a heading of its own, as many as are listed; then how many more the table has.

    `rest` is the key of the live figure that says how many those are.
    """
    held = list(lines)
    made = []
    for line in held[:LISTED]:
        made += [heading(line.name, level), paragraph(line_text(line))]
    if len(held) > LISTED:
        made.append(paragraph(f"其余{live(rest)}见附件1。"))
    return made


def late_text(one: Late, *, own: bool = False) -> str:
    """Something late, since when, and who leads it, or whose turn it was; to the unit itself not who."""
    role = "牵头单位" if one.ordinal else "责任单位"
    return f"{one.what}，应于{_since(one)}前{one.act}{'' if own else led_by(one.units, role)}。"


def _since(one: Late) -> str:
    """Since when, as a live figure: of a target it leads to its trace, of a question or matter to its page."""
    return live(one.day_key) if one.day_key else day_said(one.since)


def late_pieces(told: Sequence[Late], name: str, count: str) -> list[Piece]:
    """What is late, in a sentence where there is little of it, else in a table; nothing where nothing is.

    `count` is the key of the live figure that says how many: it leads to them.
    """
    if not told:
        return []
    if len(told) <= LATE:
        text = "；".join(late_text(one).rstrip("。") for one in told)
        return [paragraph(f"共{live(count)}。{text}。", lead=f"{name}：")]
    rows = tuple(
        (str(place), one.what, f"{_since(one)}前{one.act}", "、".join(one.units) or "—")
        for place, one in enumerate(told, 1)
    )
    head = ("序号", "事项", "应办时间", "牵头或责任单位")
    listed = Piece("table", head=head, rows=rows, widths=(1.2, 8, 4, 4), caption=name)
    return [paragraph(f"共{live(count)}，见下表。", lead=f"{name}："), listed]


def done_pieces(basis: Basis) -> list[Piece]:
    """What the span brought: measures done, how each was shown, and what units were asked; nothing where nothing."""
    told, short = basis.done, basis.span.short
    if not told:
        return []
    made = [heading("任务节点")]
    if told.closed:
        shown = f"登记的记录说明{live('m.by_records')}，责任单位提交凭证{live('m.by_units')}"
        made.append(paragraph(f"{short}完成任务节点{live('m.closed')}，其中{shown}。"))
        named = [f"{one.what.rstrip('。')}{led_by(one.units)}" for one in told.closed[:LISTED]]
        more = f"；其余{live('m.closed_rest')}见任务节点页" if len(told.closed) > LISTED else ""
        made.append(paragraph(f"{'；'.join(named)}{more}。", lead="已完成的节点："))
    if told.asked or told.answered:
        made.append(paragraph(f"{short}就记录不能说明的事项问询{live('m.asked')}，收到答复{live('m.answered')}。"))
    return made


def tables_numbered(*pieces: Piece) -> tuple[Piece, ...]:
    """The pieces of a text with the captions of its tables numbered: 表1　…."""
    numbers = count(1)
    return tuple(
        replace(piece, caption=f"表{next(numbers)}　{piece.caption}") if piece.kind == "table" else piece
        for piece in pieces
    )


def target_table(lines: Sequence[Line], *, caption: str = "") -> Piece:
    """Every target with its number, what is asked, its lamp and chance."""
    rows = tuple(
        (
            str(line.ordinal),
            line.name,
            live(f"t{line.ordinal}.number"),
            live(f"t{line.ordinal}.wanted"),
            live(f"t{line.ordinal}.due") if line.due else "—",
            live(f"t{line.ordinal}.lamp"),
            live(f"t{line.ordinal}.chance"),
            "、".join(line.leads) or "—",
        )
        for line in lines
    )
    head = ("序号", "目标", "现值", "目标值", "期限", "亮灯", "可能性", "牵头单位")
    return Piece("table", head=head, rows=rows, widths=(1.2, 4.2, 2.3, 3.4, 2.8, 1.8, 1.8, 3.0), caption=caption)


def unit_table(basis: Basis, caption: str) -> Piece:
    """Units with the targets they lead, counted by lamp: each count leads to those targets."""
    from kechuang.supervision.progress import by_unit

    keys = unit_keys(basis.plan)
    rows = tuple(
        (one.name or "未写明牵头单位", *(live(f"{keys[one.name]}.{code}") for code in ("total", *UNIT_LAMPS)))
        for one in by_unit(basis.lines)
    )
    head = ("牵头单位", "目标数", "已达到", "正常", "有风险", "滞后", "无数据")
    return Piece("table", head=head, rows=rows, widths=(4, 1.3, 1.3, 1.3, 1.3, 1.3, 1.3), caption=caption)


def sources(basis: Basis) -> Extra:
    """Where figures come from: the moments once, and how each number can be followed to its records."""
    text = (
        f"文中数据{dated(basis)}，按{instant_said(basis.asof.known)}前录入的记录算出，"
        "推算和亮灯不由人工填写。电子版中的数字可直接点开核验；纸质版可在系统“目标”中按序号找到该目标，在“追溯”页查看"
        "它的原文、指标、查询、记录和凭证。"
    )
    return Extra("数据来源", (paragraph(text),))
