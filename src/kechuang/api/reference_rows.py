"""What the reference page shows: the routes in groups, each with parameters, outlines, errors, an example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from django.utils.translation import get_language

from kechuang.api.declaring import HEAVY, READ, WRITE
from kechuang.api.made import api, declared_of, operations
from kechuang.api.outline import outline
from kechuang.api.schema import ERRORS, TAGS, description
from kechuang.api.throttle import SHARES, WHO, per_minute
from kechuang.kernel.sentences import Sentence

SAMPLES: Mapping[str, str] = {
    "slug": "PLAN",
    "ordinal": "1",
    "code": "hnte",
    "kind": "certificate",
    "id": "1",
    "key": "KEY",
    "sha256": "SHA256",
    "subject": "organisation",
    "proof": "1",
    "mark": "1",
}
"""What stands in the examples for what an address names."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter as its row shows it."""

    name: str
    where: str
    type: str
    needed: bool
    default: str
    says: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One route: how it is called, what it takes, gives and can refuse, and an example for curl."""

    id: str
    method: str
    path: str
    says: str
    open: bool
    writes: bool
    points: int
    parameters: list[Parameter]
    body: str
    answer: str
    media: tuple[str, ...]
    errors: list[tuple[int, str, str]]
    example: str


@dataclass(frozen=True, slots=True)
class Group:
    """Routes about one thing."""

    key: str
    name: str
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Limit:
    """How many points a minute some caller has."""

    who: str
    points: int


def groups() -> list[Group]:
    """Every route, grouped as the description groups them."""
    told, declared = description(), {one.operation_id: declared_of(one) for one in operations(api())}
    found: dict[str, list[Entry]] = {tag["name"]: [] for tag in told["tags"]}
    for path, methods in told["paths"].items():
        for method, one in methods.items():
            entry = _entry(path, method, one, declared[one["operationId"]], told["components"]["schemas"])
            found[one["tags"][0]].append(entry)
    return [Group(key, _said(TAGS[key]), entries) for key, entries in found.items()]


def limits() -> dict[str, Any]:
    """Points a minute of each kind of caller, and what requests cost."""
    rows = [Limit(_said(WHO[kind]), per_minute(kind)) for kind in SHARES]
    return {"rows": rows, "read": READ, "write": WRITE, "heavy": HEAVY}


def _entry(path: str, method: str, told: Any, declared: Any, shapes: Mapping[str, Any]) -> Entry:
    body = next(iter(told.get("requestBody", {}).get("content", {}).items()), None)
    answers = next(answer for status, answer in told["responses"].items() if status.startswith("2"))
    answer = answers.get("content", {}).get("application/json", {}).get("schema")
    return Entry(
        told["operationId"],
        method.upper(),
        path,
        _said(declared.says),
        {} in told["security"],
        declared.writes,
        declared.cost,
        [_parameter(one) for one in told["parameters"]],
        outline(body[1]["schema"], shapes) if body else "",
        outline(answer, shapes) if answer else "",
        declared.media,
        [(status, HTTPStatus(status).phrase, _said(ERRORS[status])) for status in declared.statuses],
        _example(path, method.upper(), told, body, {} in told["security"]),
    )


def _parameter(told: Any) -> Parameter:
    default = told["schema"].get("default")
    return Parameter(
        told["name"],
        told["in"],
        outline(told["schema"], {}),
        told["required"],
        "" if default in (None, "", []) else str(default).lower() if isinstance(default, bool) else str(default),
        _half(told.get("description", "")),
    )


def _example(path: str, method: str, told: Any, body: Any, open_to_all: bool) -> str:
    filled = path
    for one in told["parameters"]:
        if one["in"] == "path":
            filled = filled.replace(f"{{{one['name']}}}", quote(SAMPLES.get(one["name"], one["name"].upper())))
    parts = ["curl"]
    if not open_to_all or method != "GET":
        parts.append('-H "Authorization: Bearer $TOKEN"')
    if any(one["in"] == "header" for one in told["parameters"]):
        parts.append("-H 'If-Match: \"12\"'")
    if body and body[0] == "application/json":
        parts.append("-H 'Content-Type: application/json' -d @body.json")
    elif body:
        parts.append("-F file=@scan.pdf")
    return " \\\n  ".join([" ".join(parts), f"$API{filled}"]) if len(parts) > 1 else f"curl $API{filled}"


def _said(sentence: Sentence) -> str:
    return sentence.within("en" if (get_language() or "").startswith("en") else "zh")


def _half(both: str) -> str:
    """Of words in both languages, Chinese first, those of the page."""
    zh, _, en = both.partition("。 ")
    if not en:
        return both
    return en if (get_language() or "").startswith("en") else zh + "。"
