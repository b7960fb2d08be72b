"""Grant the support: nobody objected in time; the money is set aside and paid next."""

from __future__ import annotations

from kechuang.cases.granting import refuse_unpublished
from kechuang.cases.verb import CaseVerb, Doing
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "grant",
    Sentence("确定支持", "grant the support"),
    Sentence("公示期满无异议，确定支持，安排拨付。", "Nobody objected in time; it is granted and paid next."),
    "case.support_granted",
    "office",
)


def effect(doing: Doing) -> None:
    """Raises Conflict while it is published or an objection waits."""
    refuse_unpublished(doing.case, doing.today)
