"""A paper is drafted, edited in versions, approved by another person, numbered without gaps, issued, withdrawn."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client

from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.papers.actions.approve_paper import approve_paper
from kechuang.papers.actions.discard_paper import discard_paper
from kechuang.papers.actions.draft_paper import draft_paper
from kechuang.papers.actions.issue_paper import issue_paper
from kechuang.papers.actions.return_paper import return_paper
from kechuang.papers.actions.save_paper import refresh_paper, save_paper
from kechuang.papers.actions.submit_paper import submit_paper
from kechuang.papers.actions.withdraw_paper import withdraw_paper
from kechuang.papers.content import Field, Piece, read
from kechuang.papers.flow import FLOW
from kechuang.papers.models import Paper, PaperNumber
from kechuang.papers.span import span
from kechuang.supervision import lines as lines_module

TODAY = date(2026, 11, 28)
OCTOBER = span("2026-10", TODAY)


@dataclass
class Office:
    """Two officers and a leader of the S&T department, and somebody of another unit."""

    drafter: Any
    second: Any
    leader: Any
    stranger: Any


@pytest.fixture
def office(person: Callable[..., Any], plan: Any) -> Office:
    from kechuang.accounts.models import Unit

    drafter = person("programme_officer", username="drafter", name="起草人")
    science = Unit.objects.get(kind="science")
    second = person("unit_officer", username="second", name="经办人", unit=science)
    leader = person("unit_leader", username="leader", name="负责人", unit=science)
    return Office(drafter, second, leader, person("unit_officer", username="stranger"))


@pytest.fixture
def paper(plan: Any, office: Office) -> Paper:
    lines_module._RECENT.clear()
    return draft_paper(plan, "bulletin", OCTOBER, office.drafter)


def issued(paper: Paper, office: Office, code: str = "明科督", on: date = TODAY, *, public: bool = False) -> Paper:
    submit_paper(paper, office.drafter)
    approve_paper(paper, office.leader)
    return issue_paper(paper, office.second, code=code, on=on, public=public)


@pytest.mark.django_db
def test_the_way_of_a_paper_leaves_one_event_a_step_and_freezes_what_was_approved(paper: Paper, office: Office) -> None:
    made = issued(paper, office)
    assert (made.state, str(made.issued.number), made.issued_on) == ("issued", "明科督〔2026〕1号", TODAY)
    told = [event.type for event in Event.objects.filter(object_type="papers.paper").order_by("id")]
    assert told == ["paper.drafted", "paper.submitted", "paper.approved", "paper.issued"]
    approved = Event.objects.get(type="paper.approved").after
    assert (approved["version"], len(approved["sha256"])) == (1, 64)
    with pytest.raises(Conflict):
        save_paper(made, replace(made.content, title="改"), office.drafter, version=1)
    with pytest.raises(Conflict):
        refresh_paper(made, office.drafter, version=1)


@pytest.mark.django_db
def test_nobody_approves_what_they_drafted_or_submitted_and_only_a_leader_of_the_office_may(
    paper: Paper, office: Office, person: Callable[..., Any], plan: Any
) -> None:
    submit_paper(paper, office.second)
    for actor in (office.drafter, office.second, office.stranger, None):
        with pytest.raises(Refused):
            approve_paper(paper, actor)
    other = person("unit_leader", username="other_leader")
    with pytest.raises(Refused):
        approve_paper(paper, other)
    own = draft_paper(plan, "bulletin", OCTOBER, office.leader)
    submit_paper(own, office.second)
    with pytest.raises(Refused) as refused:
        approve_paper(own, office.leader)
    assert refused.value.code == "paper.same_person"
    assert Event.objects.filter(type="paper.approved", succeeded=False).count() == 4
    assert approve_paper(paper, office.leader).state == "approved"


@pytest.mark.django_db
def test_versions_are_kept_and_two_who_edit_at_once_do_not_overwrite_each_other(paper: Paper, office: Office) -> None:
    content = paper.content
    mine = replace(content, title="第二版标题")
    assert save_paper(paper, mine, office.drafter, version=1, note="改标题").version == 2
    with pytest.raises(Conflict) as refused:
        save_paper(paper, replace(content, title="另一个标题"), office.second, version=1)
    assert refused.value.code == "paper.version"
    paper.refresh_from_db()
    assert (paper.title, paper.content.title) == ("第二版标题", "第二版标题")
    assert [one.said.title for one in paper.versions.all()] == [content.title, "第二版标题"]
    assert save_paper(paper, mine, office.drafter, version=2).version == 2, "nothing changed: no version"


@pytest.mark.django_db
def test_a_figure_that_is_no_more_does_not_stop_a_refresh_but_has_to_go_before_the_paper_is_submitted(
    paper: Paper, office: Office
) -> None:
    was = paper.content
    told = Piece("paragraph", "该问询应于⟦d.wx20260001⟧前答复。")
    fields = {**was.fields, "d.wx20260001": Field("2026年10月15日", "/matters/WX20260001/", "问询“进展”·期限")}
    save_paper(paper, replace(was, pieces=(*was.pieces, told), fields=fields), office.drafter, version=1)
    paper.refresh_from_db()
    assert refresh_paper(paper, office.drafter, version=2).version == 3
    paper.refresh_from_db()
    assert read(told.text, paper.content.fields) == "该问询应于（已无此数据）前答复。"
    with pytest.raises(BadInput) as refused:
        submit_paper(paper, office.drafter)
    assert "问询“进展”·期限" in refused.value.sentence.zh
    save_paper(paper, replace(paper.content, pieces=was.pieces).with_fields(was.fields), office.drafter, version=3)
    paper.refresh_from_db()
    assert submit_paper(paper, office.drafter).state == "submitted"


@pytest.mark.django_db
def test_what_is_wrong_is_said_and_nothing_is_done(paper: Paper, office: Office, plan: Any) -> None:
    broken = replace(paper.content, title="标题以句号结尾。")
    save_paper(paper, broken, office.drafter, version=1)
    with pytest.raises(BadInput) as refused:
        submit_paper(paper, office.drafter)
    assert "标题末尾不加标点" in refused.value.sentence.zh
    with pytest.raises(BadInput):
        save_paper(paper, replace(broken, title=" "), office.drafter, version=2)
    with pytest.raises(BadInput):
        draft_paper(plan, "quarterly", OCTOBER, office.drafter)
    with pytest.raises(BadInput):
        draft_paper(plan, "notice", OCTOBER, office.drafter)
    with pytest.raises(Refused):
        draft_paper(plan, "bulletin", OCTOBER, Client().request().wsgi_request.user)
    with pytest.raises(Conflict):
        issue_paper(paper, office.drafter, code="明科督", on=TODAY)
    with pytest.raises(BadInput):
        discard_paper(paper, office.drafter, reason="")
    assert discard_paper(paper, office.drafter, reason="本月不发").state == "discarded"


@pytest.mark.django_db
def test_numbers_run_on_per_code_and_year_and_a_void_one_is_never_given_again(plan: Any, office: Office) -> None:
    def one(code: str = "明科督", on: date = TODAY) -> Paper:
        return issued(draft_paper(plan, "bulletin", OCTOBER, office.drafter), office, code, on)

    first, second = one(), one()
    withdraw_paper(first, office.leader, reason="数据有误，另行印发")
    third, other, next_year = one(), one("明科函"), one(on=date(2027, 1, 4))
    told = [str(paper.issued.number) for paper in (first, second, third, other, next_year)]
    assert told == [
        "明科督〔2026〕1号",
        "明科督〔2026〕2号",
        "明科督〔2026〕3号",
        "明科函〔2026〕1号",
        "明科督〔2027〕1号",
    ]
    assert PaperNumber.objects.filter(voided_at=None).count() == 4
    paper = draft_paper(plan, "bulletin", OCTOBER, office.drafter)
    submit_paper(paper, office.drafter)
    approve_paper(paper, office.leader)
    with pytest.raises(BadInput):
        issue_paper(paper, office.second, code="明科督〔2026〕", on=TODAY)
    assert return_paper(paper, office.leader, reason="补充措施").state == "draft"


@pytest.mark.django_db(transaction=True)
def test_issued_at_the_same_moment_papers_get_numbers_without_gaps_or_doubles(plan: Any, office: Office) -> None:
    made = []
    for _one in range(4):
        paper = draft_paper(plan, "bulletin", OCTOBER, office.drafter)
        submit_paper(paper, office.drafter)
        made.append(approve_paper(paper, office.leader))
    failed: list[Exception] = []

    def issue(paper: Paper) -> None:
        try:
            issue_paper(paper, office.second, code="明科督", on=TODAY)
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=issue, args=(paper,)) for paper in (*made, made[0])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(PaperNumber.objects.values_list("serial", flat=True)) == [1, 2, 3, 4], connection.vendor
    assert [type(error) for error in failed] == [Conflict], "the one issued twice"


@pytest.mark.django_db
def test_the_public_reads_what_was_made_public_and_nothing_else(
    plan: Any, office: Office, paper: Paper, client: Client
) -> None:
    inside = issued(draft_paper(plan, "bulletin", OCTOBER, office.drafter), office)
    outside = issued(draft_paper(plan, "bulletin", OCTOBER, office.drafter), office, public=True)
    told = client.get("/papers/").content.decode()
    assert f"/papers/{outside.pk}/" in told
    assert f"/papers/{inside.pk}/" not in told
    assert client.get(f"/papers/{inside.pk}/").status_code == 404
    page = client.get(f"/papers/{outside.pk}/").content.decode()
    assert "明科督〔2026〕2号" in page
    assert "targets/1/trace/?valid=2026-10-31" in page
    assert "起草人" not in page, "who did what is for the office"
    assert client.get(f"/papers/{outside.pk}/file.docx").content.startswith(b"PK")
    withdraw_paper(outside, office.leader, reason="数据有误，另行印发")
    assert client.get(f"/papers/{outside.pk}/").status_code == 404


@pytest.mark.django_db
def test_the_page_of_editing_saves_words_order_and_a_new_piece_and_keeps_what_was_refused(
    paper: Paper, office: Office, client: Client
) -> None:
    client.force_login(office.drafter)
    address = f"/papers/{paper.pk}/edit/"
    page = client.get(address).content.decode()
    assert "⟦n.total 3项⟧" in page
    content = paper.content
    posted = {"version": 1, "title": content.title, "recipients": "各镇", "mark": content.mark, "sealed": "1"}
    posted |= {"signature": content.signature, "p0-text": "改过的第一段，⟦n.total 30项⟧。", "p2-drop": "1"}
    posted |= {"new-text": "新加的一段⟦t1.wanted⟧。", "new-kind": "paragraph", "new-after": "1"}
    assert client.post(address, posted).status_code == 302
    paper.refresh_from_db()
    said = paper.content
    assert said.recipients == "各镇"
    assert [piece.text for piece in said.pieces[:2]] == ["改过的第一段，⟦n.total⟧。", "新加的一段⟦t1.wanted⟧。"]
    assert said.fields["n.total"].words == "3项", "a figure is not changed by typing"
    assert len(said.pieces) == len(content.pieces)
    answer = client.post(address, posted | {"version": 1, "p0-text": "我的话⟦t9.none⟧"})
    assert answer.status_code == 400
    assert "我的话" in answer.content.decode()
    changes = client.get(f"/papers/{paper.pk}/versions/2/").content.decode()
    assert "<ins>改过的第一段，3项。</ins>" in changes


@pytest.mark.django_db
def test_cells_rows_and_attachments_are_edited_and_a_figure_in_a_cell_is_not_typed_over(
    paper: Paper, office: Office, client: Client
) -> None:
    client.force_login(office.drafter)
    address = f"/papers/{paper.pk}/edit/"
    content = paper.content
    head = {"begun": 1, "version": 1, "title": content.title, "mark": content.mark, "signature": content.signature}
    posted = head | {
        "x1-drop": "1",
        "x-new-title": "联系方式",
        "x-new-text": "电话另行通知。\n\n请保存。",
        "table": "x0p0",
    }
    answer = client.post(address, posted)
    assert (answer.status_code, answer["Location"]) == (302, f"{address}x0p0/")
    said = Paper.objects.get(pk=paper.pk).content
    assert [extra.title for extra in said.extras] == ["目标进展表", "联系方式"]
    assert [piece.text for piece in said.extras[1].pieces] == ["电话另行通知。", "请保存。"]

    page = client.get(f"{address}x0p0/").content.decode()
    assert f"⟦t1.number {content.fields['t1.number'].words}⟧" in page
    cells = {
        "begun": 2,
        "version": 2,
        "caption": "各目标",
        "h1": "目标名称",
        "r0c1": "高企",
        "r0c2": "⟦t1.number 900家⟧",
    }
    cells |= {"r1-drop": "1", "r2-order": "0", "n0c1": "另一项", "n0c2": "⟦n.total⟧", "n0-after": "0.5"}
    assert client.post(f"{address}x0p0/", cells).status_code == 302
    table = Paper.objects.get(pk=paper.pk).content.extras[0].pieces[0]
    assert (table.caption, table.head[1]) == ("各目标", "目标名称")
    told = [row[1:3] for row in table.rows]
    assert told == [content.extras[0].pieces[0].rows[2][1:3], ("另一项", "⟦n.total⟧"), ("高企", "⟦t1.number⟧")]
    assert client.get(f"{address}p0/").status_code == 404, "a paragraph is no table"


@pytest.mark.django_db
def test_who_edits_a_version_that_was_replaced_meanwhile_keeps_every_word_and_can_save_over_it_once_told(
    paper: Paper, office: Office, client: Client
) -> None:
    client.force_login(office.drafter)
    address = f"/papers/{paper.pk}/edit/"
    content = paper.content
    shorter = replace(content, pieces=content.pieces[1:])
    save_paper(paper, shorter, office.second, version=1)
    head = {"begun": 1, "version": 1, "title": content.title, "mark": content.mark, "signature": content.signature}
    mine = head | {"p0-text": "我的第一段。", "p1-drop": "1", "new-text": "我新加的。", "why": "合并"}
    page = client.post(address, mine)
    told = page.content.decode()
    assert page.status_code == 400
    assert all(words in told for words in ("我的第一段。", "我新加的。", 'value="合并"', "有人存过第2版"))
    assert 'name="p1-drop" value="1" checked' in told
    assert 'name="begun" value="1"' in told
    assert 'name="version" value="2"' in told
    assert client.post(address, mine | {"version": 2}).status_code == 302
    said = Paper.objects.get(pk=paper.pk).content
    assert (said.pieces[0].text, said.pieces[-1].text) == ("我的第一段。", "我新加的。")
    assert len(said.pieces) == len(content.pieces), "fields kept the meaning they had when they were opened"


def test_the_flow_is_a_table_without_faults() -> None:
    assert FLOW.faults() == []
    assert FLOW.apart["approve"] == ("submit",)
