"""Who uses the site at once (locust): of a hundred acts 80 are looks, 15 keep a draft, 5 decide an application.

Reads `people.json` of `load_home.py` (LOAD_PEOPLE) and writes what was acknowledged to LOAD_KEPT: the runner
compares it with the database. Between two acts a person reads for 5 to 15 seconds. What the site answers by design
(409: somebody else was first; 400: the rule says no, whereupon the officer refuses) is an answer, not a failure.
"""

from __future__ import annotations

import json
import os
import random
import re
from pathlib import Path
from typing import Any

from locust import FastHttpUser, between, events, task
from requests.cookies import create_cookie

PEOPLE = json.loads(Path(os.environ["LOAD_PEOPLE"]).read_text(encoding="utf-8"))
KEPT: list[tuple[str, str, str]] = []
DECIDED: list[str] = []
TOLD = {"overtaken": 0, "decided before": 0, "granted": 0, "refused": 0}
OVERTAKEN = ("办件现为", "时不能")
RULE_SAYS_NO = ("按规则不符合条件", "缺少判断所需的事实")
ANSWERED = {"all": 0}
"""Answers while people still arrive included; the table of figures begins when all are there."""
CSRF = "k" * 32
CHANCE = random.Random(2026)  # noqa: S311
WAITING = {"representatives": list(PEOPLE["representatives"]), "officers": list(PEOPLE["officers"])}


class Person(FastHttpUser):
    """Somebody signed in. The client that costs least: it shares the machine with the site."""

    abstract = True
    wait_time = between(5, 15)
    kind = ""

    def on_start(self) -> None:
        """Take a person nobody else plays."""
        self.me = WAITING[self.kind].pop()
        for name, value in (("kechuang_session", self.me["session"]), ("kechuang_csrf", CSRF)):
            self.client.cookiejar.set_cookie(create_cookie(name, value, domain="127.0.0.1", path="/"))

    def look(self, address: str, name: str) -> str:
        """Open a page as a browser does; its text."""
        with self.client.get(address, name=name, catch_response=True) as answer:
            if answer.status_code != 200:
                answer.failure(f"{answer.status_code}")
            elif "/accounts/sign-in/" in str(answer.url):
                answer.failure("signed out")
            return str(answer.text)

    def common(self) -> None:
        """A page that everybody opens."""
        plan = f"/plans/{PEOPLE['plan']}"
        address, name = CHANCE.choice(
            [
                ("/", "home"),
                (f"{plan}/", "plan"),
                (f"{plan}/progress/", "cockpit"),
                (f"{plan}/targets/{CHANCE.randint(1, 20)}/", "target"),
                (f"{plan}/tasks/{CHANCE.randint(1, 10)}/", "task"),
                ("/policies/", "policies"),
                ("/policies/hnte/", "policy"),
                ("/indicators/", "indicators"),
                (f"/search?q={CHANCE.choice(('企业', '专利', '园区', '孵化器'))}", "search"),
            ]
        )
        self.look(address, name)


class Representative(Person):
    """Somebody of an enterprise; a colleague fills in the same draft."""

    kind = "representatives"
    weight = 9

    @task(80)
    def browse(self) -> None:
        """Look around, mostly at what is one's own."""
        own = [
            ("/cases/own/", "own cases"),
            (f"/cases/{self.me['case']}/", "own case"),
            (f"/cases/{self.me['case']}/fill/", "own form"),
            (f"/organisations/{self.me['key']}/", "own organisation"),
            ("/organisations/own/entitlements/", "entitlements"),
        ]
        if CHANCE.random() < 0.5:
            self.look(*CHANCE.choice(own))
        else:
            self.common()

    @task(17)
    def keep(self) -> None:
        """Type one figure into the draft: what one saw goes along, so that a colleague's is not written over."""
        address = f"/cases/{self.me['case']}/keep/"
        name, text = CHANCE.choice(("costs", "assets")), f"{CHANCE.randint(1000, 9999)}万元"
        data = {name: text, f"seen.{name}": getattr(self, "seen", {}).get(name, "")}
        with self.client.post(
            address, data=data, headers={"X-CSRFToken": CSRF}, name="keep a figure", catch_response=True
        ) as answer:
            if answer.status_code != 200:
                answer.failure(f"{answer.status_code}")
                return
            told = answer.json()
            self.seen = getattr(self, "seen", {}) | told["texts"]
            if name in told["kept"]:
                KEPT.append((self.me["case"], name, text))
            elif name in told["overtaken"]:
                TOLD["overtaken"] += 1
                found = re.search("“(.*?)”", told["overtaken"][name])
                self.seen[name] = found.group(1) if found else ""


class Officer(Person):
    """Somebody of the bureau."""

    kind = "officers"
    weight = 1

    @task(50)
    def browse(self) -> None:
        """The desk, files of enterprises, pages that everybody opens."""
        own = [
            ("/cases/", "desk"),
            (f"/organisations/{CHANCE.choice(PEOPLE['organisations'])}/", "an organisation"),
            ("/organisations/", "organisations"),
            ("/events/", "events"),
        ]
        if CHANCE.random() < 0.5:
            self.look(*CHANCE.choice(own))
        else:
            self.common()

    @task(50)
    def decide(self) -> None:
        """Open an application and decide it; others may be deciding the same one."""
        if not PEOPLE["cases"]:
            return self.look("/cases/", "desk") and None
        case = CHANCE.choice(PEOPLE["cases"][:8])
        page = self.look(f"/cases/{case}/do/decide/", "decide: page")
        version = re.search(r'name="version" value="(\d+)"', page)
        if version is None:
            TOLD["decided before"] += 1
            return None
        judged = dict.fromkeys(re.findall(r'name="(fact\.[^"]+)"', page), "是")
        said = {"version": version.group(1), "reason": "材料齐全，各项达标。", **judged}
        done = self.act(case, "decide", said)
        if done is None:
            self.act(case, "refuse", {"version": version.group(1), "reason": "按规则不符合条件。"})
        if case in PEOPLE["cases"]:
            PEOPLE["cases"].remove(case)
        return None

    def act(self, case: str, verb: str, data: dict[str, str]) -> bool | None:
        """Whether it was done; None where the rule says no, False where somebody else was first."""
        with self.client.post(
            f"/cases/{case}/do/{verb}/",
            data=data,
            headers={"X-CSRFToken": CSRF},
            name=verb,
            catch_response=True,
            allow_redirects=False,
        ) as answer:
            if answer.status_code == 302:
                DECIDED.append(case)
                TOLD["granted" if verb == "decide" else "refused"] += 1
                return True
            told = str(answer.text)
            if answer.status_code in (403, 409) or any(words in told for words in OVERTAKEN):
                TOLD["decided before"] += 1
                answer.success()
                return False
            if verb == "decide" and any(words in told for words in RULE_SAYS_NO):
                answer.success()
                return None
            answer.failure(f"{answer.status_code}")
            return False


@events.request.add_listener
def _count(**_: Any) -> None:
    ANSWERED["all"] += 1


@events.quitting.add_listener
def _write(environment: Any, **_: Any) -> None:
    told = {"kept": KEPT, "decided": DECIDED, "told": TOLD, "answered": ANSWERED["all"]}
    Path(os.environ["LOAD_KEPT"]).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
