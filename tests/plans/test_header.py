"""The head of a document: title, issuer, number and date, on invented notices of 明湖市."""

from __future__ import annotations

import pytest

from kechuang.plans.header import Header, header
from kechuang.plans.model import Document
from kechuang.plans.paragraphs import paragraphs

NOTICE = """明湖市人民政府办公室关于印发明湖市
科技创新行动方案（2026—2028年）的通知
明政办发〔2026〕12号
各区人民政府，市政府各部门：
《明湖市科技创新行动方案（2026—2028年）》已经市政府同意，现印发给你们，请认真贯彻执行。
明湖市人民政府办公室
2026年3月9日
（此件公开发布）
明湖市科技创新行动方案
（2026—2028年）
为推进科技创新，制定本方案。
一、总体要求
坚持创新驱动。
"""


def read(text: str) -> Header:
    document = Document("plan.txt", "txt", text, "")
    return header(document, paragraphs(document))


def values(found: Header) -> tuple[str | None, ...]:
    return tuple(v.value if v else None for v in (found.title, found.issuer, found.doc_number, found.published))


def test_a_notice_gives_the_title_of_the_plan_it_carries() -> None:
    assert values(read(NOTICE)) == (
        "明湖市科技创新行动方案（2026—2028年）",
        "明湖市人民政府办公室",
        "明政办发〔2026〕12号",
        "2026-03-09",
    )


def test_what_is_stated_stands_where_its_span_says() -> None:
    found = read(NOTICE)
    for stated in (found.title, found.issuer, found.doc_number):
        assert stated is not None
        assert NOTICE[stated.span.start : stated.span.end].replace("\n", "") == stated.value
    assert found.published and NOTICE[found.published.span.start : found.published.span.end] == "2026年3月9日"


def test_a_plan_without_a_notice_has_its_first_line_as_title() -> None:
    found = read("明湖市科技创新三年行动计划\n为推进创新，制定本计划。\n一、总体要求\n坚持创新。\n")
    assert values(found) == ("明湖市科技创新三年行动计划", None, None, None)


def test_a_notice_line_alone_gives_title_and_issuer() -> None:
    found = read(
        "明湖市政府印发明湖市科技创新三年行动计划(2026—2028年)的通知\n2026-07-23\n为推进创新，制定本计划。\n一、总体思路\n坚持创新。\n"
    )
    assert values(found) == ("明湖市科技创新三年行动计划(2026—2028年)", "明湖市政府", None, "2026-07-23")


def test_a_notice_that_is_itself_the_plan_keeps_its_title() -> None:
    found = read(
        "清江省人民政府办公厅\n关于推广创新改革举措的通知\n清政办发〔2026〕7号\n各市人民政府：\n现就有关事项通知如下：\n一、推广举措\n按表推广。\n"
        "清江省人民政府办公厅\n二〇二六年五月二日\n"
    )
    assert values(found) == (
        "清江省人民政府办公厅关于推广创新改革举措的通知",
        "清江省人民政府办公厅",
        "清政办发〔2026〕7号",
        "2026-05-02",
    )


def test_the_title_in_quotation_marks_serves_where_no_title_is_printed() -> None:
    found = read(
        "明政办〔2026〕3号\n各镇人民政府：\n现将《明湖县节能若干措施》印发给你们，请认真执行。\n2026年3月9日\n（此件公开发布）\n"
        "为推动节能，制定本措施。\n一、支持对象\n企业。\n明湖县人民政府办公室\n2026年3月10日印发\n"
    )
    assert values(found) == ("明湖县节能若干措施", "明湖县人民政府办公室", "明政办〔2026〕3号", "2026-03-09")


def test_joint_issuers_side_by_side_are_told_apart() -> None:
    found = read(
        "清江省科学技术厅清江省财政厅关于印发《清江省平台建设方案》的通知\n各市科技局：\n一、总体要求\n坚持创新。\n"
    )
    assert found.issuer and found.issuer.value == "清江省科学技术厅、清江省财政厅"


def test_the_first_of_several_signers_is_the_issuer() -> None:
    found = read(
        "关于印发《明湖市平台建设方案》的通知\n各区科技局：\n请认真执行。\n明湖市科学技术局\n明湖市财政局\n2026年4月1日\n明湖市平台建设方案\n一、总体要求\n创新。\n"
    )
    assert found.issuer and found.issuer.value == "明湖市科学技术局"


def test_a_number_cited_in_a_sentence_is_not_the_documents_own() -> None:
    found = read(
        "明湖市平台建设方案\n根据《清江省规划》（清政发〔2025〕1号）要求，制定本方案。\n一、总体要求\n坚持创新。\n"
    )
    assert found.doc_number is None


def test_a_text_that_says_nothing_of_itself_gives_nothing() -> None:
    assert values(read("今天天气晴朗。\n湖上有船。\n")) == (None, None, None, None)
    assert values(read("")) == (None, None, None, None)


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("明湖市科技创新三年行动计划（2026—2028年）", (2026, 2028)),
        ("明湖市科技创新行动计划（2026-2028年）", (2026, 2028)),
        ("明湖市“十四五”科技创新规划", (2021, 2025)),
        ("明湖市科技创新“十五五”规划", (2026, 2030)),
        ("明湖市2026年科技工作要点", (2026, 2026)),
        ("明湖市科技创新行动方案", (None, None)),
    ],
)
def test_the_title_tells_the_period(title: str, years: tuple[int | None, int | None]) -> None:
    assert read(f"{title}\n一、总体要求\n坚持创新。\n").period == years


def test_without_years_in_the_title_the_last_goal_ends_the_period() -> None:
    text = "明湖市科技创新行动方案\n一、工作目标\n到2027年，建成平台10家。到2030年，建成平台20家。\n"
    assert read(text).period == (None, 2030)


def test_the_years_of_validity_are_the_period() -> None:
    text = "明湖市支持创新若干措施\n一、支持平台\n给予支持。\n本措施自2026年8月1日起施行，有效期至2030年7月31日。\n"
    assert read(text).period == (2026, 2030)


def test_a_work_report_plans_the_coming_year() -> None:
    found = read(
        "各位代表：\n现在，我代表明湖市人民政府向大会报告工作。\n一、2026年工作回顾\n增长6%。\n二、2027年工作安排\n（一）抓好项目。抓好。\n"
    )
    assert found.period == (2027, 2027)
    assert found.issuer and found.issuer.value == "明湖市人民政府"


def test_news_of_a_plan_gives_the_title_in_its_marks() -> None:
    found = read("明湖市发布《关于2026—2028年度节水工作滚动实施方案》\n\n各处室：\n为推进节水，结合实际制定本方案。\n")
    assert found.title is not None and found.title.value == "关于2026—2028年度节水工作滚动实施方案"
    assert found.period == (2026, 2028)
