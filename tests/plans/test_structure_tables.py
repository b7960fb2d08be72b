"""Tasks printed as table rows, and tables that give owners to tasks told above."""

from __future__ import annotations

from kechuang.plans.model import Document
from kechuang.plans.paragraphs import paragraphs
from kechuang.plans.structure import Structure, structure


def read(text: str) -> Structure:
    document = Document("plan.txt", "txt", text, "")
    return structure(document, paragraphs(document))


def test_rows_under_a_header_that_names_owners_are_tasks() -> None:
    found = read(
        "明湖市重点任务分工表\n序号\t工作任务\t主要内容\t牵头单位\t配合单位\t完成时限\n"
        "1\t建设创新平台\t建成平台。\t市科技局\t市财政局、市教育局\t2027年底\n2\t集聚人才\t引进人才。\t市人社局\t\t长期\n"
    )
    assert [(t.number, t.title) for t in found.tasks] == [("1", "建设创新平台"), ("2", "集聚人才")]
    first = found.tasks[0]
    assert [m.name for m in first.lead] == ["市科技局"]
    assert [m.name for m in first.participants] == ["市财政局", "市教育局"]
    assert (first.lead_label, first.participants_label) == ("牵头单位", "配合单位")
    assert first.deadline and first.deadline.value == "2027年底"


def test_the_place_of_a_row_is_its_task() -> None:
    text = "序号\t改革举措\t指导部门\t推广范围\n1\t建立机制\t科技部、财政部\t全国\n"
    document = Document("plan.txt", "txt", text, "")
    found = structure(document, paragraphs(document))
    assert found.places[1].task == "1"
    assert found.tasks[0].scope == "全国"
    assert found.tasks[0].lead == ()


def test_a_category_row_between_the_tasks_is_skipped() -> None:
    found = read("序号\t任务\t责任单位\n一、平台\n1\t建实验室\t市科技局\n二、人才\n2\t引进人才\t市人社局\n")
    assert [t.number for t in found.tasks] == ["1", "2"]


def test_a_table_of_figures_gives_no_tasks() -> None:
    assert read("指标\t单位\t2027年\n平台\t家\t10\n企业\t家\t70\n").tasks == ()


def test_a_table_at_the_end_gives_owners_to_the_tasks_of_the_same_title() -> None:
    found = read(
        "一、主要任务\n（一）建设创新平台。到2027年建成平台十家。\n（二）集聚创新人才。到2027年引进人才百名。\n（三）开放仪器设备。建设平台。\n"
        "附件：任务分工表\n序号\t重点任务\t责任单位\n1\t建设创新平台\t市科技局、市财政局\n2\t集聚创新人才\t市人社局\n"
    )
    assert [(t.number, [m.name for m in t.participants]) for t in found.tasks] == [
        ("（一）", ["市科技局", "市财政局"]),
        ("（二）", ["市人社局"]),
        ("（三）", []),
    ]


def test_a_column_of_categories_is_not_the_title() -> None:
    found = read(
        "序号\t重点任务\t具体举措\t责任单位\n1\t建设平台\t建设实验室\t市科技局\n2\t建设平台\t建设中试基地\t市工信局\n"
        "3\t建设平台\t建设孵化器\t市科技局\n"
    )
    assert [t.title for t in found.tasks] == ["建设实验室", "建设中试基地", "建设孵化器"]
