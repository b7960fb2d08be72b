"""Where the present act comes from: the request's id and the caller's address, for the log."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass

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


class RequestOriginMiddleware:
    """Gives every request an id, tells it in the answer (X-Request-ID), and lets `record` know it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        origin = Origin(uuid.uuid4().hex, request.META.get("REMOTE_ADDR", ""))
        token = _origin.set(origin)
        try:
            response = self.get_response(request)
        finally:
            _origin.reset(token)
        response["X-Request-ID"] = origin.request_id
        return response
