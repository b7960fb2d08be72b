"""The .docx keeps GB/T 9704-2012: its geometry is read back from the file and compared with the standard's figures."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from lxml import etree

from kechuang.official.document import Document, Table, words
from kechuang.official.docx.imprint import copies
from kechuang.official.docx.tables import table
from kechuang.official.docx.write import write_docx
from kechuang.official.docx.xml import ORDERS, run
from kechuang.official.measures import half_width
from kechuang.official.pdf.dots import in_dots

MM = 1440 / 25.4
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def parts(docx_file: bytes) -> dict[str, Any]:
    with ZipFile(BytesIO(docx_file)) as held:
        assert held.testzip() is None
        return {name: etree.fromstring(held.read(name)) for name in held.namelist() if name.endswith((".xml", ".rels"))}


@pytest.fixture(scope="module")
def body(parts: dict[str, Any]) -> Any:
    return parts["word/document.xml"][0]


def number(found: Any, name: str) -> int:
    return int(found.get(f"{W}{name}"))


def paragraph_of(body: Any, text: str) -> Any:
    return next(one for one in body.iter(f"{W}p") if "".join(one.itertext()).startswith(text))


def style(parts: dict[str, Any], code: str) -> Any:
    return next(one for one in parts["word/styles.xml"].iter(f"{W}style") if one.get(f"{W}styleId") == code)


def test_the_page_is_a4_with_the_type_area_of_the_standard(body: Any) -> None:
    for section in body.iter(f"{W}sectPr"):
        size, margin = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        wide, high = number(size, "w") / MM, number(size, "h") / MM
        top, left = number(margin, "top") / MM, number(margin, "left") / MM
        assert (round(wide), round(high)) == (210, 297)
        assert abs(top - 37) <= 1
        assert abs(left - 28) <= 1
        assert abs(wide - left - number(margin, "right") / MM - 156) < 0.1
        assert abs(high - top - number(margin, "bottom") / MM - 225) < 0.1


def test_a_page_has_22_lines_of_28_characters(body: Any, parts: dict[str, Any]) -> None:
    section = next(body.iter(f"{W}sectPr"))
    margin, size = section.find(f"{W}pgMar"), section.find(f"{W}pgSz")
    high = number(size, "h") - number(margin, "top") - number(margin, "bottom")
    wide = number(size, "w") - number(margin, "left") - number(margin, "right")
    text = style(parts, "Normal")
    line, spacing = text.find(f"{W}pPr/{W}spacing"), text.find(f"{W}rPr/{W}spacing")
    assert line.get(f"{W}lineRule") == "exact"
    assert number(line, "line") == number(section.find(f"{W}docGrid"), "linePitch")
    assert high // number(line, "line") == 22
    assert wide // (number(text.find(f"{W}rPr/{W}sz"), "val") * 10 + number(spacing, "val")) == 28


def test_typefaces_and_sizes_are_named_as_the_standard_names_them(parts: dict[str, Any]) -> None:
    wanted = {
        "Normal": ("仿宋_GB2312", 32),
        "OfficialTitle": ("方正小标宋简体", 44),
        "Heading1": ("黑体", 32),
        "Heading2": ("楷体_GB2312", 32),
        "Heading3": ("仿宋_GB2312", 32),
        "Heading4": ("仿宋_GB2312", 32),
    }
    for code, (face, size) in wanted.items():
        letters = style(parts, code).find(f"{W}rPr")
        assert letters.find(f"{W}rFonts").get(f"{W}eastAsia") == face
        assert number(letters.find(f"{W}sz"), "val") == size


def test_the_red_mark_begins_35_mm_down_and_the_red_line_lies_4_mm_under_the_number(body: Any) -> None:
    mark = body[0]
    spacing, size = mark.find(f"{W}pPr/{W}spacing"), number(mark.find(f".//{W}sz"), "val") / 2
    down = number(spacing, "before") + (number(spacing, "line") - size * 20) / 2
    assert "".join(mark.itertext()) == "明湖市科学技术局文件"
    assert mark.find(f".//{W}color").get(f"{W}val") == "FF0000"
    assert abs(down / MM - 35) < 0.2
    assert ["".join(one.itertext()) for one in body[1:4]] == ["", "", "明科督〔2026〕11号"]
    line = body[3].find(f".//{W}pBdr/{W}bottom")
    under = number(line, "space") * 20 + (579 - 320) / 2
    assert line.get(f"{W}color") == "FF0000"
    assert abs(under / MM - 4) < 0.5


def test_number_title_and_addressees_stand_two_two_and_one_line_apart(body: Any) -> None:
    told = ["".join(one.itertext()) for one in body[3:9]]
    assert told[0].startswith("明科督")
    assert told[1:3] == ["", ""]
    assert told[3].startswith("关于2026年10月")
    assert (told[4], told[5]) == ("", "各镇人民政府，市直各有关单位：")


def test_levels_are_numbered_and_set_in_by_two_characters(body: Any, parts: dict[str, Any]) -> None:
    for text, code in (("一、总体情况", 1), ("（一）进展较快", 2), ("1.专项任务", 3), ("（1）责任单位", 4)):
        layout = paragraph_of(body, text).find(f"{W}pPr/{W}pStyle")
        assert layout.get(f"{W}val") == f"Heading{code}"
        assert number(style(parts, f"Heading{code}").find(f"{W}pPr/{W}ind"), "firstLineChars") == 200
    assert number(paragraph_of(body, "高新技术企业达到").find(f"{W}pPr/{W}ind"), "firstLineChars") == 200


def test_chinese_line_breaking_is_asked_for_and_no_line_is_moved_for_widows(parts: dict[str, Any]) -> None:
    layout = style(parts, "Normal").find(f"{W}pPr")
    asked = {name: number(layout.find(f"{W}{name}"), "val") for name in ("kinsoku", "overflowPunct", "widowControl")}
    assert asked == {"kinsoku": 1, "overflowPunct": 1, "widowControl": 0}
    settings = parts["word/settings.xml"]
    assert settings.find(f"{W}characterSpacingControl").get(f"{W}val") == "compressPunctuation"


def test_attachments_signature_date_and_note_stand_where_they_belong(body: Any) -> None:
    first = paragraph_of(body, "附件：1.目标进展表")
    assert "".join(first.getprevious().itertext()) == ""
    assert "".join(first.getnext().itertext()) == "　　　2.数据来源"
    name, dated = paragraph_of(body, "明湖市科学技术局"), paragraph_of(body, "2026年11月6日")
    name = dated.getprevious()
    assert "".join(name.itertext()) == "明湖市科学技术局"
    assert number(dated.find(f"{W}pPr/{W}ind"), "rightChars") == 400
    assert name.find(f"{W}pPr/{W}keepNext") is not None, "the date never stands alone on a page"
    assert "".join(dated.getnext().itertext()) == "（此件公开发布）"
    heads = [one for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert ["".join(one.itertext()) for one in heads] == ["附件1", "附件2"]


def test_page_numbers_stand_on_the_outer_side_seven_millimetres_under_the_text(
    body: Any, parts: dict[str, Any]
) -> None:
    assert parts["word/settings.xml"].find(f"{W}evenAndOddHeaders") is not None
    sides = {}
    for name, part in parts.items():
        if name.startswith("word/footer"):
            assert "".join(part.itertext()) == "—  PAGE 1 —"
            assert part.find(f".//{W}rFonts").get(f"{W}eastAsia") == "宋体"
            assert number(part.find(f".//{W}sz"), "val") == 28
            sides[part.find(f".//{W}jc").get(f"{W}val")] = part
    assert set(sides) == {"left", "right"}
    assert number(sides["right"].find(f".//{W}ind"), "rightChars") == 100
    assert number(sides["left"].find(f".//{W}ind"), "leftChars") == 100
    margin = next(body.iter(f"{W}sectPr")).find(f"{W}pgMar")
    line = number(sides["right"].find(f".//{W}spacing"), "line")
    dash = number(margin, "bottom") - number(margin, "footer") - line / 2
    assert abs(dash / MM - 7) < 0.2


def framed(body: Any) -> list[Any]:
    return [one for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}framePr") is not None]


def test_the_imprint_has_thick_thin_and_thick_lines_as_wide_as_the_type_area_at_its_bottom(body: Any) -> None:
    rows = framed(body)
    told = ["".join(row.itertext()) for row in rows]
    assert told == ["　抄送：市政府办公室，市政府督查室。", "　明湖市科学技术局办公室2026年11月6日印发"]
    rules = [row.find(f"{W}pPr/{W}pBdr") for row in rows]
    thick = [number(rule, "sz") / 8 / 72 * 25.4 for rule in (rules[0].find(f"{W}top"), rules[1].find(f"{W}bottom"))]
    assert all(abs(one - 0.35) < 0.05 for one in thick)
    assert rules[0].find(f"{W}bottom") is None
    assert abs(number(rules[1].find(f"{W}top"), "sz") / 8 / 72 * 25.4 - 0.25) < 0.05
    for row in rows:
        frame = row.find(f"{W}pPr/{W}framePr")
        assert abs(number(frame, "w") / MM - 156) < 0.1
        assert frame.get(f"{W}vAnchor") == "page"
        assert row.find(f".//{W}sz").get(f"{W}val") == "28"
    end = rows[-1].find(f"{W}pPr")
    high = number(end.find(f"{W}framePr"), "y") + number(end.find(f"{W}spacing"), "line") + 6 * 20
    assert abs(high / MM - (37 + 225)) < 0.2


def test_many_copies_break_under_the_first_name_and_never_before_a_mark() -> None:
    lines = copies("抄送：" + "市政府办公室，" * 9 + "市委督查室。")
    assert "".join(lines).count("市政府办公室") == 9
    assert all(half_width(line) <= 60 for line in lines)
    assert not [line for line in lines if line[0] in "，。"]


def test_a_text_that_ends_on_an_odd_page_gets_its_imprint_on_the_next_and_one_on_an_even_page_there(
    body: Any, document: Document
) -> None:
    kinds = [one.find(f"{W}type") for one in body.iter(f"{W}sectPr")]
    assert [kind.get(f"{W}val") if kind is not None else None for kind in kinds] == [None, "evenPage"]
    with ZipFile(BytesIO(write_docx(document, in_dots, imprint_apart=False))) as held:
        even = etree.fromstring(held.read("word/document.xml"))
    assert len(list(even.iter(f"{W}sectPr"))) == 1
    assert len(framed(even)) == 2


def test_a_figure_is_a_link_to_its_trace_and_looks_like_any_other_word(body: Any, parts: dict[str, Any]) -> None:
    links = {one.get("Id"): one.get("Target") for one in parts["word/_rels/document.xml.rels"]}
    found = [one for one in body.iter(f"{W}hyperlink") if "".join(one.itertext()) == "105家"]
    assert len(found) == 7
    assert {links[one.get(qn("r:id"))] for one in found} == {
        "https://kechuang.example/plans/p/targets/3/trace/?valid=2026-10-31"
    }
    assert not [one for link in found for one in link.iter(f"{W}color", f"{W}u")]


def test_a_picture_is_a_vector_with_one_in_dots_beside_it_and_words_for_both(docx_file: bytes, body: Any) -> None:
    told = next(one for one in body.iter() if one.tag.endswith("}docPr"))
    assert told.get("descr") == "条形图：正常12项"
    with ZipFile(BytesIO(docx_file)) as held:
        pictures = [name for name in held.namelist() if name.startswith("word/media/")]
        assert sorted(name.rpartition(".")[2] for name in pictures) == ["png", "svg"]
        types = held.read("[Content_Types].xml").decode()
    assert 'Extension="svg" ContentType="image/svg+xml"' in types or 'ContentType="image/svg+xml"' in types


def test_every_page_says_that_the_data_are_invented(parts: dict[str, Any]) -> None:
    heads = [part for name, part in parts.items() if name.startswith("word/header")]
    assert ["".join(part.itertext()) for part in heads] == ["示例数据", "示例数据"]


def test_elements_stand_in_the_order_of_the_schema_and_the_head_of_a_table_repeats(parts: dict[str, Any]) -> None:
    looked = 0
    for name, part in parts.items():
        for tag, order in ORDERS.items():
            if not name.startswith("word/"):
                continue
            for found in part.iter(qn(tag)):
                places = [order.index(f"w:{etree.QName(child).localname}") for child in found]
                assert places == sorted(places), (name, tag)
                looked += 1
    assert looked > 100
    assert parts["word/document.xml"].find(f".//{W}tblHeader") is not None


def test_the_same_document_is_the_same_file(document: Document, docx_file: bytes) -> None:
    assert write_docx(document, in_dots, imprint_apart=True) == docx_file


def test_a_column_of_a_table_is_centred_whole_or_begins_left_whole() -> None:
    rows = (("高新技术企业数量", "105家"), ("规模以上工业企业建有研发机构的比例", "暂无数据"), ("博士后工作站", "3家"))
    told = Table(("目标", "现值"), tuple(tuple(words(cell) for cell in row) for row in rows), (4, 2))
    assert told.centred() == (False, True)
    assert Table(("目标",), (), (1,)).centred() == (True,)
    (made,) = (one for one in table(told, lambda cell: [run(cell[0].text)]) if one.tag == f"{W}tbl")
    sides = [[cell.find(f".//{W}jc") is not None for cell in row.findall(f"{W}tc")] for row in made.findall(f"{W}tr")]
    assert sides == [[True, True], *[[False, True]] * 3]
