"""One timed run of a peer over the benchmark's arrays: `rules_peers.py numpy|openfisca FOLDER` prints JSON."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from rules_formulas import FORMULAS, Computed


def loaded(folder: Path) -> dict[str, Any]:
    """The facts by name, in units."""
    return {path.stem: np.load(path) for path in sorted(folder.glob("*.npy"))}


def numpy_floor(facts: dict[str, Any], block: int = 16_384) -> tuple[float, dict[str, Any]]:
    """Hand-written numpy, in blocks that fit the cache."""
    count = len(facts["staff"])
    verdicts = {name: np.empty(count, bool) for name in ("hnte", "tech_sme")}
    began = perf_counter()
    for start in range(0, count, block):
        part = Computed({name: values[start : start + block] for name, values in facts.items()})
        for name in FORMULAS:
            part[name]
        for name, verdict in verdicts.items():
            verdict[start : start + block] = part[name]
    return perf_counter() - began, verdicts


def openfisca(facts: dict[str, Any]) -> tuple[float, dict[str, Any]]:
    """OpenFisca-Core with one variable for every fact and formula."""
    from openfisca_core import entities, periods, simulation_builder, taxbenefitsystems, variables

    firm = entities.build_entity(key="firm", plural="firms", label="Firm", is_person=True)
    system = taxbenefitsystems.TaxBenefitSystem([firm])

    def variable(name: str, truth: bool, formula: Any) -> Any:
        held = {
            "value_type": bool if truth else float,
            "entity": firm,
            "definition_period": periods.DateUnit.YEAR,
            "label": name,
        }
        return type(name, (variables.Variable,), held | ({"formula": formula} if formula else {}))

    def formula_of(name: str) -> Any:
        class Facts:
            def __init__(self, entity: Any, period: Any) -> None:
                self.entity, self.period = entity, period

            def __getitem__(self, wanted: str) -> Any:
                return self.entity(wanted, self.period)

        return lambda entity, period: FORMULAS[name](Facts(entity, period))

    tiny = Computed({name: values[:2] for name, values in facts.items()})
    for name, values in facts.items():
        system.add_variable(variable(name, values.dtype == bool, None))
    for name in FORMULAS:
        system.add_variable(variable(name, tiny[name].dtype == bool, formula_of(name)))
    count = len(facts["staff"])
    simulation = simulation_builder.SimulationBuilder().build_default_simulation(system, count)
    for name, values in facts.items():
        simulation.set_input(name, 2022, values)
    began = perf_counter()
    verdicts = {name: simulation.calculate(name, 2022) for name in FORMULAS}
    return perf_counter() - began, {name: verdicts[name] for name in ("hnte", "tech_sme")}


def main() -> None:
    """Run one peer once."""
    peer, folder = sys.argv[1], Path(sys.argv[2])
    seconds, verdicts = {"numpy": numpy_floor, "openfisca": openfisca}[peer](loaded(folder))
    for name, verdict in verdicts.items():
        np.save(folder.parent / f"{peer}-{name}.npy", verdict)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": round(peak)}))


if __name__ == "__main__":
    main()
