"""An official document with every part, and the same as its two files, made once."""

from __future__ import annotations

from datetime import date

import pytest

from kechuang.official.document import Attachment, Block, Document, Figure, Heading, Paragraph, Run, Table, words
from kechuang.official.docx.write import write_docx
from kechuang.official.fonts import chosen
from kechuang.official.number import DocumentNumber
from kechuang.official.pdf.dots import in_dots
from kechuang.official.pdf.typesetter import typefaces
from kechuang.official.pdf.write import Pages, write_pdf

ADDRESS = "https://kechuang.example/plans/p/targets/3/trace/?valid=2026-10-31"
PLAIN = "全市科技创新行动计划实施以来各责任单位按照分工抓紧推进，多数目标达到序时进度，现将有关情况通报如下。"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 30"><rect width="80" height="14" fill="#555"/>'
    '<text x="2" y="26" font-size="9">12</text></svg>'
)


def blocks() -> tuple[Block, ...]:
    return (
        Heading(1, "总体情况"),
        Paragraph(words("高新技术企业达到", Run("105家", ADDRESS), "。", PLAIN * 3)),
        Heading(2, "进展较快"),
        Paragraph(words(PLAIN * 2), lead="一是培育企业。"),
        Heading(3, "专项任务"),
        Heading(4, "责任单位"),
        Paragraph(words(PLAIN)),
        Heading(1, "目标进展"),
        Table(
            ("序号", "目标", "现值"),
            tuple((words(str(n)), words("高新技术企业"), words(Run("105家", ADDRESS))) for n in range(1, 7)),
            (1, 4, 2),
            "表1　目标进展",
        ),
        Figure(SVG, "条形图：正常12项", 120, 30, "图1　亮灯情况"),
        Paragraph(words("特此通报。")),
    )


@pytest.fixture(scope="session")
def document() -> Document:
    return Document(
        mark="明湖市科学技术局文件",
        title="关于2026年10月科技创新三年行动计划重点任务进展情况的通报",
        signature="明湖市科学技术局",
        dated=date(2026, 11, 6),
        number=DocumentNumber("明科督", 2026, 11),
        recipients="各镇人民政府，市直各有关单位",
        blocks=blocks(),
        attachments=(Attachment("目标进展表", (Paragraph(words(PLAIN)),)), Attachment("数据来源")),
        note="此件公开发布",
        copies_to="市政府办公室，市政府督查室",
        printed_by="明湖市科学技术局办公室",
        printed_on=date(2026, 11, 6),
        specimen="示例数据",
    )


@pytest.fixture(scope="session")
def typeset() -> None:
    """Skips with the reason where no Chinese typeface is installed."""
    if chosen(typefaces().families()) is None:
        pytest.skip("no Chinese typeface on this machine (Debian: apt install fonts-noto-cjk)")


@pytest.fixture(scope="session")
def pdf(document: Document, typeset: None) -> Pages:
    return write_pdf(document)


@pytest.fixture(scope="session")
def docx_file(document: Document) -> bytes:
    return write_docx(document, in_dots, imprint_apart=True)
