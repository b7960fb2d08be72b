"""What a reviewer reads of an application: facts as submitted and documents; masked where the review is blind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kechuang.accounts.access import READ, Actor, Denied, Verdict, may, require, visible
from kechuang.accounts.models import User
from kechuang.cases.joined import items_of, typed_items
from kechuang.cases.models import Attachment, Case
from kechuang.events.record import record
from kechuang.kernel.sentences import Sentence
from kechuang.registry.evidence.stored import stored_path
from kechuang.registry.kinds.organisation import Organisation
from kechuang.reviews.models import ReadingRight, Seat

MASK = "○○○"
_OVER = Denied(Sentence("这件申请现在不在评审中。", "This application is not being judged now."))
_BLIND = Denied(
    Sentence("盲评不提供附件原件：其中写有申报单位。", "A blind review shows no documents: they name who applies.")
)


@dataclass(frozen=True, slots=True)
class Material:
    """Facts as plain rows, the documents, how many of them are held back."""

    facts: list[dict[str, Any]]
    documents: list[Attachment]
    withheld: int


def rights_of(actor: Actor, seat: Seat) -> list[ReadingRight]:
    """What may be read from a seat now, in the order of the applications."""
    rows = visible(actor, ReadingRight.objects.filter(seat=seat, superseded_at=None))
    return list(rows.select_related("of__case", "of__panel").order_by("of__ordinal"))


def may_read_application(actor: Actor, right: ReadingRight) -> Verdict:
    """Its own reviewer, while the case is in review."""
    if not isinstance(actor, User) or right.account_id != actor.pk or right.of.case.state != "reviewing":
        return _OVER
    return may(actor, READ, right)


def material(right: ReadingRight, actor: Actor) -> Material:
    """What was last submitted. That it was read is logged. Raises Refused."""
    case, blind = right.of.case, right.of.panel.blind
    require(may_read_application(actor, right), actor, "panel.material_read", right.of.panel)
    submission = case.submissions.order_by("-ordinal").first()
    facts = list(submission.facts.values()) if submission else []
    documents = list(case.attachments.filter(superseded_at=None).select_related("evidence").order_by("wanted", "pk"))
    about = {"case": case.number, "seat": right.seat.handle, "submission": submission.ordinal if submission else 0}
    record("panel.material_read", actor=actor, obj=right.of.panel, after=about)
    hide = _masked(case) if blind else _as_it_is
    shown = [held | {"label": hide(held["label"]), "said": [hide(one) for one in held["said"]],
                     "from": [hide(one) for one in held["from"]]} for held in facts]  # fmt: skip
    shown.sort(key=lambda held: (held["period"], held["label"]))
    return Material(
        [*_project(case, hide, blind=right.of.panel.blind), *shown],  # the project first, in the order of its form
        [] if blind else documents,
        len(documents) if blind else 0,
    )


def read_document(right: ReadingRight, attachment: Attachment, actor: Actor) -> Path:
    """Where a document of the application lies; that it was opened is logged. Raises Refused, BadInput."""
    verdict = may_read_application(actor, right)
    if verdict.allowed and right.of.panel.blind:
        verdict = _BLIND
    require(verdict, actor, "case.document_opened", right.of.case)
    path, evidence = stored_path(attachment.evidence), attachment.evidence
    after = {"document": evidence.name, "sha256": evidence.sha256, "seat": right.seat.handle}
    record("case.document_opened", actor=actor, obj=right.of.case, after=after)
    return path


def _project(case: Case, hide: Callable[[str], str], *, blind: bool) -> list[dict[str, Any]]:
    """What the form asked besides facts, in rows alike; a blind review shows no line of it that may be a name."""
    typed = typed_items(case)
    items = [item for item in items_of(case) if item.name in typed and not (blind and item.kind == "line")]
    return [
        {
            "label": f"{item.label.zh}（万元）" if item.kind == "wan" else item.label.zh,
            "said": [hide({code: name.zh for code, name in item.choices}.get(typed[item.name], typed[item.name]))],
            "from": ["申报书"],
            "period": "",
            "standing_said": "",
        }
        for item in items
    ]


def _as_it_is(text: str) -> str:
    return text


def _masked(case: Case) -> Callable[[str], str]:
    """Takes out every name, code and representative the applicant ever had on record."""
    rows = Organisation.objects.filter(key=case.organisation).values_list("name", "representative")
    words = {case.organisation, case.organisation_name, *(word for row in rows for word in row)}
    return lambda text: _pattern(words).sub(MASK, text)


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(filter(None, words), key=len, reverse=True)))
