"""The store: each document once, under the SHA-256 of its bytes, in the data folder.

    evidence/ab/ab12…    a document, named by its hash
    incoming/            documents on their way: nowhere else does anything ever lie half-written

A document arrives as a draft in `incoming`, is hashed while it is written, judged by its content, and appears under its
name in one step. The draft stays until the act that needed it is committed, so that after a crash the next `sweep`
knows what to look at: a document without a row is taken away.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from kechuang.registry.evidence.content import file_type
from kechuang.registry.evidence.file_types import TEXT, FileType
from kechuang.registry.evidence.names import clean_name
from kechuang.registry.evidence.refusals import not_stored, too_large
from kechuang.registry.sources import Evidence

_WAITS = 3600
"""Seconds after which a draft is left over from a crash: no upload takes so long to be stored."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A document that was received whole and judged, not yet in its place."""

    path: Path
    sha256: str
    size: int
    kind: FileType
    name: str

    def place(self) -> None:
        """Put it under its name, where it is not there already. Raises BadInput where the disk is full."""
        target = place_of(self.sha256)
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                os.link(self.path, target)
            except FileExistsError:
                return
            except OSError:  # a file system without hard links
                _copied(self.path, target)
            _settled(target.parent)
        except OSError as error:
            raise not_stored(error) or error from error


def largest() -> int:
    """Bytes of the largest document taken (KECHUANG_EVIDENCE_MB)."""
    return int(settings.EVIDENCE_LARGEST)


def place_of(sha256: str) -> Path:
    """Where the document of that hash lies."""
    return folder() / sha256[:2] / sha256


def folder() -> Path:
    """The folder of all documents."""
    return Path(settings.HOME) / "evidence"


def _incoming() -> Path:
    """Beside the documents, on the same disk, so that a draft appears among them in one step."""
    return Path(settings.HOME) / "incoming"


@contextmanager
def received(chunks: Iterable[bytes], name: str) -> Iterator[Draft]:
    """A document written aside while it comes, hashed and judged.

    Within, call `place` inside the transaction that makes its row. Where that fails, a document nobody has a row for is
    taken away again. Raises BadInput with the reason where it is refused; nothing is left then.
    """
    draft = _received(chunks, name)
    try:
        yield draft
        draft.place()  # another upload of the same bytes, which failed, may have taken it away meanwhile
        draft.path.unlink()
    except BaseException:
        _undo(draft)
        raise


def _received(chunks: Iterable[bytes], name: str) -> Draft:
    incoming = _incoming()
    path = incoming / secrets.token_hex(16)
    try:
        incoming.mkdir(mode=0o700, parents=True, exist_ok=True)
        sha256, size = _written(path, chunks)
        kind = file_type(path, name)
        journal = path.rename(path.with_name(f"{sha256}.{path.name}"))
    except OSError as error:
        path.unlink(missing_ok=True)
        raise not_stored(error) or error from error
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Draft(journal, sha256, size, kind, clean_name(name, kind.suffixes))


def sweep(now: float | None = None) -> int:
    """Take away drafts left over from a crash, and what they put in place without a row; how many."""
    incoming = _incoming()
    oldest = (time.time() if now is None else now) - _WAITS
    left = [p for p in incoming.iterdir() if p.stat().st_mtime < oldest] if incoming.is_dir() else []
    for path in left:
        sha256, _, whole = path.name.partition(".")
        if whole:
            _undo(Draft(path, sha256, 0, TEXT, ""))
        else:
            path.unlink(missing_ok=True)
    return len(left)


def _written(path: Path, chunks: Iterable[bytes]) -> tuple[str, int]:
    """Write the chunks to a private file, to the disk itself; the hash and the size. Raises BadInput over the cap."""
    hashed, size, most = hashlib.sha256(), 0, largest()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise too_large(most)
            hashed.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return hashed.hexdigest(), size


def _copied(source: Path, target: Path) -> None:
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        shutil.copyfile(source, draft)
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _settled(directory: Path) -> None:
    """Make sure that the names in a folder outlive a power cut."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _undo(draft: Draft) -> None:
    """Take away the draft, and the document unless it has a row; the draft waits where that cannot be asked."""
    kept = Evidence.objects.filter(sha256=draft.sha256)
    try:
        if not kept.exists():
            place_of(draft.sha256).unlink(missing_ok=True)
            if kept.exists():  # another upload of the same bytes was kept just now
                draft.place()
    except DatabaseError:
        return
    draft.path.unlink(missing_ok=True)
