"""What pages about an organisation's facts share: whose they are, the day asked about, the law of that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from kechuang.accounts.access import refusal
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions.signed import figures_at
from kechuang.questions.composed import composed
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.answers import Answer, answers
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.reading import may_read_facts
from kechuang.registry.facts.subjects import KINDS, Subject, organisation
from kechuang.registry.kinds.organisation import Organisation
from kechuang.rules.law import Law, NotInForce
from kechuang.rules.policy import Policy


@dataclass(frozen=True, slots=True)
class Shown:
    """The organisation of a page, the day asked about, and what was wrong with the day as written."""

    record: Organisation
    subject: Subject
    asof: AsOf
    wrong_day: str = ""

    @property
    def key(self) -> str:
        """The organisation's key."""
        return self.subject.key

    @property
    def example(self) -> bool:
        """Whether it is synthetic."""
        return bool(self.record.source.example)

    @property
    def on(self) -> str:
        """The day, in ISO form."""
        return self.asof.valid.isoformat()

    @property
    def query(self) -> str:
        """The day as part of an address; empty for today."""
        return "" if self.asof.valid == timezone.localdate() else f"?{urlencode({'on': self.on})}"


def shown(request: HttpRequest, key: str) -> Shown:
    """Whose facts an address asks for, as of its `on`. Raises Refused before it tells whether there is such a one."""
    verdict = may_read_facts(request.user, key)
    if not verdict.allowed:
        raise refusal(verdict)
    text, wrong = request.GET.get("on") or request.POST.get("on") or "", ""
    try:
        day = date.fromisoformat(text) if text else timezone.localdate()
    except ValueError:
        day, wrong = timezone.localdate(), text
    asof = AsOf.on(day)
    rows = _known(key=key, known=asof.known)
    if not rows:
        raise Http404(key)
    true = [row for row in rows if row.valid_from <= day and (row.valid_to is None or row.valid_to > day)]
    record = (true or rows)[-1]
    return Shown(record, organisation(key), asof, wrong)


@composed
def _known(*, key: Any, known: Any) -> QuerySet[Organisation]:
    rows = Organisation.objects.known(AsOf(known, known)).filter(key=key)
    return rows.select_related("source").order_by("valid_from")


def asked_law(of: Shown, policy: Policy) -> tuple[Law, Sentence | None]:
    """The law of the day with the figures of where it lies; where none was in force, the nearest, and what to say."""
    if of.subject.kind not in KINDS[policy.subject]:
        raise Http404(policy.code)
    place = of.record.division[:6]
    figures = figures_at(place)
    try:
        return catalogue().law(policy.code, of.asof.valid, figures), None
    except NotInForce as error:
        held = [v for v in policy.versions if v.since <= of.asof.valid] or policy.versions[:1]
        return catalogue().law(policy.code, held[-1].since, figures), error.sentence


def answers_of(of: Shown, law: Law) -> dict[str, Answer]:
    """The answers to what a law asks, as of the page's day."""
    return answers(of.subject, When.of(of.asof, law.policy), law.facts)


def fact_address(key: str, name: str, query: str = "") -> str:
    """Where one fact of an organisation is shown and acted on."""
    return reverse("organisation-fact", args=[key, name]) + query
