//! Findings as a line each under the name of their file, in columns.

use std::io::{self, Write};

use super::concise::printable;
use super::load::Checked;
use crate::finding::{Applicability, Finding};
use crate::paint::Paint;
use crate::project::display;

pub(super) fn report(out: &mut impl Write, checked: &Checked, paint: Paint) -> io::Result<()> {
    let same_file = |a: &Finding, b: &Finding| a.place.file == b.place.file;
    for group in checked.findings.chunk_by(same_file) {
        let document = checked.document(group[0].place);
        let path = printable(&display(&document.path));
        writeln!(out, "{}", paint.underlined(&path))?;
        let at = |it: &Finding| {
            let at = document.position(it.place.span.start);
            (at.line.to_string(), at.column.to_string())
        };
        let widest = |of: &dyn Fn(&Finding) -> usize| group.iter().map(of).max().unwrap_or(0);
        let lines = widest(&|it| at(it).0.len());
        let columns = widest(&|it| at(it).1.len());
        let severities = widest(&|it| it.severity.as_str().len());
        let rules = widest(&|it| it.rule.len());
        for it in group {
            let (line, column) = at(it);
            let place = format!("{line:>lines$}:{column:<columns$}");
            let severity = format!("{:<severities$}", it.severity);
            let rule = format!("{:<rules$}", it.rule);
            let mark = match it.fixes.iter().map(|it| it.applicability).min() {
                Some(Applicability::Safe) => paint.green(" [*]"),
                _ => String::new(),
            };
            writeln!(
                out,
                "  {}  {}  {}  {}{mark}",
                paint.dim(&place),
                paint.severity(it.severity, &severity),
                paint.bold(&rule),
                printable(&it.message)
            )?;
        }
        writeln!(out)?;
    }
    Ok(())
}
