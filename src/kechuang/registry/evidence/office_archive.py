"""Office documents and OFD are zip archives: what is inside is counted, unpacked into nothing, and checked.

What the directory of an archive says of itself is not believed: every entry is really unpacked, in small pieces that
are thrown away, until it ends or one of the limits is passed.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path
from typing import IO

from kechuang.kernel.errors import BadInput
from kechuang.registry.evidence.file_types import DOCX, OFD, PPTX, XLSX, FileType, is_program
from kechuang.registry.evidence.names import PROGRAMS, suffix_of
from kechuang.registry.evidence.refusals import damaged, refused

MOST_ENTRIES = 10_000
MOST_UNPACKED = 512 * 1024 * 1024
"""Bytes of all entries together. A large spreadsheet unpacks to a tenth of this."""
MOST_TIMES = 250
"""How many times its packed size an entry may unpack to, once it is larger than `SMALL`."""
SMALL = 8 * 1024 * 1024

_CHUNK = 1 << 16
_DIRECTORY = 4 * 1024 * 1024
_CONTENT_TYPES = "[Content_Types].xml"
_MAIN_PARTS = (
    (b"wordprocessingml.document.main+xml", DOCX),
    (b"spreadsheetml.sheet.main+xml", XLSX),
    (b"presentationml.presentation.main+xml", PPTX),
)


def office_type(path: Path) -> FileType:
    """Which office document the archive at `path` is. Raises BadInput for a bomb, macros, damage, another archive."""
    _directory_is_small(path)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if any(entry.flag_bits & 1 for entry in entries):
                raise refused("encrypted", "文件加了密码。", "The file is locked with a password.")
            found = _kind_of(archive)
            unpacked = 0
            for entry in entries:
                unpacked = _checked(archive, entry, unpacked)
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, OSError, RuntimeError) as error:
        raise damaged("压缩结构不完整", "its packing is not complete") from error
    return found


def _directory_is_small(path: Path) -> None:
    """Before it is read whole into memory: the directory's own size, from the end record (APPNOTE 4.3.16)."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 65_557))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < 22:
        raise damaged("压缩结构没有结尾", "its packing has no end")
    entries, length = struct.unpack("<HI", tail[at + 10 : at + 16])
    if entries > MOST_ENTRIES or length > _DIRECTORY:
        raise _bomb()


def _kind_of(archive: zipfile.ZipFile) -> FileType:
    names = set(archive.namelist())
    if "OFD.xml" in names:
        return OFD
    if _CONTENT_TYPES in names:
        with archive.open(_CONTENT_TYPES) as part:
            told = part.read(1024 * 1024)
        if b"macroEnabled" in told or any(name.lower().endswith("vbaproject.bin") for name in names):
            raise refused("macros", "文件带有宏。", "The file carries macros.")
        for mark, kind in _MAIN_PARTS:
            if mark in told:
                return kind
    raise refused("archive", "这是压缩包。", "This is an archive.")


def _checked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, unpacked: int) -> int:
    parts = entry.filename.replace("\\", "/").split("/")
    if ".." in parts or entry.filename.startswith(("/", "\\")) or ":" in parts[0]:
        raise refused("unsafe_path", "文件里有越界的路径。", "The file holds a path that leads outside.")
    with archive.open(entry) as part:
        first = part.read(_CHUNK)
        if suffix_of(entry.filename) in PROGRAMS or is_program(first[:16]):
            raise refused("program_inside", "文件里夹带了程序。", "A program is hidden in the file.")
        return _counted(part, len(first), entry.compress_size, unpacked)


def _counted(part: IO[bytes], so_far: int, packed: int, unpacked: int) -> int:
    while True:
        if unpacked + so_far > MOST_UNPACKED or (so_far > SMALL and so_far > MOST_TIMES * packed):
            raise _bomb()
        chunk = part.read(_CHUNK)
        if not chunk:
            return unpacked + so_far
        so_far += len(chunk)


def _bomb() -> BadInput:
    return refused("bomb", "文件展开后大得不正常（压缩炸弹）。", "The file unpacks to an abnormal size (a zip bomb).")
