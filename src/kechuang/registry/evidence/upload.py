"""Upload handlers for the whole site: a file over the cap is never written to its end, a full disk is told of.

The other fields of the form arrive all the same, so that a refused file loses nothing else that was filled in. A view
asks `refusal_of` before it takes a file.
"""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

from kechuang.kernel.errors import BadInput
from kechuang.registry.evidence.refusals import not_stored, too_large
from kechuang.registry.evidence.store import largest


def refusal_of(request: HttpRequest, field: str) -> BadInput | None:
    """Why the file of that field did not arrive; None where it did, or none was sent."""
    request.FILES  # noqa: B018 (the upload is read when it is first asked for)
    return _noted(request).get(field)


class Capped(FileUploadHandler):
    """First in the row: counts, and stops taking a file at the cap. It keeps nothing itself."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self._taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the bytes on until they are too many. Raises SkipFile then."""
        self._taken += len(raw_data)
        if self._taken > largest():
            _noted(self.request)[str(self.field_name)] = too_large(largest())
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Another handler has the file."""


class ToDisk(TemporaryFileUploadHandler):
    """Large files go to the disk as they come; where it is full, the file is skipped and the form told why."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins. Raises SkipFile where the disk does not take it."""
        try:
            super().new_file(*args, **kwargs)
        except OSError as error:
            raise self._noted(error) from error

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write the bytes. Raises SkipFile where the disk does not take them."""
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError as error:
            raise self._noted(error) from error

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        """The whole file, or nothing where its last bytes did not fit."""
        try:
            return super().file_complete(file_size)
        except OSError as error:
            self._noted(error)
            return None

    def _noted(self, error: OSError) -> Exception:
        refusal = not_stored(error)
        if refusal is None:
            return error
        _noted(self.request)[str(self.field_name)] = refusal
        return SkipFile()


def _noted(request: Any) -> dict[str, BadInput]:
    if not hasattr(request, "kechuang_refused_files"):
        request.kechuang_refused_files = {}
    refused: dict[str, BadInput] = request.kechuang_refused_files
    return refused
