"""Writes docs/flows.md, the processes as tables and diagrams, from `cases/flows/` and `cases/verbs/`.

python docs/flows.py            write it
python docs/flows.py --check    exit 1 when it is out of date
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parent / "flows.md"
HEAD = """# The processes

A process is a table: what may be done in each state, and where it leads (`src/kechuang/cases/flows/`, one file each).
Every verb is one file in `src/kechuang/cases/verbs/`; questions and supervised matters have tables and verbs of the
same shape in `src/kechuang/oversight/flows/` and `verbs/`. A fault in a table (a state nobody reaches, an unfinished
state without a way to an end, a limit without a basis) is found when it is declared. Limits count working days of the
official calendar; where the law of a policy sets a period of its own (`notice`, `decision`, `rectification`), that
one counts. This page is written from the tables by `python docs/flows.py`.
"""


def page() -> str:
    """The whole page."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kechuang.config.settings")
    django.setup()
    from kechuang.cases.flow import HOLDERS, Flow
    from kechuang.cases.flow_list import flows
    from kechuang.cases.verb_list import acts as case_acts
    from kechuang.oversight.flow_list import flows as oversight_flows
    from kechuang.oversight.verb_list import acts as oversight_acts

    sides = {
        "holder": "who holds it",
        "applicant": "applicant",
        "office": "office",
        "anyone": "anyone",
        "clock": "time",
        "panel": "office, by acting on the panel",
        "unit": "the unit asked",
        "leader": "the leader of the unit, or of one above it",
    }

    of_oversight = oversight_flows()

    def verb_of(flow: Flow, code: str) -> Any:
        return (oversight_acts() if flow.code in of_oversight else case_acts())[code].verb

    def diagram(flow: Flow) -> str:
        lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {flow.start}"]
        lines += [f"    {s.code}: {s.name.zh}" for s in flow.states]
        lines += [
            f"    {state} --> {to}: {verb_of(flow, verb).name.zh}"
            for state, row in flow.table.items()
            for verb, to in row.items()
        ]
        lines += [f"    {s.code} --> [*]" for s in flow.states if s.final]
        return "\n".join([*lines, "```"])

    def states(flow: Flow) -> str:
        rows = ["| state | with | within | rests on | open to all |", "|---|---|---|---|---|"]
        for s in flow.states:
            limit = f"{s.limit.sentence.zh}" if s.limit else ""
            clock = f" (or the policy's `{s.clock}`)" if s.clock else ""
            public = "yes" if s.public else ""
            rows.append(f"| {s.name.zh} `{s.code}` | {HOLDERS[s.holder].zh} | {limit}{clock} | {s.basis} | {public} |")
        return "\n".join(rows)

    def verbs(flow: Flow) -> str:
        rows = ["| verb | who | reason | leads |", "|---|---|---|---|"]
        for code in sorted(flow.all_verbs()):
            verb = verb_of(flow, code)
            leads = [f"{state} → {to}" for state, row in flow.table.items() for v, to in row.items() if v == code]
            reason = "in writing" if getattr(verb, "reason", False) or getattr(verb, "said", None) else ""
            rows.append(f"| {verb.name.zh} `{code}` | {sides[verb.side]} | {reason} | {'; '.join(leads)} |")
        return "\n".join(rows)

    parts = [HEAD]
    for flow in (*flows().values(), *of_oversight.values()):
        parts.append(f"## {flow.name.zh} `{flow.code}`\n\n{diagram(flow)}\n\n{states(flow)}\n\n{verbs(flow)}\n")
        if flow.apart:
            told = "; ".join(
                f"`{one}` by another than {', '.join(f'`{o}`' for o in of)}" for one, of in flow.apart.items()
            )
            parts.append(f"Two people: {told}.\n")
    return "\n".join(parts)


def main() -> int:
    """Write the page, or check it."""
    new = page()
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == new else 1
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
