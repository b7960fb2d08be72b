"""Which rows somebody sees: role × unit or organisation × row, the same for a list and for one object."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, models

from kechuang.accounts.access import READ, Verb, may, require, scope_of, visible
from kechuang.accounts.held import asked_once
from kechuang.accounts.models import Membership, Organisation, Unit, User
from kechuang.accounts.roles import CHANGING, Role
from kechuang.accounts.scope import Label, Scope, territory
from kechuang.events.models import Event
from kechuang.kernel.errors import Refused
from kechuang.kernel.sentences import Sentence

CHANGE = Verb(Sentence("更正", "correct it"), CHANGING)


class Sheet(models.Model):
    """A record as the registry will keep them, for these tests alone."""

    organisation = models.CharField(max_length=18, blank=True)
    division = models.CharField(max_length=12, blank=True)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    reviewers = models.ManyToManyField(User, related_name="+")
    label = models.CharField(max_length=10, default="internal")
    scope = Scope(
        organisation="organisation",
        division="division",
        unit="unit",
        owner="author",
        assigned="reviewers",
        label="label",
    )

    class Meta:
        app_label = "accounts"


class Line(models.Model):
    """A part of a sheet: whose it is, the sheet tells."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="+")
    scope = Scope(organisation="sheet__organisation", label=Label.SENSITIVE)

    class Meta:
        app_label = "accounts"


@pytest.fixture
def tables(transactional_db: None) -> Iterator[None]:
    with connection.schema_editor() as editor:
        editor.create_model(Sheet)
        editor.create_model(Line)
    yield
    with connection.schema_editor() as editor:
        editor.delete_model(Line)
        editor.delete_model(Sheet)


def seen(actor: Any, verb: Verb = READ) -> list[int]:
    return sorted(visible(actor, Sheet.objects.all(), verb).values_list("pk", flat=True))


@pytest.fixture
def sheets(tables: None, world: Any) -> dict[str, Sheet]:
    made = {
        "own": Sheet(organisation=world.own.credit_code, division="139181101"),
        "own sensitive": Sheet(organisation=world.own.credit_code, division="139181101", label="sensitive"),
        "other": Sheet(organisation=world.other.credit_code, division="139181102001"),
        "other public": Sheet(organisation=world.other.credit_code, division="139181102", label="public"),
        "of the township": Sheet(unit=world.township, label="sensitive"),
        "written by the one without a role": Sheet(author=world.people[""]),
        "nobody's": Sheet(),
    }
    for sheet in made.values():
        sheet.save()
    made["nobody's"].reviewers.add(world.people["reviewer"], world.people["auditor"])
    return made


SEES = {
    None: ["other public"],
    "": ["other public", "written by the one without a role"],
    "unit_officer": ["own", "other public", "of the township"],
    "unit_leader": ["own", "other public", "of the township"],
    "programme_officer": "everything",
    "representative": ["own", "own sensitive", "other public"],
    "laboratory_manager": ["own", "own sensitive", "other public"],
    "finance_officer": ["own", "own sensitive", "other public"],
    "reviewer": ["other public", "nobody's"],
    "auditor": "everything",
    "system_administrator": ["other public"],
    "security_administrator": ["other public"],
    "audit_administrator": ["other public"],
}


def test_each_role_sees_its_rows_and_no_others(sheets: dict[str, Sheet], world: Any) -> None:
    assert set(SEES) == {None, "", *(role.value for role in Role)}
    for role, names in SEES.items():
        actor = AnonymousUser() if role is None else world.people[role]
        wanted = list(sheets) if names == "everything" else names
        assert seen(actor) == sorted(sheets[name].pk for name in wanted), role
        for name, sheet in sheets.items():
            verdict = may(actor, READ, sheet)
            assert verdict.allowed is (name in wanted), (role, name)
            assert verdict.reason.zh
            assert verdict.reason.en


def test_changing_needs_a_verb_of_the_role_and_a_row_within_reach(sheets: dict[str, Sheet], world: Any) -> None:
    assert seen(world.people["auditor"], CHANGE) == []
    assert seen(world.people["representative"], CHANGE) == sorted(sheets[n].pk for n in ("own", "own sensitive"))
    assert seen(world.people[""], CHANGE) == []
    assert not may(world.people["representative"], CHANGE, sheets["other public"]).allowed
    assert "范围" in may(world.people["representative"], CHANGE, sheets["other"]).reason.zh
    assert "权限" in may(world.people["auditor"], CHANGE, sheets["own"]).reason.zh
    assert may(AnonymousUser(), CHANGE, sheets["own"]).reason.zh == "请先登录。"


def test_an_owner_changes_their_own_row_only_where_the_verb_says_so(sheets: dict[str, Sheet], world: Any) -> None:
    amend = Verb(Sentence("修改", "amend it"), frozenset(), owner=True)
    own = sheets["written by the one without a role"]
    assert may(world.people[""], amend, own).allowed
    assert not may(world.people[""], CHANGE, own).allowed
    assert seen(world.people[""], amend) == [own.pk]
    assert seen(world.people["unit_officer"], amend) == []


