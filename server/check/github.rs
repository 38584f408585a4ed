//! Workflow commands, which GitHub shows as annotations beside the code.

use std::io::{self, Write};

use super::load::Checked;
use super::origin::Origin;
use crate::finding::Severity;

pub(super) fn commands(out: &mut impl Write, checked: &Checked) -> io::Result<()> {
    let origin = Origin::find();
    for it in &checked.findings {
        let document = checked.document(it.place);
        let (start, end) = document.range(it.place.span);
        let command = match it.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info | Severity::Hint => "notice",
        };
        writeln!(
            out,
            "::{command} file={},line={},endLine={},col={},endColumn={},title={}::{}",
            property(&origin.path(&document.path)),
            start.line,
            end.line,
            start.column,
            end.column,
            property(&format!("wakeful: {}", it.rule)),
            data(&it.message)
        )?;
    }
    Ok(())
}

fn data(text: &str) -> String {
    let text = text.replace('%', "%25");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
