"""What a person chooses for a whole import: what a difference means, from which day, and what an empty cell means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal, cast

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.record import Record


@dataclass(frozen=True, slots=True)
class Options:
    """`differs`: another value for a known subject is a correction, or a change of the world since `since`.

    `blank`: an empty cell leaves what is known, or clears it. `standing` and `example` go to the source; `reason` to
    every record changed.
    """

    differs: Literal["correct", "replace"]
    since: date
    blank: Literal["keep", "clear"] = "keep"
    standing: Literal["reported", "confirmed"] = "reported"
    example: bool = False
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        """For storing."""
        return asdict(self) | {"since": self.since.isoformat()}

    @classmethod
    def of(cls, kind: type[Record], given: Mapping[str, Any], today: date) -> Options:
        """From a form, a command or storage; what is not given is as the kind has it. Raises BadInput."""
        since = given.get("since") or today.isoformat()
        try:
            day = since if isinstance(since, date) else date.fromisoformat(str(since))
        except ValueError as error:
            raise BadInput(
                "import.since",
                Sentence(f"“{since}”不是日期。", f"“{since}” is not a date."),
                Sentence("请写成 2020-06-30。", "Write it as 2020-06-30."),
                field="since",
            ) from error
        differs = str(given.get("differs") or kind.NEWER_TABLE)
        blank, standing = str(given.get("blank") or "keep"), str(given.get("standing") or "reported")
        for name, value, allowed in (
            ("differs", differs, ("correct", "replace")),
            ("blank", blank, ("keep", "clear")),
            ("standing", standing, ("reported", "confirmed")),
        ):
            if value not in allowed:
                raise BadInput(
                    "import.option",
                    Sentence(f"{name} 不能是“{value}”。", f"{name} cannot be “{value}”."),
                    Sentence(f"可用：{'、'.join(allowed)}。", f"It may be {' or '.join(allowed)}."),
                    field=name,
                )
        return cls(
            cast(Any, differs),
            day,
            cast(Any, blank),
            cast(Any, standing),
            bool(given.get("example")),
            str(given.get("reason") or "").strip(),
        )
