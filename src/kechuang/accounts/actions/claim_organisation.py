"""Claim an organisation by its credit code: with a new account, or with the one that is signed in."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.flood import count_try
from kechuang.accounts.models import Claim, Organisation, User
from kechuang.accounts.new_accounts import NewAccount, made
from kechuang.accounts.organisation_rules import checked_code, checked_organisation, role_for
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence

SHORTEST = 10
LONGEST = 2000
MOST_PER_HOUR = 20
"""Claims with a new account tried from one network address in an hour."""


def claim_organisation(entered: NewAccount | User, *, code: str, name: str, kind: str, evidence: str) -> Claim:
    """Store the claim; an officer decides. Raises BadInput (names the field), Conflict, Refused for too many."""
    if not isinstance(entered, User):
        count_try("claim", MOST_PER_HOUR)  # also of those that fail: nobody tries out which sign-in names are taken
    code = checked_code(code)
    name, kind = checked_organisation(name, kind)
    evidence = evidence.replace("\0", "").strip()
    if not SHORTEST <= len(evidence) <= LONGEST:
        raise BadInput(
            "claim.evidence",
            Sentence(
                f"请说明您怎样代表这个单位（{SHORTEST}—{LONGEST} 字）。",
                f"Say how you represent it, {SHORTEST} to {LONGEST} characters.",
            ),
            Sentence(
                "如职务、授权书文号、可核对的办公电话。",
                "Such as your post, an authorisation, an office telephone to check.",
            ),
            field="evidence",
        )
    with transaction.atomic():
        if isinstance(entered, User):
            person = entered
        else:
            person = made(entered)
            record("account.joined", actor=person, obj=person, after={"username": person.username})
        organisation, _ = Organisation.objects.select_for_update().get_or_create(
            credit_code=code, defaults={"name": name, "kind": kind}
        )
        if organisation.claims.filter(person=person, state=Claim.State.WAITING).exists():
            raise Conflict(
                "claim.waiting",
                Sentence("您对这个单位的申请正在审核。", "Your claim of this organisation is being looked at."),
                Sentence("结果会显示在“我的账号”。", "The answer will stand on the page of your account."),
            )
        if organisation.status == Organisation.Status.REFUSED:
            organisation.status = Organisation.Status.CLAIMED
            organisation.save(update_fields=["status"])
        kind_now = organisation.kind if organisation.status == Organisation.Status.APPROVED else kind
        claim = Claim.objects.create(
            person=person, organisation=organisation, name=name, role=role_for(kind_now), evidence=evidence
        )
        after = {"credit_code": code, "name": name, "kind": kind, "role": claim.role}
        record("claim.made", actor=person, obj=claim, after=after)  # the evidence may name people: not in the log
    return claim
