"""Where the present act comes from: the request's id and the caller's address, for the log."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


@dataclass(frozen=True, slots=True)
class Origin:
    """Id of the request (empty on the command line) and the address it came from."""

    request_id: str = ""
    address: str = ""


_origin: ContextVar[Origin] = ContextVar("kechuang_origin", default=Origin())  # noqa: B039 (frozen)


def current_origin() -> Origin:
    """The origin of what is being done now."""
    return _origin.get()


def address_of(request: HttpRequest) -> str:
    """The caller's address: what the outermost trusted proxy saw, else the other end of the connection.

    Each of the KECHUANG_PROXIES proxies adds one entry at the right of X-Forwarded-For; what stands left of those was
    written by the caller and means nothing.
    """
    passed = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if one.strip()]
    if settings.PROXIES and len(passed) >= settings.PROXIES:
        return str(passed[-settings.PROXIES])
    return str(request.META.get("REMOTE_ADDR", ""))


class RequestOriginMiddleware:
    """Gives every request an id, tells it in the answer (X-Request-ID), and lets `record` know it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        origin = Origin(uuid.uuid4().hex, address_of(request))
        token = _origin.set(origin)
        try:
            response = self.get_response(request)
        finally:
            _origin.reset(token)
        response["X-Request-ID"] = origin.request_id
        return response
