"""Writes docs/events.md, the kinds of events, from every app's event_types.py.

python docs/events.py            write it
python docs/events.py --check    exit 1 when it is out of date
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from kechuang.events.registry import EVENT_TYPES

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "events.md"
HEAD = """# Events

Every act leaves one row in the log: when, what, by whom, on which thing, before and after, why, from which address.
Rows are only added; triggers of the database refuse changes, and each row's SM3 hash covers the row before it, so that
`kechuang verify-log` names the first row that was altered. A failed sign-in is an event too, marked as not successful.
Kinds and sentences are declared in each app's `event_types.py`; this page is written from them by
`python docs/events.py`.

| code | written when |
|---|---|
"""


def page() -> str:
    """The whole page; apps in alphabetical order."""
    source = ROOT / "src"
    for path in sorted(source.glob("kechuang/*/event_types.py")):
        importlib.import_module(".".join(path.relative_to(source).with_suffix("").parts))
    return HEAD + "".join(f"| `{kind.code}` | {kind.when} |\n" for kind in EVENT_TYPES.values())


def main() -> int:
    """Write the page, or check it."""
    new = page()
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == new else 1
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
