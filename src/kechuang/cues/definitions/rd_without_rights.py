"""Much R&D for the industry over three years, and nothing granted or filed in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from kechuang.cues.cue import Cue, Finding
from kechuang.cues.returns import compared, newest_year, record_of, research
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.intellectual_property import IntellectualProperty


def find(asof: AsOf) -> Iterator[Finding]:
    """Those whose three-year share of R&D in sales is above nine tenths of their peers'."""
    last = newest_year(asof)
    if last is None:
        return
    years = (last, last - 1, last - 2)
    values = {organisation: told.share for organisation, told in research(asof, years).items() if told.share}
    with_rights = _with_rights(asof, years[-1], last)
    for one in compared(asof, values):
        if one.value > one.peers.high and one.organisation not in with_rights:
            yield Finding(
                one.organisation,
                str(last),
                Sentence(
                    f"{years[-1]}—{last}年研发投入高于九成同类，三年间没有申请或授权的知识产权",
                    f"R&D in {years[-1]} to {last} exceeds that of nine in ten peers; nothing was filed or granted",
                ),
                tuple(record_of(one.organisation, year) for year in years),
                one.value,
                one.peers,
                weight=float(one.value / one.peers.high) if one.peers.high else 0.0,
            )


def _with_rights(asof: AsOf, first: int, last: int) -> set[str]:
    """Whoever owns a right filed or granted in these years, alone or with others."""
    within = (date(first, 1, 1), date(last, 12, 31))
    rows = IntellectualProperty.objects.known(asof).filter(Q(filed__range=within) | Q(granted__range=within))
    found: set[str] = set()
    for owner, others in rows.order_by().values_list("organisation", "co_owners").iterator():
        found.update((owner, *(code.strip() for code in others.split(",") if code.strip())))
    return found


CUE = Cue(
    "rd_without_rights",
    Sentence("研发投入高而无知识产权", "Much R&D, no rights"),
    Sentence(
        "近三年研发投入强度高于九成同行，三年间没有申请或授权任何知识产权。",
        "R&D intensity over three years above nine in ten peers, and no right filed or granted in them.",
    ),
    Sentence(
        "技术秘密、长周期研发或知识产权未登记都会这样；先请企业补登。",
        "Trade secrets, long projects or rights not on record explain it; ask for the records first.",
    ),
    Sentence("与同行业比较；不是认定条件", "A comparison with the industry; no condition of recognition"),
    find,
)
