"""Which files a command was given: single documents, and the documents inside folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

SUFFIXES = (".txt", ".html", ".htm", ".docx", ".pdf")


def plan_files(paths: Sequence[Path]) -> list[Path]:
    """The files in the order given; a folder stands for the documents below it, sorted, hidden ones left out.

    Raises BadInput for a folder without documents. A file that is missing is told when it is read.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(
            file
            for file in path.rglob("*")
            if file.suffix.lower() in SUFFIXES
            and file.is_file()
            and not any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
        )
        if not inside:
            kinds = " ".join(SUFFIXES)
            raise BadInput(
                "folder.no_documents",
                Sentence(f"文件夹“{path}”里没有规划文件。", f"The folder “{path}” holds no plan documents."),
                Sentence(f"支持的文件：{kinds}。", f"Documents are files of these kinds: {kinds}."),
                path=str(path),
            )
        found += inside
    return list(dict.fromkeys(found))


def unreadable(path: Path, error: OSError) -> BadInput:
    """The error for a file that the system does not give us."""
    if isinstance(error, FileNotFoundError):
        return BadInput(
            "file.missing",
            Sentence(f"没有文件“{path}”。", f"There is no file “{path}”."),
            Sentence("请检查路径是否写对。", "Check the path."),
            path=str(path),
        )
    reason = error.strerror or type(error).__name__
    return BadInput(
        "file.unreadable",
        Sentence(f"读不了文件“{path}”（{reason}）。", f"Cannot read the file “{path}” ({reason})."),
        Sentence("请检查读取权限。", "Check that you may read it."),
        path=str(path),
    )
