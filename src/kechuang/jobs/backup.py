"""A backup: one zip with a consistent copy of the database, the stored evidence and a manifest, made while serving.

kechuang.sqlite3 or database.dump    the database (SQLite's online copy, or pg_dump's custom format)
evidence/…                           stored documents, copied after the database, so none that it names is missing
manifest.json                        version, time, the log's length and last hash, SHA-256 of every member

The secret key is not in it: sessions and one-time links end with a restore, records do not.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO

from kechuang import __version__
from kechuang.kernel.errors import BadInput, KechuangError
from kechuang.kernel.sentences import Sentence

MANIFEST = "manifest.json"
SQLITE, DUMP = "kechuang.sqlite3", "database.dump"
_PAGES = 2000
_PIECE = 1 << 20

Progress = Callable[[int, int], None]
"""Called with done and total, in pages while the database is copied and in bytes while files are."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished backup."""

    path: Path
    size: int
    files: int
    events: int
    head: str


def back_up(home: Path, target: Path, progress: Progress | None = None) -> Made:
    """Write a backup of the data folder (Django is loaded) to `target`, whole or not at all. Raises BadInput."""
    if target.exists():
        raise BadInput(
            "backup.exists",
            Sentence(f"文件已存在：{target}", f"The file is there already: {target}"),
            Sentence("请换一个文件名，备份不会覆盖旧文件。", "Choose another name; a backup overwrites nothing."),
        )
    draft = target.with_name(f".{target.name}.part")
    try:
        with tempfile.TemporaryDirectory(dir=home, prefix=".backup-") as work:
            events, head = _log_here()  # before the copy, so that the copy is sure to hold this hash
            member, copy = _copy_database(home, Path(work), progress)
            digests: dict[str, str] = {}
            with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as box:
                digests[member] = _add(box, copy, member)
                stored = list(_evidence(home))
                for done, path in enumerate(stored):
                    name = path.relative_to(home).as_posix()
                    digests[name] = _add(box, path, name)
                    if progress:
                        progress(done + 1, len(stored))
                told = {
                    "version": __version__,
                    "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
                    "database": member,
                    "events": events,
                    "head": head,
                    "sha256": digests,
                }
                box.writestr(MANIFEST, json.dumps(told, ensure_ascii=False, indent=1))
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise BadInput(
            "backup.not_written",
            Sentence(f"备份写不下去（{error.strerror}）。", f"The backup cannot be written ({error.strerror})."),
            Sentence("请检查磁盘空间和目录权限；服务不受影响。", "Check disk space and rights; the service goes on."),
        ) from error
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return Made(target, target.stat().st_size, len(stored), events, head)


def restore(file: Path, home: Path) -> dict[str, object]:
    """Unpack a backup into a folder without a database, after checking every byte of it; gives the manifest.

    Raises BadInput for a damaged or foreign file and for a folder that is in use.
    """
    if not os.environ.get("DATABASE_URL") and (home / SQLITE).exists():
        raise BadInput(
            "restore.in_use",
            Sentence(f"数据目录里已有数据库：{home}", f"There is a database in {home}."),
            Sentence(
                "请用 --home 指定一个空目录；恢复不会覆盖现有数据。", "Name an empty folder; nothing is overwritten."
            ),
        )
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=home, prefix=".restore-") as work, _opened(file) as box:
        told = _unpacked(box, Path(work))
        member = str(told["database"])
        if member == DUMP:
            _load_dump(Path(work) / DUMP)
        elif os.environ.get("DATABASE_URL"):
            raise _other_database(member)
        for path in sorted(Path(work).rglob("*")):
            if path.is_file() and path.name != DUMP:
                place = home / path.relative_to(work)
                place.parent.mkdir(parents=True, exist_ok=True)
                path.replace(place)
    return told


