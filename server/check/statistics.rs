//! How many findings each rule has, and how many of them `--fix` would mend.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::Look;
use super::load::Checked;
use super::report::Format;
use super::tables::{shorten, summary};
use crate::finding::{Applicability, Severity};
use crate::rules;

/// One rule at one severity.
pub(super) struct Row {
    pub rule: &'static str,
    pub severity: Severity,
    pub count: usize,
    /// How many have a safe fix.
    pub fixable: usize,
}

/// The most frequent first.
pub(super) fn rows(checked: &Checked) -> Vec<Row> {
    let mut rows: BTreeMap<(&str, Severity), Row> = BTreeMap::new();
    for it in &checked.findings {
        let row = rows.entry((it.rule, it.severity)).or_insert(Row {
            rule: it.rule,
            severity: it.severity,
            count: 0,
            fixable: 0,
        });
        let fixes = &it.fixes;
        let is_fixable = fixes
            .iter()
            .any(|it| it.applicability == Applicability::Safe);
        row.count += 1;
        row.fixable += usize::from(is_fixable);
    }
    let mut rows: Vec<Row> = rows.into_values().collect();
    rows.sort_by_key(|it| (Reverse(it.count), Reverse(it.severity), it.rule));
    rows
}

/// Whether they can be told in this format.
pub(super) fn can(format: Format) -> bool {
    format.is_for_people() || matches!(format, Format::Json | Format::JsonLines)
}

pub(super) fn tell(
    out: &mut impl Write,
    checked: &Checked,
    format: Format,
    look: Look,
) -> io::Result<()> {
    let rows = rows(checked);
    match format {
        Format::Json => {
            let rows: Vec<Value> = rows.iter().map(Row::value).collect();
            serde_json::to_writer_pretty(&mut *out, &rows)?;
            writeln!(out)
        }
        Format::JsonLines => rows
            .iter()
            .try_for_each(|it| writeln!(out, "{}", it.value())),
        _ => table(out, &rows, look),
    }
}

impl Row {
    fn value(&self) -> Value {
        json!({
            "rule": self.rule,
            "severity": self.severity.as_str(),
            "count": self.count,
            "fixable": self.fixable,
        })
    }
}

fn table(out: &mut impl Write, rows: &[Row], look: Look) -> io::Result<()> {
    let Look { paint, width } = look;
    let digits = rows.first().map_or(0, |it| it.count.to_string().len());
    let severities = rows.iter().map(|it| it.severity.as_str().len()).max();
    let ids = rows.iter().map(|it| it.rule.len()).max();
    let (severities, ids) = (severities.unwrap_or(0), ids.unwrap_or(0));
    let used = digits + 2 + severities + 2 + ids + 2 + "[*]".len() + 2;
    for row in rows {
        let mark = match row.fixable {
            0 => "   ".to_owned(),
            it if it == row.count => paint.green("[*]"),
            _ => paint.green("[-]"),
        };
        let summary = rules::by_id(row.rule).map_or_else(String::new, summary);
        let summary = shorten(
            &summary,
            width.map_or(usize::MAX, |it| it.saturating_sub(used).max(20)),
        );
        writeln!(
            out,
            "{}  {}  {}  {mark}  {}",
            paint.bold(&format!("{:>digits$}", row.count)),
            paint.severity(row.severity, &format!("{:<severities$}", row.severity)),
            paint.bold(&format!("{:<ids$}", row.rule)),
            paint.dim(&summary),
        )?;
    }
    if rows.iter().any(|it| it.fixable > 0) {
        let some = rows
            .iter()
            .any(|it| it.fixable > 0 && it.fixable < it.count);
        let some = if some { ", [-] some of them" } else { "" };
        writeln!(
            out,
            "\n{}",
            paint.dim(&format!("[*] `--fix` mends them{some}."))
        )?;
    }
    Ok(())
}
