"""An importing process may die at any moment: a few kills here, twenty and more by the script itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[3] / "faults" / "import_kills.py"


def test_after_kill_9_nothing_acknowledged_is_lost_and_nothing_is_half_written(migrated_env: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, "--kills", "3", "--rows", "600"],
        env=migrated_env,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["kills"] >= 3
    assert (told["lost"], told["half_written"]) == (0, 0)
