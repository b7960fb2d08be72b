"""How complete its facts are: known, stale, missing, disputed; each leads to the list of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.portal.organisations.file import File, Section
from kechuang.registry.facts.answers import answers
from kechuang.registry.facts.asking import STATES, in_state
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.reading import may_read_facts
from kechuang.registry.facts.subjects import organisation
from kechuang.registry.facts.vocabulary import facts_asked_of


def _gather(file: File) -> Mapping[str, Any] | None:
    if not may_read_facts(file.reader, file.key).allowed:
        return None
    subject = organisation(file.key)
    found = answers(subject, When.of(file.moment.asof), facts_asked_of(subject.kind)).values()
    address = reverse("organisation-facts", args=[file.key])
    on = f"&on={file.moment.valid}" if file.moment.valid else ""
    counts = [
        (state, words, sum(in_state(answer, state) for answer in found), f"{address}?state={state}{on}")
        for state, words in STATES.items()
    ]
    return {"counts": counts, "total": len(found), "address": address}


SECTION = Section(70, "facts", gettext_lazy("事项"), "portal/organisations/facts_wanting.html", _gather, place="aside")