def _copy_database(home: Path, work: Path, progress: Progress | None) -> tuple[str, Path]:
    """A consistent copy of the connected database while others write."""
    if os.environ.get("DATABASE_URL"):
        return DUMP, _dump(work / DUMP)
    copy = work / SQLITE
    source = sqlite3.connect(f"file:{home / SQLITE}?mode=ro", uri=True, timeout=60)
    try:
        with sqlite3.connect(copy) as target:
            source.backup(
                target,
                pages=_PAGES,
                progress=(lambda _, left, total: progress(total - left, total)) if progress else None,
            )
        target.close()
    finally:
        source.close()
    return SQLITE, copy


def _log_here() -> tuple[int, str]:
    from kechuang.events.models import Event

    return Event.objects.order_by("-id").values_list("id", "hash").first() or (0, "")


def _evidence(home: Path) -> Iterator[Path]:
    folder = home / "evidence"
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))


def _add(box: zipfile.ZipFile, path: Path, name: str) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as source, box.open(name, "w", force_zip64=True) as target:
        for piece in iter(lambda: source.read(_PIECE), b""):
            digest.update(piece)
            target.write(piece)
    return digest.hexdigest()


def _opened(file: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except FileNotFoundError as error:
        raise BadInput(
            "restore.missing",
            Sentence(f"没有这个文件：{file}", f"There is no such file: {file}"),
            Sentence("请检查路径。", "Check the path."),
        ) from error
    except (OSError, zipfile.BadZipFile) as error:
        raise _damaged(file.name) from error


def _unpacked(box: zipfile.ZipFile, work: Path) -> dict[str, object]:
    """Every member written out and checked against the manifest."""
    try:
        told: dict[str, object] = json.loads(box.read(MANIFEST))
        digests = told["sha256"]
        assert isinstance(digests, dict)
        for name, expected in digests.items():
            if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
                raise _damaged(name)
            place = work / name
            place.parent.mkdir(parents=True, exist_ok=True)
            with box.open(name) as source, place.open("wb") as target:
                if _copied(source, target) != expected:
                    raise _damaged(name)
    except (KeyError, ValueError, AssertionError, EOFError, zipfile.BadZipFile) as error:
        raise _damaged(str(box.filename)) from error
    return told


def _copied(source: IO[bytes], target: IO[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in iter(lambda: source.read(_PIECE), b""):
        digest.update(piece)
        target.write(piece)
    return digest.hexdigest()


def _damaged(name: str) -> KechuangError:
    return BadInput(
        "restore.damaged",
        Sentence(f"备份已损坏或不是科创的备份：{name}", f"The backup is damaged or not one of Kechuang's: {name}"),
        Sentence("请换一份备份；没有写入任何数据。", "Use another backup; nothing was written."),
    )


def _other_database(member: str) -> KechuangError:
    return BadInput(
        "restore.other_database",
        Sentence(
            f"这份备份的数据库形式是 {member}，与当前配置不符。", f"The backup holds {member}, not this database."
        ),
        Sentence("内嵌数据库的备份请在未设 DATABASE_URL 时恢复。", "Restore an embedded one without DATABASE_URL."),
    )


def _tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise BadInput(
            "backup.no_tool",
            Sentence(f"没有找到 {name}。", f"{name} was not found."),
            Sentence("请安装 PostgreSQL 客户端（Debian：postgresql-client）。", "Install PostgreSQL's client tools."),
        )
    return found


def _dump(target: Path) -> Path:
    """PostgreSQL's own consistent copy."""
    _run([_tool("pg_dump"), "--format=custom", "--no-owner", f"--file={target}", os.environ["DATABASE_URL"]])
    return target


def _load_dump(dump: Path) -> None:
    url = os.environ.get("DATABASE_URL")
    if not url:
        raise _other_database(DUMP)
    command = [_tool("pg_restore"), "--no-owner", "--exit-on-error", "--single-transaction"]
    _run([*command, f"--dbname={url}", str(dump)])


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["?"])[-1][:300]
        raise BadInput(
            "backup.tool_failed",
            Sentence(f"{Path(command[0]).name} 未成功：{said}", f"{Path(command[0]).name} failed: {said}"),
            Sentence(
                "恢复需要一个空库；请检查 DATABASE_URL 和权限。",
                "A restore needs an empty database; check DATABASE_URL.",
            ),
        )
