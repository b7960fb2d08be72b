"""One timed run of a peer over the benchmark's arrays, in the peers' own environment; prints JSON.

`rules_peers.py numpy|openfisca|zen FOLDER` works out every condition, score and verdict of a table (zen-engine of its
first rows), and keeps them beside it; `rules_peers.py one FOLDER` times a single subject.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

import numpy as np
from rules_formulas import FORMULAS, Computed

ROWS_OF_ZEN = 2_000
SUBJECTS = 200
KEPT = 1_000_000
"""Rows whose results are kept for comparison."""


def loaded(folder: Path, rows: int | None = None) -> dict[str, Any]:
    """The facts by name, in units."""
    return {p.stem: np.load(p, mmap_mode="r")[:rows].copy() for p in sorted((folder / "arrays").glob("*.npy"))}


def numpy_floor(facts: dict[str, Any], block: int = 16_384) -> dict[str, Any]:
    """Hand-written numpy, in blocks that fit the cache."""
    count = len(facts["staff"])
    found: dict[str, Any] = {}
    for start in range(0, count, block):
        part = Computed({name: values[start : start + block] for name, values in facts.items()})
        for name in FORMULAS:
            values = part[name]
            if name not in found:
                found[name] = np.empty(count, values.dtype)
            found[name][start : start + block] = values
    return found


def system(facts: dict[str, Any]) -> Any:
    """An OpenFisca system with one variable for every fact and formula."""
    from openfisca_core import entities, periods, taxbenefitsystems, variables

    firm = entities.build_entity(key="firm", plural="firms", label="Firm", is_person=True)
    made = taxbenefitsystems.TaxBenefitSystem([firm])

    class Facts:
        def __init__(self, entity: Any, period: Any) -> None:
            self.entity, self.period = entity, period

        def __getitem__(self, wanted: str) -> Any:
            return self.entity(wanted, self.period)

    def add(name: str, truth: bool, formula: Any) -> None:
        held = {
            "value_type": bool if truth else float,
            "entity": firm,
            "definition_period": periods.DateUnit.YEAR,
            "label": name,
        }
        made.add_variable(type(name, (variables.Variable,), held | ({"formula": formula} if formula else {})))

    def of(name: str) -> Any:
        return lambda entity, period: FORMULAS[name](Facts(entity, period))

    tiny = Computed({name: values[:2] for name, values in facts.items()})
    for name, values in facts.items():
        add(name, values.dtype == bool, None)
    for name in FORMULAS:
        add(name, tiny[name].dtype == bool, of(name))
    return made


def simulation(made: Any, facts: dict[str, Any]) -> Any:
    """A simulation that holds the facts."""
    from openfisca_core import simulation_builder

    built = simulation_builder.SimulationBuilder().build_default_simulation(made, len(facts["staff"]))
    for name, values in facts.items():
        built.set_input(name, 2022, values)
    return built


def subjects(facts: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows one by one, as zen-engine takes them: whole numbers and truths."""
    names = list(facts)
    columns = [v.tolist() if v.dtype == bool else v.astype(np.int64).tolist() for v in facts.values()]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def zen_decision() -> Any:
    """The decision, loaded."""
    import zen
    from rules_zen import decision

    return zen.ZenEngine().create_decision(json.dumps(decision()))


def timed(run: Any) -> tuple[Any, float, float]:
    """What a run gives, its seconds and its seconds of CPU."""
    began, cpu = perf_counter(), process_time()
    found = run()
    return found, perf_counter() - began, process_time() - cpu


def table(peer: str, folder: Path) -> dict[str, Any]:
    """A whole table."""
    facts = loaded(folder, ROWS_OF_ZEN if peer == "zen" else None)
    if peer == "numpy":
        found, seconds, cpu = timed(lambda: numpy_floor(facts))
    elif peer == "openfisca":
        held = simulation(system(facts), facts)
        found, seconds, cpu = timed(lambda: {name: held.calculate(name, 2022) for name in FORMULAS})
    else:
        rows, decided = subjects(facts), zen_decision()
        decided.evaluate(rows[0])
        results, seconds, cpu = timed(lambda: [decided.evaluate(row)["result"] for row in rows])
        found = {name: np.array([r[name] for r in results]).astype(type_of(name)) for name in FORMULAS}
    np.savez(folder / f"{peer}.npz", **{name: values[:KEPT] for name, values in found.items()})
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "cpu": cpu, "peak_mb": round(peak), "rows": len(facts["staff"])}


def type_of(name: str) -> Any:
    """The type of a formula's values."""
    return float if "__p_" in name or name.endswith(("__total", "_rate", "_sum")) else bool


def one(folder: Path) -> dict[str, Any]:
    """Microseconds for one subject, both policies together, with a trace: the median over subjects."""
    facts = loaded(folder, SUBJECTS)
    decided, rows = zen_decision(), subjects(facts)
    made = system(facts)
    laps: dict[str, list[float]] = {"zen": [], "zen_trace": [], "openfisca_trace": []}
    for number, row in enumerate(rows):
        laps["zen"].append(timed(lambda row=row: decided.evaluate(row))[1])
        laps["zen_trace"].append(timed(lambda row=row: decided.evaluate(row, {"trace": True}))[1])
        held = simulation(made, {name: values[number : number + 1] for name, values in facts.items()})
        held.trace = True
        laps["openfisca_trace"].append(timed(lambda held=held: [held.calculate(n, 2022) for n in FORMULAS])[1])
    return {name: round(median(values) * 1e6, 1) for name, values in laps.items()}


def main() -> None:
    """Run one peer once."""
    peer, folder = sys.argv[1], Path(sys.argv[2])
    print(json.dumps(one(folder) if peer == "one" else table(peer, folder)))


if __name__ == "__main__":
    main()
