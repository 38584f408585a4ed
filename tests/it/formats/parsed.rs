//! Reads reports as strictly as the programs that they are for.

use roxmltree::{Document, Node};
use serde_json::Value;

/// What a report says of one finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub path: String,
    /// From 1, in characters.
    pub line: usize,
    pub column: usize,
    pub severity: String,
    pub rule: String,
    pub message: String,
}

impl Told {
    /// With the word that the format has for its severity.
    pub fn in_words_of(&self, format: &str) -> Self {
        let words = match format {
            "github" => ["error", "warning", "notice", "notice"],
            "gitlab" => ["critical", "major", "minor", "info"],
            "sarif" => ["error", "warning", "note", "note"],
            "rdjson" => ["ERROR", "WARNING", "INFO", "INFO"],
            "checkstyle" => ["error", "warning", "info", "info"],
            _ => return self.clone(),
        };
        let severities = ["error", "warning", "info", "hint"];
        let at = severities.iter().position(|it| *it == self.severity);
        Self {
            severity: words[at.expect("a severity")].into(),
            ..self.clone()
        }
    }
}

pub fn json_lines(text: &str) -> Vec<Told> {
    let values = text
        .lines()
        .map(|it| serde_json::from_str(it).expect("JSON"));
    values.map(|it: Value| of_json(&it)).collect()
}

pub fn json(text: &str) -> Vec<Told> {
    let value: Value = serde_json::from_str(text).expect("JSON");
    list(&value["findings"]).iter().map(of_json).collect()
}

fn of_json(it: &Value) -> Told {
    Told {
        path: string(&it["path"]),
        line: number(&it["line"]),
        column: number(&it["column"]),
        severity: string(&it["severity"]),
        rule: string(&it["rule"]),
        message: string(&it["message"]),
    }
}

pub fn full(text: &str) -> Vec<Told> {
    let mut lines = text.lines();
    let mut told = Vec::new();
    while let Some(line) = lines.next() {
        let head = line.split_once("]: ").and_then(|(head, message)| {
            let (severity, rule) = head.split_once('[')?;
            Some((severity, rule, message)).filter(|_| !severity.contains(' '))
        });
        let Some((severity, rule, message)) = head else {
            continue;
        };
        let arrow = lines.next().expect("an arrow");
        let place = arrow.trim_start().strip_prefix("--> ").expect("an arrow");
        told.push(of_place(place, severity, rule, message));
    }
    told
}

pub fn concise(text: &str) -> Vec<Told> {
    let lines = text.lines().filter_map(|line| {
        let (head, message) = line.split_once("] ")?;
        let (place, head) = head.rsplit_once(": ")?;
        let (severity, rule) = head.split_once('[')?;
        Some(of_place(place, severity, rule, message))
    });
    lines.collect()
}

pub fn grouped(text: &str) -> Vec<Told> {
    let mut path = "";
    let mut told = Vec::new();
    for line in text.lines() {
        let Some(line) = line.strip_prefix("  ") else {
            path = line;
            continue;
        };
        let mut parts = line.split("  ").map(str::trim).filter(|it| !it.is_empty());
        let mut next = || parts.next().expect("a column");
        let (place, severity, rule, message) = (next(), next(), next(), next());
        let message = message.strip_suffix(" [*]").unwrap_or(message);
        told.push(of_place(
            &format!("{path}:{place}"),
            severity,
            rule,
            message,
        ));
    }
    told
}

/// The text of a file is asked for, because columns count bytes.
pub fn rdjson(text: &str, read: impl Fn(&str) -> Vec<u8>) -> Vec<Told> {
    let report: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(report["source"]["name"], "wakeful");
    let told = list(&report["diagnostics"]).iter().map(|it| {
        let path = string(&it["location"]["path"]);
        let start = &it["location"]["range"]["start"];
        let text = String::from_utf8(read(&path)).expect("UTF-8");
        let text = text.trim_start_matches('\u{feff}');
        let line = number(&start["line"]);
        let before = text.lines().nth(line - 1).expect("the line is there");
        let before = &before[..number(&start["column"]) - 1];
        for it in it["suggestions"].as_array().into_iter().flatten() {
            assert!(it["range"]["end"]["line"].is_u64() && it["text"].is_string());
        }
        Told {
            line,
            column: before.chars().count() + 1,
            severity: string(&it["severity"]),
            rule: string(&it["code"]["value"]),
            message: string(&it["message"]),
            path,
        }
    });
    told.collect()
}

