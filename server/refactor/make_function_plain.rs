//! An async function in which nothing waits becomes a plain one.

use super::Meta;
use crate::facts::Facts;
use crate::finding::Fix;
use crate::rewrite;
use crate::text::Span;

pub(super) const META: Meta = Meta {
    kind: "refactor.rewrite.plain",
    title: "Make it a plain function",
    summary: "Deletes `async` from a function in which nothing waits, and `.await` from all its calls in all files.",
};

pub(super) fn at(facts: &Facts<'_>, at: Span) -> Option<Fix> {
    let is_free = super::is_in_signature(facts, at) && !rewrite::is_signature_wanted(facts);
    is_free.then(|| rewrite::make_plain(facts)).flatten()
}

#[cfg(test)]
mod tests {
    use crate::refactor::testing::rewritten_package;

    #[test]
    fn callers_in_other_files_follow() {
        let lib = "mod store;\nasync fn sum() -> u32 {\n    store::load(1).await\n}\n";
        let store = "pub(crate) async fn /*$0*/load(id: u32) -> u32 { id }\n";
        let files = [("src/lib.rs", lib), ("src/store.rs", store)];
        let new = rewritten_package(&files, "make_function_plain").expect("offered");
        assert!(new[0].contains("store::load(1)\n"), "{}", new[0]);
        assert!(new[1].starts_with("pub(crate) fn load"), "{}", new[1]);
    }
}
