"""A version made from another: clauses go and come, figures move, what is not there is refused; its file says so."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from importlib import import_module
from inspect import getsource
from pathlib import Path

import pytest

from kechuang.kernel.errors import BadInput
from kechuang.policies import catalogue
from kechuang.rules.amending import Added, amended
from kechuang.rules.amendment_text import policy_file
from kechuang.rules.clauses import Document
from kechuang.rules.difference import difference
from kechuang.rules.drafts import with_draft
from kechuang.rules.errors import BadRule

FACTS = catalogue().facts()
DAY = date(2031, 1, 1)
BASE = catalogue().law("tech_sme", DAY).version
STAFF = Added("new_1", "", FACTS["staff"], "ge", "10人", "第三条")


def test_a_clause_goes_and_another_comes_with_both_sides_of_its_figure() -> None:
    made = amended(BASE, dropped=("size",), added=(STAFF,))
    codes = [one.code for one in made.conditions]
    assert ("size" in codes, codes[-1]) == (False, "new_1")
    assert made.conditions[-1].label == "职工总数≥10人"
    law = catalogue().law("tech_sme", DAY, version=made)
    scale = FACTS["staff"].scale
    told = {n: law.explain({"staff": n * scale}).conditions[-1].verdict for n in (9, 10)}
    assert told == {9: False, 10: True}
    assert law.explain({}).conditions[-1].verdict is None


@pytest.mark.parametrize(
    ("added", "field"),
    [
        (Added("n", "", FACTS["staff"], "ge", "10万元", ""), "figure"),
        (Added("n", "", FACTS["staff"], "ge", "十人", ""), "figure"),
        (Added("n", "", FACTS["staff"], "is", "10人", ""), "op"),
        (Added("n", "", FACTS["staff"], "under", "10人", ""), "op"),
        (Added("n", "", FACTS["led_standard"], "ge", "", ""), "op"),
    ],
)
def test_what_cannot_be_compared_is_refused_at_its_field(added: Added, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        amended(BASE, added=(added,))
    assert refused.value.fields["field"] == field


def test_a_clause_that_is_not_there_and_a_version_without_any_are_refused() -> None:
    with pytest.raises(BadRule):
        amended(BASE, dropped=("no_such",))
    with pytest.raises(BadRule):
        amended(BASE, written={"no_such.1": Fraction(1)})
    with pytest.raises(BadInput):
        amended(BASE, dropped=[one.code for one in BASE.conditions])


def test_a_clause_that_contradicts_another_is_refused() -> None:
    with pytest.raises(BadInput) as refused:
        amended(BASE, added=(Added("n", "", FACTS["staff_sme"], "gt", "500人", ""),))
    assert refused.value.fields["field"] == "add"


def test_the_policy_file_written_from_a_draft_is_the_draft_and_passes_every_check(tmp_path: Path) -> None:
    document = Document("科技型中小企业评价办法修订稿", "", None, ("第三条",))
    source = getsource(import_module("kechuang.policies.tech_sme"))
    text = policy_file(source, DAY, document, {"size.1": "400人"}, ("products",), (STAFF,))
    (file := tmp_path / "draft.py").write_text(text, encoding="utf-8")
    read = with_draft(file, catalogue(), "tech_sme").law("tech_sme", DAY)
    made = amended(BASE, written={"size.1": Fraction(400)}, dropped=("products",), added=(STAFF,), document=document)
    assert difference(catalogue().law("tech_sme", DAY, version=made), read) == []
    changed = {(one.kind, one.code) for one in difference(catalogue().law("tech_sme", DAY), read)}
    assert {("dropped", "products"), ("added", "new_1"), ("figure", "size")} <= changed
