"""A composed question answers what the query it was made from answers, whatever the values, and is made once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import Q, QuerySet
from django.utils import timezone

from kechuang.accounts.models import Membership, User
from kechuang.accounts.roles import Role
from kechuang.questions.composed import composed

TODAY = date(2026, 6, 30)


@pytest.fixture
def people(db: None) -> list[User]:
    """Five auditors: the n-th since n days before TODAY; of the last two the role ends on TODAY and the day after."""
    found = []
    for n in range(5):
        person = User.objects.create_user(f"auditor{n}", name=f"审计{n}")
        until = TODAY + timedelta(days=n - 3) if n >= 3 else None
        Membership.objects.create(person=person, role=Role.AUDITOR, since=TODAY - timedelta(days=n), until=until)
        found.append(person)
    return found


def _query(role: Any, on: Any, people: Any) -> QuerySet[Any]:
    rows = Membership.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on, role=role, person__pk__in=people)
    return rows.select_related("person").order_by("-pk")


@pytest.mark.parametrize("count", range(6))
def test_a_composed_question_answers_as_its_query_with_lists_of_any_length(people: list[User], count: int) -> None:
    asked, ids = composed(lambda role, *, on, people: _query(role, on, people)), [one.pk for one in people[:count]]
    for day in (TODAY - timedelta(days=2), TODAY, TODAY + timedelta(days=1)):
        assert asked(Role.AUDITOR, on=day, people=ids) == list(_query(Role.AUDITOR, day, ids))


def test_rows_bring_along_what_was_asked_with_them(people: list[User], django_assert_num_queries: Any) -> None:
    asked = composed(lambda *, on, people: _query(Role.AUDITOR, on, people))
    with django_assert_num_queries(1):
        found = asked(on=TODAY, people=[one.pk for one in people])
        assert [(row.person.name, row.since, row.until) for row in found] == [
            ("审计4", TODAY - timedelta(days=4), TODAY + timedelta(days=1)),
            *((f"审计{n}", TODAY - timedelta(days=n), None) for n in (2, 1, 0)),
        ]
    assert not any(row._state.adding for row in found)


def test_it_is_composed_once_for_the_same_words_and_each_value_counts_at_once(people: list[User]) -> None:
    made: list[str] = []

    @composed
    def names(order: str, *, name: Any, before: Any) -> QuerySet[Any]:
        made.append(order)
        return User.objects.filter(Q(name=name) | Q(username=name), date_joined__lt=before).order_by(order)

    now = timezone.now() + timedelta(minutes=1)
    assert names("pk", name="审计1", before=now) == [people[1]]
    assert names("pk", name="auditor2", before=now) == [people[2]]
    assert names("pk", name="auditor2", before=people[2].date_joined) == []
    User.objects.filter(pk=people[1].pk).update(name="别名")
    assert names("pk", name="审计1", before=now) == []
    assert made == ["pk"]
    assert names("-pk", name="别名", before=now) == [people[1]]
    assert made == ["pk", "-pk"]


def test_columns_come_as_the_fields_read_them(people: list[User]) -> None:
    pairs = composed(lambda *, who: Membership.objects.filter(person=who).values_list("since", "ended_at"))
    flat = composed(lambda *, who: Membership.objects.filter(person=who).values_list("since", flat=True))
    assert pairs(who=people[2].pk) == [(TODAY - timedelta(days=2), None)]
    assert flat(who=people[2].pk) == [TODAY - timedelta(days=2)]


def test_what_no_place_takes_is_refused_instead_of_compared(people: list[User]) -> None:
    asked = composed(lambda *, who: User.objects.filter(name=who))
    with pytest.raises(TypeError, match="who"):
        asked(who=None)
    with pytest.raises(TypeError, match="values_list"):
        composed(lambda *, who: User.objects.filter(name=who).values("name"))(who="审计1")
