//! Findings for people: the source, what is underlined in it, and what the fix would change.

use std::io::{self, Write};

use super::fixing::Outcome;
use super::frame::{self, Label, Style};
use super::load::Checked;
use super::{Document, Look, diff};
use crate::finding::{Applicability, Finding, Fix, Severity};
use crate::fix::{Patch, apply};
use crate::index::{FileId, Place};
use crate::project::display;
use crate::text::Span;

/// What is related is shown in the same frame when it is not further away than this.
const NEAR: u32 = 40;
/// A fix that changes more lines is cut.
const MOST_LINES: usize = 16;

pub(super) fn report(out: &mut impl Write, checked: &Checked, look: Look) -> io::Result<()> {
    for it in &checked.findings {
        finding(out, checked, it, look)?;
        writeln!(out)?;
    }
    Ok(())
}

fn finding(
    out: &mut impl Write,
    checked: &Checked,
    finding: &Finding,
    look: Look,
) -> io::Result<()> {
    let Look { paint, width } = look;
    let document = checked.document(finding.place);
    let mark = |it: &str| paint.severity(finding.severity, it);
    let style = Style {
        paint,
        mark: &mark,
        width: width.map_or(160, |it| {
            it.saturating_sub(gutter(checked, finding) + 4).max(40)
        }),
        gutter: gutter(checked, finding),
    };
    let head = mark(&format!("{}[{}]", finding.severity, finding.rule));
    writeln!(
        out,
        "{head}{}",
        paint.bold(&format!(": {}", finding.message))
    )?;
    write!(
        out,
        "{}",
        arrow(document, checked.absolute(finding.place), style)
    )?;
    if document.text.is_empty() {
        return Ok(());
    }
    let line = |it: Place| document.position(checked.absolute(it).start).line;
    let here = line(finding.place);
    let (near, far): (Vec<_>, Vec<_>) = finding.related.iter().partition(|it| {
        it.place.file == finding.place.file && line(it.place).abs_diff(here) <= NEAR
    });
    let primary = Label {
        span: checked.absolute(finding.place),
        text: "",
        primary: true,
    };
    let near = near.iter().map(|it| Label {
        span: checked.absolute(it.place),
        text: &it.message,
        primary: false,
    });
    let labels: Vec<Label<'_>> = std::iter::once(primary).chain(near).collect();
    write!(
        out,
        "{}",
        frame::frame(&document.text, &document.lines, &labels, style)
    )?;
    for related in far {
        let document = checked.document(related.place);
        let span = checked.absolute(related.place);
        writeln!(out, "{}: {}", paint.bold("note"), related.message)?;
        write!(out, "{}", arrow(document, span, style))?;
        if !document.text.is_empty() {
            let label = Label {
                span,
                text: "",
                primary: false,
            };
            write!(
                out,
                "{}",
                frame::frame(&document.text, &document.lines, &[label], style)
            )?;
        }
    }
    fixes(out, checked, &finding.fixes, style)
}

/// The first fix with what it changes, the others by name.
fn fixes(
    out: &mut impl Write,
    checked: &Checked,
    fixes: &[Fix],
    style: Style<'_>,
) -> io::Result<()> {
    let paint = style.paint;
    for (index, fix) in fixes.iter().enumerate() {
        let head = if index == 0 { "fix" } else { "or" };
        let kind = match fix.applicability {
            Applicability::Safe => "safe",
            Applicability::Suggested => "suggested, read it first",
            Applicability::Placeholder => "has gaps to fill in",
        };
        let kind = paint.dim(&format!("({kind})"));
        writeln!(out, "{}: {} {kind}", paint.bold(head), fix.title)?;
        if index > 0 {
            continue;
        }
        let mut files: Vec<FileId> = fix.edits.iter().map(|it| it.place.file).collect();
        files.sort_unstable();
        files.dedup();
        for file in &files {
            let at = Place {
                file: *file,
                item: None,
                span: Span::empty(0),
            };
            let document = checked.document(at);
            if files.len() > 1 {
                let path = display(&document.path);
                writeln!(
                    out,
                    "{}{} {path}",
                    " ".repeat(style.gutter),
                    paint.blue("-->")
                )?;
            }
            let edits = fix.edits.iter().filter(|it| it.place.file == *file);
            let patches: Vec<Patch> = edits
                .map(|it| Patch {
                    span: checked.absolute(it.place),
                    text: it.text.clone(),
                })
                .collect();
            write!(out, "{}", small_diff(document, &patches, style))?;
        }
    }
    Ok(())
}

