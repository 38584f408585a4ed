//! The settings as editors want to know them, so that they can show, complete and check them.

use serde_json::{Map, Value, json};

use crate::config;
use crate::page::Page;
use crate::rules;

/// What the server reads, by the name in the section `wakeful`: a JSON schema each, with the
/// attributes that Visual Studio Code adds to one.
pub fn schema() -> Map<String, Value> {
    let ids: Vec<&str> = rules::all().iter().map(|it| it.id).collect();
    let list = |about: &str| {
        json!({
            "type": "array",
            "items": { "type": "string", "enum": ids },
            "uniqueItems": true,
            "default": [],
            "markdownDescription": about,
        })
    };
    let settings = [
        (
            "enable",
            json!({
                "type": "boolean",
                "default": true,
                "description": "Whether anything is found.",
            }),
        ),
        (
            "run",
            json!({
                "type": "string",
                "enum": ["onType", "onSave"],
                "enumDescriptions": ["With every keystroke.", "When a file is saved."],
                "default": "onType",
                "description": "When findings are brought up to date.",
            }),
        ),
        (
            "workspaceDiagnostics",
            json!({
                "type": "boolean",
                "default": true,
                "description": "Whether files that are not open are reported on, too.",
            }),
        ),
        (
            "inlayHints",
            json!({
                "type": "boolean",
                "default": false,
                "description": "Whether the text shows what is held across an await, and where the task is suspended then.",
            }),
        ),
        (
            "select",
            list(
                "Only these rules, also where a `wakeful.toml` leaves them out; all that it has, if there is none. What its `overrides` say of some files stays.",
            ),
        ),
        ("ignore", list("Not these rules.")),
        (
            "severity",
            json!({
                "type": "object",
                "properties": severities(),
                "additionalProperties": false,
                "default": {},
                "markdownDescription": "How severe the findings of a rule are, or that it is off. What a `wakeful.toml` says counts on the command line, too.",
            }),
        ),
    ];
    let mut settings = settings.map(|(name, it)| (name.to_owned(), it));
    // The others may differ from folder to folder.
    for (_, it) in settings.iter_mut().filter(|it| it.0 != "run") {
        it["scope"] = "resource".into();
    }
    settings.into_iter().collect()
}

fn severities() -> Map<String, Value> {
    let property = |it: &rules::Rule| {
        let page = Page::parse(it.page);
        let summary = page.as_ref().map_or("", |it| it.summary).replace('\n', " ");
        let form = json!({
            "type": "string",
            "enum": config::severities().collect::<Vec<_>>(),
            "default": it.meta.severity.as_str(),
            "markdownDescription": summary,
        });
        (it.id.to_owned(), form)
    };
    rules::all().iter().map(property).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lsp::settings::Settings;

    #[test]
    fn what_is_listed_is_read_and_means_nothing_by_default() {
        let defaults: Map<String, Value> = schema()
            .into_iter()
            .map(|(name, it)| (name, it["default"].clone()))
            .collect();
        assert_eq!(
            Settings::default().with(&Value::Object(defaults)),
            (Settings::default(), vec![])
        );
    }

    #[test]
    fn every_setting_is_listed() {
        let (_, problems) = Settings::default().with(&json!({ "no such": 1 }));
        let names = schema();
        let names: Vec<String> = names.keys().map(|it| format!("`{it}`")).collect();
        let told = format!("there are {}", names.join(", "));
        assert!(problems[0].ends_with(&told), "{problems:?}");
    }
}
