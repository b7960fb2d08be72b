"""Open a panel: what it judges, as of which day, what it must be; nothing is drawn yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.cases import engine
from kechuang.cases.models import Case
from kechuang.cases.panels.rule import rule_on
from kechuang.cases.panels.windows import Windows
from kechuang.cases.under_panel import panel_of
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel import hightech_fields
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.expert import field_codes
from kechuang.reviews.access import may_run
from kechuang.reviews.models import Panel, PanelCase
from kechuang.reviews.reading.groups import organisations
from kechuang.reviews.waiting import person_of
from kechuang.reviews.waiting_cases import LARGEST_BATCH, may_go_before_panel


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for. `people` and `unwanted` are plain as in `Panel`; the rest as its fields.

    `cases` are numbers of cases in review, all of one policy: who applies follows from them, and so does the policy.
    """

    matter: str
    organisations: Sequence[str]
    on: date
    size: int
    cases: Sequence[str] = ()
    blind: bool = False
    policy: str = ""
    case_number: str = ""
    call: str = ""
    fields: str = ""
    per_unit: int = 1
    cap: int = 0
    rotation: str = "fewest"
    windows: Windows = field(default_factory=Windows)
    people: Sequence[dict[str, str]] = field(default_factory=tuple)
    unwanted: Sequence[dict[str, str]] = field(default_factory=tuple)


def open_panel(wanted: Wanted, actor: Actor) -> Panel:
    """Store what is asked for. Raises Refused, BadInput that names the field."""
    require(may_run(actor), actor, "panel.opened", label=wanted.matter)
    cases = _cases(wanted.cases)
    if cases:
        applying = [case.organisation for case in cases]
        wanted = replace(wanted, policy=cases[0].policy, organisations=[*wanted.organisations, *applying])
    named = _checked(wanted)
    rule = rule_on(wanted.policy, wanted.on)
    need = rule.need(wanted.size, per_unit=wanted.per_unit)
    with transaction.atomic():
        stamp = moment()
        panel = Panel.objects.create(
            number=_number(stamp.year),
            matter=wanted.matter.strip(),
            case_number=wanted.case_number.strip(),
            policy=wanted.policy,
            call=wanted.call.strip(),
            organisations=",".join(named),
            people=[one for one in wanted.people if any(one.values())],
            unwanted=[one for one in wanted.unwanted if one.get("name") or one.get("number") or one.get("unit")],
            division=next((one.division for one in named.values() if one.division), ""),
            on=wanted.on,
            fields=",".join(field_codes(wanted.fields)),
            size=wanted.size,
            per_unit=wanted.per_unit,
            cap=wanted.cap,
            rotation=wanted.rotation,
            windows=wanted.windows.plain(),
            rule={
                "need": need.plain(),
                "since": rule.since.isoformat(),
                "source": str(rule.citation),
                "confidence": rule.confidence,
                "larger": rule.larger,
            },
            opened_at=stamp,
            opened_by=person_of(actor),
            blind=wanted.blind,
            example=any(one.example for one in named.values()),
        )
        for ordinal, case in enumerate(cases, start=1):
            PanelCase.objects.create(panel=panel, case=case, ordinal=ordinal)
            given = {"panel": panel.number}
            engine.do(case, "assign_panel", actor, version=case.version, given=given)
        after: dict[str, Any] = {"policy": panel.policy, "on": panel.on.isoformat(), "need": need.plain()}
        record(
            "panel.opened",
            actor=actor,
            obj=panel,
            after=after | {"organisations": list(named), "cases": [case.number for case in cases]},
            at=stamp,
        )
    return panel


def _cases(numbers: Sequence[str]) -> list[Case]:
    """The cases, in that order. Raises BadInput: not in review, with a panel, of another policy or call."""
    found = {case.number: case for case in Case.objects.filter(number__in=numbers)}
    cases = []
    for number in dict.fromkeys(filter(None, numbers)):
        case = found.get(number)
        if case is None or not may_go_before_panel(case):
            raise _bad("cases", f"办件{number}不在专家评审环节。", f"{number} is not in expert review.")
        if panel_of(case):
            raise _bad("cases", f"办件{number}已经交专家组评审。", f"{number} is with a panel already.")
        cases.append(case)
    if len({(case.flow, case.policy, case.call) for case in cases}) > 1:
        raise _bad(
            "cases", "一次评审只能评同一事项、同一申报通知的办件。", "One panel judges cases of one policy and call."
        )
    if len(cases) > LARGEST_BATCH:
        raise _bad("cases", f"一次至多评审{LARGEST_BATCH}件。", f"One panel judges {LARGEST_BATCH} cases at most.")
    return cases


def _checked(wanted: Wanted) -> dict[str, Any]:
    if not wanted.matter.strip():
        raise _bad("matter", "请写明评审什么。", "Say what is to be judged.")
    keys = list(dict.fromkeys(filter(None, wanted.organisations)))
    if not keys:
        raise _bad("organisations", "请填写申报单位的代码。", "Give the code of who applies.")
    found = organisations(keys, AsOf.now().at(wanted.on))
    for key in keys:
        if key not in found:
            raise _bad(
                "organisations", f"登记库里没有代码为{key}的单位，请先登记。", f"{key} is not on record: enter it."
            )
    if wanted.policy and wanted.policy not in {one.code for one in catalogue()}:
        raise _bad("policy", f"没有代码为{wanted.policy}的政策。", f"There is no policy {wanted.policy}.")
    for code in field_codes(wanted.fields):
        if hightech_fields.lookup(code) is None:
            raise _bad("fields", f"没有代码为{code}的技术领域。", f"There is no field {code}.")
    return {key: found[key] for key in keys}


def _bad(name: str, zh: str, en: str) -> BadInput:
    remedy = Sentence("评审还没有发起，请改正后再提交。", "Nothing was opened yet: correct it and submit again.")
    return BadInput(f"panel.{name}", Sentence(zh, en), remedy, field=name)


def _number(year: int) -> str:
    """The next number of the year; the writers' turn is held, so nobody else takes the same."""
    before = f"PS{year}"
    last = Panel.objects.filter(number__startswith=before).order_by("-number").values_list("number", flat=True).first()
    return f"{before}{int(last.removeprefix(before)) + 1 if last else 1:05}"
