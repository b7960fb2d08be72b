"""Every error in one shape, `application/problem+json` (RFC 9457): code, sentence and remedy in both languages, fields.

{"type": "urn:kechuang:record.overlap", "status": 409, "title": …, "detail": …, "code": "record.overlap",
 "sentence": {"zh": …, "en": …}, "remedy": {"zh": …, "en": …}, "fields": {…}, "errors": […], "request_id": …}
"""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import get_language
from ninja.errors import HttpError, ValidationError

from kechuang.api.errors import (
    HELP,
    NotHere,
    NotSo,
    NoVersion,
    Overtaken,
    TooLarge,
    TooMany,
    WhoAsks,
    WrongType,
    not_here,
)
from kechuang.api.plain import as_json
from kechuang.api.validation_words import both_words
from kechuang.events.origin import current_origin
from kechuang.kernel.errors import BadInput, Conflict, KechuangError, Refused
from kechuang.kernel.no_room import NoRoom, no_room
from kechuang.kernel.sentences import Sentence

MEDIA = "application/problem+json"
log = logging.getLogger("kechuang.api")

_STATUSES: tuple[tuple[type[KechuangError], int], ...] = (
    (WhoAsks, 401),
    (Refused, 403),
    (NotHere, 404),
    (NotSo, 405),
    (Conflict, 409),
    (Overtaken, 412),
    (TooLarge, 413),
    (WrongType, 415),
    (NoVersion, 428),
    (TooMany, 429),
    (NoRoom, 507),
)
_TOO_LARGE = ("evidence.too_large",)
"""Codes of errors of deeper layers that say that something sent is too large."""


def problem(request: HttpRequest, error: Exception) -> HttpResponse:
    """The answer to any error. What is not designed is logged and told as a fault of ours."""
    designed = _designed(error)
    if designed is None:
        log.exception("%s %s", request.method, request.path, exc_info=error)
        designed = _fault()
    status = _status(designed, request, fault=designed.code == "fault")
    told = {
        "type": f"urn:kechuang:{designed.code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": designed.sentence.within("en" if (get_language() or "").startswith("en") else "zh"),
        "code": designed.code,
        "sentence": {"zh": designed.sentence.zh, "en": designed.sentence.en},
        "remedy": {"zh": designed.remedy.zh, "en": designed.remedy.en},
        "fields": designed.fields,
        "errors": _errors(error),
        "request_id": current_origin().request_id,
    }
    answer = as_json(told, status, MEDIA)
    if status == 401:
        answer["WWW-Authenticate"] = 'Bearer realm="kechuang"'
    if isinstance(designed, TooMany):
        answer["Retry-After"] = str(designed.wait)
    if isinstance(designed, NotSo):
        answer["Allow"] = designed.allow
    return answer


def _status(error: KechuangError, request: HttpRequest, fault: bool) -> int:
    if fault:
        return 500
    if isinstance(error, BadInput) and error.code in _TOO_LARGE:
        return 413
    status = next((status for kind, status in _STATUSES if isinstance(error, kind)), 400)
    return 401 if status == 403 and not request.user.is_authenticated else status


def _designed(error: Exception) -> KechuangError | None:
    if isinstance(error, KechuangError):
        return error
    if isinstance(error, HttpError) and isinstance(error.__cause__, KechuangError):  # raised while a body was read
        return error.__cause__
    if isinstance(error, Http404):
        return not_here()
    if isinstance(error, ValidationError):
        return _invalid(error)
    if isinstance(error, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return TooLarge(
            "request.too_large",
            Sentence("请求内容太大。", "The body is too large."),
            Sentence(
                "JSON 最大 4 MB；文件请用上传材料的接口。", "JSON is 4 MB at most; files go to the route for evidence."
            ),
        )
    if isinstance(error, HttpError | SuspiciousOperation | MultiPartParserError | UnicodeError):
        return BadInput("request.unreadable", Sentence("请求读不懂。", "The request cannot be read."), HELP)
    return no_room(error)


def _invalid(error: ValidationError) -> BadInput:
    first: dict[str, Any] = next(iter(_errors(error)), {"at": "", "sentence": {"zh": "", "en": ""}})
    at, said = first["at"], first["sentence"]
    return BadInput(
        "request.invalid",
        Sentence(f"{at}：{said['zh']}", f"{at}: {said['en']}"),
        Sentence("请改正后再发送；errors 里列出全部问题。", "Put it right and send again; `errors` lists everything."),
        field=at,
    )


def _errors(error: Exception) -> list[dict[str, Any]]:
    """Each wrong value of a request: where it stands, and what is wrong with it."""
    if not isinstance(error, ValidationError):
        return []
    return [
        {"at": ".".join(str(part) for part in one["loc"]), "code": str(one["type"]), "sentence": both_words(one)}
        for one in error.errors
    ]


def _fault() -> KechuangError:
    return KechuangError(
        "fault",
        Sentence("服务器内部出错。", "Something went wrong on our side."),
        Sentence("请把 request_id 告诉系统管理员。", "Tell the system administrator the request_id."),
    )
