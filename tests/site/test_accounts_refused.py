"""A designed error that reaches the edge of the site becomes a page with the right status."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from kechuang.accounts.models import User
from kechuang.config.error_pages import DesignedErrorMiddleware
from kechuang.kernel.errors import BadDocument, BadInput, Conflict, KechuangError, Refused
from kechuang.kernel.sentences import Sentence

pytestmark = pytest.mark.django_db
WHAT, REMEDY = Sentence("出了这件事。", "This happened."), Sentence("请这样做。", "Do this.")


def answer(error: Exception, user: Any) -> HttpResponse | None:
    request: HttpRequest = RequestFactory().get("/plans/")
    request.user = user
    request.session = {}  # type: ignore[assignment]
    return DesignedErrorMiddleware(lambda _: HttpResponse()).process_exception(request, error)


@pytest.mark.parametrize(("kind", "status"), [(Refused, 403), (Conflict, 409), (BadInput, 400), (BadDocument, 400)])
def test_the_page_has_the_status_the_sentence_and_the_remedy(
    kind: type[KechuangError], status: int, officer: User
) -> None:
    page = answer(kind("some.thing", WHAT, REMEDY), officer)
    assert page is not None
    assert page.status_code == status
    assert WHAT.zh in page.content.decode()
    assert REMEDY.zh in page.content.decode()


def test_who_is_not_signed_in_is_asked_to() -> None:
    page = answer(Refused("access.denied", WHAT, REMEDY), AnonymousUser())
    assert page is not None
    assert (page.status_code, page.headers["Location"]) == (302, "/accounts/sign-in/?next=/plans/")


def test_another_exception_is_left_alone(officer: User) -> None:
    assert answer(ValueError("bug"), officer) is None
