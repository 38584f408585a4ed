//! Findings as a line each: `path:line:column: severity[rule] message`.

use std::io::{self, Write};

use super::load::Checked;
use crate::finding::Finding;
use crate::paint::Paint;
use crate::project::display;

pub(super) fn report(out: &mut impl Write, checked: &Checked, paint: Paint) -> io::Result<()> {
    for finding in &checked.findings {
        let Finding { rule, severity, .. } = finding;
        let document = checked.document(finding.place);
        let path = printable(&display(&document.path));
        let at = document.position(finding.place.span.start);
        writeln!(
            out,
            "{}:{}:{}: {} {}",
            paint.bold(&path),
            at.line,
            at.column,
            paint.severity(*severity, &format!("{severity}[{rule}]")),
            printable(&finding.message)
        )?;
    }
    Ok(())
}

/// On one line, and without what a terminal would obey.
pub(super) fn printable(text: &str) -> String {
    let mut out = String::new();
    for it in text.chars() {
        match it.is_control() {
            true => out.extend(it.escape_default()),
            false => out.push(it),
        }
    }
    out
}
