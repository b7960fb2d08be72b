"""What a source of reminders is, and one thing it finds due for one person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from kechuang.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Due:
    """One thing for one person. Words that change make it unread again, so they tell no days left.

    key      names the thing within its kind, the same every day
    address  of the page where one acts on it, from the root of the site
    """

    person: int
    key: str
    says: Sentence
    address: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of reminder. `find` gives all that is due as of a day, for everybody.

    `mandatory`: a duty with a legal limit; nobody can choose to have no letter of it.
    """

    code: str
    name: Sentence
    find: Callable[[date], Iterable[Due]]
    mandatory: bool = False
