"""Whom each figure that nobody has found leaves undecided, by what a run kept."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db.models import Count, QuerySet

from kechuang.entitlements.outcomes import Finding, Outcome, standing
from kechuang.entitlements.runs import Run, last_run
from kechuang.kernel.later import pl
from kechuang.policies import catalogue
from kechuang.rules.document import parameters_of
from kechuang.rules.undetermined import Blocked

_AT_ONCE = 500
"""Numbers of one list in a question."""


def blocked_now() -> tuple[Run | None, dict[str, Blocked]]:
    """The last finished run, and by the name of a figure whom it left undecided; a policy not asked tells nothing."""
    run = last_run()
    if run is None:
        return None, {}
    told = run.blocked if run.blocked is not None else counted(run.counts)
    return run, {name: Blocked(*counts) for name, counts in told.items()}


def counted(asked: Iterable[str]) -> dict[str, list[int]]:
    """By figure: subjects undecided, and those that lack nothing else. `asked`: the policies the run asked.

    A subject counts once for a figure, whatever number of policies read it.
    """
    open_ = _open_findings()
    numbers = sorted({pk for found in open_.values() for pk in found})
    subjects: dict[int, int] = {}
    for part in _parts(numbers):
        rows = standing().filter(finding__in=part).order_by().values_list("finding").annotate(Count("pk"))
        subjects |= dict(rows)
    every = {p.name: [0, 0] for code in asked for v in catalogue()[code].versions for p in _lacking(v)}
    for name, found in open_.items():
        alone = [pk for pk, lacks_more in found.items() if not lacks_more]
        every[name] = [_subjects(list(found), subjects, name), _subjects(alone, subjects, name)]
    return every


def blocked_by(figure: str, *, alone: bool = False) -> QuerySet[Outcome]:
    """What stands for every subject that the figure leaves undecided; `alone`: and lacks nothing else."""
    found = _open_findings().get(figure, {})
    numbers = [pk for pk, lacks_more in found.items() if not (alone and lacks_more)]
    return standing().filter(finding__in=numbers).select_related("finding")


class BlockedMoved:
    """What reading a few subjects again moves of `counted`."""

    def __init__(self) -> None:
        self._seen: dict[int, dict[str, bool]] = {}

    def moved(self, before: pl.DataFrame | None, after: pl.DataFrame | None) -> dict[str, list[int]]:
        """By figure: how many subjects more are undecided, and lack nothing else. Frames: `subject`, and a finding."""
        found: dict[str, list[int]] = {}
        for frame, name, sign in ((before, "before", -1), (after, "after", 1)):
            held: dict[str, dict[str, bool]] = {}  # subject → figure → whether it stands alone in one finding at least
            for subject, finding in frame.select("subject", name).rows() if frame is not None else ():
                for figure, lacks_more in self._of(finding).items():
                    mine = held.setdefault(subject, {})
                    mine[figure] = mine.get(figure, False) or not lacks_more
            for figures in held.values():
                for figure, alone in figures.items():
                    counts = found.setdefault(figure, [0, 0])
                    found[figure] = [counts[0] + sign, counts[1] + sign * alone]
        return found

    def _of(self, finding: int) -> dict[str, bool]:
        """Figures that leave a finding undecided, and whether it lacks facts as well."""
        if finding not in self._seen:
            self._seen[finding] = {
                name: told[finding] for name, told in _open_findings(finding).items() if finding in told
            }
        return self._seen[finding]


def _open_findings(only: int | None = None) -> dict[str, dict[int, bool]]:
    """By figure: the undecided findings that name it, and whether they lack facts as well."""
    rows = Finding.objects.filter(verdict=None)
    rows = rows if only is None else rows.filter(pk=only)
    found: dict[str, dict[int, bool]] = {}
    for pk, policy, since, labels, missing in rows.values_list("pk", "policy", "law_since", "figures", "missing"):
        for label in labels:
            for name in _names(policy, since).get(label, ()):
                found.setdefault(name, {})[pk] = bool(missing)
    return found


@cache
def _names(policy: str, since: Any) -> dict[str, tuple[str, ...]]:
    """The names of the figures a version reads, by their label: findings keep labels."""
    found: dict[str, tuple[str, ...]] = {}
    held = next((p for p in catalogue() if p.code == policy), None)
    version = next((v for v in held.versions if v.since == since), None) if held else None
    for figure in parameters_of(version) if version else ():
        found[figure.label] = (*found.get(figure.label, ()), figure.name)
    return found


def _lacking(version: Any) -> list[Any]:
    return [p for p in parameters_of(version) if p.values[-1].value is None]


def _subjects(numbers: list[int], counts: dict[int, int], figure: str) -> int:
    """How many subjects have one of the findings. Of one policy each has one: only several policies need comparing."""
    if len(_policies(figure)) < 2:
        return sum(counts.get(pk, 0) for pk in numbers)
    found: set[str] = set()
    for part in _parts(numbers):
        found.update(standing().filter(finding__in=part).order_by().values_list("subject", flat=True))
    return len(found)


@cache
def _policies(figure: str) -> frozenset[str]:
    return frozenset(p.code for p in catalogue() for v in p.versions if figure in {f.name for f in parameters_of(v)})


def _parts(numbers: list[int]) -> Iterable[list[int]]:
    return (numbers[start : start + _AT_ONCE] for start in range(0, len(numbers), _AT_ONCE))
