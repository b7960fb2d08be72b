"""A draft of a policy change is kept, changed in versions, let be seen, put away and back; it is never in force."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.amendments.access import seen_by
from kechuang.amendments.actions.discard_draft import discard_draft, restore_draft
from kechuang.amendments.actions.keep_draft import keep_draft
from kechuang.amendments.actions.save_draft import save_draft
from kechuang.amendments.actions.share_draft import share_draft
from kechuang.amendments.content import Content, NewClause, stale, worked_out
from kechuang.amendments.models import Amendment
from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.policies import catalogue

pytestmark = pytest.mark.django_db
DAY = date(2031, 1, 1)
STAFF = Content(DAY, added=(NewClause("staff", "ge", "10人", "第三条"),), dropped=("size",))


@pytest.fixture
def enterprises(officer: Any) -> None:
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.organisation import Organisation
    from kechuang.registry.kinds.yearly_return import YearlyReturn

    codes = ["91130181MA0XJ0001P", "91130181MA0XJ0002K"]
    for n, code in enumerate(codes):
        about = {"code": code, "name": f"清流{n}号公司", "form": "enterprise", "registered": date(2010, 5, 1)}
        enter(Organisation, about | {"division": "130181", "industry": "C2614"}, officer)
    figures = {"organisation": codes[0], "year": date.today().year - 1, "staff": 5, "sales": 30_000_000_00}
    enter(YearlyReturn, figures, officer)


def test_each_save_is_a_version_and_who_was_slower_is_told(officer: Any, person: Any) -> None:
    row = keep_draft("tech_sme", "放宽规模", STAFF, officer, reach="officers")
    other = person("programme_officer")
    further = Content(DAY, dropped=("size",))
    assert save_draft(row, STAFF, other, seen=1).ordinal == 1  # the same again is no version
    assert save_draft(row, further, other, seen=1, note="不加人数").ordinal == 2
    with pytest.raises(Conflict):
        save_draft(row, Content(DAY, dropped=("products",)), officer, seen=1)
    assert [Content.of_json(one.content) for one in row.versions.all()] == [STAFF, further]
    kinds = list(Event.objects.filter(type__startswith="amendment.").values_list("type", flat=True).order_by("pk"))
    assert kinds == ["amendment.kept", "amendment.saved"]


def test_a_draft_is_seen_by_whom_its_author_let_in_and_by_auditors(officer: Any, person: Any) -> None:
    row = keep_draft("tech_sme", "放宽规模", STAFF, officer)
    readers = {role: person(role) for role in ("programme_officer", "unit_leader", "auditor", "representative")}

    def seeing() -> set[str]:
        return {role for role, who in readers.items() if seen_by(who).exists()}

    assert seeing() == {"auditor"}
    with pytest.raises(Refused):
        share_draft(row, "leaders", readers["programme_officer"])
    share_draft(row, "officers", officer)
    assert seeing() == {"auditor", "programme_officer"}
    share_draft(row, "leaders", officer)
    assert seeing() == {"auditor", "programme_officer", "unit_leader"}
    with pytest.raises(Refused):
        discard_draft(row, readers["auditor"], reason="不再修订")
    discard_draft(row, officer, reason="不再修订")
    with pytest.raises(Conflict):
        save_draft(row, Content(DAY, dropped=("products",)), officer, seen=1)
    assert restore_draft(row, officer).discarded_at is None


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (Content(DAY), "changes"),
        (Content(DAY, added=(NewClause("no_such", "ge", "1人"),)), "n.0.fact"),
        (Content(DAY, added=(NewClause("staff", "ge", "1万元"),)), "n.0.figure"),
        (Content(DAY, written={"size.1": "五百人"}), "size.1"),
        (Content(DAY, added=(NewClause("staff", "ge", "10%", per="no_such"),)), "n.0.per"),
        (
            Content(
                DAY, added=(NewClause("staff", "ge", "1人", group="甲"), NewClause("staff", "ge", "x", group="甲"))
            ),
            "n.1.figure",
        ),
    ],
)
def test_what_changes_nothing_or_cannot_be_read_is_not_kept(officer: Any, content: Content, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        keep_draft("tech_sme", "放宽规模", content, officer)
    assert refused.value.fields["field"] == field
    assert not Amendment.objects.exists()


def test_whoever_lacks_the_fact_becomes_unknown_and_is_counted_never_refused(
    client: Client, officer: Any, enterprises: None
) -> None:
    names = [one.name for one in _truths()]
    asked = Content(DAY, added=(NewClause(names[0], "is"),))
    found = worked_out(catalogue()["tech_sme"], asked, date.today())
    assert found is not None
    assert [(one.of.name, one.subjects) for one in found.missing] == [(names[0], 2)]
    assert found.impact.counts["loses"] == 0
    row = keep_draft("tech_sme", "加一条", asked, officer)
    client.force_login(officer)
    assert "2 个对象中有 2 个没有登记" in client.get(reverse("amendment", args=[row.pk])).content.decode()


def _truths() -> list[Any]:
    from kechuang.entitlements.drafted import facts_offered

    held = {f.name for f in catalogue().law("tech_sme", DAY).facts}
    return [f for f in facts_offered("enterprise") if f.kind == "truth" and f.name not in held and not f.fixed]


def test_what_the_policy_no_longer_has_is_said_and_left_out(officer: Any) -> None:
    content = Content(DAY, dropped=("size", "long_gone"))
    assert stale(catalogue()["tech_sme"], content) == ["long_gone"]
    assert worked_out(catalogue()["tech_sme"], content, date.today()) is not None


def test_rows_of_one_group_are_one_clause_and_ratios_keep_from_the_form_to_the_version(
    client: Client, officer: Any, enterprises: None
) -> None:
    client.force_login(officer)
    asked = {"since": "2031-01-01", "n.0.fact": "st_staff", "n.0.op": "ge", "n.0.figure": "10%", "n.0.per": "staff"}
    asked |= {"n.0.group": "甲", "n.0.join": "any", "n.0.article": "第三条", "n.0.label": "人员或销售收入"}
    asked |= {"n.1.fact": "sales_y1", "n.1.op": "ge", "n.1.figure": "1万元", "n.1.group": "甲"}
    page = client.get(reverse("policy-draft", args=["tech_sme"]), asked).content.decode()
    assert ("人员或销售收入" in page, 'class="wrong"' in page) == (True, False)
    kept = client.post(reverse("policy-draft-keep", args=["tech_sme"]), asked | {"name": "加一组"})
    assert kept.status_code == 302
    row = Amendment.objects.get()
    content = Content.of_json(row.versions.get().content)
    assert [(one.per, one.group) for one in content.added] == [("staff", "甲"), ("", "甲")]
    found = worked_out(catalogue()["tech_sme"], content, date.today())
    assert found is not None
    clause = found.new.version.conditions[-1]
    assert (clause.code, clause.test.op, clause.citation.article) == ("new_1", "or", "第三条")
    file = client.get(reverse("amendment-file", args=[row.pk, "policy.py"])).content.decode()
    assert "any_of(divided(ST_STAFF, STAFF) >= '10%', SALES[0] >= '1万元')" in file


def test_what_was_worked_out_is_kept_with_its_records_and_says_when_they_moved(
    client: Client, officer: Any, person: Any, enterprises: None
) -> None:
    from kechuang.registry.actions.correct import correct
    from kechuang.registry.kinds.yearly_return import YearlyReturn

    client.force_login(officer)
    asked = {"since": "2031-01-01", "n.0.fact": "staff", "n.0.op": "ge", "n.0.figure": "10人", "name": "加人数"}
    client.post(reverse("policy-draft-keep", args=["heb_giant"]), asked)
    row = Amendment.objects.get()
    address, work = reverse("amendment", args=[row.pk]), reverse("amendment-act", args=[row.pk, "work"])
    kept = row.versions.get().results.get()
    assert (kept.told["asked"], set(kept.told["moved"].values())) == (2, {"refused"})
    shown = client.get(address).content.decode()
    assert ("结果相同" in shown, "此后登记库没有改动" in shown, work in shown) == (True, True, True)
    correct(YearlyReturn.objects.standing().get(), {"staff": 50}, officer, reason="报错了")
    shown = client.get(address).content.decode()
    assert ("已过时" in shown, "此后登记库有 1 次改动" in shown) == (True, True)
    assert client.post(work).status_code == 302
    assert [one.told["moved"] != kept.told["moved"] for one in row.versions.get().results.all()] == [True, False]
    client.force_login(person("auditor"))
    assert work not in client.get(address).content.decode()
    assert client.post(work).status_code == 403
    assert Event.objects.filter(type="amendment.worked_out").count() == 2


def test_from_the_form_to_the_kept_draft_its_list_its_file_and_back(
    client: Client, officer: Any, person: Any, enterprises: None
) -> None:
    client.force_login(officer)
    bench = reverse("policy-draft", args=["heb_giant"])
    asked = {"since": "2031-01-01", "n.0.fact": "staff", "n.0.op": "ge", "n.0.figure": "十人", "n.0.article": "第三条"}
    refused = client.get(bench, asked)
    assert (refused.status_code, 'id="nw-0"' in refused.content.decode()) == (400, True)
    asked["n.0.figure"] = "10人"
    assert "存为草案" in client.get(bench, asked).content.decode()
    nameless = client.post(reverse("policy-draft-keep", args=["heb_giant"]), asked | {"name": ""})
    assert (nameless.status_code, "10人" in nameless.content.decode()) == (400, True)
    kept = client.post(reverse("policy-draft-keep", args=["heb_giant"]), asked | {"name": "加人数", "reach": "leaders"})
    row = Amendment.objects.get()
    address = reverse("amendment", args=[row.pk])
    assert kept.headers["Location"] == address
    shown = client.get(address).content.decode()
    assert ("草案，没有生效" in shown, "清流0号公司" in shown, "怎样生效" in shown) == (True, True, True)
    table = client.get(address, {"format": "csv"}).content.decode("utf-8-sig")
    assert "清流0号公司" in table
    file = client.get(reverse("amendment-file", args=[row.pk, "policy.py"])).content.decode()
    assert ("amends(" in file, "'10人'" in file) == (True, True)
    assert Event.objects.filter(type="amendment.exported").count() == 2
    saved = client.post(reverse("amendment-save", args=[row.pk]), asked | {"seen": "1", "n.0.figure": "20人"})
    assert (saved.status_code, row.versions.count()) == (302, 2)
    late = client.post(reverse("amendment-save", args=[row.pk]), asked | {"seen": "1", "n.0.figure": "30人"})
    assert (late.status_code, "30人" in late.content.decode()) == (409, True)
    assert "加人数" in client.get(reverse("amendments")).content.decode()
    client.force_login(person("unit_leader"))
    told = client.get(address).content.decode()
    assert ("要办手续" in told or "须办手续" in told, "清流0号公司" in told) == (True, False)
    assert client.get(address, {"format": "csv"}).status_code == 404
    assert catalogue().law("heb_giant", DAY).version.conditions == catalogue()["heb_giant"].versions[-1].conditions
