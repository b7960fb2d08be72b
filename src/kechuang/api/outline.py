"""A JSON schema as a short outline to read: keys with their types, lists in brackets, what may be null."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_DEEPEST = 7
_FORMATS = {"date": "date", "date-time": "instant", "binary": "file", "decimal": "decimal"}


def outline(schema: Mapping[str, Any], shapes: Mapping[str, Any], depth: int = 0, seen: tuple[str, ...] = ()) -> str:
    """`{"rows": [{"slug": string, …}]}`, one key a line; a shape inside itself is told by its name."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rsplit("/", 1)[-1]
        if name in seen or depth > _DEEPEST:
            return name
        return outline(shapes[name], shapes, depth, (*seen, name))
    if "const" in schema:
        return _literal(schema["const"])
    if "enum" in schema:
        return " | ".join(_literal(one) for one in schema["enum"])
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        told = [outline(one, shapes, depth, seen) for one in choices]
        return " | ".join(dict.fromkeys(told))
    kind = schema.get("type")
    if kind == "array":
        return _list(schema, shapes, depth, seen)
    if kind == "object":
        return _object(schema, shapes, depth, seen)
    if kind == "string":
        return _FORMATS.get(str(schema.get("format", "")), "string")
    return str(kind or "any")


def _list(schema: Mapping[str, Any], shapes: Mapping[str, Any], depth: int, seen: tuple[str, ...]) -> str:
    fixed = schema.get("prefixItems")
    if fixed:
        return f"[{', '.join(outline(one, shapes, depth, seen) for one in fixed)}]"
    return f"[{outline(schema.get('items', {}), shapes, depth, seen)}]"


def _object(schema: Mapping[str, Any], shapes: Mapping[str, Any], depth: int, seen: tuple[str, ...]) -> str:
    held = schema.get("properties")
    if not held:
        values = schema.get("additionalProperties")
        return f"{{…: {outline(values, shapes, depth, seen)}}}" if isinstance(values, dict) else "{…}"
    needed = set(schema.get("required", held))
    if len(held) <= 2 and all("type" in one and one["type"] not in ("object", "array") for one in held.values()):
        return "{" + ", ".join(f'"{name}": {outline(one, shapes, depth, seen)}' for name, one in held.items()) + "}"
    pad = "  " * (depth + 1)
    lines = [
        f'{pad}"{name}"{"" if name in needed else "?"}: {outline(one, shapes, depth + 1, seen)}'
        for name, one in held.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n" + "  " * depth + "}"


def _literal(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
