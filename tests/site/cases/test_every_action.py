"""Every action of every flow is found from home by links alone by who may do it, and by nobody else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.text import capfirst

from kechuang.cases.flow import Flow
from kechuang.cases.flow_list import flows
from kechuang.cases.of_policy import open_policies
from kechuang.cases.verb_list import acts

pytestmark = pytest.mark.django_db

MOVED_HERE = {code: flow for code, flow in flows().items() if not flow.kept}
RULES = {
    "recognition": ("hnte", "heb_tech_sme"),
    "filing": ("tech_sme",),
    "registration": ("tech_contract",),
    "funding": ("",),
    "subsidy": ("",),
    "complaint": ("",),
}
"""Of each flow a policy with experts' review and one without, where there are both."""
LISTS = ("worklist", "cases", "cases-own", "publicity")
"""Pages on the way to a case; of their own addresses only another view or page is followed."""
HREF = re.compile(r'<a[^>]* href="([^"#]+)')


def test_every_flow_has_a_policy_to_walk_it_with() -> None:
    assert set(RULES) == set(MOVED_HERE)


@dataclass
class Walk:
    """What somebody finds by following links from home: cases by address, and under each the actions offered."""

    client: Client
    offered: dict[str, set[str]] = field(default_factory=dict)
    objections: set[str] = field(default_factory=set)

    def begin(self) -> Walk:
        """Home, the lists it leads to with their views and pages, each case listed."""
        lists = {reverse(name) for name in LISTS}
        ahead, seen = [reverse("home")], {reverse("home")}
        while ahead:
            address = ahead.pop()
            answer = self.client.get(address)
            assert answer.status_code == 200, address
            here = urlsplit(address).path
            if here.startswith("/cases/KC"):
                self.offered[here] = set()
            for link in HREF.findall(answer.content.decode()):
                to = urljoin(address, unescape(link))
                path, query = urlsplit(to).path, parse_qs(urlsplit(to).query)
                if re.fullmatch(r"/cases/KC\w+/do/\w+/", path):
                    self.offered[here].add(path)
                elif re.fullmatch(r"/publicity/KC\w+/object/", path):
                    self.objections.add(path)
                listed = path in lists and set(query) <= {"view", "page"}
                if (listed or re.fullmatch(r"/(cases|publicity)/KC\w+/", path)) and to not in seen:
                    seen.add(to)
                    ahead.append(to)
        return self


def standing(office: Any, flow: Flow, state: str, policy: str) -> Any:
    """A case that stands there, its limit over."""
    from kechuang.cases.models import Case
    from kechuang.events.clock import moment

    stamp = moment()
    stage = flow.state(state)
    complaint = flow.code == "complaint"
    return Case.objects.create(
        number=f"KC2026{Case.objects.count() + 1:06}",
        flow=flow.code,
        policy=policy,
        title=f"{flow.name.zh}：{stage.name.zh}",
        organisation="" if complaint else office.code,
        organisation_name="" if complaint else "清流科技有限公司",
        complainant=office.chen if complaint else None,
        subject=f"organisation:{office.code}" if policy else "",
        on=date(2026, 6, 30),
        state=state,
        due=date.today() - timedelta(days=1),
        opened_at=stamp,
        since=stamp,
        closed_at=stamp if stage.final else None,
    )


def passed_over() -> set[tuple[str, str, str]]:
    """Entering at once what every policy of the flow publishes first: shown only where a policy does not publish."""
    at_once = {p.procedure.flow for p in open_policies() if p.procedure and not p.procedure.publicised}
    return {(code, "proposed", "certify") for code in MOVED_HERE if code not in at_once}


def _side(verb: str, flow: Flow, state: str) -> str:
    """Whose the action is there: of the applicant, the office, the public, or nobody's to do by a button."""
    one = acts()[verb].verb
    if one.side in ("clock", "panel", "anyone"):
        return one.side
    return "office" if one.of_office(flow.state(state).holder) else "applicant"


