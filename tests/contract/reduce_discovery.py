"""Makes sheets_v4.json: of Google's discovery document what our calls can touch, without its prose.

    python tests/contract/reduce_discovery.py sheets.v4.json

The document is at https://sheets.googleapis.com/$discovery/rest?version=v4.
"""

import json
import sys
from pathlib import Path
from typing import Any

KEPT = ("type", "$ref", "enum", "format")
HERE = Path(__file__).parent / "sheets_v4.json"
Json = dict[str, Any]


def reduce(document: Json) -> Json:
    """Methods on one spreadsheet, and the schemas that they lead to."""
    methods = {
        name: {
            "method": one["httpMethod"],
            "path": f"/{one.get('flatPath', one['path'])}",
            "query": sorted(name for name, its in one["parameters"].items() if its["location"] == "query"),
            "request": one.get("request", {}).get("$ref"),
            "response": one["response"]["$ref"],
        }
        for name, one in _methods(document["resources"])
    }
    wanted = [one[part] for one in methods.values() for part in ("request", "response") if one[part]]
    schemas: Json = {}
    while wanted:
        name = wanted.pop()
        if name not in schemas:
            schemas[name] = _schema(document["schemas"][name])
            wanted += _names(schemas[name])
    return {
        "revision": document["revision"],
        "query": sorted(document["parameters"]),
        "methods": methods,
        "schemas": dict(sorted(schemas.items())),
    }


def _methods(resources: Json) -> list[tuple[str, Json]]:
    """`spreadsheets.*` and `spreadsheets.values.*`."""
    book = resources["spreadsheets"]
    values = book["resources"]["values"]["methods"]
    wanted = {f"values.{name}": one for name, one in values.items()} | book["methods"]
    return [(name, one) for name, one in wanted.items() if "spreadsheetId" in one["parameters"]]


def _schema(schema: Json) -> Json:
    made = {name: schema[name] for name in KEPT if name in schema}
    if "properties" in schema:
        made["properties"] = {name: _schema(one) for name, one in schema["properties"].items()}
    for name in ("items", "additionalProperties"):
        if name in schema:
            made[name] = _schema(schema[name])
    return made


def _names(schema: Json) -> list[str]:
    parts: list[Json | None] = [schema.get("items"), schema.get("additionalProperties")]
    parts += schema.get("properties", {}).values()
    inside = [name for part in parts if part for name in _names(part)]
    return [schema["$ref"], *inside] if "$ref" in schema else inside


if __name__ == "__main__":
    found = reduce(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    HERE.write_text(json.dumps(found, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")
