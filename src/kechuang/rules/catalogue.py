"""All policies together: found by code, references between them resolved, everything checked once at load."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from types import ModuleType
from typing import Any

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.rules.cases import Case
from kechuang.rules.checks import check
from kechuang.rules.errors import bad_rule
from kechuang.rules.facts import Fact
from kechuang.rules.law import Law, Local, NotInForce
from kechuang.rules.laws import Laws
from kechuang.rules.parameters import Parameter
from kechuang.rules.policy import Policy, Version
from kechuang.rules.tree import facts_of, walk
from kechuang.rules.worked import Worked, supposed, worked


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Policies by code, in sorted order."""

    policies: dict[str, Policy]
    _figures: dict[str, Parameter] = field(default_factory=dict, init=False, repr=False, compare=False)
    _worked: dict[Any, Worked] = field(default_factory=dict, init=False, repr=False, compare=False)
    _laws: Laws = field(default_factory=Laws, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, modules: Sequence[ModuleType]) -> Catalogue:
        """The policies of modules that each hold a POLICY whose code is the module's own name. Raises BadRule."""
        policies: dict[str, Policy] = {}
        for module in modules:
            name = module.__name__.rpartition(".")[2]
            policy = getattr(module, "POLICY", None)
            if not isinstance(policy, Policy) or policy.code != name:
                raise bad_rule(
                    "policy.misnamed",
                    f"政策文件{name}.py应当定义代码为“{name}”的POLICY。",
                    f"the policy file {name}.py must define a POLICY whose code is “{name}”.",
                    policy=name,
                )
            policies[name] = policy
        found = cls(policies)
        check(found.policies)
        return found

    def replaced(self, policy: Policy) -> Catalogue:
        """The same policies with one of them as given, everything checked again. Raises BadRule."""
        found = Catalogue(self.policies | {policy.code: policy})
        check(found.policies)
        return found

    def __iter__(self) -> Iterator[Policy]:
        return iter(self.policies.values())

    def __getitem__(self, code: str) -> Policy:
        if code in self.policies:
            return self.policies[code]
        for policy in self:
            if code == policy.name or code in policy.aliases:
                return policy
        near = get_close_matches(code, [*self.policies, *(p.name for p in self)], n=3, cutoff=0.4)
        raise BadInput(
            "policy.not_found",
            Sentence(f"没有代码或名称为“{code}”的政策。", f"There is no policy called “{code}”."),
            Sentence(
                f"相近的有：{'、'.join(near)}。" if near else "用 kechuang policies 查看全部政策。",
                f"Close to it: {', '.join(near)}." if near else "See all with `kechuang policies`.",
            ),
            policy=code,
        )

    def law(
        self,
        code: str,
        day: date,
        local: Local | None = None,
        *,
        accepted: date | None = None,
        version: Version | None = None,
    ) -> Law:
        """A policy on a day, its references resolved; `version` is given where another one than the day's is meant.

        What was asked for lately is the same object, save where a version is given. Raises BadInput for an unknown code
        or a day out of force.
        """
        policy, figures = self[code], local or {}

        def made() -> Law:
            return Law(policy, day, figures, find=self.__getitem__, accepted=accepted, version=version)

        return self._laws.one(policy, day, figures, accepted, made) if version is None else made()

    def parameters(self) -> dict[str, Parameter]:
        """Every dated figure any policy reads, by name; gathered once."""
        if not self._figures:
            nodes = (n for policy in self for v in policy.versions for n in walk(*v.roots) if n.op == "param")
            self._figures.update({n.args[0].name: n.args[0] for n in nodes})
        return self._figures

    def facts_of(self, code: str) -> list[Fact]:
        """Every fact any version of a policy reads, itself or through a policy it refers to: what can be given."""
        roots = [root for version in self[code].versions for root in version.roots]
        found = {f.name: f for f in facts_of(*roots) if f.name != "on"}
        for referred in dict.fromkeys(n.args[0] for n in walk(*roots) if n.op == "result"):
            found |= {f.name: f for f in self.facts_of(referred)}
        return list(found.values())

    def worked(self, code: str, figures_in: Callable[[str], Local]) -> list[Worked]:
        """The worked cases of a policy; `figures_in` gives the figures of the division a case names.

        Worked out once for the same figures: a page shows a dozen cases, each under a law of its own.
        """
        return [self._case(code, case, figures_in(case.place) if case.place else {}) for case in self[code].cases]

    def _case(self, code: str, case: Case, figures: Local) -> Worked:
        asked = (code, case.code, frozenset(figures.items()))
        if asked not in self._worked:
            local = figures | supposed(case.figures, self.parameters())
            try:
                law: Law | None = self.law(code, case.on, local, accepted=case.accepted)
            except NotInForce:
                law = None
            self._worked[asked] = worked(case, law, self.facts_of(code))
        return self._worked[asked]

    def facts(self) -> dict[str, Fact]:
        """Every fact any policy reads, by name."""
        return {f.name: f for policy in self for v in policy.versions for f in facts_of(*v.roots) if f.name != "on"}
