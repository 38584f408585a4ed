"""Reports, held to the schemas of those who read them."""

import json
import os
import pathlib
import subprocess

import jsonschema
import pytest
import xmlschema

ROOT = pathlib.Path(__file__).parents[2]
WAKEFUL = os.environ.get("WAKEFUL", str(ROOT / "target/debug/wakeful"))
SCHEMAS = pathlib.Path(__file__).parent / "schemas"

# Of the fields that https://docs.gitlab.com/ci/testing/code_quality/ describes.
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                    "lines": {"$ref": "#/$defs/lines"},
                    "positions": {"$ref": "#/$defs/positions"},
                },
                "oneOf": [{"required": ["lines"]}, {"required": ["positions"]}],
            },
        },
    },
    "$defs": {
        "number": {"type": "integer", "minimum": 1},
        "lines": {"required": ["begin"], "properties": {"begin": {"$ref": "#/$defs/number"}}},
        "positions": {
            "required": ["begin"],
            "properties": {"begin": {"$ref": "#/$defs/position"}},
        },
        "position": {"required": ["line"], "properties": {"line": {"$ref": "#/$defs/number"}}},
    },
}

# Of the fields that reviewdog's proto/rdf/jsonschema/DiagnosticResult.json describes.
REVIEWDOG = {
    "type": "object",
    "required": ["source", "diagnostics"],
    "additionalProperties": False,
    "properties": {
        "source": {"$ref": "#/$defs/source"},
        "diagnostics": {"type": "array", "items": {"$ref": "#/$defs/diagnostic"}},
    },
    "$defs": {
        "source": {"required": ["name"], "properties": {"name": {"const": "wakeful"}}},
        "diagnostic": {
            "type": "object",
            "required": ["message", "location", "severity", "code"],
            "additionalProperties": False,
            "properties": {
                "message": {"type": "string", "minLength": 1},
                "location": {"$ref": "#/$defs/location"},
                "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                "code": {
                    "required": ["value"],
                    "properties": {"value": {"type": "string"}, "url": {"type": "string"}},
                    "additionalProperties": False,
                },
                "related_locations": {
                    "type": "array",
                    "items": {
                        "required": ["location"],
                        "properties": {
                            "message": {"type": "string"},
                            "location": {"$ref": "#/$defs/location"},
                        },
                        "additionalProperties": False,
                    },
                },
                "suggestions": {
                    "type": "array",
                    "items": {
                        "required": ["range", "text"],
                        "properties": {
                            "range": {"$ref": "#/$defs/range"},
                            "text": {"type": "string"},
                        },
                        "additionalProperties": False,
                    },
                },
            },
        },
        "location": {
            "required": ["path", "range"],
            "properties": {"path": {"type": "string"}, "range": {"$ref": "#/$defs/range"}},
            "additionalProperties": False,
        },
        "range": {
            "required": ["start", "end"],
            "properties": {
                "start": {"$ref": "#/$defs/position"},
                "end": {"$ref": "#/$defs/position"},
            },
            "additionalProperties": False,
        },
        "position": {
            "required": ["line", "column"],
            "properties": {
                "line": {"type": "integer", "minimum": 1},
                "column": {"type": "integer", "minimum": 1},
            },
            "additionalProperties": False,
        },
    },
}

ODD = 'a "b" & <c>\x1b.rs'
TEXT = "// wakeful: allow(<&\"'>) -- ä 😀\nfn f() {} // wakeful: allow(nothing) -- why\n"


@pytest.fixture(params=["demo", "odd", "clean"])
def folder(request, tmp_path):
    if request.param == "demo":
        return ROOT / "fixtures/demo"
    if request.param == "odd":
        (tmp_path / ODD).write_text(TEXT)
    (tmp_path / "clean.rs").write_text("fn main() {}\n")
    return tmp_path


def report(folder, form):
    command = [WAKEFUL, "check", "--level", "hint", "--output-format", form]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode in (0, 1) and not run.stderr, run.stderr
    return run.stdout


def test_sarif(folder):
    schema = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text())
    checker = jsonschema.Draft7Validator.FORMAT_CHECKER
    validator = jsonschema.Draft7Validator(schema, format_checker=checker)
    # Without a library for them, references to places would not be looked at.
    assert "uri-reference" in checker.checkers and "uri" in checker.checkers
    errors = [it.message for it in validator.iter_errors(json.loads(report(folder, "sarif")))]
    assert not errors


def test_junit(folder):
    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd").validate(report(folder, "junit"))


def test_code_quality(folder):
    issues = json.loads(report(folder, "gitlab"))
    jsonschema.Draft202012Validator(CODE_QUALITY).validate(issues)
    assert len({it["fingerprint"] for it in issues}) == len(issues)


def test_reviewdog(folder):
    found = json.loads(report(folder, "rdjson"))
    jsonschema.Draft202012Validator(REVIEWDOG).validate(found)