/// The text of a file is asked for, to count what SARIF counts otherwise.
pub fn sarif(text: &str, read: impl Fn(&str) -> Vec<u8>) -> Vec<Told> {
    let log: Value = serde_json::from_str(text).expect("JSON");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let rules = list(&run["tool"]["driver"]["rules"]);
    let told = list(&run["results"]).iter().map(|it| {
        let rule = string(&it["ruleId"]);
        assert_eq!(rules[number(&it["ruleIndex"])]["id"], rule);
        let place = &it["locations"][0]["physicalLocation"];
        let base = string(&place["artifactLocation"]["uriBaseId"]);
        let root = string(&run["originalUriBaseIds"][base]["uri"]);
        assert!(
            root.starts_with("file:///") && root.ends_with('/'),
            "{root}"
        );
        let path = percent_decoded(&string(&place["artifactLocation"]["uri"]));
        let bytes = read(&path);
        let region = &place["region"];
        let at = number(&region["byteOffset"]);
        let (line, units) = lines_and_columns(&bytes, at, char::len_utf16);
        assert_eq!(
            (number(&region["startLine"]), number(&region["startColumn"])),
            (line, units)
        );
        Told {
            path,
            line,
            column: lines_and_columns(&bytes, at, |_| 1).1,
            severity: string(&it["level"]),
            rule,
            message: string(&it["message"]["text"]),
        }
    });
    told.collect()
}

/// `::command name=value,…::data`
pub fn github(text: &str) -> Vec<Told> {
    let told = text.lines().map(|line| {
        let line = line.strip_prefix("::").expect("a command");
        let (head, data) = line.split_once("::").expect("data");
        let (command, properties) = head.split_once(' ').expect("properties");
        let property = |name: &str| {
            let mut all = properties
                .split(',')
                .map(|it| it.split_once('=').expect("a value"));
            let (_, value) = all.find(|it| it.0 == name).expect("it is there");
            assert!(!value.contains(':'), "{value}");
            percent_decoded(value)
        };
        let number = |name| property(name).parse().expect("a number");
        assert!((number("line"), 1) <= (number("endLine"), number("endColumn")));
        let title = property("title");
        Told {
            path: property("file"),
            line: number("line"),
            column: number("col"),
            severity: command.into(),
            rule: title.strip_prefix("wakeful: ").expect("our name").into(),
            message: percent_decoded(data),
        }
    });
    told.collect()
}

pub fn gitlab(text: &str) -> Vec<Told> {
    let issues: Value = serde_json::from_str(text).expect("JSON");
    let told = list(&issues).iter().map(|it| {
        let at = &it["location"]["positions"]["begin"];
        Told {
            path: string(&it["location"]["path"]),
            line: number(&at["line"]),
            column: number(&at["column"]),
            severity: string(&it["severity"]),
            rule: string(&it["check_name"]),
            message: string(&it["description"]),
        }
    });
    told.collect()
}

