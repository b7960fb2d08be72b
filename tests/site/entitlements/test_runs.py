"""A night: every policy read on every subject, only changes kept, turns told with their reason, broken runs gone on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from kechuang.entitlements import statistics, turning
from kechuang.entitlements.actions import run_policies as night
from kechuang.entitlements.actions.run_policies import run_policies
from kechuang.entitlements.asked import groups
from kechuang.entitlements.outcomes import Outcome, Turn, outcomes_at
from kechuang.entitlements.runs import GIVEN_UP, RUNNING, Run, last_run
from kechuang.entitlements.storing import store
from kechuang.events.models import Event
from kechuang.examples.parameters import Example
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions import figures_in
from kechuang.policies.jurisdictions.signed import place_codes
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.end import end
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.load_example import load_example
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.answers import answers, row_of
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import Subject
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn

from .conftest import CODES, DAY, M, figures

NEXT = DAY + timedelta(days=1)
Held = set[tuple[str, str, int, Any]]


def held(run: Run) -> Held:
    """What held when a run had ended: subject, policy, finding, since."""
    rows = outcomes_at(run).values_list("subject", "finding__policy", "finding", "since")
    return set(rows)


def checked(day: date, most: int) -> int:
    """Compare what is kept with what the single reader says, for so many subjects of each group."""
    run, seen = last_run(), 0
    assert run is not None
    for group in groups():
        keys = [key for key, _ in zip(group.keys(run.asof), range(most), strict=False)]
        places = group.places(keys, run.asof) if keys else {}
        for key in keys:
            found = {
                o.finding.policy: o.finding for o in outcomes_at(run).filter(subject=key).select_related("finding")
            }
            local = figures_in(places[key][-1]) if key in places else None
            for policy in group.policies:
                law = group_law(policy.code, day, local)
                if law is None:
                    assert policy.code not in found
                    continue
                row = row_of(answers(Subject(group.kind, key), When.of(run.asof, policy), law.facts))
                explained = law.explain(row)
                finding = found[policy.code]
                assert finding.verdict == explained.verdict, (policy.code, key)
                truths = {e.condition.code: e.verdict for e in explained.conditions}
                assert set(finding.fails) == {code for code, truth in truths.items() if truth is False}
                assert set(finding.open) == {code for code, truth in truths.items() if truth is None}
                assert set(finding.missing) == {f.label for f in explained.missing}, (policy.code, key)
                seen += 1
    return seen


def group_law(code: str, day: date, local: Any) -> Any:
    """The law, if it is in force."""
    from kechuang.rules.law import NotInForce

    try:
        return catalogue().law(code, day, local)
    except NotInForce:
        return None


def test_every_policy_says_of_every_kind_of_subject_what_the_single_reader_says(db: None) -> None:
    load_example(Example(enterprises=15, years=(2023, 2024), until=date(2024, 12, 31)), None)
    day = date(2024, 10, 1)
    run_policies(None, day)
    assert checked(day, 2) > 50


def test_figures_of_the_place_count_as_they_do_for_one_enterprise(registry: tuple[str, ...]) -> None:
    assert place_codes("130181100") == ("130000", "130100", "130181")
    assert place_codes("999001100") == ()
    run_policies(None, DAY)
    assert checked(DAY, 3) >= 3 * 12


def test_only_changes_are_written_and_a_past_night_stays_as_it_was(registry: tuple[str, ...]) -> None:
    first = run_policies(None, DAY)
    before, kept = held(first), Outcome.objects.count()
    assert first.gained == 0  # nobody is new on the first night
    second = run_policies(None, NEXT)
    assert (second.changed, Outcome.objects.count()) == (0, kept)
    row = YearlyReturn.objects.standing().get(organisation=CODES[1])
    correct(row, figures(80, 30 * M), None, reason="口径有误")
    third = run_policies(None, NEXT)
    assert 0 < third.changed < 40
    assert held(first) == held(second) == before
    moved = {o.subject for o in Outcome.objects.filter(since=third)}
    assert moved == {CODES[1]}
    event = Event.objects.filter(type="policies.run").latest("id")
    assert (event.after["run"], event.after["changed"]) == (third.pk, third.changed)


def test_who_turns_is_told_with_the_condition_that_moved_and_what_is_measured(registry: tuple[str, ...]) -> None:
    run_policies(None, DAY)
    row = YearlyReturn.objects.standing().get(organisation=CODES[1])
    row = correct(row, figures(80, 30 * M), None, reason="口径有误")
    there = run_policies(None, NEXT)
    turn = there.turns.get(policy="sme_class", subject=CODES[1])
    assert (turn.way, turn.name, turn.division, turn.reason["cause"]) == ("gained", "乙", "130181100", "facts")
    assert there.gained == there.turns.filter(way="gained").count()
    label, was, is_, *_ = turn.reason["moved"][0]
    assert (was, is_) == ("no", "yes")
    assert label != "sme"
    correct(row, figures(2000, 900 * M), None, reason="原数无误")
    back = run_policies(None, NEXT)
    assert back.turns.get(policy="sme_class").way == "lost"
    assert not there.turns.filter(way="lost").exists()


def test_beyond_so_many_turns_the_conditions_tell_alone(
    registry: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    run_policies(None, DAY)
    monkeypatch.setattr(turning, "MOST", 0)
    correct(YearlyReturn.objects.standing().get(organisation=CODES[1]), figures(80, 30 * M), None, reason="改")
    turn = run_policies(None, NEXT).turns.get(policy="sme_class")
    assert turn.reason["moved"]
    assert not any(measured for *_, then, now in turn.reason["moved"] for measured in (then, now))


def test_who_is_no_more_has_no_outcome_and_who_is_new_may_qualify(registry: tuple[str, ...]) -> None:
    run_policies(None, DAY)
    end(Organisation.objects.standing().get(key=CODES[0]), None, on=NEXT, reason="注销")
    run = run_policies(None, NEXT)
    assert not outcomes_at(run).filter(subject=CODES[0]).exists()
    gone = run.turns.filter(subject=CODES[0])
    assert {turn.way for turn in gone} == {"lost"}
    assert {turn.reason["cause"] for turn in gone} == {"gone"}


@pytest.mark.django_db
def test_a_run_that_broke_off_goes_on_where_it_was(
    registry: tuple[str, ...], small_batches: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    small_batches(1)
    keep, calls = night._keep, []

    def breaking(*args: Any) -> None:
        calls.append(args)
        if len(calls) == 3:
            raise KeyboardInterrupt
        keep(*args)

    monkeypatch.setattr(night, "_keep", breaking)
    with pytest.raises(KeyboardInterrupt):
        run_policies(None, DAY)
    run = Run.objects.get(state=RUNNING)
    assert (run.asked, run.reached) == (2, CODES[1])
    with pytest.raises(Conflict):  # it may still be at work
        run_policies(None, DAY)
    Run.objects.filter(pk=run.pk).update(alive_at=timezone.now() - timedelta(minutes=3))
    monkeypatch.setattr(night, "_keep", keep)
    done = run_policies(None, DAY)
    assert (done.pk, done.asked) == (run.pk, 3)
    assert sum(done.counts["sme_class"]) == 3
    assert Outcome.objects.values("subject", "finding__policy").distinct().count() == Outcome.objects.count()


@pytest.mark.django_db
def test_a_process_that_was_given_up_keeps_nothing_more(
    registry: tuple[str, ...], small_batches: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    small_batches(1)
    turns = night.turns

    def overtaken(group: Any, changes: Any, run: Run, before: Any) -> list[Turn]:
        if run.asked == 1:
            monkeypatch.setattr(night, "turns", turns)
            assert run_policies(None, NEXT, take_over=True).asked == 3
        return turns(group, changes, run, before)

    monkeypatch.setattr(night, "turns", overtaken)
    with pytest.raises(Conflict):
        run_policies(None, DAY)
    assert set(Run.objects.values_list("valid", "state")) == {(NEXT, "done"), (DAY, GIVEN_UP)}
    standing = Outcome.objects.filter(until=None)
    assert standing.values("subject", "finding__policy").distinct().count() == standing.count()


@pytest.mark.django_db
def test_outcomes_are_kept_forwards_and_not_by_anybody(registry: tuple[str, ...], person: Any) -> None:
    run_policies(None, DAY)
    with pytest.raises(BadInput):
        run_policies(None, DAY - timedelta(days=1))
    with pytest.raises(Refused):
        run_policies(person("representative"), NEXT)
    assert not Event.objects.latest("id").succeeded
    assert run_policies(person("programme_officer"), NEXT).valid == NEXT
    assert Turn.objects.count() == 0
    assert AsOf.on(NEXT).known >= Event.objects.latest("id").occurred_at


@pytest.mark.django_db
def test_figures_for_the_planner_are_taken_once_and_again_when_a_table_has_doubled(
    registry: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statistics, "FEW", 0)
    taken = statistics.take()
    assert ("registry_organisation" in taken) == (connection.vendor == "sqlite")
    assert statistics.take() == []
    for n in range(4 if taken else 0):
        about = {"code": f"XJ{n}", "name": f"新{n}", "form": "enterprise", "registered": date(2012, 1, 1)}
        enter(Organisation, about, None)
    assert statistics.take() == (["registry_organisation"] if taken else [])


def test_what_no_policy_says_any_more_ends_with_the_night(
    registry: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run_policies(None, DAY)
    every = groups()

    def without_one() -> Any:
        for group in every:
            group.policies = [p for p in group.policies if p.code != "sme_class"]
            group.codes = frozenset(p.code for p in group.policies)
        return every

    monkeypatch.setattr(night, "groups", without_one)
    second = run_policies(None, NEXT, everybody=True, readers=0)
    of_it = Outcome.objects.filter(finding__policy="sme_class")
    assert (of_it.count(), of_it.filter(until=None).count()) == (3, 0)
    assert second.changed == 3
    assert set(of_it.values_list("since", "until")) == {(first.pk, second.pk)}


def test_a_night_stores_keys_as_they_are_whatever_marks_they_hold(registry: tuple[str, ...]) -> None:
    run = run_policies(None, DAY)
    found = Outcome.objects.first()
    assert found is not None
    odd = ["a\\tb", "c\td", "e\nf", "g\rh", r"\N", "丁'\"%s"]
    store([(subject, found.finding_id) for subject in odd], run.pk)
    assert set(Outcome.objects.filter(subject__in=odd).values_list("subject", flat=True)) == set(odd)
