"""A simulated year: a question that nobody answers in time stands in the bulletins of just the months it was late in,
and every kind of paper goes all the way to its number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from kechuang.accounts.actions.found_unit import found_unit
from kechuang.accounts.models import Unit
from kechuang.oversight import engine
from kechuang.oversight.actions.add_milestone import add_milestone
from kechuang.oversight.actions.open_matter import open_matter
from kechuang.oversight.closing import reopen
from kechuang.oversight.models import Closing, Matter
from kechuang.oversight.nightly import supervise
from kechuang.papers.actions.approve_paper import approve_paper
from kechuang.papers.actions.draft_paper import draft_paper
from kechuang.papers.actions.issue_paper import issue_paper
from kechuang.papers.actions.submit_paper import submit_paper
from kechuang.papers.content import Content, read
from kechuang.papers.done import done
from kechuang.papers.late import unanswered
from kechuang.papers.models import Paper
from kechuang.papers.on_paper import as_docx, document_of
from kechuang.papers.span import span
from kechuang.registry.asof import AsOf

pytestmark = pytest.mark.django_db
MONTHS = [span(f"2025-{month:02}", date(2026, 1, 1)) for month in range(1, 13)]
QUESTION = "问询“开通预约平台”，应于2025年7月7日前答复（责任单位：市市场监督管理局）"


@pytest.fixture
def market(plan: Any, officer: Any, person: Callable[..., Any]) -> Any:
    """Somebody of the lead unit of task 2, which has one measure due in the middle of the year."""
    city = found_unit("市政府", Unit.Kind.GOVERNMENT, None)
    unit = found_unit("市场监督管理局", Unit.Kind.DEPARTMENT, None, parent=city)
    milestone = {"text": "开通预约平台", "due": "2025-06-30", "shown_by": "document"}
    add_milestone(plan.tasks.get(number="2"), milestone, officer, reason="补充一项")
    return person("unit_officer", username="zhou", name="周行", unit=unit)


def whole(content: Content) -> str:
    return "\n".join(read(text, content.fields) for piece in content.pieces for text in piece.texts())


def test_twelve_bulletins_and_the_other_papers_of_a_simulated_year_are_issued_and_tell_what_was_late_when(
    plan: Any, officer: Any, market: Any, certified: Any, person: Callable[..., Any]
) -> None:
    leader = person("unit_leader", username="leader", unit=Unit.objects.get(kind="science"))
    made = []

    def issued(kind: str, told: Any, **about: str) -> Paper:
        paper = draft_paper(plan, kind, told, officer, **about)
        submit_paper(paper, officer)
        approve_paper(paper, leader)
        made.append(issue_paper(paper, officer, code="明科督", on=told.ends + timedelta(days=5)))
        return made[-1]

    for month in MONTHS:
        supervise(month.ends)
        if month.first == 8:
            matter = Matter.objects.get(title="开通预约平台")
            engine.do(matter, "answer", market, version=matter.version, said="平台已开通。", today=month.ends)
        issued("bulletin", month)
    assert [QUESTION in whole(paper.content) for paper in made] == [month.first == 7 for month in MONTHS]
    assert made[6].content.title.startswith("关于2025年7月")
    quarter = issued("quarterly", span("2025-Q3", date(2026, 1, 1)))
    notice = issued("notice", MONTHS[6], unit="市市场监督管理局")
    reply = issued("reply", MONTHS[6], unit="市科技局", letter="关于了解进展情况的函")
    assert "开通预约平台" in whole(notice.content)
    assert [str(paper.issued.number) for paper in made[:11]] == [f"明科督〔2025〕{n}号" for n in range(1, 12)]
    assert str(made[11].issued.number) == "明科督〔2026〕1号", "December's is issued in January"
    assert [str(paper.issued.number) for paper in (quarter, notice, reply)] == [
        f"明科督〔2025〕{n}号" for n in (12, 13, 14)
    ]
    for paper in (quarter, notice, reply):
        assert as_docx(document_of(paper.content, paper.issued)).startswith(b"PK")


def test_a_node_is_reported_done_in_the_month_it_was_shown_and_not_before_nor_once_it_is_open_again(
    plan: Any, officer: Any, market: Any
) -> None:
    july, august, now = MONTHS[6], MONTHS[7], AsOf.on(date(2026, 1, 1))
    for month in (MONTHS[5], july):
        supervise(month.ends)
    matter = Matter.objects.get(title="开通预约平台")
    matter = engine.do(matter, "answer", market, version=matter.version, said="平台已开通。", today=august.begins)
    assert not done(plan, august, august.asof(AsOf.on(now.valid))).closed
    engine.do(matter, "accept", officer, version=matter.version, today=august.begins)
    told = [done(plan, month, month.asof(AsOf.now())) for month in (MONTHS[5], july, august, MONTHS[8])]
    assert [(len(one.closed), one.by_records, one.asked, one.answered) for one in told] == [
        (0, 0, 1, 0),
        (0, 0, 0, 0),
        (1, 0, 0, 1),
        (0, 0, 0, 0),
    ]
    paper = draft_paper(plan, "bulletin", august, officer)
    assert "本月完成任务节点1项，其中登记的记录说明0项，责任单位提交凭证1项。" in whole(paper.content)
    assert "开通预约平台（牵头单位：市市场监督管理局）" in whole(paper.content)
    before = AsOf.now()
    reopen(Closing.objects.get(), "平台又关了。", timezone.now())
    assert not done(plan, august, august.asof(AsOf.now())).closed
    assert done(plan, august, august.asof(before)).closed, "as it was known"


def test_what_was_late_on_a_past_day_is_told_as_it_stood_then_whatever_was_done_later(
    plan: Any, officer: Any, market: Any
) -> None:
    for day in (date(2025, 6, 30), date(2025, 7, 31)):
        supervise(day)
    matter = Matter.objects.get(title="开通预约平台")
    engine.do(matter, "answer", market, version=matter.version, said="平台已开通。", today=date(2025, 8, 20))
    days = (date(2025, 6, 30), date(2025, 7, 7), date(2025, 7, 8), date(2025, 8, 19), date(2025, 8, 20))
    assert [len(unanswered(plan, [], AsOf.on(day))) for day in days] == [0, 0, 1, 1, 0]
    before_it_was_asked = matter.made_at - timedelta(seconds=1)
    assert not unanswered(plan, [], AsOf.on(date(2025, 7, 31), before_it_was_asked))


def test_a_matter_is_late_where_its_unit_has_it_and_not_while_it_waits_for_the_office(
    plan: Any, officer: Any, market: Any, person: Callable[..., Any]
) -> None:
    unit = market.memberships.get().unit
    head = person("unit_leader", username="leader", unit=Unit.objects.get(kind="science"))
    matter = open_matter(plan, "建成预约平台", unit, officer, day=date(2025, 3, 3))
    late = {}
    for verb, actor, day in (
        ("submit", officer, date(2025, 3, 3)),
        ("approve", head, date(2025, 4, 1)),
        ("notify", officer, date(2025, 4, 1)),
        ("sign_for", market, date(2025, 5, 6)),
        ("report", market, date(2025, 9, 1)),
    ):
        told = unanswered(plan, [], AsOf.on(day - timedelta(days=1)))
        late[verb] = [(one.act, one.units) for one in told]
        matter = engine.do(matter, verb, actor, version=matter.version, said="按要求办理", today=day)
    units = ("市市场监督管理局",)
    assert late == {
        "submit": [],
        "approve": [],
        "notify": [],
        "sign_for": [("签收", units)],
        "report": [("办结", units)],
    }
