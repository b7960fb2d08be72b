"""What an official document may look like: its number, its headings, its title, where signature and date stand."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kechuang.official.document import Document, Figure, Heading, Paragraph, words
from kechuang.official.faults import faults
from kechuang.official.measures import half_width, mark_size, points, signature_indents
from kechuang.official.number import DocumentNumber
from kechuang.official.numbering import chinese, numbered
from kechuang.official.title_lines import ROOM, title_lines


def test_a_number_has_its_year_in_hexagonal_brackets_and_no_leading_zero() -> None:
    assert str(DocumentNumber("明政办字", 2026, 25)) == "明政办字〔2026〕25号"


def test_a_whole_document_has_no_fault(document: Document) -> None:
    assert faults(document) == ()


def test_headings_are_numbered_anew_under_each_of_the_level_above() -> None:
    told = [Heading(1, "甲"), Heading(2, "乙"), Heading(2, "丙"), Heading(1, "丁"), Heading(2, "戊"), Heading(3, "己")]
    assert [number for _block, number in numbered(told)] == ["一、", "（一）", "（二）", "二、", "（一）", "1."]
    assert [chinese(number) for number in (1, 10, 11, 20, 23)] == ["一", "十", "十一", "二十", "二十三"]


def test_a_heading_before_one_of_the_level_above_is_a_fault_but_two_levels_may_skip_one(document: Document) -> None:
    text = Paragraph(words("文字。"))
    assert not faults(replace(document, blocks=(Heading(1, "一级"), Heading(3, "三级"), text)))
    before = replace(document, blocks=(Heading(2, "二级"), Heading(1, "一级"), text))
    assert "上一层标题" in faults(before)[0].zh


def test_faults_name_what_is_missing(document: Document) -> None:
    told = faults(replace(document, title="", signature="", blocks=(Figure("<svg/>", "", 10, 10),)))
    assert [one.zh for one in told] == ["没有标题。", "没有署名。", "有图没有替代文字。"]
    assert "不一致" in faults(replace(document, number=DocumentNumber("明科", 2025, 3)))[0].zh


def test_a_title_breaks_by_meaning() -> None:
    lines = title_lines("关于2026年10月科技创新三年行动计划重点任务进展情况的通报")
    assert lines == ["关于2026年10月科技创新三年行动计划", "重点任务进展情况的通报"]
    assert title_lines("关于2026年10月明湖市科技创新三年行动计划目标进展情况的通报") == [
        "关于2026年10月明湖市科技创新",
        "三年行动计划目标进展情况的通报",
    ], "forty half characters would fill the line to the last point"
    assert title_lines("关于明湖市科技创新三年行动计划进展情况的复函") == [
        "关于明湖市科技创新三年行动计划",
        "进展情况的复函",
    ]
    assert title_lines("自己\n分行的标题") == ["自己", "分行的标题"]


@given(st.text("关于明湖市科技创新三年行动计划的通报情况0123456789年月、（）", min_size=1, max_size=56))
def test_no_line_of_a_title_is_too_long_and_nothing_is_lost(title: str) -> None:
    lines = title_lines(title)
    assert "".join(lines) == title
    assert all(half_width(line) <= ROOM for line in lines)


def test_with_a_seal_the_date_stays_four_off_and_the_name_stands_centred_over_it() -> None:
    name, dated = signature_indents("明湖市科学技术局", "2026年11月6日", sealed=True)
    assert dated == 4
    assert name + 8 / 2 == dated + half_width("2026年11月6日") / 2 / 2


def test_a_name_too_long_to_stand_over_the_date_keeps_to_the_edge_and_the_date_moves_under_its_middle() -> None:
    name, dated = signature_indents("明湖市" * 9, "2026年11月6日", sealed=True)
    assert name == 0
    assert dated + half_width("2026年11月6日") / 4 == 27 / 2


def test_without_a_seal_the_date_begins_two_after_the_beginning_of_the_name() -> None:
    name, dated = signature_indents("明湖市科学技术局办公室", "2026年11月6日", sealed=False)
    assert (name, 11 + name - dated - half_width("2026年11月6日") / 2) == (2, 2)
    assert signature_indents("市科技局", "2026年11月6日", sealed=False)[1] == 2


@given(st.integers(2, 40))
def test_the_red_mark_never_leaves_the_type_area(count: int) -> None:
    size, width = mark_size("科" * count)
    assert width >= 50
    assert count * size * width / 100 <= points(156) or width == 50
