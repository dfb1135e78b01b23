"""LINE's OpenAPI descriptions as JSON Schema checks: they follow `discriminator` and refuse extras."""

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

DIRECTORY = Path(os.environ.get("LINE_OPENAPI_DIR", Path(__file__).parents[3] / "shared" / "line-openapi"))
_KEPT = {
    "type",
    "required",
    "enum",
    "pattern",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minimum",
    "maximum",
}
_OBJECT_ONLY = {"unevaluatedProperties": False}

Schema = dict[str, Any]


def validate_request(path: str, method: str, body: Any) -> list[str]:
    """What is wrong with a body that is sent to LINE, each with its place; empty when it is right."""
    content = _api().operation(path, method)["requestBody"]["content"]["application/json"]
    return _api().problems(content["schema"], body)


def validate_response(path: str, method: str, status: int, body: Any) -> list[str]:
    """What is wrong with LINE's JSON answer; an undescribed status is an error or an empty object."""
    described = _api().operation(path, method)["responses"].get(str(status), {})
    content = described.get("content", {}).get("application/json")
    if content:
        return _api().problems(content["schema"], body)
    if status >= 400:
        return _api().problems({"$ref": "#/components/schemas/ErrorResponse"}, body)
    return [] if body == {} else [f"$: an empty object was expected, not {body!r}"]


def validate_webhook(body: Any) -> list[str]:
    """What is wrong with the body of a webhook."""
    return _webhook().problems({"$ref": "#/components/schemas/CallbackRequest"}, body)


class Description:
    """One file, its schemas rewritten as Draft 2020-12.

    Each component becomes two definitions: `X.part`, what it says itself, to stand in an allOf; and `X`, the
    whole value, which follows the discriminator to the right kind and allows no undescribed property.
    """

    def __init__(self, document: Schema) -> None:
        self._paths = document["paths"]
        definitions: Schema = {}
        for name, schema in document["components"]["schemas"].items():
            definitions[f"{name}.part"] = _rewritten(schema)
            definitions[name] = _whole(name, schema)
        self._definitions = definitions

    def operation(self, path: str, method: str) -> Schema:
        """The operation a path without query belongs to; the template with the fewest parameters wins."""
        for template in sorted(self._paths, key=lambda t: t.count("{")):
            pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template))
            if re.fullmatch(pattern, path) and method.lower() in self._paths[template]:
                operation: Schema = self._paths[template][method.lower()]
                return operation
        raise LookupError(f"not described: {method} {path}")

    def problems(self, schema: Schema, value: Any) -> list[str]:
        whole = {**_rewritten(schema), "$defs": self._definitions}
        validator = jsonschema.Draft202012Validator(whole)
        return [f"{error.json_path}: {error.message}" for error in _leaves(validator.iter_errors(value))]


def _whole(name: str, schema: Schema) -> Schema:
    whole: Schema = {"$ref": f"#/$defs/{name}.part"}
    if "discriminator" in schema:
        whole["allOf"] = list(_kinds(schema["discriminator"]))
    is_object = "properties" in schema or "allOf" in schema or schema.get("type") == "object"
    return {**whole, **_OBJECT_ONLY} if is_object else whole


def _kinds(discriminator: Schema) -> Iterator[Schema]:
    by, mapping = discriminator["propertyName"], discriminator["mapping"]
    yield {"properties": {by: {"enum": sorted(mapping)}}}
    for value, reference in mapping.items():
        chosen = {"properties": {by: {"const": value}}, "required": [by]}
        yield {"if": chosen, "then": {"$ref": _reference(reference, part=True)}}


def _rewritten(schema: Schema) -> Schema:
    """What a schema says itself, its references led to definitions."""
    if "$ref" in schema:
        return {"$ref": _reference(schema["$ref"])}
    made: Schema = {name: value for name, value in schema.items() if name in _KEPT}
    if "properties" in schema:
        made["properties"] = {name: _rewritten(one) for name, one in schema["properties"].items()}
    if "allOf" in schema:
        made["allOf"] = [_as_part(one) for one in schema["allOf"]]
    for name in ("items", "additionalProperties"):
        if isinstance(schema.get(name), dict):
            made[name] = _rewritten(schema[name])
    return made


def _as_part(schema: Schema) -> Schema:
    return {"$ref": _reference(schema["$ref"], part=True)} if "$ref" in schema else _rewritten(schema)


def _reference(reference: str, *, part: bool = False) -> str:
    return f"#/$defs/{reference.rsplit('/', 1)[1]}" + (".part" if part else "")


def _leaves(errors: Any) -> Iterator[jsonschema.ValidationError]:
    for error in errors:
        if error.context:
            yield from _leaves(error.context)
        else:
            yield error


@cache
def _read(name: str) -> Description:
    file = DIRECTORY / name
    if not file.exists():
        pytest.skip(f"LINE's description is not here: {file.name} (set LINE_OPENAPI_DIR)")
    return Description(yaml.safe_load(file.read_text(encoding="utf-8")))


def _api() -> Description:
    return _read("messaging-api.yml")


def _webhook() -> Description:
    return _read("webhook.yml")
