//! Renders a rule's page, and what a known message means: for the terminal, and for a hover.

use unicode_width::UnicodeWidthStr;

use crate::known::messages::Message;
use crate::page::{Block, Page, blocks};
use crate::paint::Paint;
use crate::rules::{self, Rule};

/// The page for a terminal of that many columns.
pub fn terminal(rule: &Rule, width: usize, paint: Paint) -> String {
    let Ok(page) = Page::parse(rule.page) else {
        return rule.page.to_owned();
    };
    let width = width.clamp(40, 100);
    let mut out = format!("{}\n", paint.bold(rule.id));
    out += &format!("{}\n\n", paint.dim(&facts(rule)));
    paragraph(&mut out, page.summary, "", "", width, paint);
    for section in &page.sections {
        out += &format!("\n{}\n", paint.bold(section.title));
        markdown(&mut out, section.body, width, paint);
    }
    out
}

/// The page for an editor, as Markdown.
pub fn hover(rule: &Rule) -> String {
    let Ok(page) = Page::parse(rule.page) else {
        return rule.page.to_owned();
    };
    let mut out = format!("### {}\n\n*{}*\n\n{}\n", rule.id, facts(rule), page.summary);
    for section in &page.sections {
        out += &format!("\n#### {}\n\n{}\n", section.title, section.body.trim());
    }
    out
}

/// Of the links between pages, those to rules lead where `to` says; all others are only text, since
/// pages are read far from the documentation that they are a part of.
pub fn relinked(text: &str, to: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("](") {
        let (before, tail) = (&rest[..at], &rest[at + 2..]);
        let address = tail.split(')').next().unwrap_or_default();
        let page = address.split('#').next().unwrap_or_default();
        let link = before.rfind('[').zip(page.strip_suffix(".md"));
        let Some((open, name)) = link.filter(|_| !address.starts_with("http")) else {
            out += &rest[..at + 2];
            rest = tail;
            continue;
        };
        let label = &before[open + 1..];
        out += &before[..open];
        match to(name) {
            Some(address) => out += &format!("[{label}]({address})"),
            None => out += label,
        }
        rest = tail.get(address.len() + 1..).unwrap_or_default();
    }
    out + rest
}

/// A text of a page on one line, without marks.
pub fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    spans(&words.join(" "), Paint::PLAIN)
}

/// Markdown of ours for an editor that shows the marks.
pub fn unmarked(text: &str) -> String {
    let mut out = String::new();
    // The editor breaks lines itself.
    markdown(&mut out, text, usize::MAX, Paint::PLAIN);
    out.trim_start().to_owned()
}

/// Of the page, what somebody needs who has just made the mistake, as Markdown.
pub fn advice(rule: &Rule) -> String {
    let Ok(page) = Page::parse(rule.page) else {
        return rule.page.to_owned();
    };
    let mut out = format!("{}\n", page.summary);
    for title in ["Why this matters", "Right", "When it is fine"] {
        out += &format!("\n#### {title}\n\n{}\n", page.section(title).trim());
    }
    out
}

/// What a message of a panic or of the compiler means, as Markdown.
pub fn message(message: &Message) -> String {
    let code = match message.code {
        "" => String::new(),
        code => format!(" ({code})"),
    };
    format!("**{}**{code}\n\n{}", message.text, help(message))
}

/// The same for a terminal.
pub fn message_in_terminal(message: &Message, width: usize, paint: Paint) -> String {
    let from = format!("{} {}", message.source, message.code);
    let mut out = format!("{}\n", paint.bold(message.text));
    out += &format!("{}\n", paint.dim(from.trim_end()));
    markdown(&mut out, &help(message), width.clamp(40, 100), paint);
    out
}

fn help(message: &Message) -> String {
    let mut out = format!("{}\n\n", message.fix);
    for rule in message.rules.iter().filter_map(|it| rules::by_id(it)) {
        let summary = Page::parse(rule.page).map_or("", |it| it.summary);
        out += &format!("- **{}**: {}\n", rule.id, summary.replace('\n', " "));
    }
    out
}

/// `warning · safe fix · since 0.1.0`
fn facts(rule: &Rule) -> String {
    let fix = match rule.meta.fix {
        Some(applicability) => format!("{applicability} fix"),
        None => "no fix".to_owned(),
    };
    format!("{} · {fix} · since {}", rule.meta.severity, rule.meta.since)
}

fn markdown(out: &mut String, text: &str, width: usize, paint: Paint) {
    for block in blocks(text) {
        if !matches!(block, Block::Item(..)) || !out.ends_with('\n') {
            out.push('\n');
        }
        match block {
            Block::Heading(text) => {
                out.push_str(&paint.underlined(text));
                out.push('\n');
            }
            Block::Paragraph(text) => paragraph(out, &text, "", "", width, paint),
            Block::Item(depth, mark, text) => {
                let mark = if mark.len() == 1 { "•" } else { mark };
                let first = format!("{}{mark} ", "  ".repeat(depth + 1));
                let rest = " ".repeat(first.width());
                paragraph(out, &text, &first, &rest, width, paint);
            }
            Block::Code(language, code) => {
                let code = match language.starts_with("rust") || language.is_empty() {
                    true => paint.rust(code.trim_end()),
                    false => code.trim_end().to_owned(),
                };
                for line in code.lines() {
                    out.push_str(format!("    {line}").trim_end());
                    out.push('\n');
                }
            }
            Block::Table(rows) => table(out, &rows, paint),
        }
    }
}

