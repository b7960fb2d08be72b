"""Why a document is refused, in words: one place for the sentences, so that upload, store and page say the same."""

from __future__ import annotations

import errno

from kechuang.kernel.errors import BadInput
from kechuang.kernel.no_room import FULL
from kechuang.kernel.sentences import Sentence

TAKEN = Sentence("PDF、PNG、JPG、docx、xlsx、pptx、OFD、文本", "PDF, PNG, JPEG, docx, xlsx, pptx, OFD, text")
"""Kinds of files that are taken, for hints and remedies."""

_LOCKED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO}
_ASK = Sentence(
    "其他内容不受影响；请联系系统管理员处理磁盘后再上传。",
    "Nothing else is affected; ask the administrator to see to the disk.",
)
_OTHER_FILE = Sentence(f"请上传这些格式之一：{TAKEN.zh}。", f"Upload one of: {TAKEN.en}.")
SAVE_AS_NEW = Sentence("请另存为 docx、xlsx 或 PDF 后再上传。", "Save it as docx, xlsx or PDF and upload that.")
_SAVE_AGAIN = Sentence("请从原文件重新导出后再上传。", "Export it again from its source and upload that.")


def refused(code: str, zh: str, en: str, remedy: Sentence = _OTHER_FILE) -> BadInput:
    """The designed error of a refused document."""
    return BadInput(f"evidence.{code}", Sentence(zh, en), remedy)


def damaged(zh: str, en: str) -> BadInput:
    """A file that ends early or contradicts itself."""
    return refused("damaged", f"文件已损坏：{zh}。", f"The file is damaged: {en}.", _SAVE_AGAIN)


def too_large(limit: int) -> BadInput:
    """A file over the cap; `limit` in bytes."""
    said = size_said(limit)
    return refused(
        "too_large",
        f"文件超过 {said}。",
        f"The file is larger than {said}.",
        Sentence(
            "请压缩图片、只保留有关的页，或分成几份上传。",
            "Shrink pictures, keep only the pages that matter, or split it.",
        ),
    )


def empty() -> BadInput:
    """A file without content."""
    return refused("empty", "文件没有内容。", "The file is empty.")


def not_stored(error: OSError) -> BadInput | None:
    """The refusal for a disk that is full or does not let itself be written; None for any other trouble."""
    if error.errno in FULL:
        return refused(
            "no_room", "服务器磁盘空间不足，文件没有保存。", "The server has no room left; nothing was stored.", _ASK
        )
    if error.errno in _LOCKED:
        return refused(
            "no_access", "服务器无法写入材料目录。", "The server cannot write to its folder of evidence.", _ASK
        )
    return None


def size_said(size: int) -> str:
    """A size as people say it: 50 MB, 512 KB."""
    for name, unit in (("GB", 1024**3), ("MB", 1024**2), ("KB", 1024)):
        if size >= unit:
            return f"{size / unit:.1f}".removesuffix(".0") + f" {name}"
    return f"{size} B"
