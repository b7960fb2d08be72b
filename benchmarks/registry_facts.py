"""What reading facts out of the registry costs: one policy and all policies over every enterprise, and one enterprise.

`registry_facts.py [ENTERPRISES] [--json]`: loads the invented city with that many enterprises (10,000 unless told) into
a new folder, or into the empty database of DATABASE_URL. Prints seconds on the clock, of the processor, peak memory.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

DAY = date(2025, 6, 30)


def main() -> None:
    """Run and print."""
    words = [w for w in sys.argv[1:] if not w.startswith("--")]
    enterprises = int(words[0]) if words else 10_000
    with tempfile.TemporaryDirectory(prefix="kechuang-bench-") as name:
        from kechuang.config.setup import migrate, start_django

        start_django(Path(name))
        migrate()
        results = _steps(enterprises)
        from django.db import connection

        vendor = connection.vendor
    if "--json" in sys.argv:
        print(json.dumps({"enterprises": enterprises, "database": vendor, "steps": results}, ensure_ascii=False))
        return
    print(f"{enterprises:,} enterprises, {vendor}")
    for step in results:
        told = f"{step['seconds']:8.2f} s  {step['cpu']:8.2f} s CPU  peak {step['peak_mb']:5.0f} MB"
        print(f"  {step['step']:34} {told}  {step['made']}")


def _steps(enterprises: int) -> list[dict[str, Any]]:
    from kechuang.examples.parameters import Example
    from kechuang.policies import catalogue
    from kechuang.registry.actions.load_example import load_example
    from kechuang.registry.asof import AsOf
    from kechuang.registry.facts.answers import answers, row_of
    from kechuang.registry.facts.assessing import Assessed, assess, assess_each
    from kechuang.registry.facts.periods import When
    from kechuang.registry.facts.subjects import organisation
    from kechuang.registry.facts.table import facts_table, subject_keys
    from kechuang.rules.law import NotInForce

    results: list[dict[str, Any]] = []

    def timed(name: str, act: Callable[[], Any]) -> Any:
        clock, cpu = perf_counter(), process_time()
        made = act()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        seconds = {"seconds": perf_counter() - clock, "cpu": process_time() - cpu, "peak_mb": peak}
        results.append({"step": name, **seconds, "made": made if isinstance(made, int) else ""})
        return made

    timed("load the example city", lambda: load_example(Example(enterprises=enterprises), None) and 0)
    asof = AsOf.on(DAY)
    hnte = catalogue().law("hnte", DAY)
    timed("facts of hnte", lambda: sum(frame.height for frame in facts_table(hnte, asof)))
    timed("verdicts of hnte", lambda: sum(frame.height for frame in assess(hnte, asof)))
    laws = []
    for policy in catalogue():
        try:
            laws.append(catalogue().law(policy.code, DAY))
        except NotInForce:
            continue
    laws = [law for law in laws if law.policy.subject == "enterprise"]
    every = f"verdicts of {len(laws)} policies"
    timed(every, lambda: sum(frame.height for _, frame in assess_each(map(Assessed, laws), asof)))
    keys = [key for _, key in zip(range(100), subject_keys("organisation", asof), strict=False)]
    when = When.of(asof, hnte.policy)
    one = "explain one enterprise, a hundred times"
    timed(one, lambda: len([hnte.explain(row_of(answers(organisation(key), when, hnte.facts))) for key in keys]))
    return results


if __name__ == "__main__":
    main()