fn small_diff(document: &Document, patches: &[Patch], style: Style<'_>) -> String {
    let paint = style.paint;
    let Some(new) = apply(&document.text, patches) else {
        return String::new();
    };
    let (a, b) = (diff::split(&document.text), diff::split(&new));
    let mut out = frame::empty(style);
    let mut left = MOST_LINES;
    let mut previous: Option<usize> = None;
    for change in diff::changes(&a, &b) {
        if previous.is_some_and(|it| it < change.old.start) {
            out += &format!("{}\n", paint.blue("..."));
        }
        previous = Some(change.old.end);
        let old = a[change.old.clone()]
            .iter()
            .zip(change.old.start..)
            .map(|it| (it, "-"));
        let new = b[change.new.clone()]
            .iter()
            .zip(change.new.start..)
            .map(|it| (it, "+"));
        for ((line, number), sign) in old.chain(new) {
            if left == 0 {
                return out + &format!("{}\n", paint.blue("..."));
            }
            left -= 1;
            let code = frame::shorten(line.trim_end(), style.width);
            let number = format!("{:>width$}", number + 1, width = style.gutter);
            let shown = format!("{sign} {code}");
            let shown = match sign {
                "-" => paint.red(shown.trim_end()),
                _ => paint.green(shown.trim_end()),
            };
            out += &format!("{} {shown}\n", paint.blue(&number));
        }
    }
    out
}

/// `  --> path:line:column`
fn arrow(document: &Document, span: Span, style: Style<'_>) -> String {
    let path = display(&document.path);
    let arrow = style.paint.blue("-->");
    let gap = " ".repeat(style.gutter);
    if document.text.is_empty() {
        return format!("{gap}{arrow} {path}\n");
    }
    let at = document.position(span.start);
    format!("{gap}{arrow} {path}:{}:{}\n", at.line, at.column)
}

/// The columns that the largest line number needs.
fn gutter(checked: &Checked, finding: &Finding) -> usize {
    let places = finding
        .related
        .iter()
        .map(|it| it.place)
        .chain([finding.place]);
    let lines = places.map(|it| {
        let document = checked.document(it);
        if document.text.is_empty() {
            1
        } else {
            document.position(checked.absolute(it).end).line
        }
    });
    lines.max().unwrap_or(1).to_string().len().max(2)
}

/// What was found, in one line; what was not shown, in a second.
pub(super) fn summary(
    out: &mut impl Write,
    checked: &Checked,
    outcome: &Outcome,
    look: Look,
) -> io::Result<()> {
    let paint = look.paint;
    let counts = checked.counts();
    let files = count(checked.files, "file");
    if outcome.fixed() > 0 {
        let changed = count(outcome.changes.len(), "file");
        writeln!(
            out,
            "Fixed {} in {changed}.",
            count(outcome.fixed(), "finding")
        )?;
    }
    match counts.is_empty() {
        // It is said below why.
        true if checked.files == 0 && checked.known.only.is_some() => {}
        true if checked.files == 0 => writeln!(out, "Nothing was checked.")?,
        true => writeln!(out, "{} in {files}.", paint.green("Nothing found"))?,
        false => {
            let list = listed(
                &counts
                    .iter()
                    .rev()
                    .map(|it| (*it.0, *it.1))
                    .collect::<Vec<_>>(),
            );
            let found = paint.bold(&format!("Found {list}"));
            match checked.files {
                // Only that files could not be analysed.
                0 => writeln!(out, "{found}.")?,
                _ => writeln!(out, "{found} in {files}.")?,
            }
        }
    }
    let fixable = |most| {
        let fixes = |it: &&Finding| it.fixes.iter().any(|fix| fix.applicability <= most);
        checked.findings.iter().filter(fixes).count()
    };
    let (safe, all) = (
        fixable(Applicability::Safe),
        fixable(Applicability::Suggested),
    );
    match (safe, all - safe) {
        (0, 0) => {}
        (safe, 0) => writeln!(out, "{safe} fixable with `--fix`.")?,
        (0, more) => writeln!(out, "{more} fixable with `--unsafe-fixes`.")?,
        (safe, more) => writeln!(
            out,
            "{safe} fixable with `--fix`, {more} more with `--unsafe-fixes`."
        )?,
    }
    let hidden: Vec<_> = checked
        .hidden
        .iter()
        .rev()
        .map(|it| (*it.0, *it.1))
        .collect();
    if let Some((least, _)) = hidden.last() {
        writeln!(
            out,
            "{}",
            paint.dim(&format!("Hidden: {} (`--level {least}`).", listed(&hidden)))
        )?;
    }
    if checked.skipped > 0 {
        writeln!(out, "{} not analysed.", count(checked.skipped, "file"))?;
    }
    if let Some(only) = &checked.known.only {
        writeln!(out, "{}", paint.dim(only))?;
    }
    Ok(())
}

fn listed(counts: &[(Severity, usize)]) -> String {
    let parts: Vec<_> = counts
        .iter()
        .map(|(it, n)| count(*n, it.as_str()))
        .collect();
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

pub(super) fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}
