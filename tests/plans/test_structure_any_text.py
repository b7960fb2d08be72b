"""Whatever the text, the outline and the head are read without an exception and every span lies in the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kechuang.plans.header import header
from kechuang.plans.model import Document
from kechuang.plans.paragraphs import paragraphs
from kechuang.plans.run_on import cut_run_on
from kechuang.plans.structure import structure

_WORDS = (
    "一、 二、 （一） （二） 1. 2. (1) ① 第一章 第一节 —— 。 ， ； ： （ ） 〔 〕 《 》 、 等 "
    "主要任务 保障措施 总体目标 目录 附件 专栏1 建设平台 责任单位： 牵头单位： 牵头 配合 按职责分工负责 "
    "市科技局 各区人民政府 以下均需 不再列出 列第一位者为牵头单位 2026年 3月9日 明湖市 行动方案 的通知 关于印发"
)
_PIECES = st.sampled_from(
    [*_WORDS.split(" "), "\n", "\t", "序号\t任务\t责任单位\n", "1\t建平台\t市科技局\n", "2\t引人才\t市人社局\n"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=60).map("".join))
def test_any_mixture_of_the_words_of_plans_is_read(text: str) -> None:
    document = Document("plan.txt", "txt", text, "")
    lines = cut_run_on(paragraphs(document))
    found = structure(document, lines)
    header(document, lines)
    assert len(found.places) == len(lines)
    assert len({t.number for t in found.tasks}) == len(found.tasks)
    for task in found.tasks + found.safeguards:
        for mention in task.lead + task.participants:
            assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert 0 <= task.body.start <= task.span.start < task.span.end <= len(text)
    for place in found.places:
        assert place.section is None or place.section < len(found.sections)
