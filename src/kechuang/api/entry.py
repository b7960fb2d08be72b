"""Where every request for the API comes in: the API is made on the first one, and every answer is JSON."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.views.decorators.csrf import csrf_exempt

from kechuang.accounts.doors import door, everyone
from kechuang.accounts.prerequisites import always_open


@door(everyone)  # each operation has a door of its own
@always_open
@csrf_exempt  # asked by the gate, of sessions
def enter(request: HttpRequest, rest: str) -> HttpResponseBase:
    """The answer of the operation that the path names; HEAD is answered like GET, without the body."""
    from kechuang.api.problems import problem

    try:
        answer = _asked(request, rest)
    except Exception as error:
        answer = problem(request, error)
    answer = _unless_held(request, answer)
    answer.headers.setdefault("Cache-Control", "private, no-store")
    patch_vary_headers(answer, ("Authorization", "Cookie", "Accept-Language"))
    return answer


def _unless_held(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    """The answer under a tag of its bytes; 304 for who holds those bytes already. Who may see them was asked before."""
    if request.method != "GET" or not isinstance(answer, HttpResponse) or answer.status_code != 200:
        return answer
    tag = quote_etag(hashlib.sha256(answer.content).hexdigest()[:32])
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = "private, no-cache"
    return get_conditional_response(request, etag=tag, response=answer) or answer


def _asked(request: HttpRequest, rest: str) -> HttpResponseBase:
    from kechuang.api.errors import NotSo, not_here
    from kechuang.api.made import resolver
    from kechuang.api.parser import refuse_unstorable

    refuse_unstorable(rest)
    if request.method == "HEAD":
        request.method = "GET"
    try:
        found = resolver().resolve(rest)
    except Resolver404:
        raise not_here(path=request.path) from None
    answer: HttpResponseBase = found.func(request, *found.args, **found.kwargs)
    if answer.status_code == 405:
        raise NotSo(answer.headers.get("Allow", ""))
    return answer
