"""No run-time dependency is under a copyleft licence that the product's own licence cannot live with."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

REFUSED = re.compile(r"\bA?GPL|GNU (?:Affero )?General Public", re.I)
LESSER = re.compile(r"LGPL|Lesser", re.I)


def test_run_time_dependencies_are_permissively_licensed(root: Path) -> None:
    names = re.findall(r"^([A-Za-z0-9._-]+)==", (root / "requirements.txt").read_text(encoding="utf-8"), re.M)
    refused, looked = [], 0
    for name in names:
        try:
            about = metadata(name)
        except PackageNotFoundError:  # for another platform
            continue
        looked += 1
        classifiers = [c for c in about.get_all("Classifier") or [] if c.startswith("License")]
        said = " ".join([about.get("License-Expression") or "", (about.get("License") or "")[:80], *classifiers])
        if REFUSED.search(said) or LESSER.search(said):
            refused.append(f"{name}: {said}")
    assert looked > 20
    assert refused == []
