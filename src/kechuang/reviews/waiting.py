"""Whether a panel stands where an act needs it: held for the act, refused in words where it does not."""

from __future__ import annotations

from kechuang.accounts.access import Actor
from kechuang.accounts.models import User
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.reviews.models import Panel
from kechuang.reviews.models.panel import State

STATES: dict[State, Sentence] = {
    "opened": Sentence("待公布承诺", "to be committed to"),
    "committed": Sentence("已承诺，待抽取", "committed, to be drawn"),
    "failed": Sentence("抽不出合格的专家组", "no panel was possible"),
    "drawn": Sentence("已抽取，待评分", "drawn, to be scored"),
    "scoring": Sentence("评分中", "being scored"),
    "closed": Sentence("评分结束，待结论", "scored, to be concluded"),
    "concluded": Sentence("已有结论", "concluded"),
    "cancelled": Sentence("已取消", "called off"),
}


def held(panel: Panel, *states: State) -> Panel:
    """The panel, locked until the transaction ends. Raises Conflict where it stands elsewhere."""
    row = Panel.objects.select_for_update().get(pk=panel.pk)
    now = row.state
    if now not in states:
        said = STATES[now]
        raise Conflict(
            "panel.moved",
            Sentence(f"这次评审现在是“{said.zh}”。", f"The panel is {said.en} now."),
            Sentence("请刷新页面再看；您的操作没有生效。", "Reload and look again; what you did took no effect."),
            state=now,
        )
    return row


def person_of(actor: Actor) -> User | None:
    """Who acts, as a row refers to them."""
    return actor if isinstance(actor, User) else None
