//! `explain` and `rules`.

use std::io::{self, Write};

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::args::find_rule;
use super::complain;
use crate::explain;
use crate::finding::Applicability;
use crate::known::messages;
use crate::options::Declared;
use crate::page::Page;
use crate::paint::Paint;
use crate::rules::{self, Rule};

/// A rule, or a message that somebody has met.
pub(super) fn explain(
    out: &mut impl Write,
    words: &str,
    width: usize,
    paint: Paint,
) -> io::Result<u8> {
    let error = match find_rule(words) {
        Ok(rule) => {
            write!(out, "{}", explain::terminal(rule, width, paint))?;
            return Ok(0);
        }
        Err(_) if words.contains(' ') => {
            "no such message is known; `wakeful rules` lists the rules".to_owned()
        }
        Err(error) => error,
    };
    let known = messages::asked(words);
    if known.is_empty() {
        complain("error", &error);
        return Ok(2);
    }
    for (index, message) in known.iter().enumerate() {
        let gap = if index > 0 { "\n" } else { "" };
        let text = explain::message_in_terminal(message, width, paint);
        write!(out, "{gap}{text}")?;
    }
    Ok(0)
}

pub(super) fn explain_all(out: &mut impl Write, width: usize, paint: Paint) -> io::Result<u8> {
    for (index, rule) in rules::all().iter().enumerate() {
        if index > 0 {
            let line = "─".repeat(width.min(100));
            writeln!(out, "\n{}\n", paint.dim(&line))?;
        }
        write!(out, "{}", explain::terminal(rule, width, paint))?;
    }
    Ok(0)
}

/// One line per rule, the worst first.
pub(super) fn rules(out: &mut impl Write, width: usize, paint: Paint) -> io::Result<u8> {
    let mut all: Vec<&Rule> = rules::all().iter().collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.meta.severity), it.id));
    let ids = all.iter().map(|it| it.id.len()).max().unwrap_or(0);
    let rest = ids + 2 + "suggested".len() + 2;
    for group in all.chunk_by(|a, b| a.meta.severity == b.meta.severity) {
        let severity = group[0].meta.severity;
        let title = format!("{severity}s");
        writeln!(out, "{}", paint.severity(severity, &title))?;
        for rule in group {
            let id = format!("{:<ids$}", rule.id);
            let fix = format!("{:<9}", fix(rule).unwrap_or("–"));
            let fix = match rule.meta.fix {
                Some(Applicability::Safe) => paint.green(&fix),
                _ => paint.dim(&fix),
            };
            let said = shorten(&summary(rule), width.saturating_sub(rest + 2).max(20));
            writeln!(out, "  {}  {fix}  {said}", paint.bold(&id))?;
        }
        writeln!(out)?;
    }
    let note = "Second column: the easiest fix. `wakeful explain RULE` says more.";
    writeln!(out, "{}", paint.dim(note))?;
    Ok(0)
}

/// With their pages, for programs.
pub(super) fn rules_json(out: &mut impl Write) -> io::Result<u8> {
    let rules = rules::all().iter().map(|it| {
        json!({
            "id": it.id,
            "severity": it.meta.severity.as_str(),
            "fix": fix(it),
            "since": it.meta.since,
            "summary": summary(it),
            "options": it.options.iter().map(|it| option(*it)).collect::<Vec<_>>(),
            "page": it.page,
        })
    });
    serde_json::to_writer_pretty(&mut *out, &rules.collect::<Vec<_>>())?;
    writeln!(out)?;
    Ok(0)
}

fn option(option: Declared) -> Value {
    let mut form = json!({ "name": option.name(), "about": option.about() });
    let kind = match option {
        Declared::Number(it) => json!({
            "kind": "number",
            "default": it.default,
            "least": it.range.start(),
            "most": it.range.end(),
        }),
        Declared::Paths(_) => json!({ "kind": "paths", "default": [] }),
    };
    let both = form.as_object_mut().zip(kind.as_object());
    if let Some((form, kind)) = both {
        form.extend(kind.clone());
    }
    form
}

/// The table that stands in the README.
pub(super) fn rules_markdown(out: &mut impl Write) -> io::Result<u8> {
    writeln!(out, "| rule | severity | fix | what it finds |")?;
    writeln!(out, "| --- | --- | --- | --- |")?;
    for rule in rules::all() {
        let link = format!("[`{0}`](docs/rules/{0}.md)", rule.id);
        let fix = fix(rule).unwrap_or("");
        let summary = summary(rule).replace('|', "\\|");
        writeln!(
            out,
            "| {link} | {} | {fix} | {summary} |",
            rule.meta.severity
        )?;
    }
    Ok(0)
}

fn fix(rule: &Rule) -> Option<&'static str> {
    rule.meta.fix.map(Applicability::as_str)
}

/// On one line.
pub(super) fn summary(rule: &Rule) -> String {
    let page = Page::parse(rule.page);
    let summary = page.as_ref().map_or("", |it| it.summary);
    summary.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn shorten(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    for word in text.split(' ') {
        if out.width() + word.width() + 2 > width {
            break;
        }
        out += word;
        out.push(' ');
    }
    format!("{}…", out.trim_end())
}
