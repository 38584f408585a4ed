//! A plain function becomes async, and all who call it await it.

use super::Meta;
use crate::facts::Facts;
use crate::finding::Fix;
use crate::rewrite;
use crate::text::Span;

pub(super) const META: Meta = Meta {
    kind: "refactor.rewrite.async",
    title: "Make it async",
    summary: "Adds `async` to a function and `.await` to all its calls in all files; plain functions that call it become async too, if all their callers can follow.",
};

pub(super) fn at(facts: &Facts<'_>, at: Span) -> Option<Fix> {
    super::is_in_signature(facts, at)
        .then(|| rewrite::make_async(facts))
        .flatten()
}

#[cfg(test)]
mod tests {
    use crate::refactor::testing::rewritten_package;

    const ID: &str = "make_function_async";

    #[test]
    fn callers_in_other_files_follow() {
        let store = "pub(crate) fn /*$0*/load(id: u32) -> u32 { id }\n";
        let lib = "mod store;\nuse store::load;\nasync fn sum() -> u32 {\n    \
                   load(1) + crate::store::load(2)\n}\n";
        let files = [("src/lib.rs", lib), ("src/store.rs", store)];
        let new = rewritten_package(&files, ID).expect("offered");
        assert!(
            new[0].contains("load(1).await + crate::store::load(2).await"),
            "{}",
            new[0]
        );
        assert!(new[1].starts_with("pub(crate) async fn load"), "{}", new[1]);
    }

    #[test]
    fn a_mention_that_is_not_understood_forbids_it() {
        let store = "pub(crate) fn /*$0*/load(id: u32) -> u32 { id }\n";
        for lib in [
            "mod store;\nuse store::load as fetch;\nasync fn f() { fetch(1); }\n",
            "mod store;\nmacro_rules! m { () => { $crate::store::load(1) } }\n",
            "mod store;\nasync fn f() { unknown!(store::load(1)); }\n",
            "mod store;\n#[derive(D)]\nstruct S { #[serde(default = \"store::load\")] f: u32 }\n",
            "mod store;\nfn f(x: &Unknown) { x.load(1); }\n",
        ] {
            let files = [("src/lib.rs", lib), ("src/store.rs", store)];
            assert_eq!(rewritten_package(&files, ID), None, "{lib}");
        }
    }
}
