"""Which lists the registry holds completely, so that not being on one means no, or nought, instead of not known.

Said by somebody who may, from a day on, with its own two times like any record. Without it, records that are there
count, and records that are not there say nothing: unknown is not zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kechuang.kernel.once import once
from kechuang.kernel.sentences import Sentence
from kechuang.questions.composed import composed
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.stated_fact import COMPLETE, StatedFact


@dataclass(frozen=True, slots=True)
class List:
    """One list that may be complete: its code (`certificate:hnte`) and what it is a list of."""

    code: str
    name: Sentence

    @property
    def subject(self) -> str:
        """How the statement about it names it."""
        return f"registry:{self.code}"


LISTS = {
    one.code: one
    for one in (
        List("certificate:hnte", Sentence("高新技术企业证书", "certificates of high-tech enterprises")),
        List("certificate:heb_tech_sme", Sentence("河北省科技型中小企业证书", "certificates of Hebei technology SMEs")),
        List("certificate:tech_sme", Sentence("科技型中小企业入库登记编号", "registration numbers of technology SMEs")),
        List("certificate:cma", Sentence("检验检测机构资质认定证书", "certificates of testing bodies")),
        List("intellectualproperty", Sentence("知识产权", "intellectual property")),
        List("platform", Sentence("创新平台", "platforms")),
        List("residence", Sentence("孵化载体入驻情况", "residences in carriers")),
        List("eventheld", Sentence("活动", "events")),
        List("voucher", Sentence("创新券", "innovation vouchers")),
        List("loan", Sentence("科技贷款", "loans")),
    )
}


def is_complete(code: str, asof: AsOf) -> bool:
    """Whether the list is said to be complete on the day, as known at the instant."""
    if (supposed := _supposed.get()) is not None and supposed[0] == code:
        return supposed[1]
    return once(("complete lists", asof), lambda: _said(asof)).get(LISTS[code].subject) is True


def last_said(code: str) -> StatedFact | None:
    """The statement about the list that begins last, whatever it says; None where nobody said anything."""
    said = StatedFact.objects.standing().filter(subject=LISTS[code].subject, fact=COMPLETE)
    return said.order_by("valid_from").last()


_supposed: ContextVar[tuple[str, bool] | None] = ContextVar("kechuang_list_supposed", default=None)


@contextmanager
def supposing(code: str, *, complete: bool) -> Iterator[None]:
    """Within it the list counts as complete, or as not: what would be answered if somebody said so."""
    token = _supposed.set((code, complete))
    try:
        yield
    finally:
        _supposed.reset(token)


def _said(asof: AsOf) -> dict[str, Any]:
    """What was said last of each list: a page that reads twenty facts asks for all of them together."""
    return dict(_of_lists(valid=asof.valid, known=asof.known))


@composed
def _of_lists(*, valid: Any, known: Any) -> QuerySet[Any, Any]:
    subjects = [one.subject for one in LISTS.values()]
    said = StatedFact.objects.as_of(AsOf(valid, known)).filter(subject__in=subjects, fact=COMPLETE)
    return said.order_by("valid_from").values_list("subject", "value")
