"""One server per data folder: a lock on the file `running`, which also says where the server is. Knows no Django."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence

try:
    import fcntl
except ImportError:  # Windows has no such lock; there only the port keeps two servers apart
    fcntl = None  # type: ignore[assignment]


def hold(home: Path) -> IO[str]:
    """Lock the folder for as long as the returned file stays open. Raises Conflict while another server holds it."""
    file = (home / "running").open("a+", encoding="utf-8")
    if fcntl is not None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.seek(0)
            address = file.read().strip()
            file.close()
            raise Conflict(
                "up.running",
                Sentence(
                    f"这个数据目录已有服务在运行：{address or home}", f"A server already runs here: {address or home}"
                ),
                Sentence(
                    "请直接打开该地址；或先停掉它，或用 --home 另指目录。",
                    "Open that address, stop that server first, or name another folder with --home.",
                ),
                address=address,
            ) from error
    return file


def tell(file: IO[str], address: str) -> None:
    """Write the address of the running server into the held file."""
    file.seek(0)
    file.truncate()
    file.write(address + "\n")
    file.flush()


def address_of(home: Path) -> str:
    """Address of the server that uses the folder, as it told; empty where none runs."""
    try:
        hold(home).close()
    except Conflict as running:
        return str(running.fields["address"])
    return ""
