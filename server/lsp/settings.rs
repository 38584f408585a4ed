//! What the user of the editor wants: from the initialization options, and from the client's
//! configuration when it is asked for.

mod schema;
mod scoped;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

pub use self::schema::schema;
pub(super) use self::scoped::Scoped;

use crate::config;
use crate::finding::{Finding, Severity};
use crate::rules;

/// Anything that is not said is as by default.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Settings {
    pub enable: bool,
    pub run: Run,
    /// Report on files that are not open too.
    pub workspace_diagnostics: bool,
    /// Show in the text what is held while the task waits.
    pub inlay_hints: bool,
    /// Only these rules; all if there is none.
    select: Vec<&'static str>,
    ignore: Vec<&'static str>,
    /// `None` turns a rule off.
    severity: BTreeMap<&'static str, Option<Severity>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    OnType,
    OnSave,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            enable: true,
            run: Run::OnType,
            workspace_diagnostics: true,
            inlay_hints: false,
            select: Vec::new(),
            ignore: Vec::new(),
            severity: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// Reads what the client sent, with one line for everything in it that means nothing. It may
    /// have wrapped the settings in the section that they belong to. What it does not say is as it
    /// is here.
    pub fn with(&self, value: &Value) -> (Self, Vec<String>) {
        let mut settings = self.clone();
        let mut problems = Vec::new();
        let value = value.get("wakeful").unwrap_or(value);
        let Some(map) = value.as_object() else {
            if !value.is_null() {
                problems.push("the settings are not an object".to_owned());
            }
            return (settings, problems);
        };
        for (key, value) in map {
            let mut wrong = Vec::new();
            let set = settings.set(key, value, &mut wrong);
            wrong.extend(set.err());
            problems.extend(wrong.iter().map(|it| format!("`{key}`: {it}")));
        }
        (settings, problems)
    }

    /// What is wrong with one entry of many costs that entry.
    fn set(&mut self, key: &str, value: &Value, wrong: &mut Vec<String>) -> Result<(), String> {
        match key {
            "enable" => self.enable = truth(value)?,
            "workspaceDiagnostics" => self.workspace_diagnostics = truth(value)?,
            "run" => {
                self.run = match value.as_str() {
                    Some("onType") => Run::OnType,
                    Some("onSave") => Run::OnSave,
                    _ => return Err("it is `onType` or `onSave`".to_owned()),
                }
            }
            // Nothing but mistakes is not all rules.
            "inlayHints" => self.inlay_hints = truth(value)?,
            "select" => match ids(value, wrong)? {
                ids if ids.is_empty() && !wrong.is_empty() => {}
                ids => self.select = ids,
            },
            "ignore" => self.ignore = ids(value, wrong)?,
            "severity" => self.severity = severities(value, wrong)?,
            // Of the client alone; it sends its whole section.
            "server" | "path" | "args" | "env" | "trace" | "trace.server" | "logLevel"
            | "logFile" => {}
            _ => return Err(format!("there is no such setting; there are {KEYS}")),
        }
        Ok(())
    }

    /// Rules that are wanted, whatever the configuration says of them.
    pub fn selected(&self) -> Vec<&'static str> {
        self.select.clone()
    }

    /// Whether a rule is heard at all.
    pub fn shows(&self, rule: &str) -> bool {
        let selected = self.select.is_empty() || self.select.contains(&rule);
        self.enable && selected && !self.ignore.contains(&rule)
    }

    /// A finding as it is shown, if it is.
    pub fn shown(&self, mut finding: Finding) -> Option<Finding> {
        let rule = finding.rule;
        if !self.shows(rule) {
            return None;
        }
        if let Some(severity) = self.severity.get(rule) {
            finding.severity = config::set_to((*severity)?, rule, finding.severity);
        }
        Some(finding)
    }
}

const KEYS: &str =
    "`enable`, `run`, `workspaceDiagnostics`, `inlayHints`, `select`, `ignore`, `severity`";

fn truth(value: &Value) -> Result<bool, String> {
    value
        .as_bool()
        .ok_or_else(|| "it is `true` or `false`".to_owned())
}

fn ids(value: &Value, wrong: &mut Vec<String>) -> Result<Vec<&'static str>, String> {
    let list = value.as_array().ok_or("it is a list of rules")?;
    let ids = list.iter().map(|it| id(it.as_str().unwrap_or_default()));
    let ids = ids.filter_map(|it| it.map_err(|it| wrong.push(it)).ok());
    Ok(ids.collect())
}

fn id(id: &str) -> Result<&'static str, String> {
    rules::by_id(id).map(|it| it.id).ok_or_else(|| {
        let near = rules::nearest(id).map(|it| format!("; did you mean `{it}`?"));
        format!("there is no rule `{id}`{}", near.unwrap_or_default())
    })
}

type Severities = BTreeMap<&'static str, Option<Severity>>;

fn severities(value: &Value, wrong: &mut Vec<String>) -> Result<Severities, String> {
    let map: &Map<_, _> = value
        .as_object()
        .ok_or("it is an object from rules to severities")?;
    let entries = map
        .iter()
        .map(|(rule, it)| Ok::<_, String>((id(rule)?, severity(it)?)));
    let entries = entries.filter_map(|it| it.map_err(|it| wrong.push(it)).ok());
    Ok(entries.collect())
}

fn severity(value: &Value) -> Result<Option<Severity>, String> {
    match value.as_str() {
        Some("off") => Ok(None),
        Some(text) => match text.parse() {
            Ok(severity) => Ok(Some(severity)),
            Err(()) => Err(format!("`{text}` is no severity")),
        },
        None => Err("a severity is a string".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_wrong_is_told_and_the_rest_counts() {
        let (settings, problems) = Settings::default().with(&json!({
            "run": "onSave",
            "ignore": ["blocking_slep", "blocking_net"],
            "severity": { "blocking_fs": "off", "blocking_sleep": "hint", "blocking_net": "loud" },
            "select": ["x"],
            "typo": 1,
            "enable": "yes",
        }));
        assert_eq!(settings.run, Run::OnSave);
        assert_eq!(settings.ignore, ["blocking_net"]);
        assert!(settings.shows("blocking_fs"));
        assert_eq!(settings.severity["blocking_fs"], None);
        assert_eq!(settings.severity["blocking_sleep"], Some(Severity::Hint));
        assert_eq!(
            problems,
            [
                "`ignore`: there is no rule `blocking_slep`; did you mean `blocking_sleep`?",
                "`severity`: `loud` is no severity",
                "`select`: there is no rule `x`",
                "`typo`: there is no such setting; there are `enable`, `run`, \
                 `workspaceDiagnostics`, `inlayHints`, `select`, `ignore`, `severity`",
                "`enable`: it is `true` or `false`",
            ]
        );
    }

    #[test]
    fn a_section_may_be_wrapped_and_nothing_is_fine() {
        let wrapped = Settings::default().with(&json!({ "wakeful": { "enable": false } }));
        assert!(!wrapped.0.enable && wrapped.1.is_empty());
        assert_eq!(
            Settings::default().with(&Value::Null),
            (Settings::default(), vec![])
        );
    }
}
