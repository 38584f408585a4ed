//! Source lines with what is to be seen on them underlined.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::paint::Paint;
use crate::text::{LineIndex, Span};

/// A span to underline, and what to say at its end.
pub(super) struct Label<'a> {
    pub span: Span,
    pub text: &'a str,
    pub primary: bool,
}

/// The paint of a frame, and how it is laid out.
#[derive(Clone, Copy)]
pub(super) struct Style<'p> {
    pub paint: Paint,
    /// Colours what is underlined as primary.
    pub mark: &'p dyn Fn(&str) -> String,
    /// The columns of a line of code; longer ones are clipped.
    pub width: usize,
    /// The columns of the line numbers.
    pub gutter: usize,
}

/// The lines that the labels are on, each with its underlines; spans are absolute.
pub(super) fn frame(
    text: &str,
    lines: &LineIndex,
    labels: &[Label<'_>],
    style: Style<'_>,
) -> String {
    let mut labels: Vec<_> = labels
        .iter()
        .map(|it| (lines.line(it.span.start), it))
        .collect();
    labels.sort_by_key(|(line, it)| (*line, !it.primary, it.span.start));
    let mut out = empty(style);
    let mut last = None;
    for group in labels.chunk_by(|a, b| a.0 == b.0) {
        let line = group[0].0;
        if let Some(last) = last {
            match line - last {
                1 => {}
                2 => out += &code_line(text, lines, last + 1, Span::empty(0), style).0,
                _ => out += &format!("{}\n", style.paint.blue("...")),
            }
        }
        last = Some(line);
        // Long lines are clipped around the first label.
        let (shown, clip) = code_line(text, lines, line, group[0].1.span, style);
        out += &shown;
        for (_, label) in group {
            out += &underline(text, lines, line, label, &clip, style);
        }
    }
    out
}

/// A bar without a line.
pub(super) fn empty(style: Style<'_>) -> String {
    format!("{} {}\n", " ".repeat(style.gutter), style.paint.blue("|"))
}

/// The part of a line that is shown: bytes of the line, and whether the front was cut.
struct Clip {
    start: usize,
    end: usize,
}

fn code_line(
    text: &str,
    lines: &LineIndex,
    line: u32,
    focus: Span,
    style: Style<'_>,
) -> (String, Clip) {
    let span = lines.span(text, line).unwrap_or_default();
    let code = span.of(text);
    let focus = (focus.start.max(span.start) - span.start) as usize;
    let clip = clip(code, focus.min(code.len()), style.width);
    let number = format!("{:>width$} |", line + 1, width = style.gutter);
    let shown = format!("{} {}", style.paint.blue(&number), clip.shown(code));
    (format!("{}\n", shown.trim_end()), clip)
}

fn underline(
    text: &str,
    lines: &LineIndex,
    line: u32,
    label: &Label<'_>,
    clip: &Clip,
    style: Style<'_>,
) -> String {
    let span = lines.span(text, line).unwrap_or_default();
    let code = span.of(text);
    let inside = |offset: u32| (offset.clamp(span.start, span.end) - span.start) as usize;
    let start = inside(label.span.start).clamp(clip.start, clip.end);
    let end = inside(label.span.end).clamp(start, clip.end);
    let cut = if clip.start > 0 { 1 } else { 0 };
    let before = cut + expand(&code[clip.start..start]).width();
    // What goes on over several lines is underlined to the end of its first.
    let marked = expand(code[start..end].trim_end()).width().max(1);
    let (mark, paint): (_, &dyn Fn(&str) -> String) = match label.primary {
        true => ("^", style.mark),
        false => ("-", &|it: &str| style.paint.blue(it)),
    };
    let bar = style.paint.blue("|");
    let said = format!("{} {}", mark.repeat(marked), label.text);
    let gap = " ".repeat(before);
    format!(
        "{} {bar} {gap}{}\n",
        " ".repeat(style.gutter),
        paint(said.trim_end())
    )
}

/// Chooses what of a long line is shown, so that `focus` is well inside.
fn clip(code: &str, focus: usize, width: usize) -> Clip {
    if expand(code).width() <= width {
        return Clip {
            start: 0,
            end: code.len(),
        };
    }
    let mut start = 0;
    if expand(&code[..focus]).width() > width * 2 / 3 {
        let lead = width / 3;
        let from_end = code[..focus].char_indices().rev();
        let mut used = 0;
        start = focus;
        for (at, it) in from_end {
            used += columns(it);
            if used > lead {
                break;
            }
            start = at;
        }
    }
    let mut used = 2;
    let mut end = start;
    for (at, it) in code[start..].char_indices() {
        used += columns(it);
        if used > width {
            break;
        }
        end = start + at + it.len_utf8();
    }
    Clip { start, end }
}

impl Clip {
    fn shown(&self, code: &str) -> String {
        let front = if self.start > 0 { "…" } else { "" };
        let back = if self.end < code.len() { "…" } else { "" };
        format!("{front}{}{back}", expand(&code[self.start..self.end]))
    }
}

/// Clips from the right, for lines without anything to point at.
pub(super) fn shorten(code: &str, width: usize) -> String {
    clip(code, 0, width).shown(code)
}

/// Tabs as four blanks; what a terminal would not show, or take for a command, as a mark.
fn expand(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    for it in code.chars() {
        match it {
            '\t' => out.push_str("    "),
            _ if is_unprintable(it) => out.push('\u{fffd}'),
            _ => out.push(it),
        }
    }
    out
}

/// Control characters, and those that turn the direction of the text around them.
fn is_unprintable(it: char) -> bool {
    it.is_control() || matches!(it, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn columns(it: char) -> usize {
    match it {
        '\t' => 4,
        _ if is_unprintable(it) => 1,
        _ => it.width().unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str, width: usize, labels: &[(&str, &str, bool)]) -> String {
        let labels: Vec<_> = labels
            .iter()
            .map(|(what, said, primary)| {
                let start = text.find(what).expect("the label is in the text") as u32;
                let span = Span::new(start, start + what.len() as u32);
                Label {
                    span,
                    text: said,
                    primary: *primary,
                }
            })
            .collect();
        let mark = |it: &str| it.to_owned();
        let style = Style {
            paint: Paint::PLAIN,
            mark: &mark,
            width,
            gutter: 2,
        };
        frame(text, &LineIndex::new(text), &labels, style)
    }

    #[test]
    fn labels_stand_under_what_they_say() {
        let text = "fn f() {\n    let a = b();\n    c();\n\n    d();\n    e();\n    a;\n}\n";
        assert_eq!(
            show(
                text,
                80,
                &[
                    ("b()", "taken here", false),
                    ("d()", "", true),
                    ("a;", "end", false)
                ]
            ),
            "   |
 2 |     let a = b();
   |             --- taken here
...
 5 |     d();
   |     ^^^
 6 |     e();
 7 |     a;
   |     -- end
"
        );
    }

    #[test]
    fn tabs_and_wide_characters_keep_the_marks_in_place() {
        assert_eq!(
            show("\tf(\"日本\", x)", 80, &[("x", "", true)]),
            "   |\n 1 |     f(\"日本\", x)\n   |               ^\n"
        );
        assert_eq!(
            show("a\u{202e}\u{7}b", 80, &[("b", "", true)]),
            "   |\n 1 | a\u{fffd}\u{fffd}b\n   |    ^\n"
        );
    }

    #[test]
    fn long_lines_are_clipped_around_the_label() {
        let text = format!("{}mark{}", "x".repeat(100), "y".repeat(100));
        let shown = show(&text, 20, &[("mark", "", true)]);
        assert_eq!(shown, "   |\n 1 | …xxxxxxmarkyyyyyyyy…\n   |        ^^^^\n");
    }

    #[test]
    fn a_span_over_several_lines_is_marked_on_its_first() {
        assert_eq!(
            show("a(\r\n  b)", 80, &[("(\r\n  b)", "", true)]),
            "   |\n 1 | a(\n   |  ^\n"
        );
    }
}
