"""Two texts: paragraphs paired in order, and the words that changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kechuang.plans.compare_text import bigrams, compare_paragraphs, compare_words, kinship, likeness

A = "到2027年，高新技术企业达到120家，科技型中小企业超过1000家。"
B = "到2027年，高新技术企业达到150家，科技型中小企业超过1000家。"
OTHER = "加强森林防火巡查，落实林长责任。"


def test_equal_texts_have_only_same_paragraphs():
    changes = compare_paragraphs([A, OTHER], [A, OTHER])
    assert [(c.kind, c.old, c.new) for c in changes] == [("same", 0, 0), ("same", 1, 1)]


def test_a_rewritten_paragraph_is_one_change_with_its_words():
    (change,) = compare_paragraphs([A], [B])
    assert change.kind == "changed"
    assert [(p.kind, p.text) for p in change.pieces if p.kind != "keep"] == [("drop", "120"), ("add", "150")]


def test_an_unlike_paragraph_was_dropped_and_another_added():
    assert [c.kind for c in compare_paragraphs([A], [OTHER])] == ["dropped", "added"]


def test_a_dropped_paragraph_stands_where_it_stood():
    changes = compare_paragraphs(["一、总则", OTHER, A], ["一、总则", B])
    assert [(c.kind, c.old, c.new) for c in changes] == [("same", 0, 0), ("dropped", 1, None), ("changed", 2, 1)]


def test_a_number_is_never_cut_in_two():
    pieces = compare_words("超过1000家", "超过1200家")
    assert [(p.kind, p.text) for p in pieces] == [("keep", "超过"), ("drop", "1000"), ("add", "1200"), ("keep", "家")]


def test_a_single_shared_character_is_no_anchor():
    pieces = compare_words("推进新城建设", "加快创新应用")
    assert [p.kind for p in pieces] == ["drop", "add"]


def test_kinship_is_one_for_the_same_text_and_none_for_strangers():
    same, strange = compare_paragraphs([A], [A]), compare_paragraphs([A], [OTHER])
    assert kinship(same, [A], [A]) == 1
    assert kinship(strange, [A], [OTHER]) == 0
    assert kinship((), [], []) == 0


def test_likeness_reads_single_characters_and_nothing():
    assert likeness(bigrams("县"), bigrams("县")) == 1
    assert likeness(bigrams(""), bigrams("")) == 0


words = st.text(alphabet="甲乙丙12，。 ", max_size=30)


@given(words, words)
def test_the_pieces_rebuild_both_texts(old: str, new: str):
    pieces = compare_words(old, new)
    assert "".join(p.text for p in pieces if p.kind != "add") == old
    assert "".join(p.text for p in pieces if p.kind != "drop") == new


@given(st.lists(words, max_size=8), st.lists(words, max_size=8))
def test_every_paragraph_is_told_of_once_and_in_order(old: list[str], new: list[str]):
    changes = compare_paragraphs(old, new)
    assert [c.old for c in changes if c.old is not None] == list(range(len(old)))
    assert [c.new for c in changes if c.new is not None] == list(range(len(new)))
