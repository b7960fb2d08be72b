"""Which policies it could be entitled to: every policy about organisations, decided on its facts of the day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.entitlements.glance import at_a_glance
from kechuang.kernel.sentences import Sentence
from kechuang.portal.organisations.file import File, Section
from kechuang.registry.facts.reading import may_read_facts
from kechuang.registry.kinds.organisation import Organisation

WORDS = {
    "yes": Sentence("符合", "met"),
    "unknown": Sentence("待定", "undetermined"),
    "no": Sentence("不符合", "not met"),
}


def verdicts(file: File) -> dict[str, list[tuple[Sentence, str]]]:
    """Names and addresses of policies by verdict, as the page of everything it is entitled to decides them."""
    found: dict[str, list[tuple[Sentence, str]]] = {word: [] for word in WORDS}
    for one in at_a_glance(cast(Organisation, file.row), file.moment.asof):
        policy, verdict = one.law.policy, one.found.verdict
        word = "unknown" if verdict is None else "yes" if verdict else "no"
        address = reverse("organisation-check", args=[file.key, policy.code]) + on_day(file)
        found[word].append((Sentence(policy.name, policy.english), address))
    return found


def on_day(file: File) -> str:
    """The day of the file as the pages of facts and policies take it."""
    return f"?{urlencode({'on': file.moment.valid})}" if file.moment.valid else ""


def _gather(file: File) -> Mapping[str, Any] | None:
    if not may_read_facts(file.reader, file.key).allowed:
        return None
    address = reverse("organisation-policies", args=[file.key]) + file.moment.query
    return {"address": address}


SECTION = Section(
    80, "policies", gettext_lazy("政策"), "portal/organisations/entitlements.html", _gather, place="aside"
)
