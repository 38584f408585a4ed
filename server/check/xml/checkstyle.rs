//! The report of Checkstyle, which many reviewing tools read.

use std::io::{self, Write};

use super::super::load::Checked;
use super::{DECLARATION, escape};
use crate::finding::{Finding, Severity};
use crate::project::display;

/// The version of its form.
const VERSION: &str = "4.3";

pub(in crate::check) fn report(out: &mut impl Write, checked: &Checked) -> io::Result<()> {
    writeln!(out, "{DECLARATION}")?;
    writeln!(out, "<checkstyle version=\"{VERSION}\">")?;
    let same_file = |a: &Finding, b: &Finding| a.place.file == b.place.file;
    for group in checked.findings.chunk_by(same_file) {
        let document = checked.document(group[0].place);
        let path = escape(&display(&document.path));
        writeln!(out, "  <file name=\"{path}\">")?;
        for it in group {
            let at = document.position(it.place.span.start);
            let severity = match it.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info | Severity::Hint => "info",
            };
            writeln!(
                out,
                "    <error line=\"{}\" column=\"{}\" severity=\"{severity}\" message=\"{}\" source=\"wakeful.{}\"/>",
                at.line,
                at.column,
                escape(&it.message),
                it.rule
            )?;
        }
        writeln!(out, "  </file>")?;
    }
    writeln!(out, "</checkstyle>")
}
