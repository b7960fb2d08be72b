"""Which headings are tasks, what numbers they go by and whom they name, on invented plans of 明湖市."""

from __future__ import annotations

from kechuang.plans.model import Document, Task
from kechuang.plans.paragraphs import paragraphs
from kechuang.plans.run_on import cut_run_on
from kechuang.plans.structure import Structure, structure


def read(text: str) -> Structure:
    document = Document("plan.txt", "txt", text, "")
    return structure(document, cut_run_on(paragraphs(document)))


def numbers(found: Structure) -> list[str]:
    return [task.number for task in found.tasks]


def owners(task: Task) -> tuple[list[str], list[str]]:
    return [m.name for m in task.lead], [m.name for m in task.participants]


WITH_OWNERS = """明湖市科技创新行动计划
一、总体要求
（一）指导思想。坚持创新驱动。
（二）基本原则
1.坚持统筹。统筹各方资源。
2.坚持开放。扩大对外合作。
二、主要任务
（一）建设平台
1.建设创新平台。到2027年建成平台10家。（牵头单位：市科技局，参与单位：市财政局、市教育局）
2.建设转化平台。推动成果转化。（牵头单位：市科技局）
（二）培育企业
3.培育高新企业。完善培育库。（市科技局牵头，市税务局配合）
三、保障措施
（一）加强领导。健全机制。（市科技局负责）
（二）加强宣传。营造氛围。
"""


def test_the_level_that_carries_owners_is_the_task() -> None:
    found = read(WITH_OWNERS)
    assert numbers(found) == ["1", "2", "3"]
    assert [t.title for t in found.tasks] == ["建设创新平台", "建设转化平台", "培育高新企业"]
    assert owners(found.tasks[0]) == (["市科技局"], ["市财政局", "市教育局"])
    assert owners(found.tasks[2]) == (["市科技局"], ["市税务局"])
    assert found.tasks[0].lead_label == "牵头单位"
    assert found.tasks[0].participants_label == "参与单位"


def test_a_safeguard_with_owners_is_kept_apart_and_one_without_is_not_listed() -> None:
    found = read(WITH_OWNERS)
    assert [(t.number, t.title, owners(t)) for t in found.safeguards] == [("（一）", "加强领导", ([], ["市科技局"]))]


def test_principles_and_guiding_thought_are_no_tasks_but_sections() -> None:
    titles = [s.title for s in read(WITH_OWNERS).sections]
    assert "（一）指导思想" in titles
    assert "（二）基本原则" in titles
    assert not any("坚持统筹" in title for title in titles)


def test_everything_found_stands_where_its_span_says() -> None:
    found = read(WITH_OWNERS)
    for task in found.tasks + found.safeguards:
        assert task.title in WITH_OWNERS[task.span.start : task.span.end]
        assert task.body.start <= task.span.start < task.span.end <= task.body.end
        for mention in task.lead + task.participants:
            assert WITH_OWNERS[mention.span.start : mention.span.end] == mention.name
    for section in found.sections:
        assert WITH_OWNERS[section.span.start : section.span.end] == section.title


def test_restarted_numbers_carry_the_number_of_the_parent() -> None:
    found = read(
        "一、工作任务\n（一）调整结构\n1.压减产能。完成任务。（责任单位：市发改委）\n2.发展产业。完成任务。（责任单位：市工信局）\n"
        "（二）优化布局\n1.建设园区。完成任务。（责任单位：市科技局）\n2.引进企业。完成任务。（责任单位：市商务局）\n"
    )
    assert numbers(found) == ["（一）1", "（一）2", "（二）1", "（二）2"]


def test_paren_numbers_that_restart_carry_the_section_number() -> None:
    found = read(
        "一、夯实基础\n（一）建设平台。建好平台。（市科技局负责）\n（二）集聚人才。引进人才。（市人社局负责）\n"
        "二、培育企业\n（一）做强龙头。培育龙头。（市工信局负责）\n（二）做优中小。培育中小企业。（市工信局负责）\n"
    )
    assert numbers(found) == ["一（一）", "一（二）", "二（一）", "二（二）"]


def test_two_plans_in_one_file_are_told_apart() -> None:
    found = read(
        "附件1\n明湖市人才措施\n一、引进人才。给予支持。（责任单位：市人社局）\n二、培养人才。给予支持。（责任单位：市教育局）\n"
        "附件2\n明湖市平台行动方案\n一、建设平台。建成平台。（责任单位：市科技局）\n二、共享设备。开放设备。（责任单位：市科技局）\n"
    )
    assert numbers(found) == ["1/一", "1/二", "2/一", "2/二"]


def test_without_owners_numbers_that_go_on_across_sections_are_the_tasks() -> None:
    found = read(
        "一、主要任务\n（一）建平台\n1.建实验室。建好。\n2.建中试基地。建好。\n3.建孵化器。建好。\n（二）育企业\n4.育龙头。育好。\n"
        "5.育中小企业。育好。\n二、保障措施\n（一）加强领导。落实责任。\n"
    )
    assert numbers(found) == ["1", "2", "3", "4", "5"]
    assert all(owners(task) == ([], []) for task in found.tasks)


