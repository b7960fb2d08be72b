"""The JSON form of a reading: its keys, its numbers, its places."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

from kechuang.kernel.sentences import Sentence
from kechuang.plans.as_json import as_json
from kechuang.plans.model import Document, Finding, Mention, Reading, Section, Span, Stated, Target, Task
from kechuang.plans.paragraphs import paragraphs

TEXT = "明湖市创新行动方案\n一、目标\n到2027年,众创空间达到6家。\n1.建设载体。众创空间达到6家。(牵头单位:科技局)\n"
DOCUMENT = Document("plan.txt", "txt", TEXT, "0" * 64)


def span(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def reading() -> Reading:
    goal = Target(
        "众创空间达到6家",
        span("众创空间达到6家"),
        "众创空间数量",
        None,
        ">=",
        "达到",
        Decimal(6),
        "家",
        "2027",
        "explicit",
    )
    again = replace(
        goal, span=span("众创空间达到6家", goal.span.end), task_number="1", value_span=span("6家", goal.span.end)
    )
    return Reading(
        DOCUMENT,
        paragraphs(DOCUMENT),
        title=Stated("明湖市创新行动方案", span("明湖市创新行动方案")),
        period=(None, 2027),
        sections=(Section("一、目标", 1, span("一、目标"), span("一、目标\n到2027年")),),
        tasks=(
            Task("1", "建设载体", span("1.建设载体"), span("1.建设载体。"), lead=(Mention("科技局", span("科技局")),)),
        ),
        targets=(goal, again),
        findings=(Finding("text.damaged", "error", Sentence("缺损", "damaged"), (span("一、"),), (0,), ("1",)),),
    )


def test_the_whole_reading_survives_json() -> None:
    shape = as_json(reading())
    assert json.loads(json.dumps(shape)) == shape


def test_every_place_quotes_what_it_belongs_to() -> None:
    shape = as_json(reading())
    target, task = shape["targets"][1], shape["tasks"][0]

    def words(place: dict[str, int]) -> str:
        return TEXT[place["start"] : place["end"]]

    assert words(target) == target["quote"]
    assert words(target["value_at"]) == "6家"
    assert [words(place) for place in task["lead_at"]] == task["lead"] == ["科技局"]
    assert words(shape["sections"][0]) == "一、目标"
    assert words(shape["at"]["title"]) == shape["title"]
    assert [words(place) for place in shape["findings"][0]["spans"]] == ["一、"]


def test_a_repeat_points_at_its_first_statement() -> None:
    assert [target["same_as"] for target in as_json(reading())["targets"]] == [None, 0]


def test_what_the_text_does_not_say_is_null() -> None:
    shape = as_json(reading())
    assert shape["issuer"] is None
    assert shape["at"]["issuer"] is None
    assert shape["period"] == [None, 2027]
    assert shape["targets"][0]["deadline_at"] is None


def test_whole_numbers_stay_whole_and_fractions_stay_fractions() -> None:
    plan = reading()
    half = replace(plan.targets[0], value=Decimal("2.5"), value_max=Decimal("3.0"))
    shape = as_json(replace(plan, targets=(half,)))["targets"][0]
    assert repr((shape["value"], shape["value_max"])) == "(2.5, 3)"