def test_a_row_not_yet_stored_is_judged_too(tables: None, world: Any) -> None:
    clerk = world.people["representative"]
    assert may(clerk, CHANGE, Sheet(organisation=world.own.credit_code)).allowed
    assert not may(clerk, CHANGE, Sheet(organisation=world.other.credit_code)).allowed
    assert not may(world.people["reviewer"], READ, Sheet()).allowed


def test_a_part_belongs_to_whom_its_whole_belongs(sheets: dict[str, Sheet], world: Any) -> None:
    line = Line.objects.create(sheet=sheets["own"])
    assert list(visible(world.people["representative"], Line.objects.all())) == [line]
    assert may(world.people["representative"], READ, line).allowed
    assert not visible(world.people["unit_officer"], Line.objects.all()).exists()


def test_the_system_itself_sees_everything_and_a_model_without_a_scope_nobody(
    sheets: dict[str, Sheet], world: Any
) -> None:
    assert len(seen(None)) == len(sheets)
    with pytest.raises(TypeError):
        scope_of(Membership)
    with pytest.raises(TypeError):
        visible(world.people["programme_officer"], Membership.objects.all())


def test_a_membership_that_ended_has_not_begun_or_lost_its_seat_reaches_nothing(
    sheets: dict[str, Sheet], world: Any
) -> None:
    public = [sheets["other public"].pk]
    clerk = world.people["representative"]
    held = clerk.memberships.get()
    changes: list[tuple[Any, dict[str, Any]]] = [
        (held, {"until": "2020-02-01"}),
        (held, {"since": "2999-01-01"}),
        (held, {"ended_at": "2020-02-01T00:00:00Z"}),
        (world.own, {"status": Organisation.Status.REFUSED}),
        (world.own, {"status": Organisation.Status.CLAIMED}),
        (clerk, {"is_active": False}),
    ]
    assert seen(clerk) != public
    for row, change in changes:
        before = {name: getattr(row, name) for name in change}
        type(row).objects.filter(pk=row.pk).update(**change)
        assert seen(User.objects.get(pk=clerk.pk)) == public, change
        type(row).objects.filter(pk=row.pk).update(**before)
    Unit.objects.filter(pk=world.township.pk).update(until="2020-01-01", since="2019-01-01")
    assert seen(world.people["unit_officer"]) == public


def test_units_above_see_what_belongs_to_units_below(tables: None, person: Callable[..., User]) -> None:
    from kechuang.accounts.actions.found_unit import found_unit

    city = found_unit("明湖市人民政府", "government", None, division_code="139181")
    bureau = found_unit("明湖市财政局", "department", None, parent=city, division_code="139181")
    beside = found_unit("明湖市商务局", "department", None, parent=city)
    sheet = Sheet.objects.create(unit=bureau)
    there = Sheet.objects.create(division="139181103")
    assert seen(person("unit_leader", unit=city)) == [sheet.pk, there.pk]
    assert seen(person("unit_officer", unit=bureau)) == [sheet.pk]
    assert seen(person("unit_officer", unit=beside)) == []


@pytest.mark.parametrize(
    ("code", "begins"),
    [
        ("139181", "139181"),
        ("139100", "1391"),
        ("130000", "13"),
        ("139181101", "139181101"),
        ("139181000", "139181"),
        ("139181101000", "139181101"),
        ("139181000000", "139181"),
        ("139181101003", "139181101003"),
        ("130000000000", "13"),
    ],
)
def test_the_territory_of_a_division_is_what_its_codes_begin_with(code: str, begins: str) -> None:
    assert territory(code) == begins


def test_a_list_and_an_object_agree_for_every_role_on_every_mixture_of_columns(tables: None, world: Any) -> None:
    mixtures = product(
        ("", world.own.credit_code, world.other.credit_code),
        ("", "139181", "139181101", "139181101001", "139181102", "1391811"),
        Label.values,
        (None, world.township, world.other_township),
        (None, world.people[""]),
    )
    Sheet.objects.bulk_create(
        Sheet(organisation=code, division=division, label=label, unit=unit, author=author)
        for code, division, label, unit, author in mixtures
    )
    rows = list(Sheet.objects.select_related("unit", "author"))
    assert len(rows) == 324
    with asked_once():
        for role, actor in [(None, AnonymousUser()), *world.people.items()]:
            for verb in (READ, CHANGE):
                assert seen(actor, verb) == [row.pk for row in rows if may(actor, verb, row).allowed], (role, verb)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SYSTEM_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR])
def test_no_verb_that_changes_records_can_be_given_to_auditors_or_administrators(role: Role) -> None:
    with pytest.raises(ValueError, match="not for"):
        Verb(Sentence("更正", "correct it"), frozenset({role}))


def test_a_refused_act_is_noted_with_its_reason(sheets: dict[str, Sheet], world: Any) -> None:
    clerk = world.people["representative"]
    with pytest.raises(Refused) as refused:
        require(may(clerk, CHANGE, sheets["other"]), clerk, "membership.ended", label="远山机械")
    event = Event.objects.get(type="membership.ended")
    assert (event.succeeded, event.reason, event.actor_id) == (False, refused.value.sentence.zh, clerk.pk)