fn table(out: &mut String, rows: &[Vec<&str>], paint: Paint) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: &[&str], at: usize| spans(row.get(at).unwrap_or(&""), Paint::PLAIN);
    let width_of = |at| {
        rows.iter()
            .map(|it| cell(it, at).width())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width_of).collect();
    for (index, row) in rows.iter().enumerate() {
        let mut line = String::from(" ");
        for (at, width) in widths.iter().enumerate() {
            let text = cell(row, at);
            let gap = " ".repeat(width - text.width());
            line += &format!(" {text}{gap} ");
        }
        let line = line.trim_end();
        out.push_str(&if index == 0 {
            paint.bold(line)
        } else {
            line.to_owned()
        });
        out.push('\n');
    }
}

/// Fills lines up to `width` columns.
fn paragraph(out: &mut String, text: &str, first: &str, rest: &str, width: usize, paint: Paint) {
    let mut line = first.to_owned();
    let mut used = first.width();
    let mut fresh = true;
    for word in words(text) {
        let plain = spans(&word, Paint::PLAIN);
        if !fresh && used + 1 + plain.width() > width {
            out.push_str(line.trim_end());
            out.push('\n');
            line = rest.to_owned();
            used = rest.width();
            fresh = true;
        }
        if !fresh {
            line.push(' ');
            used += 1;
        }
        line += &spans(&word, paint);
        used += plain.width();
        fresh = false;
    }
    out.push_str(&line);
    out.push('\n');
}

/// Words, with code and links in one piece, so that no marker is torn from its end.
fn words(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for word in text.split_whitespace() {
        match out.last_mut() {
            Some(last) if open => {
                last.push(' ');
                last.push_str(word);
            }
            _ => out.push(word.to_owned()),
        }
        let last = out.last().expect("a word was just added");
        let odd = |mark: &str| last.matches(mark).count() % 2 == 1;
        open = odd("`") || odd("**") || last.matches('[').count() > last.matches(']').count();
    }
    out
}

/// `code`, **bold**, [text](address).
fn spans(text: &str, paint: Paint) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['`', '*', '[', '<']) {
        out += &rest[..at];
        let tail = &rest[at..];
        let (shown, used) = span(tail, paint).unwrap_or((tail[..1].to_owned(), 1));
        out += &shown;
        rest = &tail[used..];
    }
    out + rest
}

fn span(tail: &str, paint: Paint) -> Option<(String, usize)> {
    if let Some(code) = tail.strip_prefix('`') {
        let end = code.find('`')?;
        let code = &code[..end];
        // Without colours the marks say what is code.
        let shown = if paint.on {
            paint.cyan(code)
        } else {
            format!("`{code}`")
        };
        return Some((shown, end + 2));
    }
    if let Some(bold) = tail.strip_prefix("**") {
        let end = bold.find("**")?;
        return Some((paint.bold(&bold[..end]), end + 4));
    }
    if let Some(address) = tail.strip_prefix('<') {
        let end = address.find('>')?;
        return address
            .starts_with("http")
            .then(|| (address[..end].to_owned(), end + 2));
    }
    let (text, rest) = tail.strip_prefix('[')?.split_once("](")?;
    let end = rest.find(')')?;
    let address = &rest[..end];
    let text = spans(text, paint);
    let shown = match address.contains("://") {
        true => format!("{text} ({})", paint.dim(address)),
        false => text,
    };
    let used = tail.len() - rest.len() + end + 1;
    Some((shown, used))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_filled() {
        let mut out = String::new();
        paragraph(
            &mut out,
            "one two three `fo ur` five",
            "- ",
            "  ",
            11,
            Paint::PLAIN,
        );
        assert_eq!(out, "- one two\n  three\n  `fo ur`\n  five\n");
    }

    #[test]
    fn links_lead_to_rules_or_are_text() {
        let text = "`[a.b]` of the [configuration](../configuration.md#a), [`x`](x.md), [y](https://y.z/a.md), a[0](1)";
        let to = |rule: &str| (rule == "x").then(|| "file:///x.md".to_owned());
        assert_eq!(
            relinked(text, to),
            "`[a.b]` of the configuration, [`x`](file:///x.md), [y](https://y.z/a.md), a[0](1)"
        );
    }

    #[test]
    fn links_show_their_address() {
        let text = "see [the docs](https://x.y/z), [here](other.md) and <https://a.b>";
        assert_eq!(
            spans(text, Paint::PLAIN),
            "see the docs (https://x.y/z), here and https://a.b"
        );
        assert_eq!(spans("a * b [c] < d", Paint::PLAIN), "a * b [c] < d");
    }
}
