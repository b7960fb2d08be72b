"""Where `kechuang bulletin` writes: the form by the file's ending; what is said on the way."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kechuang.cli.output_file import new_file
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence, terminal_language

if TYPE_CHECKING:
    from kechuang.official.document import Document
    from kechuang.papers.span import Span
    from kechuang.supervision.models import Plan

ENDINGS = (".docx", ".pdf")


def check_output(output: Path | None, *, as_json: bool) -> None:
    """Refuse what could not be written, before anything is worked out. Raises BadInput."""
    if output is None and not as_json:
        raise BadInput(
            "output.missing",
            Sentence("没有说写到哪个文件。", "No file to write to was given."),
            Sentence("请加 -o 通报.docx（或 .pdf），或用 --json。", "Add -o FILE.docx (or .pdf), or use --json."),
        )
    if output is not None and output.suffix.lower() not in ENDINGS:
        raise BadInput(
            "output.kind",
            Sentence(
                f"不能写成“{output.suffix or output.name}”文件。", f"Cannot write “{output.suffix or output.name}”."
            ),
            Sentence("文件名请以 .docx 或 .pdf 结尾。", "Let the file's name end in .docx or .pdf."),
            path=str(output),
        )


def tell_of_plan(plan: Plan, span: Span) -> None:
    """Say it where the span lies outside the years of the plan: the figures are right, the paper may be odd."""
    first, last = plan.period_start, plan.period_end
    if first and last and not first <= span.year <= last:
        said = Sentence(
            f"注意：《{plan.title}》的规划期是{first}—{last}年，{span.words}不在其中；数字仍按该日的记录算出。",
            f"Note: “{plan.title}” runs {first}–{last}; {span} is outside; the figures are those of that day.",
        )
        print(said.within(terminal_language()), file=sys.stderr)


def write(document: Document, output: Path) -> None:
    """Write the file whole and say what is in it. Raises BadInput."""
    from kechuang.official.faults import faults
    from kechuang.papers.on_paper import as_docx, as_pdf

    content = as_pdf(document) if output.suffix.lower() == ".pdf" else as_docx(document)
    with new_file(output) as written:
        written.write_bytes(content)
    language = terminal_language()
    for fault in faults(document):
        print(fault.within(language), file=sys.stderr)
    said = Sentence(f"已写入 {output}：《{document.title}》", f"Written {output}: “{document.title}”")
    print(said.within(language), file=sys.stderr)
