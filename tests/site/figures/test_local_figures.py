"""A place's own figures: one proposes, another signs, and from its day on every reader of the rules uses it."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from kechuang.cases.of_policy import law_on
from kechuang.events.models import Event
from kechuang.figures.actions.propose_figure import propose_figure
from kechuang.figures.actions.refuse_figure import refuse_figure
from kechuang.figures.actions.sign_figure import sign_figure
from kechuang.figures.actions.withdraw_figure import withdraw_figure
from kechuang.figures.models import Proposal, Said
from kechuang.figures.standing import standing
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.kernel.once import asked_once
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions import figures_in
from kechuang.policies.jurisdictions.signed import NATION, figures_at
from kechuang.rules.frozen import frozen

PLACE, REWARD, FLOOR = "130181", "hnte_reward_city_first", "station_rd_floor"
TOLD = {"document": "辛集市高新技术企业奖励办法", "article": "第三条", "reason": "市政府常务会议通过"}
FROM = date(2020, 1, 1)


@pytest.fixture
def second(person: Callable[..., Any]) -> Any:
    """Another programme officer."""
    return person("programme_officer", name="周岚")


def propose(actor: Any, value: str = "15万元", since: date = FROM, parameter: str = REWARD, **more: Any) -> Proposal:
    return propose_figure(more.pop("division", PLACE), parameter, actor, value=value, since=since, **TOLD | more)


def reward(day: date, place: str = PLACE) -> Any:
    """The city's reward in yuan as it holds in the place."""
    figure = figures_at(place).get(REWARD)
    held = figure.on(day) if figure else None
    return held.value if held else None


def filed() -> Any:
    """The same by the tables of files alone."""
    held = figures_in(PLACE)[REWARD].on(FROM)
    return held.value if held else None


def test_nothing_reads_a_proposal_until_a_second_person_signs_and_then_everything_does_from_its_day_on(
    officer: Any, second: Any
) -> None:
    row = propose(officer)
    assert reward(FROM) == filed()
    with pytest.raises(Refused, match="不能自己签批"):
        sign_figure(row, officer)
    sign_figure(row, second)
    assert reward(FROM) == 150_000
    assert reward(date(2019, 12, 31)) == filed() != 150_000
    assert reward(FROM, "130182") != 150_000
    law = law_on("hnte_reward", PLACE + "100", date(2021, 1, 1))
    assert law is not None
    held = law.local[REWARD].on(FROM)
    assert held is not None
    assert held.citation.article == "第三条"
    signed = Event.objects.filter(type="figure.signed").order_by("id")
    assert [one.succeeded for one in signed] == [False, True]


def test_what_is_signed_counts_in_the_very_request_that_signs_it(officer: Any, second: Any) -> None:
    row = propose(officer)
    with asked_once():
        assert reward(FROM) == filed()
        sign_figure(row, second)
        assert reward(FROM) == 150_000


def test_what_the_file_tables_refuse_is_refused_at_its_field_and_nothing_is_kept(officer: Any) -> None:
    for field, wrong in {
        "value": {"value": "15"},
        "document": {"document": " "},
        "reason": {"reason": ""},
        "division": {"division": "999999"},
        "parameter": {"parameter": "no_such_figure"},
    }.items():
        with pytest.raises(BadInput) as refused:
            propose(officer, **wrong)  # type: ignore[arg-type]
        assert refused.value.fields.get("field") == field
    known = next(p.name for p in catalogue().parameters().values() if p.values[-1].value is not None)
    with pytest.raises(BadInput, match="已写在政策里"):
        propose(officer, parameter=known, division=NATION)
    assert not Proposal.objects.exists()


def test_undo_is_another_proposal_and_history_keeps_both_times(officer: Any, second: Any) -> None:
    first = propose(officer)
    known = sign_figure(first, second).said_at
    higher = propose(second, "20万元")
    assert higher.instead_of == first
    sign_figure(higher, officer)
    assert reward(FROM) == 200_000
    sign_figure(propose(officer), second)  # the former value again
    assert reward(FROM) == 150_000
    sign_figure(propose(officer, ""), second)  # taken back: the table of files counts
    assert reward(FROM) == filed()
    assert standing(known)[PLACE, REWARD, FROM] == first
    with pytest.raises(BadInput, match="没有签批过"):
        propose(officer, "")
    assert Proposal.objects.count() == 4


