"""The API, made once, when it is first asked for, from the files in `routes/`."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.urls import URLResolver
from django.urls.resolvers import RegexPattern
from ninja import NinjaAPI
from ninja.operation import Operation

from kechuang import __version__
from kechuang.api import routes
from kechuang.api.declaring import Declared
from kechuang.api.parser import ExactParser
from kechuang.api.problems import problem
from kechuang.kernel.folders import modules_of


@cache
def api() -> NinjaAPI:
    """All routes of the folder under one roof; every error goes through `problems.problem`."""
    made = NinjaAPI(
        title="科创 Kechuang",
        version=__version__,
        openapi_url=None,
        docs_url=None,
        parser=ExactParser(),
        urls_namespace="api-v1",
    )
    for kind in (Exception, *made._exception_handlers):
        made.add_exception_handler(kind, problem)  # type: ignore[arg-type]
    for router in dict.fromkeys(module.router for module in modules_of(routes)):  # one may go on over two files
        made.add_router("", router)
    for operation in operations(made):
        known = (m.__ninja_flatten_map__ for m in operation.models if m.__ninja_param_source__ == "query")
        gate_of(operation).query = frozenset(name for names in known for name in names)
    return made


@cache
def resolver() -> URLResolver:
    """Finds the view of a path below the API's own address."""
    return URLResolver(RegexPattern(r"^"), api().urls[0])


def operations(of: NinjaAPI) -> list[Operation]:
    """Every operation, in the order of the files."""
    views = (view for bound in of._get_bound_routers() for view in bound.path_operations.values())
    return [operation for view in views for operation in view.operations]


def gate_of(operation: Operation) -> Any:
    """What stands before an operation (`gate.Gate`)."""
    return operation.view_func.gate  # type: ignore[attr-defined]


def declared_of(operation: Operation) -> Declared:
    """What an operation says of itself."""
    found: Declared = operation.view_func.declared  # type: ignore[attr-defined]
    return found
