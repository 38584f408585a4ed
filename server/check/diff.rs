//! Differences between two texts, line by line.

use std::io::{self, Write};

use crate::paint::Paint;

/// A stretch of lines; both ranges count from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub old: std::ops::Range<usize>,
    pub new: std::ops::Range<usize>,
}

const CONTEXT: usize = 3;

/// In the form that `patch -p1` reads, for an absolute path in `/`.
pub(super) fn unified(
    out: &mut impl Write,
    path: &str,
    old: &str,
    new: &str,
    paint: Paint,
) -> io::Result<()> {
    let (a, b): (Vec<&str>, Vec<&str>) = (split(old), split(new));
    let changes = changes(&a, &b);
    if changes.is_empty() {
        return Ok(());
    }
    let path = path.strip_prefix('/').unwrap_or(path);
    writeln!(out, "{}", paint.bold(&format!("--- a/{path}")))?;
    writeln!(out, "{}", paint.bold(&format!("+++ b/{path}")))?;
    let hunks = changes.chunk_by(|x, y| y.old.start - x.old.end <= 2 * CONTEXT);
    for hunk in hunks {
        let (first, last) = (&hunk[0], &hunk[hunk.len() - 1]);
        let lead = first.old.start.min(CONTEXT);
        let trail = (a.len() - last.old.end).min(CONTEXT);
        let range = |start: usize, end: usize| match end - start {
            0 => format!("{start},0"),
            1 => format!("{}", start + 1),
            count => format!("{},{count}", start + 1),
        };
        let header = format!(
            "@@ -{} +{} @@",
            range(first.old.start - lead, last.old.end + trail),
            range(first.new.start - lead, last.new.end + trail)
        );
        writeln!(out, "{}", paint.cyan(&header))?;
        let mut at = first.old.start - lead;
        for change in hunk {
            for line in &a[at..change.old.start] {
                write_line(out, " ", line, |it| it.to_owned())?;
            }
            for line in &a[change.old.clone()] {
                write_line(out, "-", line, |it| paint.red(it))?;
            }
            for line in &b[change.new.clone()] {
                write_line(out, "+", line, |it| paint.green(it))?;
            }
            at = change.old.end;
        }
        for line in &a[at..last.old.end + trail] {
            write_line(out, " ", line, |it| it.to_owned())?;
        }
    }
    Ok(())
}

fn write_line(
    out: &mut impl Write,
    sign: &str,
    line: &str,
    paint: impl Fn(&str) -> String,
) -> io::Result<()> {
    let body = line.strip_suffix('\n');
    writeln!(out, "{}", paint(&format!("{sign}{}", body.unwrap_or(line))))?;
    if body.is_none() {
        writeln!(out, "\\ No newline at end of file")?;
    }
    Ok(())
}

/// With their line breaks.
pub(super) fn split(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// The changed stretches, in order. The longest common subsequence where the changed part is small,
/// as it is after fixes; one stretch where it is not.
pub(super) fn changes(a: &[&str], b: &[&str]) -> Vec<Change> {
    let front = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let rest = a[front..].iter().rev().zip(b[front..].iter().rev());
    let back = rest.take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[front..a.len() - back], &b[front..b.len() - back]);
    if a.is_empty() && b.is_empty() {
        return Vec::new();
    }
    if a.len() * b.len() > 16_000_000 {
        return vec![Change {
            old: front..front + a.len(),
            new: front..front + b.len(),
        }];
    }
    // common[i][j]: how many lines `a[i..]` and `b[j..]` share.
    let width = b.len() + 1;
    let mut common = vec![0_u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            common[i * width + j] = if a[i] == b[j] {
                common[(i + 1) * width + j + 1].saturating_add(1)
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let mut out: Vec<Change> = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let (old, new) = (i, j);
        while (i < a.len() || j < b.len()) && !(i < a.len() && j < b.len() && a[i] == b[j]) {
            let take_old = j == b.len()
                || i < a.len() && common[(i + 1) * width + j] >= common[i * width + j + 1];
            if take_old { i += 1 } else { j += 1 }
        }
        out.push(Change {
            old: front + old..front + i,
            new: front + new..front + j,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, expected: &str) {
        let mut out = Vec::new();
        unified(&mut out, "x.rs", old, new, Paint::PLAIN).expect("a vector takes everything");
        assert_eq!(String::from_utf8(out).expect("text"), expected);
    }

    #[test]
    fn hunks_have_three_lines_of_context() {
        let old: String = (1..=30).map(|it| format!("{it}\n")).collect();
        let new = old
            .replace("\n5\n", "\nfive\n")
            .replace("\n20\n", "\n")
            .replace("\n30\n", "\n30");
        check(
            &old,
            &new,
            "--- a/x.rs
+++ b/x.rs
@@ -2,7 +2,7 @@
 2
 3
 4
-5
+five
 6
 7
 8
@@ -17,7 +17,6 @@
 17
 18
 19
-20
 21
 22
 23
@@ -27,4 +26,4 @@
 27
 28
 29
-30
+30
\\ No newline at end of file
",
        );
    }

    #[test]
    fn the_same_text_has_no_difference() {
        check("a\n", "a\n", "");
        check("", "a\n", "--- a/x.rs\n+++ b/x.rs\n@@ -0,0 +1 @@\n+a\n");
    }

    #[test]
    fn an_absolute_path_begins_at_the_root() {
        let mut out = Vec::new();
        unified(&mut out, "/src/x.rs", "a\n", "", Paint::PLAIN).expect("a vector takes everything");
        let out = String::from_utf8(out).expect("text");
        assert!(out.starts_with("--- a/src/x.rs\n+++ b/src/x.rs\n"), "{out}");
    }
}
