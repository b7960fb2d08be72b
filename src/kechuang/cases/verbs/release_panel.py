"""Take it back from a panel: the panel was called off; another may be opened."""

from __future__ import annotations

from kechuang.cases.verb import Asked, CaseVerb, Doing
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "release_panel",
    Sentence("收回专家组评审", "take it back from a panel"),
    Sentence("专家评审已取消，可以另行组织。", "The panel was called off; another may be opened."),
    "case.panel_released",
    "panel",
    asks=(Asked("panel", Sentence("评审编号", "Number of the panel")),),
)


def effect(doing: Doing) -> dict[str, str]:
    """Tells which panel had it."""
    return {"panel": doing.given["panel"]}
