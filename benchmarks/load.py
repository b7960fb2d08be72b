"""Five hundred people at once: 80 looks, 15 drafts kept and 5 decisions of a hundred acts, on the served site.

`load.py [USERS] [--minutes N] [--workers N] [--json] [--keep FOLDER]`: makes a data folder with the example city
(`load_home.py`), serves it by `kechuang up`, lets locust play the people (`load_users.py`) from the same machine, then
asks the database whether everything that was acknowledged is there. Asked: p95 ≤ 800 ms, no 5xx, nothing lost.
PostgreSQL by DATABASE_URL. Locust is installed into `.venv-load` from `requirements-load.txt` on first use.
"""

from __future__ import annotations

import csv
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PORT = 8931
ARRIVE = 20
"""So many people come in a second."""


def main() -> None:
    """Run and print."""
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    users = int(words[0]) if words else 500
    with tempfile.TemporaryDirectory(prefix="kechuang-load-") as name:
        home = Path(_option("keep") or name)
        told = measure(home, users, minutes=float(_option("minutes") or 3), workers=int(_option("workers") or 2))
    if "--json" in sys.argv:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    print(f"{users} users, {told['seconds']:.0f} s, {told['requests']} requests, {told['rate']:.1f}/s")
    print(f"  {'':24} {'number':>7} {'p50 ms':>7} {'p95 ms':>7} {'worst':>7} {'failed':>7}")
    for row in told["rows"]:
        print(f"  {row['name']:24} {row['number']:7} {row['p50']:7} {row['p95']:7} {row['worst']:7} {row['failed']:7}")
    print(f"  acknowledged {told['acknowledged']}, lost {told['lost']}; decided {told['decided']}, told {told['told']}")
    print(f"  CPU: the site {told['cpu']:.0f} s, {told['cpu_ms']:.0f} ms a request; locust {told['cpu_locust']:.0f} s")
    print(f"  the log holds: {told['log']}")


def measure(home: Path, users: int, *, minutes: float, workers: int) -> dict[str, Any]:
    """The figures of one run."""
    environment = os.environ | {"KECHUANG_SECOND_FACTOR": "asked", "KECHUANG_HOME": str(home)}
    environment["KECHUANG_IDLE_MINUTES"] = "480"  # a folder that was kept is used again with the sessions it holds
    if not (home / "people.json").exists():
        home.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, HERE / "load_home.py", home, str(users)], check=True, env=environment)  # noqa: S603
    command = [sys.executable, "-m", "kechuang", "up", "--home", home, "--port", str(PORT), "--no-browser"]
    command += ["--no-records", "--workers", str(workers)]
    site = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        _until_it_answers()
        before = _cpu()
        table = _played(home, users, minutes)
        played = _cpu()
    finally:
        site.send_signal(signal.SIGINT)
        site.wait(30)
    used = {"cpu": _cpu() - played, "cpu_locust": played - before}
    told = table | _compared(home) | used
    return told | {"cpu_ms": used["cpu"] * 1000 / told["answered"]}


def _cpu() -> float:
    """Seconds of the processor that children which have ended used, theirs included."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _played(home: Path, users: int, minutes: float) -> dict[str, Any]:
    environment = os.environ | {"LOAD_PEOPLE": str(home / "people.json"), "LOAD_KEPT": str(home / "kept.json")}
    command = [_locust(), "-f", HERE / "load_users.py", "--headless", "-u", str(users), "-r", str(ARRIVE)]
    command += ["-t", f"{round(minutes * 60)}s", "--host", f"http://127.0.0.1:{PORT}", "--csv", home / "run"]
    command += ["--reset-stats", "--only-summary", "--exit-code-on-error", "0", "-L", "WARNING"]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    with (home / "run_stats.csv").open(encoding="utf-8") as file:
        rows = [
            {
                "name": row["Name"],
                "number": int(row["Request Count"]),
                "p50": int(row["50%"]),
                "p95": int(row["95%"]),
                "worst": round(float(row["Max Response Time"])),
                "failed": int(row["Failure Count"]),
            }
            for row in csv.DictReader(file)
            if int(row["Request Count"])
        ]
    whole = next(row for row in rows if row["name"] == "Aggregated")
    return {
        "users": users,
        "seconds": minutes * 60,
        "requests": whole["number"],
        "rate": whole["number"] / max(minutes * 60 - users / ARRIVE, 1),  # the table begins when all have come
        "rows": rows,
    }


def _compared(home: Path) -> dict[str, Any]:
    """What was acknowledged against what is stored: kept texts in the drafts' history, each case decided once."""
    from kechuang.config.setup import start_django

    start_django(home)
    from kechuang.cases.models import Decision, DraftAnswer
    from kechuang.events.verify import verify_log

    told = json.loads((home / "kept.json").read_text(encoding="utf-8"))
    stored: dict[tuple[str, str, str], int] = {}
    for case, name, text in DraftAnswer.objects.values_list("case__number", "name", "text"):
        stored[case, name, text] = stored.get((case, name, text), 0) + 1
    lost = sum(tuple(one) not in stored for one in told["kept"])
    decided = list(Decision.objects.values_list("case__number", flat=True))
    twice = len(decided) - len(set(decided))
    lost += twice + sum(case not in decided for case in told["decided"])
    return {
        "acknowledged": len(told["kept"]) + len(told["decided"]),
        "lost": lost,
        "decided": len(told["decided"]),
        "told": told["told"],
        "answered": told["answered"],
        "log": verify_log().broken is None,
    }


def _until_it_answers() -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/accounts/sign-in/", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the site did not answer")


def _locust() -> Path:
    folder = HERE.parent / ".venv-load"
    program = folder / "bin" / "locust"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)  # noqa: S603
        wanted = HERE / "requirements-load.txt"
        install = [folder / "bin" / "python", "-m", "pip", "install", "-q", "--require-hashes", "-r", wanted]
        subprocess.run(install, check=True)  # noqa: S603
    return program


def _option(name: str) -> str:
    word = f"--{name}"
    return sys.argv[sys.argv.index(word) + 1] if word in sys.argv else ""


if __name__ == "__main__":
    main()
