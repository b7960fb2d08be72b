"""How a route is declared: what it does, who may, what it gives, what can go wrong. Nothing else is needed anywhere.

    router = Router(tags=["plans"])

    @reads(router, "/plans/{slug}", PlanShape, says=Sentence("一份规划", "One plan"))
    def plan(request: HttpRequest, slug: Slug) -> Plain: …

The function gives plain JSON values, or an HttpResponse where it is no JSON. Every error it may raise is a designed
one; those any route may raise are declared here: 400, 401, 403, 429, 500; 404 where the address names something; 413
and 415 where something is sent; 409 where something changes.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args, get_origin, get_type_hints

from django.http import HttpRequest, HttpResponseBase
from ninja import Router
from ninja.params.models import Header, Param, Path, Query
from pydantic.fields import FieldInfo

from kechuang.accounts.doors import Door, everyone
from kechuang.api.gate import Gate
from kechuang.api.plain import Plain, as_json
from kechuang.kernel.sentences import Sentence

View = Callable[..., Plain]

READ, WRITE, HEAVY = 1, 5, 20
"""Points a request costs (`throttle.py`)."""
_ALWAYS = (400, 401, 403, 429, 500)


@dataclass(frozen=True, slots=True)
class Declared:
    """What a route says of itself, for the description, the reference page and the tests."""

    says: Sentence
    who: Door
    writes: bool
    cost: int
    statuses: tuple[int, ...]
    media: tuple[str, ...]
    """Media types it answers with besides JSON."""
    rows: str
    """Where in its answer rows of data stand, each marked where it is synthetic; empty where there are none."""


@dataclass(frozen=True, slots=True)
class Files:
    """An answer that is a file: in these media types."""

    media: tuple[str, ...]


def reads(router: Router, path: str, gives: Any, *, says: Sentence, **more: Any) -> Callable[[View], View]:
    """A question by GET."""
    return route(router, "GET", path, gives, says=says, **more)


def asks(router: Router, path: str, gives: Any, *, says: Sentence, **more: Any) -> Callable[[View], View]:
    """A question by POST, because it carries a body or leaves an event: a token that may only read may ask it."""
    return route(router, "POST", path, gives, says=says, sends=True, **more)


def acts(router: Router, path: str, gives: Any, *, says: Sentence, **more: Any) -> Callable[[View], View]:
    """An act by POST: it changes something."""
    return route(router, "POST", path, gives, says=says, sends=True, writes=True, cost=WRITE, **more)


def route(
    router: Router,
    method: str,
    path: str,
    gives: Any,
    *,
    says: Sentence,
    who: Door = everyone,
    writes: bool = False,
    sends: bool = False,
    cost: int = READ,
    status: int = 200,
    also: tuple[int, ...] = (),
    rows: str = "",
) -> Callable[[View], View]:
    """Declare one operation. `gives` is the shape of its answer, or `Files`; `also`: further statuses it may give."""
    statuses = {*_ALWAYS, *also}
    if "{" in path:
        statuses.add(404)
    if sends:
        statuses |= {413, 415, 507}
    if writes:
        statuses.add(409)
    media = gives.media if isinstance(gives, Files) else ()
    declared = Declared(says, who, writes, cost, tuple(sorted(statuses)), media, rows)

    def declare(view: View) -> View:
        gate = Gate(who, writes, cost)
        handler = _answering(view, path, status)
        handler.declared, handler.gate = declared, gate  # type: ignore[attr-defined]
        router.api_operation(
            [method],
            path,
            auth=gate,
            response={status: None if media else gives},
            operation_id=view.__name__,
            summary=f"{says.zh} {says.en}",
            description=inspect.cleandoc(view.__doc__ or ""),
        )(handler)
        return view

    return declare


def _answering(view: View, path: str, status: int) -> View:
    """The view with its plain values turned into JSON, under its own signature with every parameter spelled out."""

    def answered(request: HttpRequest, **values: Any) -> HttpResponseBase:
        found = view(request, **values)
        return found if isinstance(found, HttpResponseBase) else as_json(found, status)

    hints = get_type_hints(view, include_extras=True)
    signature = inspect.signature(view)
    spelled = [_spelled(one, hints.get(name), path) for name, one in signature.parameters.items()]
    answered.__signature__ = signature.replace(parameters=spelled, return_annotation=Any)  # type: ignore[attr-defined]
    answered.__name__, answered.__doc__, answered.__module__ = view.__name__, view.__doc__, view.__module__
    return answered


def _spelled(one: inspect.Parameter, hint: Any, path: str) -> inspect.Parameter:
    """A parameter with its type resolved, and where it stands: in the path, behind the question mark, in the head.

    A body is a `Shape` and stays as it is; so does what the view itself marks as form or file.
    """
    told = next((extra for extra in get_args(hint)[1:] if isinstance(extra, FieldInfo)), None)
    if one.name != "request":
        one = one.replace(kind=one.KEYWORD_ONLY)  # a body, which has no default, may follow what has one
    if told is None or isinstance(told, Param):
        return one.replace(annotation=hint)
    if f"{{{one.name}}}" in path or f":{one.name}}}" in path:
        source: Param = Path(..., description=told.description)
    else:
        default = ... if one.default is one.empty else one.default
        of = Header if told.alias else Query  # what has a name of its own stands in the head of the request
        source = of(default, description=told.description, alias=told.alias)
    bare = get_args(hint)[0] if get_origin(get_args(hint)[0]) is list else hint
    return one.replace(annotation=bare, default=source)
