"""What an uploaded file really is, by its bytes and not by its name; and whether it is safe to open."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Literal

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

Kind = Literal["csv", "xlsx"]

LARGEST = 256 * 1024 * 1024
"""Bytes of the largest file taken: a million yearly returns as csv are 220 MB."""
LARGEST_UNPACKED = 2 * 1024 * 1024 * 1024
MOST_PARTS = 10_000
STEEPEST = 150
"""How many times its size a large part of a workbook may unpack to; tables of real figures stay under 30."""

_PROGRAMS = ((b"MZ", "Windows"), (b"\x7fELF", "Linux"), (b"\xcf\xfa\xed\xfe", "macOS"), (b"#!", "script"))
_OTHERS = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"PAR1", "parquet"),
    (b"SQLite format 3", "SQLite"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(path: Path) -> Kind:
    """csv or xlsx. Raises BadInput for everything else, with what it is and what to do; OSError where unreadable."""
    size = path.stat().st_size
    refuse_size(size)
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(b"PK\x03\x04"):
        _refuse_unsafe(path)
        return "xlsx"
    for magic, system in _PROGRAMS:
        if start.startswith(magic):
            raise _refused(
                "import.program",
                Sentence(f"这是一个程序（{system}），不是表格。", f"This is a program ({system}), not a table."),
                Sentence("请不要打开它；向提供人核实来源。", "Do not open it; ask whoever sent it where it is from."),
            )
    if start.startswith(_OLD_OFFICE):
        raise _refused(
            "import.old_office",
            Sentence("这是旧版或加了密码的Office文件。", "This is an old or a password-protected Office file."),
            Sentence(
                "请在Excel里去掉密码，另存为“Excel工作簿（.xlsx）”。",
                "Take the password off and save it as an Excel workbook (.xlsx).",
            ),
        )
    for magic, name in _OTHERS:
        if start.startswith(magic):
            raise _refused(
                "import.not_table",
                Sentence(f"这是{name}文件，不是csv或xlsx表格。", f"This is a {name} file, not a csv or xlsx table."),
                _SAVE,
            )
    if b"\x00" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refused(
            "import.binary", Sentence("这不是文本，也不是xlsx表格。", "This is neither text nor an xlsx table."), _SAVE
        )
    if start.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
        raise _refused(
            "import.markup",
            Sentence("这是网页或XML，只是扩展名像表格。", "This is a web page or XML that is named like a table."),
            _SAVE,
        )
    return "csv"


def refuse_size(size: int) -> None:
    """Raise BadInput for an empty file and for one that is too large."""
    if size == 0:
        raise _refused(
            "import.empty", Sentence("文件是空的。", "The file is empty."), Sentence("请检查后重新选择。", "Check it.")
        )
    if size > LARGEST:
        most = LARGEST // 1024 // 1024
        raise _refused(
            "import.too_large",
            Sentence(
                f"文件有{size / 1024 / 1024:,.0f} MB，超过{most} MB。",
                f"The file has {size / 1024 / 1024:,.0f} MB, more than {most} MB.",
            ),
            Sentence("请分成几份导入，或另存为csv。", "Divide it and import the parts, or save it as csv."),
        )


_SAVE = Sentence("请在Excel或WPS里另存为xlsx或csv。", "Save it as xlsx or csv in Excel or WPS.")


def _refused(code: str, sentence: Sentence, remedy: Sentence) -> BadInput:
    return BadInput(code, sentence, remedy)


def damaged(said: str) -> BadInput:
    """The error of a workbook or text that breaks off or contradicts itself."""
    return _refused(
        "import.damaged",
        Sentence(f"文件已损坏，读不出来（{said}）。", f"The file is damaged and cannot be read ({said})."),
        Sentence("请用Excel或WPS打开、修复后另存，再导入。", "Open and repair it in Excel or WPS, save it, try again."),
    )


def _refuse_unsafe(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise damaged(type(error).__name__) from error
    names = {part.filename for part in parts}
    steep = any(p.file_size > 50_000_000 and p.file_size > STEEPEST * max(p.compress_size, 1) for p in parts)
    if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > LARGEST_UNPACKED or steep:
        raise _refused(
            "import.bomb",
            Sentence(
                "压缩内容展开后大得不正常，像是压缩炸弹。", "What it unpacks to is abnormally large, like a zip bomb."
            ),
            Sentence(
                "没有展开它。请向提供人核实；确是表格的，请另存为csv。",
                "It was not unpacked. Ask whoever sent it; if it is a table, save it as csv.",
            ),
        )
    if any(part.flag_bits & 1 for part in parts):
        raise _refused("import.locked", Sentence("文件加了密码。", "The file has a password."), _SAVE)
    if "xl/workbook.xml" not in names:
        what = "Word文档" if "word/document.xml" in names else "压缩包"
        en = "a Word document" if "word/document.xml" in names else "an archive"
        raise _refused(
            "import.not_workbook",
            Sentence(f"这是{what}，不是xlsx工作簿。", f"This is {en}, not an xlsx workbook."),
            _SAVE,
        )
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise _refused(
            "import.macros",
            Sentence("工作簿里带有宏程序。", "The workbook carries macros."),
            Sentence("请另存为不含宏的xlsx。", "Save it as xlsx without macros."),
        )
