"""Logical paragraphs: what is joined, what stays apart, and that every character keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kechuang.plans.model import Document
from kechuang.plans.paragraphs import fold, paragraphs

WRAPPED = """明湖市科技创新行动方案
为加快建设创新型城市，推动科技与产业深度融合，根据上
级有关部署，结合明湖市实际，制定本方案。
一、总体要求
（一）主要目标
到 2027 年，全市研究与试验发展经费投入强度达到百分之
三以上，高新技术企业达到 300 家，科技型中小企业达到 900
家，技术合同成交额实现稳步增长，创新平台体系更加完善。
— 1 —

\x0c（二）基本原则
坚持企业主体。发挥企业在技术创新中的主体作用，引导各
类创新要素向企业集聚，支持企业牵头组建创新联合体，承担
重大科技任务。
坚持开放合作。深化与高校院所的合作，按照《明湖市促进
科技成果转化办法》
，健全利益分享机制，吸引更多成果来明
湖落地转化，形成一批可以复制推广的经验做法和典型案例，
— 2 —

\x0c并在全市推广应用，每年评选先进单位。
二、重点任务
1.建设创新平台。围绕主导产业布局建设实验室和技术创新
中心，开放共享大型科学仪器。（责任单位：市科技局、市教
育局）
"""


def texts(raw: str, kind: str | None = None) -> list[str]:
    return [p.text for p in paragraphs(document(raw)) if kind is None or p.kind == kind]


def document(raw: str) -> Document:
    return Document("方案.txt", "txt", raw, "")


def test_lines_broken_in_mid_sentence_are_one_paragraph():
    assert "为加快建设创新型城市,推动科技与产业深度融合,根据上级有关部署,结合明湖市实际,制定本方案。" in texts(WRAPPED)


def test_headings_neither_swallow_nor_are_swallowed():
    found = texts(WRAPPED)
    for heading in ("明湖市科技创新行动方案", "一、总体要求", "(一)主要目标", "(二)基本原则", "二、重点任务"):
        assert heading in found


def test_a_paragraph_goes_on_over_the_end_of_a_page_without_the_page_number():
    assert any("典型案例,并在全市推广应用,每年评选先进单位。" in text for text in texts(WRAPPED))
    assert not any("—" in text for text in texts(WRAPPED))


def test_a_mark_that_slipped_to_the_next_line_does_not_end_the_paragraph():
    assert any("办法》,健全利益分享机制,吸引更多成果来明湖落地" in text for text in texts(WRAPPED))


def test_a_new_paragraph_after_a_full_stop_in_mid_line_stays_apart():
    assert [t[:6] for t in texts(WRAPPED) if t.startswith("坚持")] == ["坚持企业主体", "坚持开放合作"]


def test_a_label_inside_an_open_bracket_is_no_new_paragraph():
    assert any(text.endswith("(责任单位:市科技局、市教育局)") for text in texts(WRAPPED))


def test_the_signature_and_date_under_a_full_line_stay_apart():
    raw = (
        WRAPPED + "\n现将方案印发给你们，请结合各自实际，抓好贯彻执行落实。\n市科技局\n2025年3月1日\n（此件公开发布）\n"
    )
    assert texts(raw)[-3:] == ["市科技局", "2025年3月1日", "(此件公开发布)"]


def test_title_lines_that_would_fit_in_one_printed_line_stay_apart():
    raw = (
        WRAPPED
        + "\n\x0c明湖市创新驱动发展三年行动方案\n（2025—2027年）\n为落实上级要求，结合明湖市实际，制定本方案。\n"
    )
    assert texts(raw)[-3:-1] == ["明湖市创新驱动发展三年行动方案", "(2025—2027年)"]


def test_running_text_that_stops_in_mid_sentence_goes_on_however_short_its_line():
    raw = WRAPPED + "2.培育企业。建立企业库。支持企业\n增加研发投入。\n"
    assert texts(raw)[-1] == "2.培育企业。建立企业库。支持企业增加研发投入。"


def test_owners_cut_off_their_printed_line_are_put_back_only_where_that_is_the_way_of_the_text():
    line = "坚持企业主体，发挥企业在创新中的主体作用，引导创新要素集"
    cut = "聚，支持企业牵头承担任务。\n（责任单位：市科技局、市教育局）\n"
    task = "（{}）培育企业。" + line[:21] + "\n" + line + "\n" + line + "\n" + line + "\n" + cut
    often = "".join(task.format(n) for n in "一二三四")
    assert sum(t.endswith("承担任务。(责任单位:市科技局、市教育局)") for t in texts(often)) == 4
    alone = often.replace("聚，支持企业牵头承担任务。", "聚，支持企业。")
    assert sum(t == "(责任单位:市科技局、市教育局)" for t in texts(alone)) == 4


def test_whole_paragraphs_on_lines_are_never_joined():
    raw = "\n".join(
        [
            "明湖市科技创新行动方案",
            "一、总体要求",
            "到2027年，全市高新技术企业达到300家，科技型中小企业达到900家，技术合同成交额稳步增长",
            "坚持企业主体，发挥企业在技术创新中的主体作用，引导各类创新要素向企业集聚",
            "明湖市科学技术局",
            "明湖市财政局",
            "2025年3月1日",
        ]
    )
    assert texts(raw) == [fold(line) for line in raw.split("\n")]


def test_a_title_broken_inside_its_brackets_is_one_paragraph_even_where_nothing_else_is_wrapped():
    raw = "明湖市人民政府关于印发《明湖市科技创新\n 行动方案》的通知\n各区人民政府：\n现印发给你们，请执行。"
    assert texts(raw)[0] == "明湖市人民政府关于印发《明湖市科技创新行动方案》的通知"


@pytest.mark.parametrize("number", ["— 3 —", "- 3 -", "－３－", "第3页", "第 3 页 共 10 页"])
def test_page_numbers_are_left_out(number):
    assert texts(f"一、总体要求\n{number}\n二、重点任务") == ["一、总体要求", "二、重点任务"]


def test_a_bare_number_is_a_page_number_at_the_end_of_a_page_only():
    assert texts("指标\n150\n家") == ["指标", "150", "家"]
    assert texts("一、总体要求\n12\n\x0c二、重点任务") == ["一、总体要求", "二、重点任务"]


def test_words_at_the_edge_of_three_pages_are_a_running_head_and_of_two_are_not():
    page = "明湖市人民政府规范性文件\n第{}项内容已经完成。\n"
    two = "\x0c".join(page.format(n) for n in "一二")
    three = "\x0c".join(page.format(n) for n in "一二三")
    assert texts(two, "chrome") == []
    assert texts(three, "chrome") == ["明湖市人民政府规范性文件"] * 3


def test_page_chrome_is_set_apart_at_head_and_foot():
    raw = (
        "网站首页\n政务公开\n当前位置：首页 > 政务公开 > 科技\n明湖市科技创新行动方案\n"
        "字号：[大][中][小] 打印本页\n一、总体要求\n建设创新型城市，培育更多科技型企业。\n"
        "打印\n关闭\n相关链接\n上级部门文件\n版权所有：明湖市科学技术局\n"
    )
    assert texts(raw, "text") == [
        "明湖市科技创新行动方案",
        "一、总体要求",
        "建设创新型城市,培育更多科技型企业。",
    ]


def test_signatures_and_dates_at_the_foot_are_no_chrome():
    raw = "建设创新型城市。\n明湖市科学技术局\n2025年3月1日\n（此件公开发布）\n打印\n关闭"
    assert texts(raw, "chrome") == ["打印", "关闭"]


def test_cells_with_tabs_between_are_a_table_row_and_keep_their_tabs():
    rows = paragraphs(document("序号\t任务\t牵头单位\n1\t建设 平台\t市科技局\n"))
    assert [(p.kind, p.text) for p in rows] == [
        ("table_row", "序号\t任务\t牵头单位"),
        ("table_row", "1\t建设平台\t市科技局"),
    ]


def test_a_number_with_a_tab_before_its_heading_is_no_table_row():
    assert [(p.kind, p.text) for p in paragraphs(document("1.\t建设创新平台"))] == [("text", "1.建设创新平台")]


def test_a_document_without_line_ends_is_cut_at_its_headings():
    body = "坚持企业主体，发挥市场作用。" * 80
    raw = f"明湖市科技创新行动方案。一、总体要求。{body}二、重点任务。（一）建设平台。{body}"
    starts = [text[:6] for text in texts(raw)]
    assert starts == ["明湖市科技创", "一、总体要求", "二、重点任务", "(一)建设平"]


def test_one_blank_stays_between_latin_words_and_none_elsewhere():
    assert texts("推广 Open  Source 模式 ２０２７ 年") == ["推广Open Source模式2027年"]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400))
@example(WRAPPED)
@example("**" + " \t" * 50 + "\x0c\n" * 3)
def test_every_character_stands_where_its_offset_says(raw):
    folded = fold(raw)
    assert len(folded) == len(raw)
    found = paragraphs(document(raw))
    assert [p.offsets[0] for p in found] == sorted({p.offsets[0] for p in found})
    for paragraph in found:
        assert len(paragraph.text) == len(paragraph.offsets) > 0
        assert list(paragraph.offsets) == sorted(set(paragraph.offsets))
        for char, place in zip(paragraph.text, paragraph.offsets, strict=True):
            assert char == folded[place] or (char == " " and raw[place].isspace())


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["一、", "（一）", "科技创新，", "企业。", "\n", "\x0c", "　", "12", "—", "\t", "《", "》", "首页"]
        ),
        max_size=300,
    )
)
def test_nothing_but_page_numbers_and_white_space_is_lost(pieces):
    raw = "".join(pieces)
    kept = "".join(p.text for p in paragraphs(document(raw)))
    assert kept.count("科") == raw.count("科")
    assert kept.count("企") == raw.count("企")


def test_a_decimal_point_kept_at_a_place_of_its_own_is_a_point_only_between_digits():
    assert texts("全市营业收入超１\ue010 ２ 万亿元，增长三成。") == ["全市营业收入超1.2万亿元,增长三成。"]
    assert fold("\ue010 说明2") == "\ue010 说明2"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_count_and_its_thing_are_one_paragraph_even_across_a_blank_line(gap):
    text = f"围绕主要绿叶菜品种开展技术集成，选育并示范推广2-3{gap}个适宜机械化生产的品种。"
    assert len(texts(text)) == 1


def test_a_number_in_a_short_line_is_no_count_of_the_next():
    assert len(texts("孵化器 12\n个别地区另行安排。")) == 2
