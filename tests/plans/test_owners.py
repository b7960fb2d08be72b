"""Owner clauses: who leads and who takes part, in the ways plans print it."""

from __future__ import annotations

import pytest

from kechuang.plans.owner_words import lead_by_place
from kechuang.plans.owners import Clause, clauses


def names(clause: Clause) -> tuple[list[str], list[str]]:
    return [u.name for u in clause.lead], [u.name for u in clause.participants]


def only(text: str) -> Clause:
    found = clauses(text)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "lead", "participants"),
    [
        ("建成平台。(牵头单位:科技局,参与单位:财政局、农业农村局)", ["科技局"], ["财政局", "农业农村局"]),
        ("建成平台。(牵头单位:科技局;配合单位:财政局)", ["科技局"], ["财政局"]),
        ("建成平台。(牵头部门:市科技局、市财政局)", ["市科技局", "市财政局"], []),
        ("建成平台。(责任单位:市科技局、市财政局)", [], ["市科技局", "市财政局"]),
        ("建成平台。〔责任单位:市科技局,市财政局〕", [], ["市科技局", "市财政局"]),
        ("建成平台。[责任部门:市科技局]", [], ["市科技局"]),
        ("建成平台。(负责部门:科技部)", [], ["科技部"]),
        ("建成平台。(责任处室:综合处、规划处)", [], ["综合处", "规划处"]),
        ("建成平台。(牵头:市科技局;配合:市财政局)", ["市科技局"], ["市财政局"]),
        ("建成平台。(牵头单位:市科技局责任单位:市财政局、市教育局)", ["市科技局"], ["市财政局", "市教育局"]),
        ("建成平台。(主办单位:市科技局;协办单位:市财政局)", ["市科技局"], ["市财政局"]),
        ("(一)建成平台(责任单位:市科技局)", [], ["市科技局"]),
    ],
)
def test_labels_in_brackets_name_the_roles(text: str, lead: list[str], participants: list[str]) -> None:
    assert names(only(text)) == (lead, participants)


@pytest.mark.parametrize(
    ("text", "lead", "participants"),
    [
        ("牵头单位:市科技局", ["市科技局"], []),
        ("责任单位:市科技局、各县(市、区)人民政府。", [], ["市科技局", "各县(市、区)人民政府"]),
        ("【责任单位】市科技局、市财政局", [], ["市科技局", "市财政局"]),
        ("配合单位:市财政局、市税务局", [], ["市财政局", "市税务局"]),
        ("牵头单位:市科技局;责任单位:市财政局,各区政府", ["市科技局"], ["市财政局", "各区政府"]),
        ("牵头单位市科技局", ["市科技局"], []),
        ("责任单位市财政局、各区政府", [], ["市财政局", "各区政府"]),
    ],
)
def test_labels_on_a_line_of_their_own_name_the_roles(text: str, lead: list[str], participants: list[str]) -> None:
    assert names(only(text)) == (lead, participants)


@pytest.mark.parametrize(
    ("text", "lead", "participants"),
    [
        ("完善制度。(市科技局牵头,市财政局、市税务局配合)", ["市科技局"], ["市财政局", "市税务局"]),
        ("完善制度。(市科技局牵头负责)", ["市科技局"], []),
        ("完善制度。(市科技局、市财政局按职责分工负责)", [], ["市科技局", "市财政局"]),
        ("完善制度。(市科技局、市财政局负责)", [], ["市科技局", "市财政局"]),
        ("完善制度。(市科技局指导,试点县政府负责)", [], ["市科技局", "试点县政府"]),
        ("完善制度。(市科技局会同市财政局负责)", [], ["市科技局", "市财政局"]),
        ("完善制度。(市财政局组织实施)", [], ["市财政局"]),
        ("完善制度。(由市科技局牵头,各有关部门参与)", ["市科技局"], ["各有关部门"]),
        ("完善制度。(市科技局牵头市财政局配合)", ["市科技局"], ["市财政局"]),
        ("完善制度。(市科技局、市财政局在各自职责范围内负责)", [], ["市科技局", "市财政局"]),
        ("完善制度。(市科技局牵头,会同市财政局、各区政府落实)", ["市科技局"], ["市财政局", "各区政府"]),
        ("完善制度。(市科技局牵头抓总,各有关部门按职责)", ["市科技局"], ["各有关部门"]),
        ("完善制度。(市科技局等部门和各区政府按分工负责)", [], ["市科技局", "各区政府"]),
        ("完善制度。(商务部牵头,海关总署按职责分工负责)", ["商务部"], ["海关总署"]),
    ],
)
def test_a_verb_gives_the_role_to_the_units_before_it(text: str, lead: list[str], participants: list[str]) -> None:
    assert names(only(text)) == (lead, participants)


def test_a_bare_list_of_units_after_the_last_sentence_takes_part() -> None:
    assert names(only("推进建设。(市科技局、市财政局等)")) == ([], ["市科技局", "市财政局"])
    assert names(only("推进建设。(各有关单位)")) == ([], ["各有关单位"])


@pytest.mark.parametrize(
    "text",
    [
        "推进甲示范区(以下简称示范区)建设。",
        "修订管理办法(试行)。",
        "发展新材料(石墨烯、碳纤维)。",
        "发展新能源。(风电、光伏)",
        "落实企业主体责任(含中小企业),参与标准制定。",
        "由企业牵头组建创新联合体。",
        "各责任单位要按照职责分工抓好落实。",
        "责任单位要加强统筹,确保完成任务。",
        "支持企业(高校、院所)承担重大项目,落实研发费用加计扣除。",
    ],
)
def test_brackets_and_sentences_that_name_no_owner_are_left_alone(text: str) -> None:
    assert clauses(text) == []


