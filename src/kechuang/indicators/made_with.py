"""What numbers were worked out with: one short name for the definitions and methods of this version of the product."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from kechuang import __version__

_PARTS = ("indicators", "supervision", "policies", "rules")


@cache
def made_with() -> str:
    """Changes with any file that a number, a forecast or a lamp rests on, so that nothing kept outlives its making."""
    told = sha256(__version__.encode())
    package = Path(__file__).parents[1]
    for part in _PARTS:
        for file in sorted((package / part).rglob("*.py")):
            stat = file.stat()
            told.update(f"{file.relative_to(package)} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return told.hexdigest()
