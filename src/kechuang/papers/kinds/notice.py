"""督办通知: to one unit, the targets it leads that are behind, at risk, late or without data, and what is asked."""

from __future__ import annotations

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.papers.content import Content, Extra
from kechuang.papers.kind import Basis, Kind
from kechuang.papers.passages import (
    dated,
    heading,
    late_text,
    line_text,
    paragraph,
    plan_name,
    plan_quoted,
    sources,
    target_table,
)
from kechuang.supervision.progress import by_light

_LAMPS = {"off_course": "滞后", "at_risk": "有风险", "no_data": "没有数据"}


def draft(basis: Basis) -> Content:
    """The draft. Raises BadInput where nothing the unit leads gives a reason: a notice without one asks for nothing."""
    own = [line for line in basis.lines if basis.unit in line.leads]
    behind = [(light, lines) for light, lines in by_light(own) if light in _LAMPS]
    overdue = [one for one in basis.late if basis.unit in one.units]
    if not behind and not overdue:
        units = sorted({unit for line in basis.lines if line.light in _LAMPS for unit in line.leads})
        raise BadInput(
            "paper.nothing_to_ask",
            Sentence(
                f"{basis.unit}牵头的目标没有滞后、有风险或缺数据的。",
                f"Nothing that {basis.unit} leads is behind, at risk or without data.",
            ),
            Sentence(
                f"不需要督办。可督办的单位：{'、'.join(units) or '无'}。",
                f"No notice is needed. Units with a reason: {', '.join(units) or 'none'}.",
            ),
            field="unit",
        )
    pieces = [paragraph(f"{plan_quoted(basis.plan)}中由你单位牵头的目标，{dated(basis)}有下列事项需要办理。")]
    for light, lines in behind:
        pieces.append(heading(f"{_LAMPS[light]}的目标"))
        for line in lines:
            pieces += [heading(line.name, 2), paragraph(line_text(line))]
    if overdue:
        pieces.append(heading("已到期的事项"))
        pieces += [paragraph(late_text(one, own=True)) for one in overdue]
    pieces += [
        heading("办理要求"),
        paragraph(
            "请在收到本通知后核对上述情况，说明原因、措施和完成时限，缺少的数据一并补报并附凭证。系统中已有记录的内容不必重复报送。"
        ),
        paragraph("不属于你单位职责的，请书面说明并提出转办建议。"),
    ]
    return Content(
        mark=f"{basis.issuer}文件",
        title=f"关于{plan_name(basis.plan)}有关目标的督办通知",
        recipients=basis.unit,
        signature=basis.issuer,
        pieces=tuple(pieces),
        extras=(Extra("你单位牵头目标进展表", (target_table(own),)), sources(basis)),
        printed_by=basis.issuer,
    )


KIND = Kind(
    "notice",
    Sentence("督办通知", "Supervision notice"),
    "unit",
    Sentence("请一个单位办理它牵头的滞后、有风险或缺数据的目标。", "Asks one unit about what it leads and is behind."),
    draft,
)
