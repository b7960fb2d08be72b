"""月度通报: how the plan stands at the end of a month, what the month moved, what is behind, what is asked next."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.papers.content import Content, Extra, Piece, live
from kechuang.papers.kind import Basis, Kind
from kechuang.papers.passages import (
    dated,
    done_pieces,
    heading,
    late_pieces,
    moved_text,
    overall,
    paragraph,
    plan_name,
    plan_quoted,
    sources,
    tables_numbered,
    target_table,
    told_one_by_one,
    unit_table,
)
from kechuang.supervision.month import moved
from kechuang.supervision.progress import by_light


def draft(basis: Basis) -> Content:
    """The draft of a month or a quarter; every number in it is live."""
    return Content(
        mark=f"{basis.issuer}文件",
        title=f"关于{basis.span.words}{plan_name(basis.plan)}目标进展情况的通报",
        recipients="各有关单位",
        signature=basis.issuer,
        pieces=tables_numbered(
            paragraph(f"现将{plan_quoted(basis.plan)}{basis.span.words}目标进展情况通报如下。"),
            heading("总体情况"),
            paragraph(overall(basis)),
            Piece("figure", picture="lamps", caption="图1　目标亮灯情况"),
            *_moved(basis),
            *done_pieces(basis),
            *_behind(basis),
            *_next(basis),
            paragraph("特此通报。"),
        ),
        extras=(Extra("目标进展表", (target_table(basis.lines),)), sources(basis)),
        printed_by=basis.issuer,
    )


def _moved(basis: Basis) -> list[Piece]:
    """What became another number, for the better first."""
    changes = moved(basis.lines)
    made = [heading(f"{basis.span.short}变化")]
    if not changes:
        return [*made, paragraph(f"{basis.span.short}各项目标的数值没有变化。")]
    made.append(paragraph(f"{basis.span.short}有{live('n.moved')}指标的数值发生变化，其中向好{live('n.better')}。"))
    for better, name in ((True, "向好变化"), (False, "向差变化")):
        told = [one for one in changes if one.better is better]
        if told:
            made += [heading(name, 2), *(paragraph(moved_text(one)) for one in told)]
    return made


def _behind(basis: Basis) -> list[Piece]:
    """What is off course and at risk, each with its reason; then what is due and not met; what nobody knows."""
    lights = dict(by_light(basis.lines))
    off, risk, none = (lights.get(light, []) for light in ("off_course", "at_risk", "no_data"))
    made = [heading("存在问题")]
    if not (off or risk or none or basis.late):
        return [*made, paragraph(f"{dated(basis)}，没有滞后和有风险的目标。")]
    if off:
        made.append(paragraph(f"滞后的目标有{live('n.off_course')}，情况如下。"))
        made.append(Piece("figure", picture="behind", caption="图2　滞后和有风险的目标达到目标值的比例"))
        made += told_one_by_one(off, "n.off_course_rest")
    if risk:
        names = "、".join(line.name for line in risk[:8])
        more = "等" if len(risk) > 8 else ""
        made.append(paragraph(f"{names}{more}，共{live('n.at_risk')}，详见附件1。", lead="有风险的目标："))
    made += late_pieces([one for one in basis.late if one.ordinal], "到期未达到或没有数据的目标", "l.targets")
    made += late_pieces([one for one in basis.late if not one.ordinal], "逾期未办的问询和督查事项", "l.matters")
    if none:
        names = "、".join(line.name for line in none[:8])
        more = "等" if len(none) > 8 else ""
        made.append(paragraph(f"{names}{more}，共{live('n.no_data')}，须由责任单位补报。", lead="没有数据的目标："))
    return made


def _next(basis: Basis) -> list[Piece]:
    made = [
        heading("下步要求"),
        paragraph(
            "各牵头单位要对照附件1逐项核对，滞后和有风险的目标要说明原因、提出措施和完成时限。", lead="一是核对原因。"
        ),
        paragraph("没有数据的目标由牵头单位补报，并附凭证；已有记录能够回答的，不再要求填报。", lead="二是补齐数据。"),
        paragraph("对数据有异议的，在系统中对相应记录提出，核实后更正。", lead="三是及时更正。"),
    ]
    if basis.span.quarter:
        made.append(unit_table(basis, "各牵头单位目标亮灯情况"))
    return made


KIND = Kind(
    "bulletin",
    Sentence("月度通报", "Monthly bulletin"),
    "month",
    Sentence("一个月的目标进展、变化、问题和要求。", "A month: how targets stand, what moved, what is behind."),
    draft,
)
