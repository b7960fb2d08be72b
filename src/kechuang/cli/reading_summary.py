"""The one summary at the end of reading many documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kechuang.kernel.sentences import Language, Sentence, terminal_language

if TYPE_CHECKING:
    from kechuang.kernel.errors import KechuangError
    from kechuang.plans.model import Reading


class Summary:
    """Counts what was read: a row a document and the totals."""

    def __init__(self) -> None:
        self.failures = 0
        self.findings = 0
        self._tasks = 0
        self._targets = 0
        self._rows: list[tuple[str, str, str, str]] = []
        self._language: Language = terminal_language()

    def add(self, path: Path, reading: Reading) -> None:
        """Count one reading."""
        self.findings += len(reading.findings)
        self._tasks += len(reading.tasks)
        self._targets += len(reading.targets)
        self._rows.append((path.name, str(len(reading.tasks)), str(len(reading.targets)), str(len(reading.findings))))

    def failed(self, path: Path, error: KechuangError) -> None:
        """Count one document that could not be read."""
        self.failures += 1
        self._rows.append((path.name, "—", "—", error.code))

    def show(self, out: TextIO, *, table: bool) -> None:
        """Print the rows (where `table`) and the totals."""
        if table:
            self._table(out)
        read = len(self._rows) - self.failures
        zh = f"共读取 {read} 份：任务 {self._tasks}，目标 {self._targets}，发现 {self.findings}"
        en = f"{read} documents read: {self._tasks} tasks, {self._targets} targets, {self.findings} findings"
        if self.failures:
            zh, en = f"{zh}；{self.failures} 份读取失败", f"{en}; {self.failures} could not be read"
        print(Sentence(f"{zh}。", f"{en}.").within(self._language), file=out)

    def _table(self, out: TextIO) -> None:
        from rich import box
        from rich.table import Table
        from rich.text import Text

        from kechuang.cli.reading_view import console_on

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        heads = (
            Sentence("文件", "Document"),
            Sentence("任务", "Tasks"),
            Sentence("目标", "Targets"),
            Sentence("发现", "Findings"),
        )
        for place, head in enumerate(heads):
            table.add_column(head.within(self._language), justify="right" if place else "left", overflow="fold")
        for row in self._rows:
            table.add_row(*(Text(cell) for cell in row))
        with console_on(out) as console:
            console.print(table)
