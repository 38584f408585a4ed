//! A summary in Markdown, as GitHub shows it under a run.

use std::io::{self, Write};

use super::load::Checked;
use super::report::Report;
use super::tables::summary;
use super::{Look, full, statistics};
use crate::finding::{Applicability, Finding};
use crate::page;
use crate::project::display;
use crate::rules;

/// GitHub shows nothing of a summary above 1 MiB.
const MOST_BYTES: usize = 900_000;

pub(super) fn report(out: &mut impl Write, report: Report<'_>) -> io::Result<()> {
    let checked = report.checked;
    writeln!(out, "## wakeful\n")?;
    report.summary(out, Look::PLAIN)?;
    let rows = statistics::rows(checked);
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "\n| rule | severity | findings | fixable | what it finds |"
    )?;
    writeln!(out, "| --- | --- | ---: | ---: | --- |")?;
    for row in &rows {
        let rule = match page::address(row.rule) {
            Some(address) => format!("[`{}`]({address})", row.rule),
            None => format!("`{}`", row.rule),
        };
        let summary = rules::by_id(row.rule).map_or_else(String::new, summary);
        writeln!(
            out,
            "| {rule} | {} | {} | {} | {} |",
            row.severity,
            row.count,
            row.fixable,
            text(&summary).replace('|', "\\|")
        )?;
    }
    findings(out, checked)
}

fn findings(out: &mut impl Write, checked: &Checked) -> io::Result<()> {
    let mut used = 0;
    let mut previous = None;
    for (index, it) in checked.findings.iter().enumerate() {
        let mut entry = String::new();
        if previous.replace(it.place.file) != Some(it.place.file) {
            let path = display(&checked.document(it.place).path);
            entry += &format!("\n### {}\n\n", code(&path));
        }
        entry += &item(checked, it);
        used += entry.len();
        if used > MOST_BYTES {
            let left = full::count(checked.findings.len() - index, "finding");
            return writeln!(out, "\n… and {left} more.");
        }
        out.write_all(entry.as_bytes())?;
    }
    Ok(())
}

fn item(checked: &Checked, finding: &Finding) -> String {
    let at = checked
        .document(finding.place)
        .position(finding.place.span.start);
    let fixes = finding.fixes.iter().map(|it| it.applicability);
    let mark = match fixes.min() {
        Some(Applicability::Safe) => " (fixable)",
        _ => "",
    };
    format!(
        "- {}:{} **{}** `{}`: {}{mark}\n",
        at.line,
        at.column,
        finding.severity,
        finding.rule,
        text(&finding.message)
    )
}

/// Code stays code; nothing else is taken for a mark.
fn text(text: &str) -> String {
    let mut out = String::new();
    let parts: Vec<&str> = text.split('`').collect();
    for (index, part) in parts.iter().enumerate() {
        // Without an end it is no code.
        if index % 2 == 1 && index + 1 < parts.len() {
            out += &format!("`{}`", one_line(part));
            continue;
        }
        if index % 2 == 1 {
            out += "\\`";
        }
        for it in one_line(part).chars() {
            if "\\*_<>[]|&#~$@".contains(it) {
                out.push('\\');
            }
            out.push(it);
        }
    }
    out
}

/// As code, with more marks around it than are in it.
fn code(text: &str) -> String {
    let text = one_line(text);
    let runs = text.split(|it| it != '`').map(str::len);
    let marks = "`".repeat(runs.max().unwrap_or(0) + 1);
    match marks.len() {
        1 => format!("`{text}`"),
        _ => format!("{marks} {text} {marks}"),
    }
}

fn one_line(text: &str) -> String {
    text.replace(|it: char| it.is_control(), " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_code_is_marked() {
        assert_eq!(
            text("`a_b<c>` is *not* <b>"),
            "`a_b<c>` is \\*not\\* \\<b\\>"
        );
        assert_eq!(text("a ` b_c"), "a \\` b\\_c");
        assert_eq!(code("a`b``c"), "``` a`b``c ```");
        assert_eq!(code("a b"), "`a b`");
    }
}
