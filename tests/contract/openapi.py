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
from referencing import Registry
from referencing.jsonschema import DRAFT202012

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
HERE = "line:description"  # what references are resolved against

Schema = dict[str, Any]


def validate_request(path: str, method: str, body: Any) -> list[str]:
    """What is wrong with a body that is sent to LINE, each with its place; empty when it is right."""
    content = _api().operation(path, method)["requestBody"]["content"]["application/json"]
    return _api().problems(content["schema"], body)


def is_described(path: str, method: str) -> bool:
    """Whether LINE has this call at all; for those that send no JSON."""
    try:
        return bool(_api().operation(path, method))
    except LookupError:
        return False


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

    A schema becomes one object with all that its allOf brings, and allows no undescribed property; or, with
    a discriminator, what leads each value to the right kind. Flat, because `unevaluatedProperties` checks a
    Flex message again at each of its levels.
    """

    def __init__(self, document: Schema) -> None:
        self._paths = document["paths"]
        schemas = document["components"]["schemas"]
        definitions = {name: _definition(schema, schemas) for name, schema in schemas.items()}
        described = DRAFT202012.create_resource({"$defs": definitions})
        self._registry = Registry[Any]().with_resource(HERE, described).crawl()

    def operation(self, path: str, method: str) -> Schema:
        """The operation a path without query belongs to; the template with the fewest parameters wins."""
        for template in sorted(self._paths, key=lambda t: t.count("{")):
            pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template))
            if re.fullmatch(pattern, path) and method.lower() in self._paths[template]:
                operation: Schema = self._paths[template][method.lower()]
                return operation
        raise LookupError(f"not described: {method} {path}")

    def problems(self, schema: Schema, value: Any) -> list[str]:
        validator = jsonschema.Draft202012Validator(_rewritten(schema), registry=self._registry)
        return [f"{error.json_path}: {error.message}" for error in _leaves(validator.iter_errors(value))]


def _definition(schema: Schema, schemas: Schema) -> Schema:
    made = _flat(schema, schemas)
    if "discriminator" in schema:
        return {**made, "allOf": list(_kinds(schema["discriminator"]))}
    is_object = "properties" in made or made.get("type") == "object"
    return {**made, "additionalProperties": False} if is_object else made


def _kinds(discriminator: Schema) -> Iterator[Schema]:
    by, mapping = discriminator["propertyName"], discriminator["mapping"]
    yield {"properties": {by: {"enum": sorted(mapping)}}, "required": [by]}
    for value, reference in mapping.items():
        chosen = {"properties": {by: {"const": value}}, "required": [by]}
        yield {"if": chosen, "then": _led(reference)}


def _flat(schema: Schema, schemas: Schema) -> Schema:
    """What a schema says itself and what its allOf adds."""
    made = _rewritten(schema)
    for one in schema.get("allOf", []):
        more = _flat(schemas[_name(one["$ref"])] if "$ref" in one else one, schemas)
        made = {
            **{**more, **made},
            "properties": {**more.get("properties", {}), **made.get("properties", {})},
            "required": [*more.get("required", []), *made.get("required", [])],
        }
    return made


def _rewritten(schema: Schema) -> Schema:
    """What a schema says itself, its references led to definitions."""
    if "$ref" in schema:
        return _led(schema["$ref"])
    made: Schema = {name: value for name, value in schema.items() if name in _KEPT}
    if "properties" in schema:
        made["properties"] = {name: _rewritten(one) for name, one in schema["properties"].items()}
    for name in ("items", "additionalProperties"):
        if isinstance(schema.get(name), dict):
            made[name] = _rewritten(schema[name])
    return made


def _led(reference: str) -> Schema:
    return {"$ref": f"{HERE}#/$defs/{_name(reference)}"}


def _name(reference: str) -> str:
    return reference.rsplit("/", 1)[1]


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
