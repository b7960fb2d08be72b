"""Cases are found by their words, and told to programs, by exactly those who may see them; published ones by all."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kechuang.cases.finding import readable, whole_to
from kechuang.cases.models import Case

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(world: Any) -> dict[str, Case]:
    """Of one's own organisation, of another one (under review), and of that one published; and its draft."""

    def case(number: str, holder: Any, state: str) -> Case:
        now = timezone.now()
        return Case.objects.create(
            number=number,
            flow="recognition",
            policy="hnte",
            title="清河认定事项",
            organisation=holder.credit_code,
            organisation_name=holder.name,
            call=number,  # so that one organisation may hold several
            state=state,
            opened_at=now,
            since=now,
        )

    return {
        "own": case("RD1", world.own, "submitted"),
        "other": case("RD2", world.other, "submitted"),
        "published": case("RD3", world.other, "publicity"),
        "draft": case("RD4", world.other, "draft"),
    }


def test_who_reads_which_case(three: dict[str, Case], world: Any) -> None:
    from django.contrib.auth.models import AnonymousUser

    def seen(actor: Any) -> tuple[set[str], set[str]]:
        rows = Case.objects.filter(pk__in=[one.pk for one in three.values()])
        names = {one.pk: name for name, one in three.items()}
        return tuple(  # type: ignore[return-value]
            {names[pk] for pk in found(actor).filter(pk__in=rows).values_list("pk", flat=True)}
            for found in (readable, whole_to)
        )

    assert seen(AnonymousUser()) == ({"published"}, set())
    assert seen(world.people["representative"]) == ({"own", "published"}, {"own"})
    every = {"own", "other", "published"}
    assert seen(world.people["programme_officer"]) == seen(world.people["auditor"]) == (every, every)
    assert seen(world.people["system_administrator"]) == ({"published"}, set())


def test_search_finds_what_the_reader_may_see_and_leads_where_they_may_go(three: dict[str, Case], world: Any) -> None:
    client = Client()
    public = client.get(reverse("search"), {"q": "清河认定"}).content.decode()
    assert reverse("publicity-case", args=["RD3"]) in public
    assert not any(number in public for number in ("RD1", "RD2", "RD4"))
    client.force_login(world.people["programme_officer"])
    told = client.get(reverse("search"), {"q": "清河认定 RD2", "kind": "case"}).content.decode()
    assert (reverse("case", args=["RD2"]) in told, "RD1" in told) == (True, False)
    rows = client.get("/api/v1/search", {"q": "清河认定"}).json()
    assert (rows["counts"]["case"], {one["key"] for one in rows["rows"]}) == (3, {"RD1", "RD2", "RD3"})


def test_the_api_filters_and_pages_and_tells_the_public_part_of_what_is_published(
    three: dict[str, Case], world: Any
) -> None:
    client = Client()
    asked = {"q": "清河认定"}
    [row] = client.get("/api/v1/cases", asked).json()["rows"]
    assert (row["number"], row["whole"], row["organisation"], row["state"]) == ("RD3", False, None, "publicity")
    part = client.get("/api/v1/cases/RD3").json()
    assert (part["steps"], part["decision"], part["verbs"]) == ([], None, [])
    assert client.get("/api/v1/cases/RD2").status_code == 404
    assert client.get("/api/v1/cases", asked | {"organisation": world.other.credit_code}).json()["total"] == 0
    client.force_login(world.people["programme_officer"])
    page = client.get("/api/v1/cases", asked | {"size": 2, "page": 2}).json()
    assert (page["total"], page["pages"], len(page["rows"])) == (3, 2, 1)
    waiting = client.get("/api/v1/cases", asked | {"view": "waiting", "state": "submitted"}).json()
    assert {one["number"] for one in waiting["rows"]} == {"RD1", "RD2"}
    whole = client.get("/api/v1/cases/RD2").json()
    assert (whole["whole"], whole["organisation"]) == (True, world.other.credit_code)
    assert {one["code"] for one in whole["verbs"]} >= {"accept"}
    assert client.get("/api/v1/cases", {"view": "no_such"}).status_code == 400


@pytest.mark.parametrize("many", [1500, 1], ids=["by the index", "read in the rows"])
def test_words_of_any_length_find_a_case_whether_few_or_many_hold_them(
    world: Any, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    from kechuang.cases import found_by

    monkeypatch.setattr(found_by, "MANY", many)
    now = timezone.now()
    told = (("KC2026000123", "明湖远大精密机械厂", "高新技术企业"), ("KC2026001239", "清江Bolt皮革厂", "众创空间"))
    for number, name, title in told:
        Case.objects.create(
            number=number, flow="recognition", title=title, organisation_name=name, state="submitted",
            opened_at=now, since=now,
        )  # fmt: skip

    def holding(words: str) -> list[str]:
        rows = Case.objects.filter(number__startswith="KC2026")
        return [case.number[-4:] for case in found_by.holding(rows, words).order_by("number")]

    assert holding("") == holding("厂") == holding("2026") == ["0123", "1239"]
    assert holding("机") == holding("机械") == holding("精密 高新") == holding("000123") == ["0123"]
    assert holding("皮革 众创") == holding("bolt") == holding("1239") == holding("kc2026001239") == ["1239"]
    assert holding("械机") == holding("机械 皮革") == holding("——") == []


def test_a_case_is_found_by_the_words_it_says_now(world: Any) -> None:
    from kechuang.cases.found_by import counted, holding

    now = timezone.now()
    case = Case.objects.create(
        number="RD9", flow="recognition", title="旧事项", state="submitted", opened_at=now, since=now
    )
    case.title = "新名目"
    case.save(update_fields=["title"])
    assert [counted(holding(Case.objects.all(), words), words) for words in ("旧事", "名目")] == [0, 1]
