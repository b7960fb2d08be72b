"""Why a verdict turned: the law, a fact, or the subject itself; which conditions moved, and what is measured now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from kechuang.entitlements.asked import Group, Place
from kechuang.entitlements.batch import Change
from kechuang.entitlements.confirmed import unconfirmed
from kechuang.entitlements.outcomes import Finding, Turn
from kechuang.entitlements.runs import Run
from kechuang.entitlements.whose import Whose, whose_of
from kechuang.policies import catalogue
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.answers import answers
from kechuang.registry.facts.home import KEY
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import organisation
from kechuang.registry.facts.table import facts_of
from kechuang.rules import words
from kechuang.rules.law import Explanation, Law

MOST = 2_000
"""So many turns of one batch get what was measured; beyond that, a change of law, the conditions tell alone."""
MOST_ASKED = 300
"""Of so many that newly qualify in one batch it is worked out whether all they rest on is confirmed."""


def turns(group: Group, changes: Sequence[Change], run: Run, before: Run | None) -> list[Turn]:
    """The turns of a batch, not yet stored."""
    if not changes:
        return []
    whose = whose_of(group.kind, sorted({c.subject for c in changes}), run.asof)
    numbers = {n for c in changes for n in (c.before, c.after) if n is not None}
    findings = Finding.objects.in_bulk(numbers)
    now: dict[tuple[str, str], Explanation] = {}
    then: dict[tuple[str, str], Explanation] = {}
    if len(changes) <= MOST:
        now = _explained(group, changes, run.asof)
        then = _explained(group, [c for c in changes if c.before], before.asof) if before else {}
    open_ = _unconfirmed(group, changes, findings, run.asof)
    made = []
    for change in changes:
        was = findings.get(change.before) if change.before else None
        is_ = findings.get(change.after) if change.after else None
        at = (change.subject, change.policy)
        owner = whose.get(change.subject, Whose())
        made.append(
            Turn(
                run=run,
                kind=group.kind,
                subject=change.subject,
                organisation=owner.organisation,
                name=owner.name or change.subject,
                division=owner.division,
                policy=change.policy,
                way=way_of(was.verdict if was else False, is_.verdict if is_ else False),
                before=was,
                after=is_,
                reason=_reason(group, was, is_, now.get(at), then.get(at), change.subject in whose)
                | ({"unconfirmed": open_[at]} if at in open_ else {}),
            )
        )
    return made


def way_of(was: bool | None, is_: bool | None) -> str:
    """Which way a verdict went."""
    if is_ is True:
        return "gained"
    return "lost" if was is True else "opened" if is_ is None else "closed"


def _reason(
    group: Group,
    was: Finding | None,
    is_: Finding | None,
    now: Explanation | None,
    then: Explanation | None,
    there: bool,
) -> dict[str, Any]:
    """cause: law (another version, or in force or not), new or gone (the subject), facts; with what moved."""
    if is_ is None:
        return {"cause": "law" if there else "gone", "moved": [], "amounts": []}
    if was is None:
        told: dict[str, Any] = {"cause": "new", "moved": []}
    else:
        told = {"cause": "facts" if was.law_since == is_.law_since else "law", "moved": _moved(was, is_, now, then)}
    granted = now.amounts if now and is_.verdict is True else []
    return told | {
        "amounts": [[a.amount.label, words.amount(a.value, a.amount.value.unit)] for a in granted if a.value]
    }


def _moved(was: Finding, is_: Finding, now: Explanation | None, then: Explanation | None) -> list[list[str]]:
    """Each condition that says something else: label, how it was, how it is, what was and what is measured."""
    explained = {e.condition.code: e for e in now.conditions} if now else {}
    earlier = {e.condition.code: e for e in then.conditions} if then else {}
    labels = _labels(was) | _labels(is_)
    codes = dict.fromkeys((*was.fails, *was.open, *is_.fails, *is_.open))
    found = []
    for code in codes:
        before, after = _stood(was, code), _stood(is_, code)
        if before == after:
            continue
        label = labels.get(code, code)
        measured = ["；".join(m.said() for m in of[code].measures) if code in of else "" for of in (earlier, explained)]
        found.append([label, before, after, *measured])
    return found


@cache
def _labels_of(policy: str, since: date) -> dict[str, str]:
    version = next((v for v in catalogue()[policy].versions if v.since == since), None)
    return {c.code: c.label for c in version.conditions} if version else {}


def _labels(finding: Finding) -> dict[str, str]:
    """The conditions of the version that spoke: code → label."""
    return _labels_of(finding.policy, finding.law_since)


def _stood(finding: Finding, code: str) -> str:
    return "no" if code in finding.fails else "unknown" if code in finding.open else "yes"


def _explained(group: Group, changes: Sequence[Change], asof: AsOf) -> dict[tuple[str, str], Explanation]:
    """The full explanation for each subject and policy, as of a pair of moments."""
    keys = sorted({c.subject for c in changes})
    places = group.places(keys, asof)
    wanted = {(c.subject, c.policy) for c in changes}
    found: dict[tuple[str, str], Explanation] = {}
    by_place: dict[Place, list[str]] = {}
    for key in keys:
        by_place.setdefault(places.get(key, ()), []).append(key)
    for place, mine in by_place.items():
        for year, laws in group.by_year(asof, place).items():
            laws = [law for law in laws if any((key, law.policy.code) in wanted for key in mine)]
            found |= _of_year(group, laws, mine, When(asof, year), wanted)
    return found


def _of_year(
    group: Group, laws: list[Law], keys: list[str], when: When, wanted: set[tuple[str, str]]
) -> dict[tuple[str, str], Explanation]:
    found: dict[tuple[str, str], Explanation] = {}
    facts = list({f.name: f for law in laws for f in law.facts}.values())
    for table in facts_of(group.kind, keys, when, facts) if laws else ():
        for row in table.rows(named=True):
            told = {name: value for name, value in row.items() if value is not None}
            for law in laws:
                if (row[KEY], law.policy.code) in wanted:
                    found[row[KEY], law.policy.code] = law.explain(told)
    return found


def _unconfirmed(
    group: Group, changes: Sequence[Change], findings: dict[int, Finding], asof: AsOf
) -> dict[tuple[str, str], list[str]]:
    """Of organisations that newly qualify: what their verdict rests on and nobody has confirmed."""
    gained = [c for c in changes if c.after and findings[c.after].verdict is True]
    found: dict[tuple[str, str], list[str]] = {}
    if group.kind != "organisation" or not 0 < len(gained) <= MOST_ASKED:
        return found
    places = group.places(sorted({c.subject for c in gained}), asof)
    for change in gained:
        laws = group.laws(asof.valid, places.get(change.subject, ()))
        law = next(law for law in laws if law.policy.code == change.policy)
        told = answers(organisation(change.subject), When.of(asof, law.policy), law.facts)
        found[change.subject, change.policy] = [answer.fact.label for answer in unconfirmed(law, told)]
    return found
