//! Text in XML 1.0, in attributes and between tags.

pub(super) mod checkstyle;
pub(super) mod junit;

/// Line ends stay what they are, which a parser would otherwise change; what may not stand in XML
/// at all is written as Rust writes it.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => out += &format!("&#{};", u32::from(it)),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.extend(it.escape_unicode()),
            _ => out.push(it),
        }
    }
    out
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn a_parser_reads_what_was_written() {
        let text = "<a href=\"b\">'&amp;'\r\n\t]]>\u{85}\u{2028}ä😀";
        let xml = format!("<x y=\"{0}\">{0}</x>", escape(text));
        let document = roxmltree::Document::parse(&xml).expect("it is XML");
        let root = document.root_element();
        assert_eq!(root.attribute("y"), Some(text));
        assert_eq!(root.text(), Some(text));
        assert_eq!(escape("\u{1b}[1m\0\u{ffff}"), r"\u{1b}[1m\u{0}\u{ffff}");
    }
}
