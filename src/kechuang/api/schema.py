"""The description of the API (OpenAPI 3.1), complete: every error of every operation, security, files, sizes."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from typing import Any

from ninja.operation import Operation

from kechuang import __version__
from kechuang.api.made import api, declared_of, operations
from kechuang.api.problems import MEDIA
from kechuang.api.shapes.problems import Problem
from kechuang.kernel.sentences import Sentence

Described = dict[str, Any]

ABOUT = (
    "科创的接口：规划、政策、登记的记录、指标和追溯。看到的、能做的与网页相同。"
    " The API of Kechuang: plans, policies, records, indicators and traces. Rights are those of the pages."
)
TAGS: dict[str, Sentence] = {
    "me": Sentence("我", "Me"),
    "plans": Sentence("规划", "Plans"),
    "policies": Sentence("政策", "Policies"),
    "cases": Sentence("办件", "Cases"),
    "papers": Sentence("公文", "Papers"),
    "kinds": Sentence("记录的种类", "Kinds of records"),
    "records": Sentence("登记的记录", "Records"),
    "facts": Sentence("事项", "Facts"),
    "evidence": Sentence("佐证材料", "Evidence"),
    "indicators": Sentence("指标", "Indicators"),
    "trace": Sentence("追溯与进展", "Traces and status"),
    "oversight": Sentence("督查", "Supervision"),
    "townships": Sentence("乡镇分类", "Townships"),
    "calls": Sentence("申报通知", "Calls for applications"),
    "search": Sentence("搜索", "Search"),
    "events": Sentence("事件记录", "The event log"),
}
ERRORS: dict[int, Sentence] = {
    400: Sentence("请求不对，errors 里列出每一处", "The request is wrong; `errors` tells where"),
    401: Sentence("不知道是谁，或令牌不起作用", "Not known who asks, or the token opens nothing"),
    403: Sentence("不可以这样做，附理由", "It may not be done, with the reason"),
    404: Sentence("没有，或看不到", "There is none, or none that you may see"),
    409: Sentence("已经变了，或已经做过", "It changed meanwhile, or was done already"),
    412: Sentence("已有新的版本，fields.standing 是它的 id", "A newer version stands; fields.standing is its id"),
    413: Sentence("内容太大", "Too many bytes"),
    415: Sentence("内容类型不对", "A body of another media type"),
    428: Sentence("没有用 If-Match 写明看到的版本", "If-Match does not say which version was seen"),
    429: Sentence("太频繁，Retry-After 秒后再试", "Too often; try again in Retry-After seconds"),
    500: Sentence("服务器内部出错", "A fault on our side"),
    507: Sentence("磁盘已满，没有保存", "No room left: nothing was stored"),
}
_TOKEN, _SESSION = "token", "session"


@cache
def description() -> Described:
    """The whole document. Plain values, made once; do not change them."""
    made = api()
    raw = made.get_openapi_schema(path_prefix="")
    by_id = {operation.operation_id: operation for operation in operations(made)}
    paths = {
        path: {method: _operation(told, by_id[told["operationId"]]) for method, told in methods.items()}
        for path, methods in raw["paths"].items()
    }
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas = {**raw["components"]["schemas"], **problem.pop("$defs"), "Problem": problem}
    used = {tag for methods in paths.values() for told in methods.values() for tag in told["tags"]}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "科创 Kechuang",
            "version": __version__,
            "description": ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/api/v1"}],
        "tags": [{"name": name, "description": f"{t.zh} {t.en}"} for name, t in TAGS.items() if name in used],
        "paths": paths,
        "components": {
            "schemas": {name: _untitled(schemas[name]) for name in sorted(schemas)},
            "responses": {str(status): _error(status) for status in ERRORS},
            "securitySchemes": {
                _TOKEN: {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "在“我的账号”生成。 Made under “My account”.",
                },
                _SESSION: {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": "kechuang_session",
                    "description": "网页登录；改动须带 X-CSRFToken。 Signed in on the site; changes send X-CSRFToken.",
                },
            },
        },
    }


def _operation(told: Described, operation: Operation) -> Described:
    declared = declared_of(operation)
    answers = {str(status): answer for status, answer in told["responses"].items()}
    if declared.media:
        content = {media: {"schema": {"type": "string", "format": "binary"}} for media in declared.media}
        answers["200"] = {"description": "OK", "content": content}
    answers |= {str(status): {"$ref": f"#/components/responses/{status}"} for status in declared.statuses}
    named: list[Described] = [{_TOKEN: []}, {_SESSION: []}]
    open_to_all = declared.who(_nobody()).allowed
    described: Described = _untitled(told)
    return described | {
        "parameters": [
            _untitled(one) | {"schema": _without_null(_untitled(one["schema"]))} for one in told["parameters"]
        ],
        "responses": dict(sorted(answers.items())),
        "security": [{}, *named] if open_to_all else named,
    }


def _without_null(schema: Described) -> Described:
    """A parameter that is not given is left out; no address can say null. Its description stands beside the schema."""
    schema = {name: value for name, value in schema.items() if name != "description" and value is not None}
    given = [one for one in schema.pop("anyOf", []) if one != {"type": "null"}]
    return {**schema, **given[0]} if len(given) == 1 else {**schema, **({"anyOf": given} if given else {})}


def _nobody() -> Any:
    from django.contrib.auth.models import AnonymousUser

    return AnonymousUser()


def _error(status: int) -> Described:
    said = ERRORS[status]
    headers = {
        401: {"WWW-Authenticate": {"schema": {"type": "string"}}},
        429: {"Retry-After": {"description": "秒 seconds", "schema": {"type": "integer"}}},
    }
    told: Described = {
        "description": f"{HTTPStatus(status).phrase}：{said.zh}。 {said.en}.",
        "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    return told | ({"headers": headers[status]} if status in headers else {})


def _untitled(told: Any) -> Any:
    """Without the titles that the validating library makes up from names."""
    if isinstance(told, dict):
        return {
            name: _untitled(value) for name, value in told.items() if not (name == "title" and isinstance(value, str))
        }
    return [_untitled(one) for one in told] if isinstance(told, list) else told
