"""A process that writes records may die at any moment: a few kills here, two hundred and more by the script itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "faults" / "record_kills.py"


def test_no_acknowledged_act_is_lost_and_none_is_half_done(migrated_env: dict[str, str]) -> None:
    command = [sys.executable, SCRIPT, "--kills", "5", "--seed", "7"]
    done = subprocess.run(command, env=migrated_env, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["kills"], told["lost"], told["half_written"]) == (5, 0, 0)
    assert told["acts"] > 0
