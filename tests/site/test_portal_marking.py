"""Marks in a text: nested and overlapping spans come out as a flat row, each character once."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kechuang.portal.marked_html import About, marked_html
from kechuang.portal.marking import Mark, pieces, wraps

TEXT = "到2027年，高新技术企业达到120家（牵头单位：市科技局）"


def mark(words: str, kind: str, key: str) -> Mark:
    start = TEXT.index(words)
    return Mark(start, start + len(words), kind, key)


def shown(row: list) -> list[tuple[str, str]]:
    return [(TEXT[piece.start : piece.end], "+".join(mark.key for mark in piece.marks)) for piece in row]


def test_text_without_marks_is_one_piece() -> None:
    assert shown(pieces(0, len(TEXT), [])) == [(TEXT, "")]


def test_a_nested_mark_divides_the_outer_one() -> None:
    row = pieces(7, 19, [mark("120", "value", "v"), mark("高新技术企业达到120家", "target", "t1")])
    assert shown(row)[:3] == [("高新技术企业达到", "t1"), ("120", "t1+v"), ("家", "t1")]


def test_overlapping_marks_share_the_middle() -> None:
    row = pieces(0, len(TEXT), [mark("到2027年，高新", "finding", "f1"), mark("高新技术企业达到120家", "target", "t1")])
    assert shown(row)[:3] == [("到2027年，", "f1"), ("高新", "f1+t1"), ("技术企业达到120家", "t1")]


def test_a_mark_ends_with_its_last_piece_only() -> None:
    row = pieces(0, len(TEXT), [mark("高新技术企业达到120家", "finding", "f1"), mark("120", "value", "v")])
    assert [TEXT[piece.start : piece.end] for piece in row if any(m.key == "f1" for m in piece.ends)] == ["家"]


def test_a_mark_that_reaches_over_the_paragraph_is_cut_there_and_does_not_end_in_it() -> None:
    row = pieces(0, 10, [Mark(5, 30, "finding", "f1")])
    assert row[-1].end == 10
    assert row[-1].marks
    assert not row[-1].ends


def test_what_lies_in_a_hole_is_left_out() -> None:
    assert [(p.start, p.end) for p in pieces(0, 10, [Mark(2, 8, "target", "t1")], holes=[(4, 6)])] == [
        (0, 2),
        (2, 4),
        (6, 8),
        (8, 10),
    ]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=8))
def test_every_character_comes_exactly_once_whatever_the_marks(spans: list[tuple[int, int]]) -> None:
    row = pieces(0, 50, [Mark(a, b, "finding", f"f{i}") for i, (a, b) in enumerate(spans)])
    assert [place for piece in row for place in range(piece.start, piece.end)] == list(range(50))


def test_printed_line_ends_vanish_between_chinese_and_stay_one_blank_between_latin() -> None:
    text = "　　高新技\n  术企业 R&D\nfund  "
    kept = pieces(0, len(text), [], wraps(text, 0, len(text)))
    assert "".join(text[piece.start : piece.end] for piece in kept) == "高新技术企业 R&D\nfund"


ABOUT = {
    "t1": About("/t/1/", "≥ 120 家"),
    "d1": About("/u/科技局/", "牵头", "lead"),
    "f1": About("/f/#f1", "说了两遍", "warning", "1"),
}


def html(marks: list[Mark], text: str = TEXT) -> str:
    return str(marked_html(text, pieces(0, len(text), marks), ABOUT))


def test_a_target_is_one_link_however_many_marks_lie_in_it() -> None:
    said = html([mark("高新技术企业达到120家", "target", "t1"), mark("120", "value", "v")])
    assert said.count("<a ") == 1
    assert '<span class="value">120</span>' in said
    assert 'title="≥ 120 家"' in said


def test_links_never_nest_and_an_interrupted_mark_is_one_stop_for_the_keyboard() -> None:
    said = html([Mark(0, len(TEXT), "target", "t1"), mark("市科技局", "owner", "d1")])
    opened = 0
    for part in said.split("<")[1:]:
        opened += part.startswith("a ") - part.startswith("/a>")
        assert opened <= 1
    assert said.count('href="/t/1/"') == 2
    assert said.count('tabindex="-1"') == 1


def test_a_finding_is_referred_to_behind_its_words_outside_the_link() -> None:
    said = html([mark("高新技术企业达到120家", "target", "t1"), mark("高新技术企业达到120家", "finding", "f1")])
    assert '</a><sup><a class="ref warning" href="/f/#f1"' in said


def test_only_the_first_piece_of_the_place_asked_for_carries_the_anchor() -> None:
    said = html([mark("企业达到120家", "arrived", "arrived"), mark("120", "value", "v")])
    assert said.count('id="here"') == 1
    assert said.count("<mark") == 3


def test_the_words_of_a_plan_are_never_markup() -> None:
    text = "<script>alert('高企')</script>"
    assert "<script" not in html([Mark(0, 8, "target", "t1")], text)
