//! How a baseline is written: a line per finding, sorted, so that a change shows what it changes.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::{Baseline, Entry, Print};

/// Of the format. A baseline of a later one is not understood, and left alone.
const VERSION: u64 = 1;

/// Why a text is no baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// In bytes of the text.
    pub at: u32,
    pub message: String,
}

impl Baseline {
    pub fn parse(path: PathBuf, text: &str) -> Result<Self, Broken> {
        let value: Value = serde_json::from_str(text).map_err(|error| {
            let told = error.to_string();
            let what = told.split(" at line ").next().unwrap_or(&told);
            Broken {
                at: offset(text, error.line(), error.column()),
                message: format!("this is no baseline: {what}"),
            }
        })?;
        let whole = |message: String| Broken { at: 0, message };
        match value["version"].as_u64() {
            Some(VERSION) => {}
            Some(newer) if newer > VERSION => {
                return Err(whole(format!(
                    "a newer wakeful wrote this (format {newer}, and this one reads {VERSION}); nothing was changed"
                )));
            }
            _ => return Err(whole("this is no baseline: it has no `version`".to_owned())),
        }
        let Some(findings) = value["findings"].as_array() else {
            let message = "this is no baseline: it has no list of `findings`";
            return Err(whole(message.to_owned()));
        };
        let entries = findings.iter().enumerate().map(|(at, it)| {
            let entry = it.as_object().and_then(entry);
            entry.ok_or_else(|| {
                let number = at + 1;
                whole(format!(
                    "this is no baseline: finding {number} is not understood"
                ))
            })
        });
        Ok(Self::new(path, entries.collect::<Result<_, _>>()?))
    }

    pub fn write(&self) -> String {
        let lines = self.entries.iter().map(|it| {
            let mut value = json!({
                "path": it.path,
                "item": it.print.item,
                "rule": it.print.rule,
                "code": it.print.code,
                "hash": format!("{:016x}", it.print.hash),
            });
            if it.count != 1 {
                value["count"] = it.count.into();
            }
            format!("\n    {}", in_order(&value))
        });
        let lines = lines.collect::<Vec<_>>().join(",");
        let end = if lines.is_empty() { "" } else { "\n  " };
        format!("{{\n  \"version\": {VERSION},\n  \"findings\": [{lines}{end}]\n}}\n")
    }
}

/// The keys as people read them, whatever the order in which a map keeps them.
fn in_order(value: &Value) -> String {
    let keys = ["path", "item", "rule", "code", "hash", "count"];
    let present = keys.iter().filter(|it| value.get(it).is_some());
    let parts = present.map(|it| format!("\"{it}\": {}", value[*it]));
    format!("{{ {} }}", parts.collect::<Vec<_>>().join(", "))
}

fn entry(value: &Map<String, Value>) -> Option<Entry> {
    let text = |key: &str| Some(value.get(key)?.as_str()?.to_owned());
    let count = match value.get("count") {
        Some(it) => it.as_u64()?.try_into().ok()?,
        None => 1,
    };
    Some(Entry {
        path: text("path")?,
        print: Print {
            item: text("item")?,
            rule: text("rule")?,
            code: text("code")?,
            hash: u64::from_str_radix(&text("hash")?, 16).ok()?,
        },
        count,
    })
}

/// Lines and columns count from 1, columns in bytes.
fn offset(text: &str, line: usize, column: usize) -> u32 {
    let before = text.split_inclusive('\n').take(line.saturating_sub(1));
    let start: usize = before.map(str::len).sum();
    let at = (start + column.saturating_sub(1)).min(text.len());
    text.floor_char_boundary(at) as u32
}
