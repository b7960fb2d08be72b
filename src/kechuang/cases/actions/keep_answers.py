"""Keep what was typed into a draft, at once: several people may fill in one, and nobody's words are written over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from kechuang.accounts.access import Actor
from kechuang.accounts.models import User
from kechuang.cases.editing import require_editing
from kechuang.cases.joined import items_of, standing_rows
from kechuang.cases.models import Case, DraftAnswer
from kechuang.cases.sheet import Sheet, sheet_of
from kechuang.events.clock import moment
from kechuang.events.record import record

_LONGEST = 2000


@dataclass(slots=True)
class Kept:
    """Names that were kept, and those somebody else changed meanwhile: what stands there and who typed it.

    `sheet` is the form as it stood before; None where no policy asks for facts.
    """

    names: list[str] = field(default_factory=list)
    overtaken: dict[str, tuple[str, str]] = field(default_factory=dict)
    sheet: Sheet | None = None


def keep_answers(case: Case, given: Mapping[str, str], actor: Actor, *, seen: Mapping[str, str] | None = None) -> Kept:
    """Keep each text under its name; `seen` is what stood there when the form was opened. Unknown names are left out.

    The facts are read before the transaction: nobody else writes while it lasts. Nothing changed: no event. Raises
    Refused, BadInput once it is submitted.
    """
    require_editing(actor, case, "case.draft_kept")
    kept = Kept(sheet=sheet_of(case) if case.policy else None)
    known = {item.name for item in items_of(case)}
    asked: dict[str, str] = {}
    if kept.sheet is not None:
        known |= {*kept.sheet.wants, *kept.sheet.asks}
        asked = {name: one.held for name, one in kept.sheet.asks.items()}
    with transaction.atomic():
        stamp = moment()
        row = Case.objects.select_for_update().get(pk=case.pk)
        require_editing(actor, row, "case.draft_kept")
        standing = {answer.name: answer for answer in standing_rows(row)}
        for name, text in given.items():
            if name not in known:
                continue
            text, held = text.strip()[:_LONGEST], standing.get(name)
            before = held.text if held else asked.get(name, "")
            was = seen[name].strip() if seen is not None and name in seen else before
            if text in (before, was):
                continue
            if was != before:
                kept.overtaken[name] = (before, str(held.recorded_by) if held and held.recorded_by else "")
                continue
            if held:
                row.answers.filter(pk=held.pk).update(superseded_at=stamp)
            by = actor if isinstance(actor, User) else None
            DraftAnswer.objects.create(case=row, name=name, text=text, recorded_at=stamp, recorded_by=by)
            kept.names.append(name)
        if kept.names:
            record(
                "case.draft_kept",
                actor=actor,
                obj=row,
                on_behalf_of=row.organisation_name,
                after={"names": sorted(kept.names)},
                at=stamp,
            )
    return kept
