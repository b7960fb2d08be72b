"""Word documents made here with python-docx."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kechuang.plans.opening import open_bytes
from kechuang.plans.opening.docx.counting import chinese, written


def lines(document) -> list[str]:
    held = BytesIO()
    document.save(held)
    opened = open_bytes(held.getvalue(), "方案.docx")
    assert opened.kind == "docx"
    return opened.text.split("\n")


def numbering(document, *levels: tuple[str, str]) -> None:
    """Give the document list 77 with these (format, pattern) levels."""
    part = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{way}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for i, (way, pattern) in enumerate(levels)
    )
    definition = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{inner}</w:abstractNum>'
    part.insert(0, parse_xml(definition))
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def numbered(document, text: str, level: int):
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'))


def test_paragraphs_and_tables_keep_their_order():
    document = docx.Document()
    document.add_paragraph("一、总体要求")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["任务", "牵头单位", "建设平台", "市科技局"], strict=True):
        cell.text = text
    document.add_paragraph("二、保障措施")
    assert lines(document) == ["一、总体要求", "任务\t牵头单位", "建设平台\t市科技局", "二、保障措施"]


def test_numbers_that_word_writes_by_itself_are_in_the_text():
    document = docx.Document()
    numbering(document, ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    for text, level in [
        ("总体要求", 0),
        ("指导思想", 1),
        ("基本原则", 1),
        ("重点任务", 0),
        ("平台", 1),
        ("建设", 2),
        ("开放", 2),
    ]:
        numbered(document, text, level)
    assert lines(document) == [
        "一、总体要求",
        "（一）指导思想",
        "（二）基本原则",
        "二、重点任务",
        "（一）平台",
        "1.建设",
        "2.开放",
    ]


def test_a_number_made_of_two_levels_counts_both():
    document = docx.Document()
    numbering(document, ("chineseCounting", "第%1章"), ("decimal", "%1.%2"))
    numbered(document, "总则", 0)
    numbered(document, "目标", 1)
    assert lines(document) == ["第一章 总则", "一.1 目标"]


def test_numbering_that_hangs_on_the_style_is_found():
    document = docx.Document()
    numbering(document, ("chineseCounting", "%1、"))
    style = document.styles["Heading 1"].element.get_or_add_pPr()
    style.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="77"/></w:numPr>'))
    document.add_heading("总体要求", 1)
    document.add_heading("重点任务", 1)
    assert lines(document) == ["一、总体要求", "二、重点任务"]


def test_merged_cells_leave_the_other_columns_in_their_place():
    document = docx.Document()
    table = document.add_table(3, 3)
    for i, text in enumerate(["领域", "任务", "单位", "平台", "建设", "市科技局", "", "开放", "市教育局"]):
        table._cells[i].text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    assert lines(document) == ["领域\t任务 单位\t", "平台\t建设\t市科技局", "\t开放\t市教育局"]


def test_a_table_of_one_column_is_plain_lines():
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "一、总体要求\n二、重点任务"
    assert lines(document) == ["一、总体要求", "二、重点任务"]


def test_text_in_content_controls_boxes_and_insertions_is_read_and_deleted_and_hidden_text_is_not():
    document = docx.Document()
    paragraph = document.add_paragraph("建设")._p
    w = nsdecls("w")
    paragraph.append(parse_xml(f"<w:ins {w}><w:r><w:t>创新</w:t></w:r></w:ins>"))
    paragraph.append(parse_xml(f"<w:del {w}><w:r><w:delText>旧</w:delText></w:r></w:del>"))
    paragraph.append(parse_xml(f"<w:r {w}><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"))
    paragraph.append(parse_xml(f"<w:sdt {w}><w:sdtContent><w:r><w:t>平台</w:t></w:r></w:sdtContent></w:sdt>"))
    paragraph.append(
        parse_xml(
            f"<w:r {w}><w:pict><w:txbxContent><w:p><w:r><w:t>专栏</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        )
    )
    assert lines(document) == ["建设创新平台", "专栏"]


def test_a_nested_table_becomes_text_of_its_cell():
    document = docx.Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "任务"
    inner = outer.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "甲", "乙"
    assert lines(document) == ["任务\t甲 乙"]


def test_a_document_without_text_is_empty():
    from kechuang.kernel.errors import BadDocument

    with pytest.raises(BadDocument) as refused:
        lines(docx.Document())
    assert refused.value.code == "document.empty"


@pytest.mark.parametrize(
    ("n", "text"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (103, "一百零三"), (1010, "一千零一十")],
)
def test_counts_are_written_in_chinese(n, text):
    assert chinese(n) == text


@pytest.mark.parametrize(
    ("way", "text"),
    [
        ("decimal", "4"),
        ("decimalEnclosedCircle", "④"),
        ("upperRoman", "IV"),
        ("lowerLetter", "d"),
        ("none", ""),
        ("ideographTraditional", "丁"),
        ("chineseLegalSimplified", "肆"),
        ("a format of tomorrow", "4"),
    ],
)
def test_counts_are_written_in_the_format_asked_for(way, text):
    assert written(4, way) == text
