"""复函: answers a letter about the plan with how its targets stand."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.papers.content import Content, Extra
from kechuang.papers.kind import Basis, Kind
from kechuang.papers.passages import overall, paragraph, plan_name, plan_quoted, sources, target_table


def draft(basis: Basis) -> Content:
    """The draft: `letter` names what is answered, `unit` who wrote it and whose targets are told, if it leads any."""
    own = [line for line in basis.lines if basis.unit and basis.unit in line.leads] or list(basis.lines)
    letter = basis.letter.strip().strip("《》")
    return Content(
        mark=f"{basis.issuer}",
        title=f"关于{plan_name(basis.plan)}进展情况的复函",
        recipients=basis.unit or "有关单位",
        signature=basis.issuer,
        pieces=(
            paragraph(f"{f'《{letter}》' if letter else '来函'}收悉。现将{plan_quoted(basis.plan)}有关情况函复如下。"),
            paragraph(overall(basis)),
            paragraph("有关目标的现值、目标值、期限和推算见附件1。"),
            paragraph("此复。"),
        ),
        extras=(Extra("目标进展表", (target_table(own),)), sources(basis)),
        printed_by=basis.issuer,
    )


KIND = Kind(
    "reply",
    Sentence("复函", "Reply"),
    "letter",
    Sentence("用目标进展答复来函。", "Answers a letter with how the targets stand."),
    draft,
)
