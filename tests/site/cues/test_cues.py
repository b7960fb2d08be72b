"""Cues: each is found where the records show it and not where they do not; a person says what it came to."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kechuang.accounts.roles import Role
from kechuang.cues.actions.look_into import look_into
from kechuang.cues.actions.reopen import reopen
from kechuang.cues.actions.seek_cues import seek_cues
from kechuang.cues.bunching import chance_of, crowd
from kechuang.cues.catalogue import cues
from kechuang.cues.definitions.rd_share_crowding import LINES, line_for
from kechuang.cues.models import CueFound, CueLook, CueRun
from kechuang.cues.peers import apart, peers_of
from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.registry.actions.attach import attach
from kechuang.registry.actions.enter import enter
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.intellectual_property import IntellectualProperty
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.project import Project
from kechuang.registry.kinds.yearly_return import YearlyReturn

MILLION = 1_000_000_00


def found(code: str, day: str = "2025-06-30") -> dict[tuple[str, str], Any]:
    """What one cue finds, by organisation and what it is about."""
    return {(one.organisation, one.about): one for one in cues()[code].find(AsOf.asked(day))}


def reported(code: str, year: int, **figures: int) -> None:
    enter(YearlyReturn, {"organisation": code, "year": year, **figures}, None)


def firm(code: str, **more: Any) -> None:
    about = {"code": code, "name": f"{code}公司", "form": "enterprise", "registered": date(2010, 1, 1)}
    enter(Organisation, about | {"division": "130181", "industry": "C2614"} | more, None)


def test_odds_are_exact_and_a_crowd_is_told_only_where_chance_would_not_do_it() -> None:
    assert chance_of(0, 7) == 1
    assert chance_of(7, 7) == Fraction(1, 128)
    line, width = Fraction(5, 100), Fraction(5, 1000)
    nine = {str(n): line for n in range(9)}
    assert crowd(nine, line, width) is None, "too few to say anything"
    assert crowd(nine | {"b": line - width}, line, width) is None, "11 chances in 1024 are more than one in a hundred"
    told = crowd(nine | {"a": line}, line, width)
    assert told is not None
    assert (len(told.above), told.below, told.odds) == (10, 0, Fraction(1, 1024))
    assert [one.count for one in told.bins if one.spoken_of] == [10]
    assert crowd({str(n): line + width for n in range(20)}, line, width) is None, "the end is not within"


@given(st.lists(st.integers(1, 10**6).map(lambda n: Fraction(n, 1000)), min_size=1, max_size=40))
def test_the_middle_half_and_the_ends_of_peers_are_values_of_theirs_in_order(values: list[Fraction]) -> None:
    told = peers_of(Sentence("", ""), values)
    assert {told.low, told.middle, told.high} <= set(values)
    assert told.low <= told.middle <= told.high
    steps = apart({str(n): value for n, value in enumerate(values)})
    in_order = [steps[str(n)] for n in sorted(range(len(values)), key=lambda n: values[n]) if steps]
    assert in_order == sorted(in_order), "farther from the median is never fewer steps"


@pytest.mark.parametrize("sales", [upto + more for upto, _ in LINES if upto for more in (0, 100)])
def test_lines_are_those_of_the_law_on_both_sides_of_their_edges(sales: int) -> None:
    law = catalogue().law("hnte", date(2020, 1, 1))
    costs = line_for(sales) * sales
    assert costs.denominator == 1
    row = {f"sales_y{n}": sales for n in (1, 2, 3)} | {f"rd_y{n}": int(costs) for n in (1, 2, 3)}

    def verdict(facts: dict[str, int]) -> bool | None:
        return next(one.verdict for one in law.explain(facts).conditions if one.condition.code == "rd")

    assert (verdict(row), verdict(row | {"rd_y3": int(costs) - 1})) == (True, False)


@pytest.mark.django_db
def test_shares_that_crowd_above_a_line_are_told_one_by_one_with_the_picture() -> None:
    for n in range(12):
        for year in (2022, 2023, 2024):
            reported(f"A{n}", year, sales=10 * MILLION, rd=51_000_00 * 10)
    reported("B", 2024, sales=10 * MILLION, rd=49_000_00 * 10)
    told = found("rd_share_crowding")
    assert sorted(told) == sorted((f"A{n}", "5%:2024") for n in range(12))
    one = told["A0", "5%:2024"]
    assert one.value == Fraction(51, 1000)
    assert one.records == tuple(("yearlyreturn", f"A0:{year}") for year in (2024, 2023, 2022))
    assert sum(each.count for each in one.bins) == 12, "whoever lacks a year is not compared"


@pytest.mark.django_db
def test_income_crowds_at_sixty_per_cent_from_the_edge_on() -> None:
    for n in range(10):
        reported(f"A{n}", 2024, hightech_income=60, total_income=100)
        reported(f"B{n}", 2024, hightech_income=63, total_income=100)
    assert {whose for whose, _ in found("hightech_income_crowding")} == {f"A{n}" for n in range(10)}


@pytest.mark.django_db
def test_costs_a_head_are_compared_within_the_industry_or_with_everybody() -> None:
    for n in range(9):
        firm(f"A{n}")
        reported(f"A{n}", 2024, rd=(20 + n) * MILLION // 10, st_staff=100)
    firm("ODD")
    reported("ODD", 2024, rd=900 * MILLION, st_staff=100)
    told = found("rd_per_scientist")
    assert list(told) == [("ODD", "2024")]
    peers = told["ODD", "2024"].peers
    assert (peers.count, "同行业" in peers.name.zh) == (10, True)
    firm("LOW")
    reported("LOW", 2024, rd=100, st_staff=100)
    assert ("LOW", "2024") not in found("rd_per_scientist"), "little research is nobody's concern, unless"
    grant = {"scheme": "hnte", "number": "GR202413000001", "organisation": "LOW", "holder": "低", "level": "national"}
    enter(Certificate, grant | {"issued": date(2024, 1, 1), "expires": date(2027, 1, 1)}, None)
    assert ("LOW", "2024") in found("rd_per_scientist")


@pytest.mark.django_db
def test_costs_against_the_payroll_are_compared_where_both_are_told() -> None:
    for n in range(9):
        firm(f"A{n}")
        reported(f"A{n}", 2024, rd=(20 + n) * MILLION // 10, payroll=10 * MILLION)
    for code, payroll in (("ODD", 10 * MILLION), ("RICH", 4_000 * MILLION)):
        firm(code)
        reported(code, 2024, rd=900 * MILLION, payroll=payroll)
    firm("MUTE")
    reported("MUTE", 2024, rd=900 * MILLION)
    told = found("rd_against_payroll")
    assert list(told) == [("ODD", "2024")], "who pays many people may research much; who tells nothing is not compared"
    assert told["ODD", "2024"].value == 90
    assert told["ODD", "2024"].peers.count == 11


@pytest.mark.django_db
def test_much_research_without_a_right_is_told_until_a_right_is_on_record() -> None:
    for n in range(12):
        firm(f"A{n}")
        for year in (2022, 2023, 2024):
            reported(f"A{n}", year, sales=100 * MILLION, rd=(n + 1) * MILLION)
    assert list(found("rd_without_rights")) == [("A11", "2024")]
    right = {"number": "ZL1", "form": "software", "title": "一件软件", "organisation": "ZZ", "co_owners": "A11"}
    enter(IntellectualProperty, right | {"granted": date(2022, 1, 1)}, None)
    assert not found("rd_without_rights"), "a right held with others counts"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("form", "granted", "told"),
    [
        ("utility_model", date(2018, 12, 1), True),
        ("utility_model", date(2019, 3, 2), False),
        ("invention", date(2018, 12, 1), False),
    ],
)
def test_class_two_rights_serve_once(form: str, granted: date, told: bool) -> None:
    for number, issued in (("GR201813000001", date(2019, 3, 1)), ("GR202213000001", date(2022, 3, 1))):
        grant = {"scheme": "hnte", "number": number, "organisation": "A", "holder": "甲", "level": "national"}
        enter(Certificate, grant | {"issued": issued, "expires": issued.replace(year=issued.year + 3)}, None)
    right = {"number": "ZL1", "form": form, "title": "一件", "organisation": "A", "granted": granted}
    enter(IntellectualProperty, right, None)
    assert bool(found("class_two_again")) is told


@pytest.mark.django_db
def test_one_document_for_two_projects_is_told_and_for_one_record_is_not(officer: Any) -> None:
    about = {"programme": "县级研发计划", "organisation": "A", "level": "county", "begins": date(2024, 1, 1)}
    rows = [enter(Project, about | {"number": n, "title": n}, None) for n in ("P1", "P2")]
    invoice = [b"%PDF-1.4 an invoice %%EOF"]
    attach(rows[0], invoice, "发票.pdf", officer)
    assert not found("same_document", "2027-01-01")
    attach(rows[1], invoice, "另一张.pdf", officer)
    told = found("same_document", "2027-01-01")
    assert [one.records for one in told.values()] == [(("project", "P1"), ("project", "P2"))]


@pytest.mark.django_db
def test_one_invoice_handed_in_for_two_calls_is_told_and_a_licence_is_not(officer: Any) -> None:
    from django.utils import timezone

    from kechuang.cases.actions.attach_document import attach_document
    from kechuang.cases.models import Case, Submission

    now = timezone.now()
    papers = {"发票和付款凭证": b"%PDF-1.4 an invoice %%EOF", "营业执照": b"%PDF-1.4 a licence %%EOF"}
    for number, call in (("D1", "SZ1"), ("D2", "SZ2")):
        case = Case.objects.create(
            number=number, flow="subsidy", organisation="A", call=call, state="draft", opened_at=now, since=now
        )
        for wanted, content in papers.items():
            attach_document(case, [content], f"{wanted}.pdf", wanted, None)
    assert not found("same_document", "2027-01-01"), "an application that is not submitted yet tells nothing"
    for case in Case.objects.filter(number__in=("D1", "D2")):
        Submission.objects.create(case=case, ordinal=1, facts={}, documents=[], submitted_at=now)
    told = found("same_document", "2027-01-01")
    assert [one.records for one in told.values()] == [(("case", "D1"), ("case", "D2"))]


@pytest.mark.django_db
def test_a_return_that_repeats_the_last_one_is_told() -> None:
    for code, again in (("SAME", 10 * MILLION), ("NOT", 10 * MILLION + 1)):
        reported(code, 2023, sales=10 * MILLION, assets=7 * MILLION, costs=9 * MILLION, staff=5)
        reported(code, 2024, sales=again, assets=7 * MILLION, costs=9 * MILLION, staff=6)
    assert list(found("repeated_figures")) == [("SAME", "2024")]


@pytest.mark.django_db
def test_clauses_that_pick_by_place_are_told_for_review_with_the_version_in_force() -> None:
    told = found("selects_by_place", "2018-06-30")
    about = [what for _, what in told]
    assert any(what.startswith("heb_tech_sme:") for what in about)
    assert all(one.records[0][0] == "policy" and one.name for one in told.values())
    assert not any(what.startswith("hnte:") for what in about), "residence in the country picks nobody"


@pytest.fixture
def sought(officer: Any) -> CueRun:
    """A search that found one thing."""
    firm("SAME")
    for year in (2023, 2024):
        reported("SAME", year, sales=10 * MILLION, assets=7 * MILLION, costs=9 * MILLION)
    return seek_cues(AsOf.asked("2025-06-30"), officer)


@pytest.mark.django_db
def test_what_a_cue_came_to_is_kept_over_the_next_search_and_can_be_taken_back(sought: CueRun, officer: Any) -> None:
    one = sought.found.get(cue="repeated_figures")
    with pytest.raises(BadInput):
        look_into(one, "", officer, reason="没有选")
    with pytest.raises(BadInput):
        look_into(one, "explained", officer, reason="")
    look_into(one, "explained", officer, reason="企业当年停产")
    look_into(one, "corrected", officer, reason="企业已更正年报")
    assert CueLook.objects.filter(taken_back_at=None).get().outcome == "corrected"
    again = seek_cues(AsOf.asked("2025-06-30"), officer).found.get(cue="repeated_figures")
    reopen(again, officer, reason="更正的是另一年")
    assert not CueLook.objects.filter(taken_back_at=None).exists()
    with pytest.raises(Conflict):
        reopen(again, officer, reason="再来一次吧")
    types = list(Event.objects.order_by("id").values_list("type", flat=True))
    assert [one for one in types if one.startswith("cue")] == [
        "cues.sought", "cue.looked_into", "cue.looked_into", "cues.sought", "cue.reopened",
    ]  # fmt: skip


@pytest.mark.django_db
def test_only_officers_search_and_decide(sought: CueRun, person: Any) -> None:
    auditor = person(Role.AUDITOR)
    with pytest.raises(Refused):
        seek_cues(AsOf.now(), auditor)
    with pytest.raises(Refused):
        look_into(sought.found.first(), "explained", auditor, reason="不该由我来写")
    assert not CueLook.objects.exists()


@pytest.mark.django_db
def test_the_page_lists_decides_and_gives_the_list_away(sought: CueRun, officer: Any, client: Client) -> None:
    client.force_login(officer)
    one = sought.found.get(cue="repeated_figures")
    page = client.get(reverse("cues")).content.decode()
    assert "报表照抄上一年" in page
    assert "SAME公司" in page
    kept = client.post(reverse("cue-look", args=[one.pk]), {"outcome": "followed", "reason": "请企业核对"})
    assert kept.status_code == 302
    assert "没有符合的线索" in client.get(reverse("cues"), {"cue": "repeated_figures"}).content.decode()
    assert "河北省科技型中小企业" in client.get(reverse("cues"), {"cue": "selects_by_place"}).content.decode()
    assert "转入核查" in client.get(reverse("cues"), {"all": "1", "q": "SAME公司"}).content.decode()
    table = client.get(reverse("cues"), {"all": "1", "format": "csv"}).content.decode("utf-8-sig")
    assert "请企业核对" in table
    client.post(reverse("cues-seek"))
    assert CueRun.objects.count() == 2


@pytest.mark.django_db
def test_no_search_yet_is_said(officer: Any, client: Client) -> None:
    client.force_login(officer)
    assert "还没有查找过" in client.get(reverse("cues")).content.decode()
    assert not CueFound.objects.exists()
