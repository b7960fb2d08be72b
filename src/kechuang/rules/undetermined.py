"""Figures of the law that nobody has found: what they block, whom they block, how a value is loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from kechuang.rules.document import parameters_of
from kechuang.rules.facts import Fact
from kechuang.rules.heads import written_unit
from kechuang.rules.law import Law
from kechuang.rules.parameters import Citation, Parameter
from kechuang.rules.policy import Policy, Version, flat
from kechuang.rules.python_reader import Row
from kechuang.rules.tree import walk


class Blocked(NamedTuple):
    """How many subjects a figure leaves undecided, and of how many nothing else is missing."""

    subjects: int
    alone: int


@dataclass(frozen=True, slots=True)
class Undetermined:
    """One figure without an official value. `blocks`: the versions that read it, with the clauses it leaves open."""

    figure: Parameter
    unit: str
    citation: Citation
    blocks: tuple[tuple[Policy, Version, tuple[str, ...]], ...]
    set_by: tuple[str, ...]
    """Names of the divisions that have set their own."""

    blocked: Blocked | None = None
    """Whom it leaves undecided; None where nobody counted, or none of its policies was asked."""

    @property
    def subjects(self) -> int | None:
        """How many subjects it leaves undecided; None where that is not known."""
        return self.blocked.subjects if self.blocked else None

    @property
    def conditions(self) -> int:
        """How many conditions, scores and amounts it leaves open, over all versions."""
        return sum(len(labels) for _, _, labels in self.blocks)

    @property
    def policies(self) -> tuple[Policy, ...]:
        """The policies it blocks, each once."""
        return tuple({p.code: p for p, _, _ in self.blocks}.values())

    @property
    def entry(self) -> str:
        """The entry that loads a value, ready to be filled in."""
        lines = [
            "[[figure]]",
            f'policy = "{self.blocks[0][0].code}"',
            f'parameter = "{self.figure.name}"',
            f'value = "…{self.unit}"',
            "since = YYYY-MM-DD",
            'document = "…"',
            'number = "…"',
            'article = "…"',
            'confidence = "S"',
        ]
        return "\n".join(lines)


def undetermined(
    policies: Iterable[Policy],
    set_by: Mapping[str, Sequence[str]] | None = None,
    blocked: Mapping[str, Blocked] | None = None,
) -> list[Undetermined]:
    """Every such figure, those first that block most subjects, then most policies, versions and clauses.

    `set_by` names the divisions with a figure of their own; `blocked` counts subjects by the figure's name
    (`blocked_subjects` over a table, the nightly run over a registry). Without counts the policies decide the order.
    """
    figures: dict[str, Parameter] = {}
    blocks: dict[str, list[tuple[Policy, Version, tuple[str, ...]]]] = {}
    for policy in policies:
        for version in policy.versions:
            for figure in parameters_of(version):
                if figure.values[-1].value is None:
                    figures[figure.name] = figure
                    blocks.setdefault(figure.name, []).append((policy, version, _left_open(version, figure)))
    found = [
        Undetermined(
            figure,
            written_unit(Fact(figure.name, "number", figure.label, figure.unit)),
            figure.values[-1].citation,
            tuple(blocks[name]),
            tuple((set_by or {}).get(name, ())),
            (blocked or {}).get(name),
        )
        for name, figure in figures.items()
    ]
    return sorted(found, key=_order)


def blocked_subjects(laws: Iterable[Law], rows: Iterable[Row]) -> dict[str, Blocked]:
    """By the name of a figure that some of the laws lacks: whom it leaves undecided.

    A subject counts once for a figure, whatever number of laws read it. One that fails for another reason is not
    blocked by it; one whose own facts are missing too is not blocked by it alone.
    """
    lacking = [(law, {p.name for p in parameters_of(law.version) if _open(p, law)}) for law in laws]
    reading, every = [law for law, names in lacking if names], {name for _, names in lacking for name in names}
    blocked, alone = Counter[str](), Counter[str]()
    for row in rows:
        told = [law.explain(row) for law in reading if law.decide(row) is None]
        blocked.update({p.name for one in told for p in one.unknown_figures})
        alone.update({p.name for one in told if not one.missing for p in one.unknown_figures})
    return {name: Blocked(blocked[name], alone[name]) for name in sorted(every)}


def _order(one: Undetermined) -> tuple[Any, ...]:
    subjects, alone = one.blocked or (0, 0)
    return (-subjects, -alone, -len(one.policies), -len(one.blocks), -one.conditions, one.figure.name)


def _open(figure: Parameter, law: Law) -> bool:
    held = law.local.get(figure.name, figure).on(law.day)
    return held is None or held.value is None


def _left_open(version: Version, figure: Parameter) -> tuple[str, ...]:
    """Labels of the clauses of a version that read the figure."""
    clauses = [
        *((c.label, c.test) for c in flat(version.conditions) if not c.parts),
        *((s.label, s.points) for s in version.scores),
        *((a.label, a.value) for a in version.amounts),
    ]
    return tuple(label for label, of in clauses if any(n.op == "param" and n.args[0] == figure for n in walk(of)))
