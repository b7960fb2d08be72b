"""Paragraphs that run on over their headings are cut; numbers alone on a line are joined with their titles."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from kechuang.plans.model import Paragraph
from kechuang.plans.run_on import cut_run_on


def paragraph(text: str, begin: int = 0) -> Paragraph:
    return Paragraph(text, array("I", range(begin, begin + len(text))))


def cut(*texts: str) -> list[str]:
    return [p.text for p in cut_run_on([paragraph(t) for t in texts])]


def test_a_document_on_one_line_is_cut_at_its_headings() -> None:
    text = (
        "现提出以下意见:一、总体要求(一)指导思想。坚持创新。(二)主要目标。建成平台十家。"
        "二、重点任务(三)建设平台。建好平台。(市科技局负责)(四)集聚人才。引好人才。"
    )
    assert cut(text) == [
        "现提出以下意见:",
        "一、总体要求",
        "(一)指导思想。坚持创新。",
        "(二)主要目标。建成平台十家。",
        "二、重点任务",
        "(三)建设平台。建好平台。(市科技局负责)",
        "(四)集聚人才。引好人才。",
    ]


def test_an_enumeration_within_a_sentence_is_not_cut() -> None:
    text = "(一)重点支持以下方向:(1)新材料;(2)新能源;二、三产业融合发展也在其中,占比达到1.5倍以上。"
    assert cut(text) == [text]


def test_a_number_that_does_not_go_on_is_not_cut() -> None:
    text = "(一)建设平台。建好平台并加强管理,按照要求持续提升能力和水平。(七)条所列事项除外。"
    assert cut(text) == [text]


def test_a_number_alone_on_its_line_is_joined_with_the_title_below() -> None:
    assert cut("(九)", "建设物流体系。建好体系。") == ["(九)建设物流体系。建好体系。"]


def test_a_number_above_another_number_stays_alone() -> None:
    assert cut("(九)", "(十)建设物流体系。") == ["(九)", "(十)建设物流体系。"]


@given(st.text(alphabet="一二三四(（)）、。:1.2创新平台", max_size=120))
def test_nothing_is_lost_or_moved(text: str) -> None:
    found = cut_run_on([paragraph(text)] if text else [])
    assert "".join(p.text for p in found) == text
    assert [k for p in found for k in p.offsets] == list(range(len(text)))
