//! The configuration as others want to know it: a JSON schema for editors, and a file to start from.

use serde_json::{Map, Value, json};

use super::keys::{KEYS, Key, Kind, OVERRIDE_KEYS, PATHS, SELECT, severities};
use crate::options::Declared;
use crate::page::{self, Page};
use crate::rules;

/// The schema of `wakeful.toml`.
pub fn schema() -> Value {
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "wakeful.toml",
        "description": "Which rules of wakeful count where, and how much.",
        "type": "object",
        "additionalProperties": false,
        "properties": properties(KEYS),
        "definitions": {
            "rule": { "enum": rules::all().iter().map(|it| it.id).collect::<Vec<_>>() },
            "rules": {
                "type": "array",
                "uniqueItems": true,
                "items": { "$ref": "#/definitions/rule" },
            },
            "severity": { "enum": severities().collect::<Vec<_>>() },
            "severities": {
                "type": "object",
                "additionalProperties": false,
                "properties": by_rule(),
            },
            "options": {
                "type": "object",
                "additionalProperties": false,
                "properties": options(),
            },
            "override": {
                "type": "object",
                "additionalProperties": false,
                "required": [PATHS],
                "properties": properties(OVERRIDE_KEYS),
            },
        },
    })
}

fn properties(keys: &[Key]) -> Map<String, Value> {
    let property = |it: &Key| {
        let mut property = json!({ "description": it.about });
        let form = match it.kind {
            Kind::File => json!({ "type": "string" }),
            Kind::Flag => json!({ "type": "boolean" }),
            // Draft 7 reads nothing beside a `$ref`.
            Kind::Rules if it.name == SELECT => json!({
                "allOf": [{ "$ref": "#/definitions/rules" }],
                "minItems": 1,
            }),
            Kind::Globs if it.name == PATHS => json!({
                "type": "array",
                "minItems": 1,
                "items": { "type": "string" },
            }),
            Kind::Files | Kind::Globs => json!({ "type": "array", "items": { "type": "string" } }),
            Kind::Rules => json!({ "allOf": [{ "$ref": "#/definitions/rules" }] }),
            Kind::Severities => json!({ "allOf": [{ "$ref": "#/definitions/severities" }] }),
            Kind::Options => json!({ "allOf": [{ "$ref": "#/definitions/options" }] }),
            Kind::Overrides => {
                json!({ "type": "array", "items": { "$ref": "#/definitions/override" } })
            }
        };
        let both = property.as_object_mut().zip(form.as_object());
        if let Some((property, form)) = both {
            property.extend(form.clone());
        }
        (it.name.to_owned(), property)
    };
    keys.iter().map(property).collect()
}

fn by_rule() -> Map<String, Value> {
    let property = |it: &rules::Rule| {
        let page = Page::parse(it.page);
        let summary = page.as_ref().map_or("", |it| it.summary).replace('\n', " ");
        let form = json!({
            "description": summary,
            "default": it.meta.severity.as_str(),
            "allOf": [{ "$ref": "#/definitions/severity" }],
        });
        (it.id.to_owned(), form)
    };
    rules::all().iter().map(property).collect()
}

/// Of the rules that have any.
fn options() -> Map<String, Value> {
    let form = |it: &Declared| {
        let form = match it {
            Declared::Number(number) => json!({
                "description": number.about,
                "type": "integer",
                "minimum": number.range.start(),
                "maximum": number.range.end(),
                "default": number.default,
            }),
            Declared::Paths(paths) => json!({
                "description": paths.about,
                "type": "array",
                "items": { "type": "string", "pattern": PATH },
                "default": [],
            }),
        };
        (it.name().to_owned(), form)
    };
    let table = |rule: &rules::Rule| {
        let form = json!({
            "type": "object",
            "additionalProperties": false,
            "properties": rule.options.iter().map(form).collect::<Map<_, _>>(),
        });
        (rule.id.to_owned(), form)
    };
    let rules = rules::all().iter().filter(|it| !it.options.is_empty());
    rules.map(table).collect()
}

/// What [`is_path`](crate::options::is_path) says, for readers of schemas.
const PATH: &str = r"^[^\W\d]\w*(::[^\W\d]\w*)*$";

/// A `wakeful.toml` in which everything is explained and nothing is said.
pub fn template() -> String {
    let mut out = "\
# Which rules of wakeful count below this directory, and how much. The nearest `wakeful.toml` above
# a file counts alone, unless it extends another. `wakeful rules` lists the rules, and
# `wakeful config show PATH` tells what counts in a file.
"
    .to_owned();
    if let Some(schema) = page::file_at("editors/wakeful.schema.json") {
        // Editors find it by this line.
        out.insert_str(0, &format!("#:schema {schema}\n\n"));
    }
    for key in KEYS {
        out += &format!("\n# {}\n", key.about);
        key.example
            .lines()
            .for_each(|line| out += &format!("# {line}\n"));
    }
    out
}
