"""The list of indicators: found by words, owner, live or reported; and which targets ask each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, everyone
from kechuang.indicators.catalogue import indicators
from kechuang.indicators.definition import NATURES, Indicator, Version
from kechuang.kernel.sentences import Sentence
from kechuang.portal.navigation import NavEntry
from kechuang.registry.asof import AsOf
from kechuang.supervision.held import Promise
from kechuang.supervision.using import users_of

TAB = (
    "indicators",
    NavEntry(
        10,
        "indicators",
        gettext_lazy("指标"),
        "gauge",
        covers=("indicator", "indicator-records", "indicator-restated", "indicator-compare"),
        of_plan=False,
    ),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One indicator of the list, with its newest definition and the promises that ask it."""

    indicator: Indicator
    version: Version
    asked_by: list[Promise]


@door(everyone)
def page(request: HttpRequest) -> HttpResponse:
    """`q` words; `owner` the kind of unit; `how` live or reported; `used` only those that targets ask."""
    q, owner = request.GET.get("q", "").strip(), request.GET.get("owner", "")
    how, used = request.GET.get("how", ""), bool(request.GET.get("used"))
    asking = users_of(AsOf.now().known)
    words = q.lower().split()
    fitting = [one for one in indicators().values() if all(word in _words(one.code) for word in words)]
    fitting = [one for one in fitting if how in ("", "reported" if one.reported else "live")]
    fitting = [one for one in fitting if not used or one.code in asking]
    owners = Counter(one.owner for one in fitting)
    shown = [one for one in fitting if owner in ("", one.owner.zh)]
    shown.sort(key=lambda one: (one.code not in asking, one.owner.zh, one.name.zh))
    return render(
        request,
        "portal/indicators/list.html",
        {
            "entries": [Listed(one, one.versions[-1], asking.get(one.code, [])) for one in shown],
            "q": q,
            "owner": owner,
            "how": how,
            "used": used,
            "owners": sorted(owners.items(), key=lambda pair: -pair[1]),
            "fitting": len(fitting),
            "total": len(indicators()),
            "reported": sum(one.reported for one in indicators().values()),
        },
    )


@cache
def _words(code: str) -> str:
    """Everything an indicator may be looked for by, in lower case."""
    one = indicators()[code]
    held: list[str] = [one.code, one.unit, *one.called.names, *one.called.loose]
    for sentence in (one.name, one.owner, NATURES[one.nature], *(version.says for version in one.versions)):
        held += _both(sentence)
    held += [str(cite) for version in one.versions for cite in version.cites]
    return "\n".join(held).lower()


def _both(sentence: Sentence) -> tuple[str, str]:
    return sentence.zh, sentence.en


urlpatterns = [path("indicators/", page, name="indicators")]
