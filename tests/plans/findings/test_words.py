"""Names that drift, documents cited, damaged text."""

from __future__ import annotations

import pytest

from kechuang.plans.findings import cited_document, text_damaged, wording_drift


def test_two_funds_whose_names_differ_by_a_few_words_may_be_one(draft) -> None:
    plan = draft().task("健全金融", "组建创业产业引导基金。").read("设立明湖市创业基金。")
    (finding,) = wording_drift.find(plan)
    assert "“创业基金”" in finding.sentence.zh
    assert "“创业产业引导基金”" in finding.sentence.zh


@pytest.mark.parametrize("other", ["组建创业基金。", "组建绿色发展基金。", "用好创业产业引导基金。"])
def test_the_same_fund_another_fund_or_a_fund_in_use_is_fine(draft, other: str) -> None:
    assert list(wording_drift.find(draft().task("健全金融", other).read("设立明湖市创业基金。"))) == []


def test_an_indicator_with_a_few_characters_put_in_may_be_the_same(draft) -> None:
    plan = draft().goal("高层次团队达到5个", "高层次团队数量", "5", "个").task("引进人才")
    plan.promise("引进高层次产业团队5个", "高层次产业团队", "5", "个", op="build")
    (finding,) = wording_drift.find(plan.read())
    assert finding.targets == (0, 1)


def test_one_name_used_twice_does_not_drift(draft) -> None:
    plan = draft().goal("高层次团队达到5个", "高层次团队数量", "5", "个").task("引进人才")
    plan.promise("引进高层次团队5个", "高层次团队", "5", "个", op="build")
    assert list(wording_drift.find(plan.read())) == []


def test_two_things_of_different_number_are_two_things(draft) -> None:
    plan = draft().goal("高层次团队达到9个", "高层次团队数量", "9", "个").task("引进人才")
    plan.promise("引进高层次产业团队5个", "高层次产业团队", "5", "个", op="build")
    assert list(wording_drift.find(plan.read())) == []


def test_a_cited_document_is_told_once_with_its_number_and_every_place(draft) -> None:
    body = "落实《关于支持创新的若干意见》(清政发〔2024〕7号)。执行《关于支持创新的若干意见》。"
    (finding,) = cited_document.find(draft().task("落实政策", body).read())
    assert "清政发〔2024〕7号" in finding.sentence.zh
    assert len(finding.spans) == 2
    assert "任务1" in finding.sentence.zh


def test_two_titles_of_one_number_are_one_document(draft) -> None:
    body = "落实《关于印发创新方案的通知》(清政发〔2024〕7号)。执行《清江省创新方案》(清政发〔2024〕7号)。"
    (finding,) = cited_document.find(draft().task("落实政策", body).read())
    assert len(finding.spans) == 2


@pytest.mark.parametrize(
    "body",
    [
        "制定《明湖市科技奖励办法》。",
        "研究制定《明湖市科技奖励办法》《明湖市科技项目管理办法》。",
        "落实《明湖市科技创新行动计划》。",
        "现将《明湖市三年计划》印发给你们。",
        "《明湖市三年计划》已经市政府同意,现印发给你们。",
        "在《明湖日报》开设专栏。",
    ],
    ids=["to be drawn up", "two to be drawn up", "the plan itself", "now issued", "agreed and issued", "a newspaper"],
)
def test_what_is_no_other_document_is_not_cited(draft, body: str) -> None:
    found = [
        f for f in cited_document.find(draft().task("落实政策", body).read()) if "项目管理办法" not in f.sentence.zh
    ]
    assert found == []


@pytest.mark.parametrize(
    "words",
    [
        "引进院士、、青年学者",
        "引进院士\ufffd学者",
        "引进院士\ue004学者",
        "(牵头单位:,参与单位:财政局)",
        "引进院士,。培养",
    ],
)
def test_damaged_words_are_quoted_with_their_place(draft, words: str) -> None:
    (finding,) = text_damaged.find(draft().task("引进人才", words).read())
    assert "任务1" in finding.sentence.zh
    assert finding.severity == "error"


@pytest.mark.parametrize(
    "words", ["引进院士、青年学者。", "引进院士……", "“院士”、《名录》。", "\ue004引进院士。", "(牵头单位:科技局)"]
)
def test_sound_words_are_left_alone(draft, words: str) -> None:
    assert list(text_damaged.find(draft().task("引进人才", words).read())) == []
