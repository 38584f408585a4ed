//! Choosing fixes that do not disturb each other, and applying their edits.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use crate::finding::Fix;
use crate::index::Place;
use crate::text::Span;

/// Replaces an absolute range of a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Patch {
    pub span: Span,
    pub text: String,
}

/// The fixes that can be applied together.
#[derive(Debug)]
pub struct Selection<K> {
    /// The edits per file, sorted and without overlaps.
    pub patches: BTreeMap<K, Vec<Patch>>,
    /// Which of the fixes were taken, as indices.
    pub taken: Vec<usize>,
}

/// Applies edits that do not overlap; `None` if they do or lie outside of the text.
pub fn apply(text: &str, patches: &[Patch]) -> Option<String> {
    let mut sorted: Vec<_> = patches.iter().collect();
    sorted.sort_by_key(|it| (it.span.start, it.span.end));
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for patch in sorted {
        if patch.span.start < done {
            return None;
        }
        out.push_str(text.get(done as usize..patch.span.start as usize)?);
        out.push_str(&patch.text);
        done = patch.span.end;
    }
    out.push_str(text.get(done as usize..)?);
    Some(out)
}

/// Takes fixes in order, leaving out each that touches what an earlier one changes. Two fixes that
/// insert the same text at the same place (a `use` that both need) share that edit. Those that
/// reshape a function come last, and are left out where anything else is changed in it.
pub fn select<'a, K: Ord + Clone>(
    fixes: impl IntoIterator<Item = &'a Fix>,
    locate: impl Fn(Place) -> (K, Span),
) -> Selection<K> {
    let mut patches: BTreeMap<K, Vec<Patch>> = BTreeMap::new();
    let mut taken = Vec::new();
    let mut fixes: Vec<(usize, &Fix)> = fixes.into_iter().enumerate().collect();
    fixes.sort_by_key(|it| it.1.reshapes.is_some());
    'fixes: for (index, fix) in fixes {
        if let Some((file, whole)) = fix.reshapes.map(&locate) {
            let changed = patches.get(&file).into_iter().flatten();
            let mut changed = changed.map(|it| it.span);
            if changed.any(|it| it.start < whole.end && whole.start < it.end) {
                continue;
            }
        }
        let mut own = Vec::new();
        for edit in &fix.edits {
            let (file, span) = locate(edit.place);
            own.push((
                file,
                Patch {
                    span,
                    text: edit.text.clone(),
                },
            ));
        }
        let mut fresh: Vec<(K, Patch)> = Vec::new();
        for (at, (file, patch)) in own.iter().enumerate() {
            let in_file = || own[..at].iter().filter(|it| it.0 == *file);
            if in_file().any(|(_, it)| it.span.intersects(patch.span)) {
                continue 'fixes;
            }
            let others = patches.get(file).map_or(&[][..], Vec::as_slice);
            if others.contains(patch) {
                continue;
            }
            if others.iter().any(|it| collide(it.span, patch.span)) {
                continue 'fixes;
            }
            fresh.push((file.clone(), patch.clone()));
        }
        if fresh.is_empty() {
            // Everything it would do is being done; the next round shows whether that was enough.
            continue;
        }
        for (file, patch) in fresh {
            patches.entry(file).or_default().push(patch);
        }
        taken.push(index);
    }
    for list in patches.values_mut() {
        // A stable sort keeps the order of two insertions of one fix at one place.
        list.sort_by_key(|it| (it.span.start, it.span.end));
    }
    taken.sort_unstable();
    Selection { patches, taken }
}

/// Takes away the fixes that add syntax errors. `texts` and `errors` answer for one file: its text
/// now, and how many syntax errors a text has.
pub fn withhold_broken<'a, K: Ord + Clone + Hash>(
    fixes: &[&'a Fix],
    locate: impl Fn(Place) -> (K, Span) + Copy,
    text_of: impl Fn(&K) -> &'a str,
    errors: impl Fn(&K, &str) -> usize,
) -> (Selection<K>, Vec<usize>) {
    let mut before: HashMap<K, usize> = HashMap::new();
    let mut is_sound = |selection: &Selection<K>| {
        selection.patches.iter().all(|(file, patches)| {
            let old = text_of(file);
            let had = *before
                .entry(file.clone())
                .or_insert_with(|| errors(file, old));
            apply(old, patches).is_some_and(|new| errors(file, &new) <= had)
        })
    };
    let all = select(fixes.iter().copied(), locate);
    if is_sound(&all) {
        return (all, Vec::new());
    }
    let mut withheld = Vec::new();
    let mut kept = Vec::new();
    for (index, fix) in fixes.iter().enumerate() {
        if is_sound(&select([*fix], locate)) {
            kept.push(index);
        } else {
            withheld.push(index);
        }
    }
    let mut selection = select(kept.iter().map(|it| fixes[*it]), locate);
    selection.taken.iter_mut().for_each(|it| *it = kept[*it]);
    if !is_sound(&selection) {
        // Sound alone but not together: one now, the others in later rounds.
        kept.truncate(1);
        selection = select(kept.iter().map(|it| fixes[*it]), locate);
        selection.taken.iter_mut().for_each(|it| *it = kept[*it]);
    }
    (selection, withheld)
}

