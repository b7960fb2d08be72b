"""What a reviewer reads of an application before the panel: facts and documents of exactly that case."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.http import require_GET

from kechuang.accounts.doors import door, holders
from kechuang.accounts.roles import Role
from kechuang.cases.models import Attachment
from kechuang.portal.language import said
from kechuang.reviews.material import material, may_read_application, read_document, rights_of
from kechuang.reviews.models import ReadingRight, Seat
from kechuang.reviews.reading.sections import named

_reviewer = holders(Role.REVIEWER)


@door(_reviewer)
@require_GET
def page(request: HttpRequest, seat: int, ordinal: int) -> HttpResponse:
    """The application as submitted; masked where the review is blind. Not there once the right to read it is over."""
    right = _right(request, seat, ordinal)
    context = {
        "seat": right.seat,
        "panel": right.of.panel,
        "of": right.of,
        "name": said(named(right.of, blind=right.of.panel.blind)),
        "material": material(right, request.user),
    }
    answer = render(request, "portal/reviews/material.html", context)
    answer["Cache-Control"] = "private, no-store"
    return answer


@door(_reviewer)
@require_GET
def document(request: HttpRequest, seat: int, ordinal: int, pk: int) -> FileResponse:
    """A document of that application; the download is noted in the log."""
    right = _right(request, seat, ordinal)
    row = get_object_or_404(Attachment, pk=pk, case=right.of.case, superseded_at=None)
    file = read_document(right, row, request.user).open("rb")
    answer = FileResponse(file, as_attachment=True, filename=row.evidence.name, content_type=row.evidence.media_type)
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _right(request: HttpRequest, seat: int, ordinal: int) -> ReadingRight:
    held = get_object_or_404(Seat, pk=seat, account=request.user.pk)
    for right in rights_of(request.user, held):
        if right.of.ordinal == ordinal and may_read_application(request.user, right).allowed:
            return right
    raise Http404(seat)


urlpatterns = [
    path("reviews/sheets/<int:seat>/material/<int:ordinal>/", page, name="own-material"),
    path("reviews/sheets/<int:seat>/material/<int:ordinal>/<int:pk>/", document, name="own-material-document"),
]
