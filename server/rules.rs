//! The list of all rules: their ids, their severities, their pages.
//!
//! To add one: write `server/rules/<id>.rs`, `docs/rules/<id>.md` and `fixtures/<id>/`, then add
//! `mod <id>;` and `<id>,` below, both sorted.

use crate::finding::{Applicability, Severity};

/// What is true of a rule as a whole. Severity and fixability stand here and nowhere else; pages
/// and tables render them.
#[derive(Clone, Copy, Debug)]
pub struct Meta {
    pub severity: Severity,
    /// The easiest fix that it offers for some of its findings.
    pub fix: Option<Applicability>,
    /// The version that brought it.
    pub since: &'static str,
}

#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Also the name of its module, page, fixture folder and `allow(…)`.
    pub id: &'static str,
    pub meta: Meta,
    /// `docs/rules/<id>.md`
    pub page: &'static str,
}

/// Makes the table from the modules' `META`.
macro_rules! rules {
    ($($id:ident),* $(,)?) => {
        static RULES: &[Rule] = &[$(Rule {
            id: stringify!($id),
            meta: $id::META,
            page: include_str!(concat!("../docs/rules/", stringify!($id), ".md")),
        }),*];
    };
}

rules! {}

/// All rules, sorted by id.
pub fn all() -> &'static [Rule] {
    RULES
}

pub fn by_id(id: &str) -> Option<&'static Rule> {
    let at = RULES.binary_search_by(|it| it.id.cmp(id)).ok()?;
    Some(&RULES[at])
}
