"""PDF pages made here character by character."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from kechuang.kernel.errors import BadDocument
from kechuang.plans.opening import open_bytes

LEFT, INDENT = 78, 110
FIRST = "全面贯彻新发展理念，坚持创新驱动发展战略，推动科技产业"  # 26 characters of 16 points, to the right margin
FULL = "深度融合，建设实验室、技术创新中心和中试基地，支持企业牵头"  # 28 characters, to the right margin


def page(*texts: tuple[float, str], top: float = 760, size: float = 16) -> list[tuple]:
    """Lines one below the other."""
    return [(x, top - 28 * i, text, size) for i, (x, text) in enumerate(texts)]


def lines(data: bytes) -> list[str]:
    opened = open_bytes(data, "方案.pdf")
    assert opened.kind == "pdf"
    return opened.text.split("\n")


def refusal(data: bytes) -> str:
    with pytest.raises(BadDocument) as refused:
        open_bytes(data, "方案.pdf")
    return refused.value.code


BODY = [(INDENT, FIRST), (LEFT, FULL), (LEFT, "攻关。")]
WHOLE = FIRST + FULL + "攻关。"


def test_lines_become_paragraphs_by_their_indents(make_pdf):
    heading = (INDENT, "一、总体要求")
    assert lines(make_pdf(page(heading, *BODY, heading, *BODY))) == ["一、总体要求", WHOLE, "一、总体要求", WHOLE]


def test_a_paragraph_that_ends_at_the_margin_does_not_swallow_the_next(make_pdf):
    last = (LEFT, FULL[:-1] + "。")
    made = make_pdf(page((INDENT, FIRST), (LEFT, FULL), last, *BODY, *BODY))
    assert lines(made) == [FIRST + FULL + last[1], WHOLE, WHOLE]


def test_a_sentence_that_ends_at_the_margin_does_not_end_the_paragraph(make_pdf):
    ended = (LEFT, FULL[:-1] + "。")
    made = make_pdf(page((INDENT, FIRST), ended, (LEFT, FULL), (LEFT, "攻关。"), *BODY, *BODY))
    assert lines(made)[0] == FIRST + ended[1] + FULL + "攻关。"


def test_paragraphs_go_on_over_pages_and_page_numbers_are_dropped(make_pdf):
    first = [*page(*BODY, (INDENT, FIRST), (LEFT, FULL)), (280, 60, "— 1 —")]
    second = [*page((LEFT, FULL), (LEFT, "攻关。"), *BODY), (280, 60, "— 2 —")]
    assert lines(make_pdf(first, second)) == [WHOLE, FIRST + FULL + FULL + "攻关。", WHOLE]


def test_heads_that_run_through_the_pages_are_dropped(make_pdf):
    pages = [[(200, 800, "明湖市人民政府公报"), *page(*BODY), (LEFT, 60, f"{n}")] for n in (7, 8, 9)]
    assert lines(make_pdf(*pages)) == [WHOLE] * 3


def test_columns_are_read_one_after_the_other(make_pdf):
    def column(x: float, mark: str) -> list[tuple]:
        return [(x, 700 - 24 * i, f"{mark}建设创新平台服务企业发展推动", 14) for i in range(6)]

    title = (200, 780, "明湖市科技创新简报", 22)
    text = "".join(lines(make_pdf([title, *column(60, "甲"), *column(330, "乙")])))
    assert text.rindex("甲") < text.index("乙")


def test_a_ruled_table_becomes_rows_with_tabs(make_pdf):
    rules = [(80, y, 500, y) for y in (700, 660, 600, 560)] + [(x, 700, x, 560) for x in (80, 220, 500)]
    cells = [
        (90, 675, "指标"),
        (230, 675, "2027年"),
        (90, 635, "高新技术"),
        (90, 612, "企业数量"),
        (230, 625, "300家"),
        (90, 575, "研发投入"),
        (230, 575, "3%"),
    ]
    made = make_pdf([(200, 780, "明湖市科技创新主要指标", 22), *rules, *cells, (INDENT, 500, "注：以统计数据为准。")])
    assert lines(made) == [
        "明湖市科技创新主要指标",
        "指标\t2027年",
        "高新技术企业数量\t300家",
        "研发投入\t3%",
        "注：以统计数据为准。",
    ]


def test_cells_below_each_other_are_a_table_even_without_ruled_lines(make_pdf):
    rows = [("指标", "单位", "目标"), ("企业", "家", "300"), ("平台", "个", "20")]
    words = [(90 + 150 * k, 700 - 28 * i, cell) for i, row in enumerate(rows) for k, cell in enumerate(row)]
    assert lines(make_pdf(words)) == ["\t".join(row) for row in rows]


def test_the_office_and_the_date_in_one_printed_line_are_two_lines(make_pdf):
    made = make_pdf([*page(*BODY, *BODY), (90, 300, "明湖市人民政府办公室"), (380, 300, "2025年3月1日印发")])
    assert lines(made)[-2:] == ["明湖市人民政府办公室", "2025年3月1日印发"]


def test_a_large_title_over_two_lines_is_one_paragraph(make_pdf):
    title = [(152, 790, "明湖市人民政府关于印发科技创新", 20), (232, 760, "行动方案的通知", 20)]
    assert lines(make_pdf([*title, *page(*BODY, *BODY, top=700)]))[0] == "明湖市人民政府关于印发科技创新行动方案的通知"


def test_small_print_stays_in_its_line(make_pdf):
    made = make_pdf([*page(*BODY, *BODY), (LEFT, 400, "细颗粒物（PM"), (190, 396, "2.5", 9), (220, 400, "）下降。")])
    assert lines(made)[-1] == "细颗粒物（PM2.5）下降。"


def test_bold_print_made_by_drawing_twice_is_read_once(make_pdf):
    made = make_pdf([(LEFT, 700, "一、总体要求"), (LEFT + 0.4, 700, "一、总体要求")])
    assert lines(made) == ["一、总体要求"]


def test_a_scan_is_refused_with_the_number_of_its_pages(make_pdf):
    with pytest.raises(BadDocument) as refused:
        open_bytes(make_pdf([], [], picture=True), "扫描.pdf")
    assert refused.value.code == "document.scanned"
    assert refused.value.fields["pages"] == 2
    assert "OCR" in refused.value.remedy.zh


def test_a_file_is_a_scan_when_more_than_half_of_its_pages_are_pictures(make_pdf):
    assert lines(make_pdf(page(*BODY), [], picture=True)) == [WHOLE]
    assert refusal(make_pdf(page(*BODY), [], [], picture=True)) == "document.scanned"


def test_a_page_with_a_picture_and_text_is_no_scan(make_pdf):
    assert lines(make_pdf(page(*BODY), picture=True)) == [WHOLE]


def test_an_empty_page_is_refused_as_empty(make_pdf):
    assert refusal(make_pdf([])) == "document.empty"


def test_a_file_behind_a_password_is_refused(make_pdf):
    assert refusal(make_pdf(page(*BODY), encrypted=True)) == "document.encrypted"


def test_a_file_cut_short_is_refused_or_read_as_far_as_it_goes(make_pdf):
    whole = make_pdf(page(*BODY))
    for part in (0.05, 0.3, 0.6, 0.9):
        try:
            assert WHOLE.startswith(lines(whole[: int(len(whole) * part)])[0])
        except BadDocument as refused:
            assert refused.code in ("document.damaged", "document.empty")


def test_two_files_may_be_opened_at_the_same_time(make_pdf):
    data = make_pdf(*[page(*BODY)] * 2)
    with ThreadPoolExecutor(4) as pool:
        texts = {opened.text for opened in pool.map(lambda _: open_bytes(data, "a.pdf"), range(8))}
    assert texts == {"\n".join([WHOLE] * 2)}