/// Whether the result would depend on the order: the ranges share bytes, or one is an insertion
/// inside or at the start of the other.
fn collide(a: Span, b: Span) -> bool {
    a.intersects(b)
        || a.start == b.start
        || a.is_empty() && b.start < a.start && a.start < b.end
        || b.is_empty() && a.start < b.start && b.start < a.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Edit;
    use crate::index::FileId;

    fn place(start: u32, end: u32) -> Place {
        Place {
            file: FileId(0),
            item: None,
            span: Span::new(start, end),
        }
    }

    fn fix(edits: &[(u32, u32, &str)]) -> Fix {
        Fix::safe("t").edits(
            edits
                .iter()
                .map(|(a, b, text)| Edit::new(place(*a, *b), *text)),
        )
    }

    fn run(text: &str, fixes: &[Fix]) -> (String, Vec<usize>) {
        let selection = select(fixes, |it| (it.file, it.span));
        let patches = selection
            .patches
            .get(&FileId(0))
            .cloned()
            .unwrap_or_default();
        (apply(text, &patches).expect("no overlap"), selection.taken)
    }

    #[test]
    fn all_edits_of_a_fix_are_applied() {
        assert_eq!(
            run("abc", &[fix(&[(2, 3, "z"), (0, 1, "x"), (1, 1, "y")])]).0,
            "xybz"
        );
    }

    #[test]
    fn the_second_of_two_overlapping_fixes_waits() {
        let (text, taken) = run(
            "abcdef",
            &[fix(&[(0, 3, "x")]), fix(&[(2, 4, "y"), (5, 6, "z")])],
        );
        assert_eq!((text.as_str(), taken), ("xdef", vec![0]));
        let (text, taken) = run("abcdef", &[fix(&[(1, 1, "x")]), fix(&[(1, 1, "y")])]);
        assert_eq!((text.as_str(), taken), ("axbcdef", vec![0]));
    }

    #[test]
    fn an_insertion_that_two_fixes_need_happens_once() {
        let fixes = [
            fix(&[(0, 0, "use x;\n"), (1, 2, "B")]),
            fix(&[(0, 0, "use x;\n"), (2, 3, "C")]),
        ];
        assert_eq!(run("abc", &fixes), ("use x;\naBC".to_owned(), vec![0, 1]));
    }

    #[test]
    fn a_fix_with_overlapping_edits_is_refused() {
        assert_eq!(
            run("abc", &[fix(&[(0, 2, "x"), (1, 3, "y")])]),
            ("abc".to_owned(), vec![])
        );
    }

    #[test]
    fn a_function_is_reshaped_when_nothing_else_is_changed_in_it() {
        let plain = || fix(&[(1, 2, "")]).reshaping(place(1, 4));
        let (text, taken) = run("abcdef", &[plain(), fix(&[(3, 3, "x")])]);
        assert_eq!((text.as_str(), taken), ("abcxdef", vec![1]));
        let (text, taken) = run("abcdef", &[plain(), fix(&[(4, 4, "x")])]);
        assert_eq!((text.as_str(), taken), ("acdxef", vec![0, 1]));
    }

    #[test]
    fn two_insertions_of_one_fix_at_one_place_keep_their_order() {
        assert_eq!(run("ab", &[fix(&[(1, 1, "1"), (1, 1, "2")])]).0, "a12b");
    }

    #[test]
    fn edits_outside_of_the_text_are_refused() {
        assert_eq!(
            apply(
                "é",
                &[Patch {
                    span: Span::new(1, 2),
                    text: String::new()
                }]
            ),
            None
        );
        assert_eq!(
            apply(
                "a",
                &[Patch {
                    span: Span::new(0, 9),
                    text: String::new()
                }]
            ),
            None
        );
    }

    #[test]
    fn a_fix_that_adds_a_syntax_error_is_withheld() {
        let fixes = [fix(&[(0, 1, "(")]), fix(&[(1, 2, "x")])];
        let fixes: Vec<&Fix> = fixes.iter().collect();
        let parens = |_: &FileId, text: &str| text.matches('(').count();
        let (selection, withheld) =
            withhold_broken(&fixes, |it| (it.file, it.span), |_| "abc", parens);
        assert_eq!((selection.taken, withheld), (vec![1], vec![0]));
    }
}