def test_a_word_is_said_once_by_the_right_one_and_never_upon_what_moved(officer: Any, second: Any) -> None:
    one, other = propose(officer), propose(officer, "12万元")
    with pytest.raises(BadInput, match="理由"):
        refuse_figure(one, second, reason=" ")
    with pytest.raises(Refused, match="提出的人可以撤回"):
        withdraw_figure(one, second)
    sign_figure(one, second)
    with pytest.raises(Conflict, match="已经办结"):
        refuse_figure(one, second, reason="再看")
    with pytest.raises(Conflict, match="另有签批"):
        sign_figure(other, second)
    refuse_figure(other, second, reason="已按15万元签批")
    withdraw_figure(propose(officer, "11万元"), officer)
    assert reward(FROM) == 150_000


def test_the_database_itself_keeps_the_two_people_apart_and_what_was_said(officer: Any, second: Any) -> None:
    row = propose(officer)

    def refused(change: Callable[[], Any]) -> None:
        with pytest.raises(DatabaseError), transaction.atomic():
            change()

    refused(lambda: Said.objects.create(proposal=row, word="signed", said_at=row.proposed_at, said_by=officer))
    refused(lambda: Said.objects.create(proposal=row, word="withdrawn", said_at=row.proposed_at, said_by=second))
    refused(lambda: Proposal.objects.filter(pk=row.pk).update(value="99万元"))
    refused(lambda: Proposal.objects.filter(pk=row.pk).delete())
    sign_figure(row, second)
    refused(lambda: Said.objects.filter(proposal=row).update(word="refused", reason="x"))


def test_an_official_value_for_the_nation_counts_everywhere_and_what_was_decided_stays(
    officer: Any, second: Any
) -> None:
    day = date(2019, 7, 1)
    law = catalogue().law("academician_station", day, figures_at(""))
    kept = frozen(law)
    sign_figure(propose(officer, "3%", date(2016, 1, 1), FLOOR, division=NATION), second)
    for place in ("", "130181100", "440300"):
        held = figures_at(place)[FLOOR].on(day)
        assert held is not None
        assert held.value is not None
    assert FLOOR not in law.local
    assert frozen(law) == kept


def page(client: Client, path: str, **query: str) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200, path
    return html.unescape(answer.content.decode())


def test_pages_lead_from_the_list_to_the_proposal_that_shows_what_and_whom_it_changes(
    client: Client, officer: Any, second: Any
) -> None:
    client.force_login(officer)
    here = f"/figures/{PLACE}/{REWARD}/"
    assert here in page(client, "/figures/", place=PLACE, q="奖励")
    sent = {"value": "十五万", "since": "2020-01-01", **TOLD}
    wrong = client.post(f"{here}propose/", sent)
    assert wrong.status_code == 400
    assert "市政府常务会议通过" in wrong.content.decode()
    answer = client.post(f"{here}propose/", sent | {"value": "15万元"})
    row = Proposal.objects.get()
    assert answer.headers["Location"] == f"/figures/proposals/{row.pk}/"
    text = page(client, f"/figures/proposals/{row.pk}/")
    assert "/withdraw/" in text
    assert "/sign/" not in text
    assert client.post(f"/figures/proposals/{row.pk}/sign/").status_code == 400
    client.force_login(second)
    text = page(client, f"/figures/proposals/{row.pk}/")
    assert "/sign/" in text
    assert "15万元" in text
    assert "待签批" in page(client, "/figures/")
    assert client.post(f"/figures/proposals/{row.pk}/sign/").status_code == 302
    assert "已签批" in page(client, here)
    assert "撤销数值" in page(client, f"{here}propose/", undo=str(row.pk))
    law = client.get("/policies/hnte_reward/check/", {"on": "2021-01-01", "place": PLACE}).context["law"]
    assert law.local[REWARD].on(FROM).value == 150_000
    assert f"/figures/{NATION}/{FLOOR}/" in page(client, "/policies/undetermined/")
