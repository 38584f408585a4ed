//! Names of findings for programs that follow them from run to run.
//!
//! A name does not change when lines move, when code is indented otherwise, or when the sentence
//! about it is put better.

use std::collections::HashSet;

use super::load::Checked;
use super::origin::Origin;
use crate::finding::Finding;
use crate::text::Span;

/// One for each finding, in their order; no two are equal.
pub(super) fn all(checked: &Checked, origin: &Origin) -> Vec<String> {
    let mut seen = HashSet::new();
    let findings = checked.findings.iter().map(|finding| {
        let path = origin.path(&checked.document(finding.place).path);
        let code = code(checked, finding);
        // The same code in one file is told apart by its order.
        let numbers = (0_u32..).map(|it| hash(&[finding.rule, &path, &code, &it.to_string()]));
        let mut free = numbers.filter(|it| seen.insert(*it));
        let hash = free.next().expect("there are more numbers than findings");
        format!("{hash:016x}")
    });
    findings.collect()
}

/// The lines that it stands in, with single spaces.
fn code(checked: &Checked, finding: &Finding) -> String {
    let document = checked.document(finding.place);
    let Span { start, end } = finding.place.span;
    let lines = document.lines.line(start)..=document.lines.line(end.max(start));
    let spans = lines.filter_map(|it| document.lines.span(&document.text, it));
    let words = spans.flat_map(|it| it.of(&document.text).split_whitespace());
    words.collect::<Vec<_>>().join(" ")
}

/// FNV-1a, because a name has to be the same for ever.
fn hash(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|it| it.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn the_hash_stays_what_it_is() {
        assert_eq!(hash(&[]), 0xcbf2_9ce4_8422_2325);
        // Published for "foobar" with its terminating zero.
        assert_eq!(hash(&["foobar"]), 0x34531ca7168b8f38);
        assert_ne!(hash(&["a", "b"]), hash(&["ab", ""]));
    }
}
