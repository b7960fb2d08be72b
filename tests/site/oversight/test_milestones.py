"""Milestones: read from the text once, edited by the unit that leads, confirmed by the bureau, acts undone whole."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.oversight.actions.add_milestone import add_milestone
from kechuang.oversight.actions.confirm_milestones import confirm_milestones
from kechuang.oversight.actions.drop_milestone import drop_milestone
from kechuang.oversight.actions.merge_milestones import merge_milestones
from kechuang.oversight.actions.read_milestones import read_milestones
from kechuang.oversight.actions.reword_milestone import reword_milestone
from kechuang.oversight.actions.split_milestone import split_milestone
from kechuang.oversight.actions.undo_rewording import undo_rewording
from kechuang.oversight.evidence_kinds import CHOICES, code_of, wanted_for
from kechuang.oversight.models import Wording

pytestmark = pytest.mark.django_db


def said(task: Any) -> list[tuple[str, str, Any]]:
    rows = Wording.objects.standing().filter(milestone__task=task)
    return [(one.text, one.evidence, one.due) for one in rows.order_by("milestone__ordinal")]


def test_milestones_come_from_the_text_with_dates_units_and_what_would_show_them(town: Any) -> None:
    assert said(town.task("1")) == [
        ("建立后备库", "document", date(2027, 12, 31)),
        ("逐家服务", "records", date(2027, 12, 31)),
        ("到2027年，高新技术企业达到120家", "target", date(2027, 12, 31)),
    ]
    (row,) = Wording.objects.standing().filter(milestone__task=town.task("2"))
    assert (row.due, row.due_stated, row.leads, row.joins) == (
        date(2026, 6, 30),
        True,
        ["市市场监督管理局"],
        ["市科技局"],
    )
    assert row.targets == [4]


def test_reading_again_adds_nothing_to_what_people_made_of_it(town: Any) -> None:
    drop_milestone(town.task("1"), 1, town.officer, reason="并入别的任务")
    assert read_milestones(town.plan, None) == 0
    assert len(said(town.task("1"))) == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("每年组织不少于6场政策辅导", "eventheld.training"),
        ("举办4场成果推介活动", "eventheld.promotion"),
        ("制定市级研发机构建设指南", "document"),
        ("完善后备培育库制度", "document"),
        ("安排科技专项资金", "budget"),
        ("完善联盟管理办法", "document"),
    ],
)
def test_what_would_show_a_measure_is_guessed_from_its_words(words: str, code: str) -> None:
    wanted = wanted_for(words)
    assert code_of(wanted.evidence, wanted.kind, wanted.filters) == code
    assert wanted.least == {"每年组织不少于6场政策辅导": 6, "举办4场成果推介活动": 4}.get(words, 1)


def test_every_choice_of_evidence_names_a_kind_of_record_and_fields_that_are_there() -> None:
    from kechuang.registry.catalogue import kinds

    for _code, wanted, _name in CHOICES:
        if wanted.evidence == "records":
            fields = {one.name for one in kinds()[wanted.kind]._meta.concrete_fields}
            assert set(wanted.filters) <= fields


def test_each_act_is_undone_whole_and_leaves_its_event(town: Any) -> None:
    task = town.task("1")
    before = said(task)
    split_milestone(task, 1, ["建立后备库", "开展供需对接会"], town.officer, reason="两件事分开")
    assert [one[:2] for one in said(task)] == [
        ("建立后备库", "document"),
        ("逐家服务", "records"),
        ("到2027年，高新技术企业达到120家", "target"),
        ("开展供需对接会", "records"),
    ]
    merge_milestones(task, [1, 3], town.officer, reason="一起完成")
    assert [one[1] for one in said(task)] == ["target", "records", "records"], "a target that was there still shows it"
    add_milestone(task, {"text": "公布后备库名单", "due": "2026-03-31"}, town.officer, reason="原文没有")
    assert len(said(task)) == 4
    for _ in range(3):
        undo_rewording(task, town.officer)
    assert said(task) == before
    with pytest.raises(Conflict):
        undo_rewording(task, town.officer)
    told = Event.objects.filter(type="milestones.changed", object_label=task.title)
    assert told.count() == 1 + 3 + 3


def test_a_unit_edits_the_tasks_it_leads_and_no_others(town: Any) -> None:
    row = reword_milestone(town.task("2"), 1, {"due": "2026-05-31"}, town.market, reason="提前完成")
    assert (row.due, row.confirmed) == (date(2026, 5, 31), False)
    with pytest.raises(Refused):
        reword_milestone(town.task("1"), 1, {"due": "2026-05-31"}, town.market, reason="提前完成")
    with pytest.raises(Refused):
        confirm_milestones(town.task("2"), town.market)
    assert confirm_milestones(town.task("2"), town.officer) == 1
    assert confirm_milestones(town.task("2"), town.officer) == 0


def test_an_edit_over_somebody_elses_is_refused_and_bad_fields_are_named(town: Any) -> None:
    task = town.task("1")
    seen = Wording.objects.standing().get(milestone__task=task, milestone__ordinal=1).pk
    reword_milestone(task, 1, {"text": "建立企业后备库"}, town.officer, reason="改清楚些", seen=seen)
    with pytest.raises(Conflict):
        reword_milestone(task, 1, {"text": "建立另一个库"}, town.officer, reason="改清楚些", seen=seen)
    for changes, field in (
        ({"text": "短"}, "text"),
        ({"due": "明年"}, "due"),
        ({"leads": ""}, "leads"),
        ({"shown_by": "rumour"}, "shown_by"),
        ({"least": "0"}, "least"),
        ({"targets": ["99"]}, "targets"),
    ):
        with pytest.raises(BadInput) as told:
            reword_milestone(task, 1, changes, town.officer, reason="试一试行不行")
        assert told.value.fields["field"] == field
