"""Two at the same moment: one of them wins, the other is told, and nothing is half done."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from kechuang.accounts.actions.accept_invitation import accept_invitation
from kechuang.accounts.actions.appoint import appoint
from kechuang.accounts.actions.approve_claim import approve_claim
from kechuang.accounts.actions.claim_organisation import claim_organisation
from kechuang.accounts.actions.invite import invite
from kechuang.accounts.actions.refuse_claim import refuse_claim
from kechuang.accounts.held import roles_of
from kechuang.accounts.models import Claim, User
from kechuang.accounts.new_accounts import NewAccount
from kechuang.accounts.roles import ADMINISTRATORS, Role
from kechuang.events.models import Event
from kechuang.events.verify import verify_log
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.invented_codes import credit_code

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each answers, or the error it raises, all begun together."""
    answers: list[Any] = [None] * len(acts)
    together = threading.Barrier(len(acts))

    def run(place: int, act: Callable[[], Any]) -> None:
        together.wait()
        try:
            answers[place] = act()
        except Exception as error:
            answers[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=item) for item in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_one_person_becomes_one_administrator(person: Callable[..., User]) -> None:
    somebody = person()
    answers = at_once(*(lambda role=role: appoint(somebody, role, None) for role in sorted(ADMINISTRATORS)))
    assert [type(one) for one in answers].count(Conflict) == 2
    assert len(roles_of(somebody)) == 1
    assert Event.objects.filter(type="membership.appointed").count() == 1
    assert verify_log().broken is None


def test_an_invitation_is_accepted_by_one(officer: User) -> None:
    token = invite("王宁", Role.REVIEWER, officer).path.rstrip("/").rsplit("/", 1)[1]
    names = ("wang", "li", "zhao")
    answers = at_once(
        *(lambda name=name: accept_invitation(token, NewAccount(name, "王宁", "cats climb quietly")) for name in names)
    )
    assert [type(one) for one in answers].count(Conflict) == 2
    assert User.objects.filter(username__in=names).count() == 1


def test_a_claim_is_decided_by_one(officer: User, person: Callable[..., User]) -> None:
    colleague = person("programme_officer")
    claim = claim_organisation(
        person(), code=credit_code(3), name="清流科技", kind="enterprise", evidence="职务与办公电话可以核对"
    )
    answers = at_once(
        lambda: approve_claim(claim, officer),
        lambda: refuse_claim(Claim.objects.get(pk=claim.pk), colleague, reason="电话核对不上"),
    )
    assert [type(one) for one in answers].count(Conflict) == 1
    assert Event.objects.filter(type__in=("claim.approved", "claim.refused"), succeeded=True).count() == 1


def test_a_sign_in_name_goes_to_one() -> None:
    values = {"kind": "enterprise", "evidence": "职务与办公电话可以核对"}
    answers = at_once(
        *(
            lambda n=n: claim_organisation(
                NewAccount("wang", "王宁", "cats climb quietly"), code=credit_code(n), name=f"公司{n}", **values
            )
            for n in (1, 2)
        )
    )
    assert [type(one) for one in answers].count(BadInput) == 1, answers
    assert User.objects.filter(username="wang").count() == 1
