//! The pages under `docs/rules`: the only place where a rule is explained.

/// One page, cut into its sections. Everything is Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<'a> {
    /// The rule's id.
    pub title: &'a str,
    /// One sentence.
    pub summary: &'a str,
    pub sections: Vec<Section<'a>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section<'a> {
    pub title: &'a str,
    pub body: &'a str,
}

/// What a section holds, line by line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block<'a> {
    Heading(&'a str),
    Paragraph(String),
    /// How deep it stands, its mark (`-` or `1.`), its text.
    Item(usize, &'a str, String),
    /// The language, and the lines.
    Code(&'a str, String),
    /// The cells of the rows; the line of dashes is left out.
    Table(Vec<Vec<&'a str>>),
}

/// The sections that every page has, in this order; others may stand between and behind.
pub const SECTIONS: &[&str] = &["Wrong", "Right", "Why this matters", "When it is fine"];

/// Where the project lives, as far as the package says it.
pub const HOME: Option<&str> = {
    let home = env!("CARGO_PKG_REPOSITORY");
    if home.is_empty() { None } else { Some(home) }
};

/// Where the page of a rule can be read in the version at hand.
pub fn address(rule: &str) -> Option<String> {
    let version = env!("CARGO_PKG_VERSION");
    HOME.map(|home| format!("{home}/blob/v{version}/docs/rules/{rule}.md"))
}

/// Where a file of the version at hand can be had as it is.
pub fn file_at(path: &str) -> Option<String> {
    let version = env!("CARGO_PKG_VERSION");
    HOME.map(|home| format!("{home}/raw/v{version}/{path}"))
}

impl<'a> Page<'a> {
    /// What is wrong with the page's form is the error.
    pub fn parse(text: &'a str) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{feff}');
        let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
        let title = title
            .trim()
            .strip_prefix("# ")
            .ok_or("the first line is not `# title`")?;
        let parts = split_sections(rest);
        let summary = parts[0].body.trim();
        let sections = parts[1..].to_vec();
        if summary.is_empty() || summary.contains("\n\n") {
            return Err("there is not one summary paragraph under the title".into());
        }
        let mut titles = sections.iter().map(|it| it.title);
        for needed in SECTIONS {
            if !titles.any(|it| it == *needed) {
                return Err(format!("there is no section `{needed}` where it belongs"));
            }
        }
        Ok(Self {
            title: title.trim().trim_matches('`'),
            summary,
            sections,
        })
    }

    /// Empty when there is none.
    pub fn section(&self, title: &str) -> &'a str {
        self.sections
            .iter()
            .find(|it| it.title == title)
            .map_or("", |it| it.body)
    }

    /// The Rust examples of a section.
    pub fn examples(&self, section: &str) -> Vec<String> {
        let blocks = blocks(self.section(section)).into_iter();
        blocks
            .filter_map(|it| match it {
                Block::Code(language, code) if language.starts_with("rust") => Some(code),
                _ => None,
            })
            .collect()
    }
}

/// Cuts at `## ` outside of code; the first section is what stands above, without a title.
fn split_sections(text: &str) -> Vec<Section<'_>> {
    let mut sections = Vec::new();
    let (mut title, mut start, mut at) = ("", 0, 0);
    let mut in_code = false;
    for line in text.split_inclusive('\n') {
        in_code ^= line.trim_start().starts_with("```");
        if !in_code && let Some(next) = line.strip_prefix("## ") {
            sections.push(Section {
                title,
                body: &text[start..at],
            });
            title = next.trim();
            start = at + line.len();
        }
        at += line.len();
    }
    sections.push(Section {
        title,
        body: &text[start..],
    });
    sections
}

/// The Markdown that the pages use: headings, paragraphs, lists, fenced code, tables.
pub fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut out = Vec::new();
    let mut lines = text.lines().peekable();
    // Whether the last block can still grow.
    let mut open = false;
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        let indentation = line.len() - line.trim_start().len();
        if let Some(language) = trimmed.strip_prefix("```") {
            let mut code = String::new();
            for line in lines.by_ref().take_while(|it| it.trim() != "```") {
                let cut = line.len() - line.trim_start().len();
                code += &line[cut.min(indentation)..];
                code.push('\n');
            }
            out.push(Block::Code(language.trim(), code));
            open = false;
        } else if trimmed.is_empty() {
            open = false;
        } else if trimmed.starts_with('#') {
            out.push(Block::Heading(trimmed.trim_start_matches('#').trim()));
            open = false;
        } else if trimmed.starts_with('|') {
            let is_rule = trimmed
                .chars()
                .all(|it| matches!(it, '|' | '-' | ':' | ' '));
            let row = trimmed
                .trim_matches('|')
                .split('|')
                .map(str::trim)
                .collect();
            match out.last_mut() {
                Some(Block::Table(_)) if is_rule => {}
                Some(Block::Table(rows)) if open => rows.push(row),
                _ => out.push(Block::Table(vec![row])),
            }
            open = true;
        } else if let Some((mark, rest)) = list_item(trimmed) {
            out.push(Block::Item(indentation / 2, mark, rest.to_owned()));
            open = true;
        } else {
            match out.last_mut() {
                Some(Block::Paragraph(text) | Block::Item(_, _, text)) if open => {
                    text.push(' ');
                    text.push_str(trimmed);
                }
                _ => out.push(Block::Paragraph(trimmed.to_owned())),
            }
            open = true;
        }
    }
    out
}

fn list_item(line: &str) -> Option<(&str, &str)> {
    let (mark, rest) = line.split_once(' ')?;
    let number = mark
        .strip_suffix('.')
        .is_some_and(|it| it.parse::<u8>().is_ok());
    (number || mark == "-" || mark == "*").then(|| (mark, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# some_rule\n\nOne sentence\nin two lines.\n\n## Wrong\n\n```rust\n## no\n```\n\n## Right\n\n```rust\na\n```\n\n## Why this matters\n\nText.\n\n## When it is fine\n\nNever.\n";

    #[test]
    fn a_page_is_cut_into_sections() {
        let page = Page::parse(PAGE).expect("well formed");
        assert_eq!(page.title, "some_rule");
        assert_eq!(page.summary, "One sentence\nin two lines.");
        assert_eq!(page.examples("Wrong"), ["## no\n"]);
        assert_eq!(page.section("When it is fine").trim(), "Never.");
    }

    #[test]
    fn a_missing_section_is_named() {
        let error = Page::parse(&PAGE.replace("## Right", "## Rihgt")).expect_err("no Right");
        assert!(error.contains("`Right`"), "{error}");
    }

    #[test]
    fn blocks_are_told_apart() {
        let text = "a\nb\n\n- x\n  y\n  - z\n1. w\n\n| h | i |\n|---|---|\n| 1 | 2 |\n";
        assert_eq!(
            blocks(text),
            [
                Block::Paragraph("a b".into()),
                Block::Item(0, "-", "x y".into()),
                Block::Item(1, "-", "z".into()),
                Block::Item(0, "1.", "w".into()),
                Block::Table(vec![vec!["h", "i"], vec!["1", "2"]]),
            ]
        );
    }
}