def test_without_owners_and_without_items_below_the_parens_are_the_tasks() -> None:
    found = read(
        "各位代表：\n一、2026年工作回顾\n（一）经济向好。增长6%。\n（二）创新向上。增长8%。\n"
        "二、2027年工作安排\n（一）扩大内需。抓好项目。\n（二）壮大产业。抓好企业。\n（三）改善民生。办好实事。\n"
    )
    assert numbers(found) == ["（一）", "（二）", "（三）"]
    assert [t.title for t in found.tasks] == ["扩大内需", "壮大产业", "改善民生"]


def test_several_owner_clauses_in_one_task_are_assignments_and_are_joined() -> None:
    task = read(
        "一、重点工作\n（一）编制规划。开展调研。（责任部门：规划处，完成期限：6月底）形成文本。（责任部门：规划处、综合处，完成期限：9月底）\n"
        "（二）开展评估。完成评估。（责任部门：评估处，完成期限：12月底）\n"
    ).tasks[0]
    assert owners(task) == ([], ["规划处", "综合处"])
    assert [[m.name for m in a.participants] for a in task.assignments] == [["规划处"], ["规划处", "综合处"]]
    assert [a.deadline.value for a in task.assignments if a.deadline] == ["6月底", "9月底"]


def test_lead_and_participants_on_lines_of_their_own_are_one_statement() -> None:
    task = read(
        "一、重点任务\n（一）建设平台\n建成平台。\n牵头单位：市科技局\n责任单位：市财政局、各区政府\n"
        "（二）集聚人才\n引进人才。\n牵头单位：市人社局\n"
    ).tasks[0]
    assert owners(task) == (["市科技局"], ["市财政局", "各区政府"])
    assert task.assignments == ()


def test_owners_behind_the_last_step_of_every_group_belong_to_the_group() -> None:
    found = read(
        "一、重点任务\n（一）建设平台\n1.建实验室。建好。\n2.建基地。建好。\n责任单位：市科技局\n"
        "（二）集聚人才\n1.引进人才。引好。\n2.培养人才。培好。\n责任单位：市人社局\n"
    )
    assert numbers(found) == ["（一）", "（二）"]
    assert [owners(t)[1] for t in found.tasks] == [["市科技局"], ["市人社局"]]


def test_the_first_unit_leads_where_the_plan_says_so() -> None:
    found = read(
        "一、重点任务\n（一）建设平台。建好。（责任单位：市科技局、市财政局。列第一位者为牵头单位，下同）\n"
        "（二）集聚人才。引好。（责任单位：市人社局、市教育局）\n（三）开放共享。办好。（责任单位：市科技局）\n"
    )
    assert [owners(t) for t in found.tasks] == [
        (["市科技局"], ["市财政局"]),
        (["市人社局"], ["市教育局"]),
        (["市科技局"], []),
    ]


def test_without_that_rule_no_lead_is_invented() -> None:
    found = read(
        "一、重点任务\n（一）建设平台。建好。（责任单位：市科技局、市财政局）\n（二）集聚人才。引好。（责任单位：市人社局、市教育局）\n"
    )
    assert all(task.lead == () for task in found.tasks)


def test_units_declared_for_all_tasks_are_told_once() -> None:
    found = read(
        "一、重点任务\n（一）建设平台。建好。（责任单位：市科技局。以下均需各区人民政府落实，不再列出）\n"
        "（二）集聚人才。引好。（责任单位：市人社局）\n"
    )
    assert [m.name for m in found.global_participants] == ["各区人民政府"]
    assert owners(found.tasks[0]) == ([], ["市科技局", "各区人民政府"])
    assert owners(found.tasks[1]) == ([], ["市人社局"])


def test_a_bracket_broken_by_a_page_break_is_read_whole() -> None:
    found = read(
        "一、重点任务\n\n（一）建设平台。到2027年建成平台十家。（牵头部\n\n门：市科技局、市财政局）\n\n"
        "（二）集聚人才。到2027年引进人才百名。（牵头部门：市人社局）\n"
    )
    assert owners(found.tasks[0]) == (["市科技局", "市财政局"], [])


def test_half_width_and_full_width_marks_read_alike() -> None:
    wide = "一、重点任务\n（一）建设平台。建好。（牵头单位：市科技局，配合单位：市财政局）\n"
    wide += "（二）引才。引好。（牵头单位：市人社局）\n"
    narrow = wide.translate(str.maketrans("（），：", "(),:"))
    assert [owners(t) for t in read(wide).tasks] == [owners(t) for t in read(narrow).tasks]


