"""The projects of a competitive call before one panel: reviewers read them, scores rank them up to the money."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.kernel.errors import BadInput

from .conftest import APPLICANT, MOTHER, SISTER, Pool

pytestmark = pytest.mark.django_db


def test_scores_rank_the_projects_of_a_call_and_the_line_is_drawn_where_the_money_ends(
    pool: Pool, drawn: Any, seated: Any, officer: Any, person: Callable[..., Any], client: Client
) -> None:
    from kechuang.accounts.models import Organisation as Holder
    from kechuang.funds.actions.publish_call import publish_call
    from kechuang.funds.calls.ranking import ranking_of
    from kechuang.funds.calls.summing import rows_of
    from kechuang.reviews.actions.hand_in_sheet import hand_in_sheet
    from kechuang.reviews.actions.open_scoring import open_scoring
    from kechuang.reviews.material import material, rights_of
    from kechuang.reviews.models import Panel
    from kechuang.reviews.waiting_cases import waiting_beside

    from ..funds.applying import PROJECT, applied, do
    from ..funds.calling import drafted, line_of

    one, two = person("programme_officer"), person("programme_officer")
    line = line_of("competitive", one, fen=700_000_00)
    call, later = (publish_call(drafted(line, one), two) for _ in range(2))
    people = {}
    for code in (APPLICANT, MOTHER, SISTER):
        holder = Holder.objects.create(name=code, credit_code=code, kind="enterprise", status="approved")
        people[code] = person("representative", name=f"代表{code}", organisation=holder)
    cases = [do(applied(call, who, PROJECT, code), "accept", one) for code, who in people.items()]
    elsewhere = do(applied(later, people[APPLICANT], PROJECT, APPLICANT), "accept", one)
    assert waiting_beside(cases[0]) == cases
    with pytest.raises(BadInput, match="同一申报通知"):
        drawn(organisations=[], cases=[cases[0].number, elsewhere.number])
    assert ranking_of(call, rows_of(call)) is None

    panel = drawn(organisations=[], cases=[case.number for case in cases])
    seats = seated(panel)
    open_scoring(panel, officer, due=date(2026, 11, 9), lines="创新性 0-50")
    told = {
        row["label"]: row["said"][0]
        for row in material(rights_of(seats[0].account, seats[0])[0], seats[0].account).facts
    }
    assert told["项目名称"] == PROJECT["project.title"]
    for seat in Panel.objects.get(pk=panel.pk).seats.order_by("pk"):
        hand_in_sheet(seat, seat.account, written={"1.own1": "35", "2.own1": "45", "3.own1": "29"})

    found = ranking_of(call, rows_of(call))
    assert found is not None
    assert [(p.applicant.number, p.applicant.score, p.support is not None) for p in found.placed] == [
        (cases[1].number, 90, True),  # 40 of 70
        (cases[0].number, 70, False),  # 40 of the 30 that are left
        (cases[2].number, 58, False),  # below the least score of the call, 60
    ]
    assert (found.money, found.within, found.left) == (700_000_00, 1, 300_000_00)
    client.force_login(one)
    rows = reverse("call-applications", args=[call.number])
    page = client.get(rows).content.decode()
    assert page.index("明湖装备集团有限公司") < page.index("只剩 30 万元") < page.index("通知公布的最低得分 60")

    with pytest.raises(BadInput, match="在资金线以下支持的理由"):
        do(cases[0], "decide", one, reason="评审通过", given={"proposed": "30"})
    with pytest.raises(BadInput, match="低于通知公布的最低得分60"):
        do(cases[2], "decide", one, reason="评审通过", given={"proposed": "30", "below": "补短板"})
    form = client.get(reverse("case-act", args=[cases[0].number, "decide"])).content.decode()
    assert "评审排序第2名（70.00分），资金线划在第1名之后" in form
    why = "承接省里下达的重点任务"
    do(cases[0], "decide", one, reason="评审通过", given={"proposed": "30", "below": why})
    found = ranking_of(call, rows_of(call))
    assert found is not None
    assert [p.standing for p in found.placed] == ["within", "settled", "below"]
    assert (found.within, found.left) == (2, 0)
    assert why in client.get(rows).content.decode()
    told = client.get(f"{rows}?format=csv").content.decode("utf-8-sig")
    assert "名次" in told
    assert ",2,70,已审定支持," in told
    assert why in told
    told = client.get(f"/api/v1/calls/{call.number}/applications").json()
    assert (told["money"], told["line"]) == ("700000", 3)
    ranked = {row["number"]: row["ranked"] for row in told["rows"]}
    assert [ranked[case.number]["standing"] for case in cases] == ["settled", "within", "below"]
    assert (ranked[cases[0].number]["score"], ranked[cases[0].number]["below"]) == ("70.00", why)
    client.force_login(people[APPLICANT])
    own = client.get(reverse("case", args=[cases[0].number])).content.decode()
    assert "第 2 名，共 3 项" in own
    assert "备选" not in own
    assert why not in own
    client.force_login(people[MOTHER])  # not decided yet: nobody is told a place
    assert "第 1 名" not in client.get(reverse("case", args=[cases[1].number])).content.decode()
