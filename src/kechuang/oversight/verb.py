"""A verb of a question or matter: its name, what follows from it, the event it leaves, whose it is, what is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from kechuang.accounts.access import Actor, Allowed, Verb, Verdict, may
from kechuang.accounts.held import heads_bureau, memberships_of
from kechuang.accounts.roles import Role
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.access import OF_UNIT
from kechuang.oversight.models import Matter
from kechuang.registry.sources import Evidence

Side = Literal["office", "unit", "leader", "clock"]
"""Whose verb it is: of who runs the supervision, of the unit asked, of its leader or one above, of time."""
Asked = Literal["due", "unit", "person", "evidence"]


@dataclass(frozen=True, slots=True)
class MatterVerb:
    """One verb. `name` completes “可以…” and “may …”; `said` is the label of the words it needs, None where none."""

    code: str
    name: Sentence
    does: Sentence
    event: str
    side: Side
    said: Sentence | None = None
    asks: tuple[Asked, ...] = ()
    danger: bool = False
    always_said: bool = True
    """Whether the words are required; without them evidence is enough."""
    head: bool = False
    """Whether who leads the bureau may do it, too: it reviews what an officer did."""

    def verdict(self, actor: Actor, matter: Matter) -> Verdict:
        """Whether their roles give it to them; who did what it must stand apart from may still not (`apart.may_do`)."""
        if self.side == "unit":
            return may(actor, Verb(self.name, OF_UNIT, owner=True), matter)
        if self.side == "leader":
            return may(actor, Verb(self.name, frozenset({Role.UNIT_LEADER})), matter)
        if self.head and any(heads_bureau(one) for one in memberships_of(actor)):
            zh, en = f"科技局负责人可以{self.name.zh}。", f"As leader of the bureau you may {self.name.en}."
            return Allowed(Sentence(zh, en))
        roles = frozenset() if self.side == "clock" else frozenset({Role.PROGRAMME_OFFICER})
        return may(actor, Verb(self.name, roles, "site"))


@dataclass(slots=True)
class Doing:
    """A verb being done: the locked matter, by whom, when, what was said and given. `due` takes the limit's place.

    `do` does a verb to another matter, as `engine.do`, in the same transaction.
    """

    matter: Matter
    actor: Actor
    stamp: datetime
    today: date
    said: str
    do: Callable[..., Matter]
    given: Mapping[str, Any] = field(default_factory=dict)
    evidence: Evidence | None = None
    due: date | None = None


Effect = Callable[[Doing], Mapping[str, Any] | None]
"""What a verb does besides moving the matter, in the same transaction; gives what the log shall tell (plain JSON)."""
