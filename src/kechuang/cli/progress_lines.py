"""The lines `up` prints: a step with a spinner while it runs and a tick when it is done; addresses, never wrapped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from kechuang.kernel.sentences import terminal_language


class Step:
    """A step under way; `say` tells what came of it."""

    def __init__(self) -> None:
        self.outcome = ""

    def say(self, zh: str, en: str | None = None) -> None:
        """What came of the step, in both languages (one text for both where it is a name)."""
        self.outcome = zh if en is None or terminal_language() == "zh" else en


class ProgressLines:
    """Prints to standard output in the user's language."""

    def __init__(self) -> None:
        self.console = Console(highlight=False, soft_wrap=True)
        self.chinese = terminal_language() == "zh"

    @contextmanager
    def step(self, zh: str, en: str) -> Iterator[Step]:
        """A spinner on a terminal while the block runs, then one line; nothing where the block raises."""
        name, step = self._of(zh, en), Step()
        with self.console.status(f"{name}…"):
            yield step
        self.console.print(f"[green]✓[/] {name}  [dim]{_plain(step.outcome)}[/]")

    def address(self, address: str, moved_from: int | None) -> None:
        """Where the portal is served."""
        if moved_from:
            self.console.print(
                self._of(f"  端口 {moved_from} 被占用，已顺延。", f"  Port {moved_from} is taken; moved on.")
            )
        self.console.print(f"\n[bold]{self._of('科创已启动', 'Kechuang is running')}[/]  [bold cyan]{address}[/]")

    def first_link(self, username: str, link: str) -> None:
        """The one-time link of the first administrator."""
        zh = f"管理员账号 {username} 尚未设密码，请用一次性链接设置（用后失效）："
        en = f"The administrator {username} has no password yet. Choose one with this one-time link:"
        self.console.print(f"{self._of(zh, en)}\n  {link}")

    def how_to_stop(self) -> None:
        """How to end the server."""
        self.console.print(f"[dim]{self._of('按 Ctrl-C 停止。', 'Ctrl-C stops it.')}[/]")

    def stopped(self) -> None:
        """The server has ended as it was told to."""
        self.console.print(self._of("已停止，数据都已保存。", "Stopped; everything is stored."))

    def _of(self, zh: str, en: str) -> str:
        return zh if self.chinese else en


def _plain(text: str) -> str:
    return text.replace("[", "\\[")
