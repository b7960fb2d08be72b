"""The ledger survives being killed: a short run of tests/faults/ledger_kills.py on either database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "faults" / "ledger_kills.py"


def test_killed_processes_lose_nothing_and_leave_nothing_unbalanced(migrated_env: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--kills", "3"], env=migrated_env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["acknowledged"] > 0
    assert (told["lost"], told["unbalanced"]) == (0, 0)