def test_each_action_is_found_from_home_by_who_may_and_refused_to_who_may_not(office: Any) -> None:
    from kechuang.events.models import Event

    people = {"applicant": office.chen, "office": office.lin, "auditor": office.auditor, "stranger": office.stranger}
    clients = {name: Client() for name in (*people, "public")}
    for name, person in people.items():
        clients[name].force_login(person)
    made = [
        (flow, state.code, standing(office, flow, state.code, policy))
        for flow in MOVED_HERE.values()
        for state in flow.states
        for policy in RULES[flow.code]
    ]
    walks = {name: Walk(client).begin() for name, client in clients.items()}
    assert [name for name in ("stranger", "public") if walks[name].offered] == []
    assert {act for acts_of in walks["auditor"].offered.values() for act in acts_of} == set()
    wanted = {(f.code, s, v) for f in MOVED_HERE.values() for s, row in f.table.items() for v in row} - passed_over()
    found, opened, faults = set(), set(), []
    for flow, state, case in made:
        page = reverse("case", args=[case.number])
        for verb in flow.verbs(state):
            side, act = _side(verb, flow, state), reverse("case-act", args=[case.number, verb])
            holders = {name for name, walk in walks.items() if act in walk.offered.get(page, ())}
            if side == "anyone":
                published = reverse("publicity-object", args=[case.number])
                if all(published in walk.objections for walk in walks.values()):
                    found.add((flow.code, state, verb))
                continue
            if holders - {side}:
                faults.append(f"{flow.code} {state} {verb}: offered to {holders}")
            if side in ("clock", "panel"):
                found.add((flow.code, state, verb))
            elif side in holders:
                found.add((flow.code, state, verb))
                if (flow.code, verb) not in opened:
                    opened.add((flow.code, verb))
                    faults += _page_faults(clients[side], act, verb)
                    if clients["auditor"].get(act).status_code != 302:  # back to the case, with the reason
                        faults.append(f"{flow.code} {verb}: the auditor is asked to fill in the form")
                    before = Event.objects.latest("pk").pk
                    for name in ("auditor", "stranger"):
                        given = {"version": case.version, "reason": "试", **_given(verb)}
                        status = clients[name].post(act, given).status_code
                        told = list(Event.objects.filter(pk__gt=before).values_list("type", "succeeded"))
                        before = Event.objects.latest("pk").pk
                        hidden = name == "stranger"  # who may not see the case is told of none, and nothing was tried
                        if hidden and (status, told) != (404, []):
                            faults.append(f"{flow.code} {verb}: {name} {status} {told}")
                        if not hidden and (status < 400 or told != [(acts()[verb].verb.event, False)]):
                            faults.append(f"{flow.code} {verb}: {name} {status} {told}")
            case.refresh_from_db()
            assert case.state == state
    assert faults == []
    assert sorted(wanted - found) == []
    report = next(c for f, s, c in made if (f.code, s, c.policy) == ("recognition", "certified", "hnte"))
    page = clients["applicant"].get(reverse("case-act", args=[report.number, "report_year"])).content.decode()
    assert f"{reverse('organisation-outside', args=[office.code])}?form=" in page


def _given(verb: str) -> dict[str, str]:
    """Something for everything the verb asks."""
    return {
        one.name: one.choices[0][0] if one.choices else "2025" if one.name == "year" else "1"
        for one in acts()[verb].verb.asks
    }


def _page_faults(client: Client, address: str, code: str) -> list[str]:
    """The page of an action says in a sentence what follows, and asks what the action needs."""
    verb, answer = acts()[code].verb, client.get(address)
    shown = unescape(answer.content.decode())
    asks = [f'name="{one.name}"' for one in verb.asks] + ['name="version"', 'name="reason"']
    missing = [words for words in (verb.does.zh, capfirst(verb.name.zh), *asks) if words not in shown]
    return [f"{address}: {answer.status_code}, without {missing}"] if answer.status_code != 200 or missing else []
