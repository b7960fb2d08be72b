"""A version made from another: clauses go and come, figures move, what is not there is refused; its file says so."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from importlib import import_module
from inspect import getsource
from pathlib import Path
from typing import Any

import pytest

from kechuang.amendments.as_files import named_facts
from kechuang.kernel.errors import BadInput
from kechuang.policies import catalogue
from kechuang.rules.amending import Added, Clausal, Joined, amended
from kechuang.rules.amendment_text import policy_file
from kechuang.rules.clauses import Document
from kechuang.rules.difference import difference
from kechuang.rules.drafts import with_draft
from kechuang.rules.errors import BadRule
from kechuang.rules.tree import Node

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
        (Added("n", "", FACTS["led_standard"], "is", "", "", per=FACTS["staff"]), "per"),
        (Added("n", "", FACTS["led_standard"], "is", "", "", other=FACTS["staff"]), "other"),
        (Added("n", "", FACTS["staff"], "ge", "", "", other=FACTS["sales_y1"]), "other"),
        (Added("n", "", FACTS["staff"], "ge", "", "", other=FACTS["staff"]), "other"),
        (Added("n", "", FACTS["staff"], "ge", "10人", "", other=FACTS["st_staff"]), "figure"),
        (Added("n", "", FACTS["staff"], "ge", "10人", "", per=FACTS["st_staff"]), "figure"),
        (Added("n", "", FACTS["registered"], "ge", "60%", "", other=FACTS["hnte_issued"]), "figure"),
        (Added("n", "", FACTS["staff"], "ge", "10%", "", per=FACTS["registered"]), "per"),
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


def added(name: str, op: str, figure: str = "", **more: Any) -> Added:
    facts = {part: FACTS[more[part]] for part in ("per", "other") if part in more}
    return Added(more.get("code", "new_1"), "", FACTS[name], op, figure, "第三条", **facts)


SHAPES = {
    "a figure": added("staff", "ge", "10人"),
    "a ratio": added("st_staff", "ge", "10%", per="staff"),
    "another fact": added("rd_staff", "le", other="staff"),
    "a share of another fact": added("st_staff", "gt", "12.5%", other="staff"),
    "a day": added("registered", "lt", "2020-02-29"),
    "another day": added("hnte_issued", "gt", other="registered"),
    "one of a set": added("industry_kind", "is", "制造业、其他工业"),
    "none of a set": added("industry_kind", "not", "制造业"),
    "a yes": added("has_core_ip", "is"),
    "a no": added("above_scale", "not"),
    "any of several": Joined(
        "new_1", "", "any", (added("staff", "ge", "10人"), added("st_staff", "ge", "10%", per="staff")), "第三条"
    ),
    "all of several": Joined("new_1", "", "all", (added("resident", "is"), added("sales_y1", "ge", "1万元")), "第三条"),
}


@pytest.mark.parametrize("one", SHAPES.values(), ids=SHAPES)
def test_the_policy_file_written_from_a_draft_is_the_draft_in_the_words_of_a_policy_file(
    one: Clausal, tmp_path: Path
) -> None:
    document = Document("科技型中小企业评价办法修订稿", "", None, ("第三条",))
    module = import_module("kechuang.policies.tech_sme")
    named = named_facts(catalogue()["tech_sme"])
    text = policy_file(getsource(module), DAY, document, {"size.1": "400人"}, ("products",), (one,), named)
    assert "Fact(" not in text
    (file := tmp_path / "draft.py").write_text(text, encoding="utf-8")
    read = with_draft(file, catalogue(), "tech_sme").law("tech_sme", DAY)
    assert read.version.conditions[-1].test is one.test  # the same tree, to the node
    made = amended(BASE, written={"size.1": Fraction(400)}, dropped=("products",), added=(one,), document=document)
    assert difference(catalogue().law("tech_sme", DAY, version=made), read) == []
    changed = {(c.kind, c.code) for c in difference(catalogue().law("tech_sme", DAY), read)}
    assert {("dropped", "products"), ("added", "new_1"), ("figure", "size")} <= changed


def test_a_fact_without_a_name_in_reach_is_declared_as_it_is() -> None:
    source = getsource(import_module("kechuang.policies.tech_sme"))
    document = Document("修订稿", "", None)
    for one in FACTS.values():
        if one.kind != "choice" or one.options:
            op, figure = {"truth": ("is", ""), "choice": ("is", "、".join(one.options[:1]))}.get(
                one.kind, ("ge", "2020-01-01" if one.kind == "date" else f"1{one.unit}")
            )
            text = policy_file(source, DAY, document, {}, (), (Added("n", "", one, op, figure, "一"),))
            declared = text.partition("amends(")[0].rpartition("\n\n\n")[2]
            namespace: dict[str, Any] = {}
            exec("from kechuang.rules.declare import *\n" + declared.partition("AMENDED")[0], namespace)
            assert one in [v.args[0] for v in namespace.values() if isinstance(v, Node)]


def test_a_ratio_is_compared_on_both_sides_of_its_figure_and_is_unknown_without_either() -> None:
    made = amended(BASE, added=(SHAPES["a ratio"],))
    law, scale = catalogue().law("tech_sme", DAY, version=made), FACTS["staff"].scale
    told = {n: law.explain({"st_staff": n * scale, "staff": 100 * scale}).conditions[-1].verdict for n in (9, 10)}
    assert told == {9: False, 10: True}
    assert law.explain({"staff": 100 * scale}).conditions[-1].verdict is None
