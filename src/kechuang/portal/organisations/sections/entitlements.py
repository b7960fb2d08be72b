"""Which policies it could be entitled to: every policy about organisations, decided on its facts of the day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions import figures_in, has_figures
from kechuang.portal.organisations.file import File, Section
from kechuang.registry.facts.answers import answers, row_of
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.reading import may_read_facts
from kechuang.registry.facts.subjects import KINDS, organisation
from kechuang.rules.law import NotInForce

WORDS = {
    "yes": Sentence("符合", "met"),
    "unknown": Sentence("待定", "undetermined"),
    "no": Sentence("不符合", "not met"),
}


def verdicts(file: File) -> dict[str, list[tuple[Sentence, str]]]:
    """Names and addresses of policies by verdict."""
    place = str(getattr(file.row, "division", ""))[:6]
    figures = figures_in(place) if has_figures(place) else {}
    subject = organisation(file.key)
    found: dict[str, list[tuple[Sentence, str]]] = {word: [] for word in WORDS}
    for policy in catalogue():
        if KINDS[policy.subject][0] != subject.kind:
            continue
        try:
            law = catalogue().law(policy.code, file.moment.asof.valid, figures)
        except NotInForce:
            continue
        verdict = law.decide(row_of(answers(subject, When.of(file.moment.asof, policy), law.facts)))
        word = "unknown" if verdict is None else "yes" if verdict else "no"
        on = f"?on={file.moment.valid}" if file.moment.valid else ""
        address = reverse("organisation-check", args=[file.key, policy.code]) + on
        found[word].append((Sentence(policy.name, policy.english), address))
    return found


def _gather(file: File) -> Mapping[str, Any] | None:
    if not may_read_facts(file.reader, file.key).allowed:
        return None
    address = reverse("organisation-policies", args=[file.key]) + file.moment.query
    return {"address": address}


SECTION = Section(
    80, "policies", gettext_lazy("政策"), "portal/organisations/entitlements.html", _gather, place="aside"
)
