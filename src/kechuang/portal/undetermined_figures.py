"""Figures of the law that nobody has found: what they block, who has set their own, how a value is loaded."""

from __future__ import annotations

from dataclasses import dataclass

from kechuang.policies import catalogue
from kechuang.policies.jurisdictions import Jurisdiction, jurisdictions
from kechuang.rules.document import parameters_of
from kechuang.rules.facts import Fact
from kechuang.rules.heads import written_unit
from kechuang.rules.parameters import Citation, Parameter
from kechuang.rules.policy import Policy, Version, flat
from kechuang.rules.tree import walk


@dataclass(frozen=True, slots=True)
class Undetermined:
    """One figure without an official value. `blocks`: the versions that read it, with the clauses it leaves open."""

    figure: Parameter
    unit: str
    citation: Citation
    blocks: tuple[tuple[Policy, Version, tuple[str, ...]], ...]
    set_by: tuple[Jurisdiction, ...]

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
        example = f"…{self.unit}"
        lines = [
            "[[figure]]",
            f'policy = "{self.blocks[0][0].code}"',
            f'parameter = "{self.figure.name}"',
            f'value = "{example}"',
            "since = YYYY-MM-DD",
            'document = "…"',
            'number = "…"',
            'article = "…"',
            'confidence = "S"',
        ]
        return "\n".join(lines)


def undetermined() -> list[Undetermined]:
    """Every such figure, those first that block most policies, then most versions, then most clauses."""
    figures: dict[str, Parameter] = {}
    blocks: dict[str, list[tuple[Policy, Version, tuple[str, ...]]]] = {}
    for policy in catalogue():
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
            tuple(j for j in jurisdictions() if name in j.own),
        )
        for name, figure in figures.items()
    ]
    return sorted(found, key=lambda u: (-len(u.policies), -len(u.blocks), -u.conditions, u.figure.name))


def _left_open(version: Version, figure: Parameter) -> tuple[str, ...]:
    """Labels of the clauses of a version that read the figure."""
    clauses = [
        *((c.label, c.test) for c in flat(version.conditions) if not c.parts),
        *((s.label, s.points) for s in version.scores),
        *((a.label, a.value) for a in version.amounts),
    ]
    return tuple(label for label, of in clauses if any(n.op == "param" and n.args[0] == figure for n in walk(of)))
