"""What a panel found is laid into the cases it judged: as the records' judged facts and as the review itself."""

from __future__ import annotations

from typing import Any

from kechuang.accounts.access import Actor
from kechuang.cases import engine
from kechuang.cases.panels.sheet import shown
from kechuang.cases.sheet import JUDGED
from kechuang.cases.under_panel import panel_of
from kechuang.cases.verb import Doing
from kechuang.kernel.sentences import Sentence
from kechuang.reviews.models import Panel, PanelCase, Sheet
from kechuang.reviews.reading.scored_items import OWN
from kechuang.reviews.reading.summaries import lines_told, sitting, summaries_of


def lay_in(panel: Panel, actor: Actor) -> list[str]:
    """Close the review of every case that is still with the panel; their numbers. What else is under way stays there.

    Raises BadInput where a result cannot be kept, Conflict where somebody acted on a case just now.
    """
    return [of.case.number for of in panel.cases.select_related("case") if _laid(panel, of, actor)]


def not_laid(panel: Panel, of: PanelCase) -> bool:
    """Whether the case waits for what the panel found."""
    return of.case.state == "reviewing" and panel_of(of.case) == panel.number


def _laid(panel: Panel, of: PanelCase, actor: Actor) -> bool:
    case = of.case
    if not not_laid(panel, of):
        return False
    section, found = summaries_of(panel, only=of.ordinal)[0]
    names = {str(seat.pk): seat.name for seat in sitting(panel)}
    held = Sentence(f"专家组{panel.number}，{len(names) - len(found.missing)}份评分表", "")
    given = {"panel": panel.number, "held": held.zh}
    for line in found.lines:
        fact = section.fact(line.item)
        if line.result is None or fact.startswith(OWN):
            continue
        said = ("是" if line.result else "否") if isinstance(line.result, bool) else shown(line.result)
        given[JUDGED + fact] = said
    review: dict[str, Any] = {
        "panel": panel.number,
        "sheets": len(names) - len(found.missing),
        "missing": len(found.missing),
        "lines": lines_told(section, found, names),
        "remarks": list(
            Sheet.objects.filter(seat__panel=panel, seat__left_at=None)
            .exclude(remark="")
            .values_list("remark", flat=True)
        ),
    }

    def besides(doing: Doing) -> dict[str, Any]:
        return {"panel": panel.number, "review": review}

    engine.do(case, "close_review", actor, version=case.version, given=given, besides=besides)
    return True
