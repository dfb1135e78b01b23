"""Google's discovery document as JSON Schema checks of every call on a spreadsheet, its answer included."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
from referencing import Registry
from referencing.jsonschema import DRAFT202012

Json = dict[str, Any]
HERE = "sheets:description"
_FILE = Path(__file__).parent / "contract" / "sheets_v4.json"
_TYPES = {"integer": ["integer", "null"], "boolean": ["boolean", "null"], "string": ["string", "null"]}
ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {"error": {"type": "object", "required": ["code", "message", "status"]}},
}


def problems_of(
    method: str, path: str, query: Mapping[str, Any], body: Any, status: int, answer: Any
) -> list[str]:
    """What is wrong with a call or its answer; empty when both are as described."""
    described = _operation(method, path)
    if described is None:
        return [f"not described: {method} {path}"]
    unknown = set(query) - set(described["query"]) - set(_document()["query"])
    found = [f"{method} {path}: unknown parameter {name}" for name in sorted(unknown)]
    if described["request"]:
        found += _problems({"$ref": _at(described["request"])}, body)
    elif body is not None:
        found.append(f"{method} {path}: a body where none is described")
    good = {"$ref": _at(described["response"])}
    return found + _problems(good if status < 400 else ERROR, answer)


def _operation(method: str, path: str) -> Json | None:
    for one in _document()["methods"].values():
        if one["method"] == method and re.fullmatch(_pattern(one["path"]), path):
            found: Json = one
            return found
    return None


def _pattern(template: str) -> str:
    """A range may hold colons, an id may not."""
    named = re.escape(template).replace(r"\{spreadsheetId\}", "[^/:]+")
    return named.replace(r"\{range\}", "[^/]+?")


def _problems(schema: Json, value: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema, registry=_registry())
    return [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(value)]


@cache
def _document() -> Json:
    document: Json = json.loads(_FILE.read_text("utf-8"))
    return document


@cache
def _registry() -> Registry[Any]:
    definitions = {name: _rewritten(schema) for name, schema in _document()["schemas"].items()}
    described = DRAFT202012.create_resource({"$defs": definitions})
    registry: Registry[Any] = Registry[Any]().with_resource(HERE, described).crawl()
    return registry


def _rewritten(schema: Json) -> Json:
    """Nothing undescribed, and null as Google takes it: as absent."""
    if "$ref" in schema:
        return {"anyOf": [{"$ref": _at(schema["$ref"])}, {"type": "null"}]}
    kind = schema.get("type")
    if kind == "object":
        properties = {name: _rewritten(one) for name, one in schema.get("properties", {}).items()}
        more = schema.get("additionalProperties")
        rest = _rewritten(more) if more else False
        return {"type": ["object", "null"], "properties": properties, "additionalProperties": rest}
    if kind == "array":
        return {"type": ["array", "null"], "items": _rewritten(schema["items"])}
    if kind == "number":
        return {"anyOf": [{"type": ["number", "null"]}, {"enum": ["NaN", "Infinity", "-Infinity"]}]}
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    return {"type": _TYPES[kind]} if kind in _TYPES else {}


def _at(name: str) -> str:
    return f"{HERE}#/$defs/{name}"
