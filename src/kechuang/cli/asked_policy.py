"""Which law a command asks for: the policy, the day, the day of acceptance and the jurisdiction, as words given."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

if TYPE_CHECKING:
    from kechuang.rules.law import Law, Local

PolicyArgument = Annotated[str, typer.Argument(metavar="POLICY", help="政策代码或名称。 Policy code or name.")]
OnOption = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="基准日（默认今天）。 Reference date; today by default.")
]
AcceptedOption = Annotated[
    str | None, typer.Option(metavar="DATE", help="受理日，用于过渡条款。 Day of acceptance, for transitional rules.")
]
JurisdictionOption = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="行政区划代码或数值表文件，如130181。 Division code, or a table of figures."),
]


def asked_day(text: str | None, option: str = "--on") -> date:
    """The day written as YYYY-MM-DD; today where none is. Raises BadInput."""
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(
            "usage.date",
            Sentence(f"{option} 的“{text}”不是日期。", f"“{text}” of {option} is not a date."),
            Sentence("请写成 2018-07-23 这样。", "Write it like 2018-07-23."),
            option=option,
        ) from None


def asked_law(policy: str, on: str | None, accepted: str | None = None, jurisdiction: str | None = None) -> Law:
    """The policy on the day, with the jurisdiction's own figures. Raises BadInput."""
    from kechuang.policies import catalogue

    return catalogue().law(
        policy,
        asked_day(on),
        asked_figures(jurisdiction),
        accepted=asked_day(accepted, "--accepted") if accepted else None,
    )


def asked_figures(jurisdiction: str | None) -> Local:
    """A jurisdiction's own figures: by division code, with those of its province and city below; or of one table."""
    if not jurisdiction:
        return {}
    from kechuang.policies import catalogue
    from kechuang.policies.jurisdictions import figures_in
    from kechuang.rules.check_overflow import check_figures
    from kechuang.rules.jurisdictions import local_figures

    given = Path(jurisdiction)
    if given.suffix == ".toml" and given.is_file():
        figures = local_figures(given.read_text("utf-8"), catalogue().parameters(), given.name)
        check_figures(catalogue(), figures, given.name)
        return figures
    if not _open_home():
        return figures_in(jurisdiction)
    from kechuang.policies.jurisdictions.signed import figures_asked

    return figures_asked(jurisdiction)


def _open_home() -> bool:
    """Whether there is a data folder, opened, so that what officers signed counts."""
    from kechuang.cli.existing_home import open_existing
    from kechuang.kernel.errors import BadInput, Conflict

    try:
        open_existing(None)
    except (BadInput, Conflict):
        return False
    return True
