"""Enter the grant on record: the certificate is entered on record, and the numbers of the plan move with it."""

from __future__ import annotations

from typing import Any

from kechuang.cases.granting import grant, refuse_unpublished
from kechuang.cases.verb import Asked, CaseVerb, Doing
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "certify",
    Sentence("登记发证", "enter the grant on record"),
    Sentence(
        "登记到证书记录，规划的指标随之变化。",
        "The certificate is entered on record, and the numbers of the plan move with it.",
    ),
    "case.certified",
    "office",
    asks=(
        Asked(
            "number",
            Sentence("证书编号", "Number of the certificate"),
            required=False,
            hint=Sentence("上级已编号的照填；空着由系统编号。", "As given from above; left empty, one is made."),
        ),
        Asked("document", Sentence("批准文号", "Document of approval"), required=False),
    ),
)


def effect(doing: Doing) -> dict[str, Any]:
    """Enter the certificate. Raises Conflict while it is published, an objection waits, or the number is taken."""
    refuse_unpublished(doing.case, doing.today)
    return grant(doing)
