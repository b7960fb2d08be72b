"""A verb of the case engine: its name, what it does in a sentence, the event it leaves, who may, what is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from kechuang.accounts.access import Actor, Allowed, Verb, Verdict, may
from kechuang.accounts.roles import Role
from kechuang.cases.flow import Holder
from kechuang.cases.models import Case
from kechuang.kernel.sentences import Sentence

Side = Literal["applicant", "office", "holder", "anyone", "clock", "panel"]
"""Whose verb it is: of who applies, of the office, of whoever holds the case then, of the public, of passing time.

`panel`: the office's, done by acting on the panel of experts and by no button of the case."""

OFFICE = frozenset({Role.PROGRAMME_OFFICER})
APPLICANT = frozenset({Role.REPRESENTATIVE})

_ANYONE = Allowed(Sentence("人人可以提出。", "Open to everyone."))


@dataclass(frozen=True, slots=True)
class Asked:
    """Something to be given with a verb: a line, a text, or one of some choices (value, label).

    `warns`: the hint says what is passed over by doing it, and is shown so that nobody overlooks it.
    """

    name: str
    label: Sentence
    kind: Literal["line", "text", "choice"] = "line"
    required: bool = True
    choices: tuple[tuple[str, Sentence], ...] = ()
    hint: Sentence | None = None
    warns: bool = False


@dataclass(frozen=True, slots=True)
class CaseVerb:
    """One verb. `name` completes “可以…” and “may …”; `does` says what follows, on its button's page.

    event    the dotted past-tense type it leaves
    reason   whether it needs one in writing, which the applicant will read
    asks     what else is given with it
    """

    code: str
    name: Sentence
    does: Sentence
    event: str
    side: Side
    reason: bool = False
    asks: tuple[Asked, ...] = ()

    def of_office(self, holder: Holder) -> bool:
        """Whether it is the office's while the case is with that holder."""
        return self.side in ("office", "panel") or (self.side == "holder" and holder in ("office", "panel"))

    def access(self, holder: Holder) -> Verb:
        """For `accounts.access`, while the case is with that holder."""
        if self.side == "clock":
            return Verb(self.name)
        if self.of_office(holder):
            return Verb(self.name, OFFICE)
        return Verb(self.name, APPLICANT, owner=True)

    def verdict(self, actor: Actor, case: Case) -> Verdict:
        """Whether they may do it to the case as it stands."""
        return _ANYONE if self.side == "anyone" else may(actor, self.access(case.stage.holder), case)


@dataclass(slots=True)
class Doing:
    """A verb being done: the locked case, by whom, when, why, what was given. `due` may be set, against the limit."""

    case: Case
    actor: Actor
    stamp: datetime
    today: date
    reason: str
    given: Mapping[str, str] = field(default_factory=dict)
    due: date | None = None


Effect = Callable[[Doing], Mapping[str, Any] | None]
"""What a verb does besides moving the case, in the same transaction; gives what the log shall tell (plain JSON)."""
