"""A year of papers of the invented city: its twelve bulletins, four quarterly reports, notices and a reply, as files.

`bulletins.py [ENTERPRISES] [--keep FOLDER] [--json]`: loads the example city (1,500 enterprises unless told), follows
its plan one night a month through a year in which nobody answers, drafts each month's bulletin as of its last day and
writes it as .docx and PDF/A; so the quarters', a notice to every unit with a reason in the last month, and a reply.
Prints seconds for working out the lines, for the draft and for the two files, pages, and what is told as late.
`--keep` leaves the data folder and the papers in it (`papers/`), and uses the data again.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from trace import _plan
from typing import Any

BEGUN = date(2025, 10, 31)
"""Until this day the city was answered as people would; from then on nobody answers."""
MONTHS = [f"2025-{month}" for month in (11, 12)] + [f"2026-{month:02}" for month in range(1, 11)]
QUARTERS = ["2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]
CITY = 1_500


@dataclass
class Paper:
    """One paper: seconds of each step, pages, how many things it tells as late."""

    name: str
    night: float = 0.0
    lines: float = 0.0
    draft: float = 0.0
    files: float = 0.0
    pages: int = 0
    late: int = 0


def main() -> None:
    """Run and print."""
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    keep = sys.argv[sys.argv.index("--keep") + 1] if "--keep" in sys.argv else ""
    count = int(next((word for word in words if word.isdigit()), CITY))
    with tempfile.TemporaryDirectory(prefix="kechuang-bench-") as name:
        folder = Path(keep or name)
        from kechuang.config.setup import migrate, start_django

        start_django(folder)
        migrate()
        plan = _loaded(count)
        (folder / "papers").mkdir(exist_ok=True)
        told = _year(plan, folder / "papers")
        asked = _asked()
    if "--json" in sys.argv:
        print(json.dumps({"enterprises": count, "papers": [asdict(one) for one in told], "asked": asked}))
        return
    print(f"{count:,} enterprises")
    print(f"  {'':24} {'night':>7} {'lines':>7} {'draft':>7} {'files':>7}   pages  late")
    for one in told:
        times = f"{one.night:7.2f} {one.lines:7.2f} {one.draft:7.2f} {one.files:7.2f}"
        print(f"  {one.name:24} {times}   {one.pages:5}  {one.late:4}")
    twelve = [one for one in told if one.name in MONTHS]
    whole = sum(one.lines + one.draft + one.files for one in twelve)
    print(f"  twelve bulletins, lines, drafts and both files: {whole:.1f} s, {sum(one.pages for one in twelve)} pages")
    print(f"  closed by the records unasked {asked['by_records']}, asked {asked['asked']}")


def _loaded(count: int) -> Any:
    from kechuang.examples.parameters import Example
    from kechuang.oversight.example import load_example_oversight
    from kechuang.registry.actions.load_example import load_example
    from kechuang.supervision.models import Plan

    plan = Plan.objects.filter(example=True).first() or _plan()
    load_example(Example(enterprises=count, until=date(2026, 11, 28)), None)
    load_example_oversight(BEGUN, None)
    return plan


def _year(plan: Any, folder: Path) -> list[Paper]:
    from kechuang.oversight.nightly import supervise
    from kechuang.papers.span import span
    from kechuang.supervision.models import Unit

    made = []
    for name in MONTHS:
        told, begun = span(name, date(2026, 11, 28)), perf_counter()
        supervise(told.ends, plans=[plan])
        night = perf_counter() - begun
        made.append(_paper(plan, name, "bulletin", folder))
        made[-1].night = night
    made += [_paper(plan, name, "quarterly", folder) for name in QUARTERS]
    from kechuang.kernel.errors import BadInput

    for unit in Unit.objects.filter(plan=plan).order_by("name").values_list("name", flat=True):
        try:
            made.append(_paper(plan, MONTHS[-1], "notice", folder, unit=unit))
        except BadInput:  # nothing it leads gives a reason
            continue
    return [*made, _paper(plan, MONTHS[-1], "reply", folder, letter="关于了解科技创新情况的函")]


def _paper(plan: Any, month: str, kind: str, folder: Path, **about: str) -> Paper:
    from kechuang.official.docx.write import write_docx
    from kechuang.official.pdf.dots import in_dots
    from kechuang.official.pdf.write import write_pdf
    from kechuang.papers.basis import basis
    from kechuang.papers.drafting import drafted
    from kechuang.papers.kind_list import kinds
    from kechuang.papers.on_paper import document_of
    from kechuang.papers.span import span
    from kechuang.registry.asof import AsOf

    name = " ".join([month, *([] if kind in ("bulletin", "quarterly") else [kind]), *about.values()])[:24]
    ticks = [perf_counter()]
    told = basis(plan, span(month, date(2026, 11, 28)), AsOf.now(), **about)
    ticks.append(perf_counter())
    content = drafted(kinds()[kind], told)
    ticks.append(perf_counter())
    document = document_of(content)
    laid = write_pdf(document)
    (folder / f"{name}.pdf").write_bytes(laid.content)
    (folder / f"{name}.docx").write_bytes(write_docx(document, in_dots, imprint_apart=laid.imprint_apart))
    ticks.append(perf_counter())
    times = [after - before for before, after in pairwise(ticks)]
    return Paper(name, 0.0, *times, pages=max(laid.text_ends, laid.imprint), late=len(told.late))


def _asked() -> dict[str, int]:
    from kechuang.oversight.asked_counts import asked_counts

    found = asked_counts(date(2026, 10, 31))
    return {"by_records": found.by_records, "asked": found.asked}


if __name__ == "__main__":
    main()