def test_measures_numbered_with_plain_numerals_are_tasks() -> None:
    found = read(
        "明湖市支持创新若干措施\n一、支持建设平台。支持企业建平台。（责任单位：市科技局）\n二、支持引进人才。引进人才。（责任单位：市人社局）\n"
    )
    assert numbers(found) == ["一", "二"]


def test_a_plan_in_chapters_keeps_chapters_as_sections() -> None:
    found = read(
        "第一章 发展基础\n已有基础。\n第二章 主要任务\n第一节 建设平台\n建好平台。\n第二节 集聚人才\n引好人才。\n"
        "第三章 保障措施\n第一节 加强领导\n落实责任。\n"
    )
    assert [t.title for t in found.tasks] == ["建设平台", "集聚人才"]
    assert [s.title for s in found.sections][:2] == ["第一章发展基础", "第二章主要任务"]


def test_headings_of_a_contents_page_are_not_counted_twice() -> None:
    found = read(
        "目录\n一、总体要求 1\n二、主要任务 2\n"
        "一、总体要求\n坚持创新。\n二、主要任务\n（一）建设平台。建好。\n（二）集聚人才。引好。\n（三）开放共享。办好。\n"
    )
    assert len([s for s in found.sections if "主要任务" in s.title]) == 1
    assert len(found.tasks) == 3


def test_a_text_without_headings_has_no_tasks() -> None:
    found = read("明湖市今天天气晴朗。\n湖上有船。\n")
    assert found.tasks == ()
    assert found.sections == ()
    assert len(found.places) == 2


def test_an_empty_text_is_no_error() -> None:
    assert read("").places == ()


def test_a_deadline_on_the_line_below_the_owners_belongs_to_the_task() -> None:
    task = read(
        "一、重点任务\n（一）建设平台\n建成平台。\n责任单位：市科技局\n完成时限：2027年12月底前\n"
        "（二）集聚人才\n引进人才。\n责任单位：市人社局\n完成时限：2027年6月底前\n"
    ).tasks[0]
    assert task.deadline and task.deadline.value == "2027年12月底前"
    assert task.assignments == ()


def test_a_verb_in_brackets_within_a_sentence_is_no_owner_where_nobody_else_is_named() -> None:
    found = read(
        "一、主要任务\n（一）建设平台。推进评价（学校内由市教育局负责）工作。\n（二）集聚人才。引好人才。\n（三）开放共享。办好。\n"
    )
    assert all(owners(task) == ([], []) for task in found.tasks)


def test_a_list_annexed_to_a_plan_without_owners_is_no_second_plan() -> None:
    found = read(
        "明湖市平台建设方案\n一、主要任务\n（一）建设实验室。建好。\n（二）建设中试基地。建好。\n（三）建设孵化器。建好。\n"
        "附件\n明湖市重点项目名单\n一、实验室项目。甲项目。\n二、基地项目。乙项目。\n三、孵化项目。丙项目。\n"
    )
    assert numbers(found) == ["（一）", "（二）", "（三）"]


COMMA_RULE = """明湖市节水行动方案
一、重点任务
（一）改造管网。更换老旧管道。［责任单位：市水务局、市住建局，各区（县）政府（管委会）；逗号前为牵头单位，下同］
（二）推广器具。更新公共用水器具。［责任单位：市水务局］
（三）示范引领。[责任单位：市机关事务局、市教育局，各区（县）政府（管委会）、清江省水务公司]
"""


def test_all_units_before_the_comma_lead_where_the_plan_says_so() -> None:
    tasks = read(COMMA_RULE).tasks
    assert owners(tasks[0]) == (["市水务局", "市住建局"], ["各区（县）政府（管委会）"])
    assert owners(tasks[1]) == (["市水务局"], [])
    assert owners(tasks[2]) == (["市机关事务局", "市教育局"], ["各区（县）政府（管委会）", "清江省水务公司"])


THREE_LEVELS = """明湖市摸底评估工作方案
一、工作任务
（一）核算数据。收集各行业数据，建立统计台账，形成基础资料。（牵头单位：市统计局）
（二）编制专项报告。
1.分领域报告。
（1）工业领域。研究提出工业节水的目标、路径和重大项目，形成报告。（牵头单位：市经信局；责任单位：市水务局）
（2）农业领域。研究提出农业节水的目标、路径和重大项目，形成报告。（牵头单位：市农业农村局）
2.政策措施。
（1）科技支撑。研究提出节水技术攻关的目标和政策，形成措施清单。（牵头单位：市科技局）
（三）编制区级报告。各区参照编制。（责任单位：各区人民政府〈含开发区〉）
"""


def test_titled_items_of_the_third_level_are_tasks_beside_those_of_the_first_and_carry_all_parents() -> None:
    found = read(THREE_LEVELS)
    assert numbers(found) == ["（一）", "（二）1（1）", "（二）1（2）", "（二）2（1）", "（三）"]
    assert owners(found.tasks[1]) == (["市经信局"], ["市水务局"])
    assert owners(found.tasks[4]) == ([], ["各区人民政府"])
