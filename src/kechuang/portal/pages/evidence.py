"""Downloads of documents that prove facts: sent as they are, never opened inside the site."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_GET

from kechuang.accounts.doors import door, signed_in
from kechuang.registry.actions.open_evidence import open_evidence
from kechuang.registry.sources import Evidence


@door(signed_in)
@require_GET
def evidence(request: HttpRequest, sha256: str) -> FileResponse:
    """The document itself, to whoever may read what it proves; the download is noted in the log."""
    found = get_object_or_404(Evidence, sha256=sha256)
    file = open_evidence(found, request.user).open("rb")
    answer = FileResponse(file, as_attachment=True, filename=found.name, content_type=found.media_type)
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "private, no-store"
    return answer


urlpatterns = [path("evidence/<str:sha256>/", evidence, name="evidence")]