pub fn junit(text: &str) -> Vec<Told> {
    let document = Document::parse(text).expect("it is XML");
    let root = document.root_element();
    let suites = elements(root, "testsuite");
    let counted = |node: Node<'_, '_>| {
        let cases = node.descendants().filter(|it| it.has_tag_name("testcase"));
        let failures = node.descendants().filter(|it| it.has_tag_name("failure"));
        assert_eq!(attribute(node, "tests"), cases.count().to_string());
        assert_eq!(attribute(node, "failures"), failures.count().to_string());
    };
    counted(root);
    let mut told = Vec::new();
    for suite in suites {
        counted(suite);
        for case in elements(suite, "testcase") {
            let name = attribute(case, "name");
            let text = case.first_element_child().expect("what was found");
            let line = text.text().expect("a text").lines().next();
            let line = line.expect("a line");
            let (place, rest) = line
                .strip_prefix(attribute(suite, "name"))
                .and_then(|it| it.strip_prefix(':')?.split_once(": "))
                .expect("a place");
            let (head, message) = rest.split_once("] ").expect("a message");
            let (severity, rule) = head.split_once('[').expect("a severity");
            if text.has_tag_name("failure") {
                assert_eq!(attribute(text, "message"), message);
                assert_eq!(attribute(text, "type"), severity);
            } else {
                assert!(matches!(severity, "info" | "hint"), "{severity}");
            }
            assert_eq!(name, format!("{rule} at {place}"));
            let path = attribute(case, "classname");
            told.push(of_place(
                &format!("{path}:{place}"),
                severity,
                rule,
                message,
            ));
        }
    }
    told
}

pub fn checkstyle(text: &str) -> Vec<Told> {
    let document = Document::parse(text).expect("it is XML");
    let root = document.root_element();
    assert!(root.has_tag_name("checkstyle"));
    let mut told = Vec::new();
    for file in elements(root, "file") {
        for it in elements(file, "error") {
            let number = |name| attribute(it, name).parse().expect("a number");
            let source = attribute(it, "source");
            told.push(Told {
                path: attribute(file, "name").into(),
                line: number("line"),
                column: number("column"),
                severity: attribute(it, "severity").into(),
                rule: source.strip_prefix("wakeful.").expect("our name").into(),
                message: attribute(it, "message").into(),
            });
        }
    }
    told
}

pub fn markdown(text: &str) -> Vec<Told> {
    let mut path = String::new();
    let mut told = Vec::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("### `") {
            path = title.strip_suffix('`').expect("code").into();
        }
        let Some(item) = line.strip_prefix("- ") else {
            continue;
        };
        let (place, rest) = item.split_once(" **").expect("a place");
        let (severity, rest) = rest.split_once("** `").expect("a severity");
        let (rule, message) = rest.split_once("`: ").expect("a rule");
        let message = message.strip_suffix(" (fixable)").unwrap_or(message);
        let message = message.replace('\\', "");
        told.push(of_place(
            &format!("{path}:{place}"),
            severity,
            rule,
            &message,
        ));
    }
    told
}

/// `path:line:column`
fn of_place(place: &str, severity: &str, rule: &str, message: &str) -> Told {
    let mut parts = place.rsplitn(3, ':');
    let mut next = || parts.next().expect("a place");
    let (column, line, path) = (next(), next(), next());
    Told {
        path: path.into(),
        line: line.parse().expect("a line"),
        column: column.parse().expect("a column"),
        severity: severity.into(),
        rule: rule.into(),
        message: message.into(),
    }
}

/// Of a byte of a file, both from 1. A byte order mark is in no column.
pub fn lines_and_columns(file: &[u8], at: usize, unit: impl Fn(char) -> usize) -> (usize, usize) {
    let before = str::from_utf8(&file[..at]).expect("it is between characters");
    let before = before.strip_prefix('\u{feff}').unwrap_or(before);
    let line = before.rsplit('\n').next().expect("at least one");
    let units: usize = line.chars().map(unit).sum();
    (before.matches('\n').count() + 1, units + 1)
}

pub fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        bytes.push(*first);
        if *first == b'%' {
            let digits = str::from_utf8(&rest[..2]).expect("two digits");
            bytes.pop();
            bytes.push(u8::from_str_radix(digits, 16).expect("two digits"));
            rest = &rest[2..];
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

fn elements<'a>(node: Node<'a, 'a>, name: &str) -> Vec<Node<'a, 'a>> {
    let all = node.children().filter(|it| it.is_element());
    let all: Vec<_> = all.collect();
    assert!(all.iter().all(|it| it.has_tag_name(name)), "{all:?}");
    all
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    node.attribute(name).expect("it has the attribute")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn string(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn number(value: &Value) -> usize {
    value.as_u64().expect("a number") as usize
}