def test_a_bare_list_in_the_middle_of_a_sentence_is_no_owner() -> None:
    assert clauses("会同有关单位(市科技局、市财政局)开展调查。") == []


def test_several_clauses_in_one_paragraph_keep_their_order_and_deadlines() -> None:
    text = "编制规划。(责任部门:规划处,完成期限:6月底)开展评估。(责任部门:评估处,完成期限:2027年12月底)"
    found = clauses(text)
    assert [names(c)[1] for c in found] == [["规划处"], ["评估处"]]
    assert [text[slice(*c.deadline)] for c in found if c.deadline] == ["6月底", "2027年12月底"]


def test_a_date_among_the_units_is_the_deadline_not_a_unit() -> None:
    text = "出台办法。(市科技局牵头,市财政局配合,2027年6月底前完成)"
    clause = only(text)
    assert names(clause) == (["市科技局"], ["市财政局"])
    assert clause.deadline and text[slice(*clause.deadline)] == "2027年6月底前完成"


def test_units_without_a_label_before_a_labelled_deadline_take_part() -> None:
    text = "推进建设。(市科技局、市财政局;完成时限:2027年底)"
    clause = only(text)
    assert names(clause) == ([], ["市科技局", "市财政局"])
    assert clause.deadline and text[slice(*clause.deadline)] == "2027年底"


def test_a_bare_list_may_hold_a_deadline() -> None:
    text = "推进建设。(市科技局、市财政局,2027年底前完成)"
    clause = only(text)
    assert names(clause) == ([], ["市科技局", "市财政局"])
    assert clause.deadline and text[slice(*clause.deadline)] == "2027年底前完成"


def test_a_bare_list_behind_a_heading_takes_part() -> None:
    assert names(only("(三)建设创新平台(市科技局、市财政局)")) == ([], ["市科技局", "市财政局"])


def test_people_are_not_units() -> None:
    assert names(only("推进建设。(责任单位:市科技局;责任人:张三)")) == ([], ["市科技局"])


def test_an_open_list_is_told() -> None:
    assert only("推进建设。(责任单位:市科技局、市财政局等)").is_open
    assert not only("推进建设。(责任单位:市科技局、市财政局)").is_open


def test_units_declared_once_for_all_are_kept_apart_and_listed() -> None:
    clause = only("推进建设。(责任单位:市科技局、市财政局。以下均需各区人民政府落实,不再列出)")
    assert [u.name for u in clause.for_all] == ["各区人民政府"]
    assert names(clause)[1] == ["市科技局", "市财政局", "各区人民政府"]


def test_units_before_the_declaration_count_too() -> None:
    clause = only("推进建设。(市科技局负责;各县(市、区)人民政府,以下各条均涉及,不再列出)")
    assert [u.name for u in clause.for_all] == ["各县(市、区)人民政府"]


@pytest.mark.parametrize(
    "text",
    ["列第一位者为牵头单位,下同", "排在第一位的为牵头单位", "排名第一的单位为牵头单位", "各项任务首位单位为牵头单位"],
)
def test_the_rule_of_the_first_place_is_recognised(text: str) -> None:
    assert lead_by_place(text) == "first"


def test_a_first_place_that_does_not_lead_is_no_rule() -> None:
    assert lead_by_place("专利申请量居全省第一,由市科技局牵头推进") is None


@pytest.mark.parametrize(
    ("text", "mark"),
    [("逗号前为牵头单位,下同", ","), ("分号之前的单位为牵头单位", ";"), ("逗号前后各有一家单位", None)],
)
def test_a_rule_of_place_can_name_the_mark_behind_the_leads(text: str, mark: str | None) -> None:
    assert lead_by_place(text) == mark


def test_the_remark_on_the_first_place_is_no_unit() -> None:
    clause = only("推进建设。(责任单位:市科技局、市财政局〔列第一位者为牵头单位,下同〕)")
    assert names(clause)[1] == ["市科技局", "市财政局"]


def test_every_unit_stands_where_it_says() -> None:
    text = "建成平台。(牵头单位:科技局,参与单位:财政局、各县(市)区政府)"
    clause = only(text)
    for unit in clause.lead + clause.participants:
        assert text[unit.start : unit.end] == unit.name


def test_a_note_that_declares_units_for_all_names_no_owner_of_its_own() -> None:
    clause = only("注:各项任务均需各县(市、区)人民政府落实,不再单独列出。")
    assert [u.name for u in clause.for_all] == ["各县(市、区)人民政府"]
    assert not clause.names_someone


def test_a_deadline_on_a_line_of_its_own_names_no_one() -> None:
    text = "完成时限:2027年12月底前"
    clause = only(text)
    assert clause.deadline and text[slice(*clause.deadline)] == "2027年12月底前"
    assert not clause.names_someone


def test_the_rule_of_the_first_place_marks_a_bare_list_as_owners() -> None:
    clause = only("推进建设。(市科技局、市财政局,甲示范区、乙新区管委会。列第一位者为牵头单位,下同)")
    assert names(clause)[1] == ["市科技局", "市财政局", "甲示范区、乙新区管委会"]
