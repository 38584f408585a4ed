//! The list of all rules: their ids, their severities, their pages.
//!
//! To add one: write `server/rules/<id>.rs`, `docs/rules/<id>.md` and `fixtures/<id>/`, then add
//! `mod <id>;` and `<id>,` below, both sorted.

#[cfg(test)]
mod testing;

use std::sync::LazyLock;

use crate::facts::Facts;
use crate::finding::{Applicability, Findings, Severity};
use crate::options::Declared;

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
    /// What a project may choose; no rule reads any other.
    pub options: &'static [Declared],
    /// `docs/rules/<id>.md`
    pub page: &'static str,
    /// Asks one body; `None` for what is reported about comments and files.
    pub check: Option<fn(&Facts<'_>, &mut Findings)>,
}

/// Makes the table from the modules' `META`, with `(OPTIONS)` of those that have any, and four tests
/// for each.
macro_rules! rules {
    ($($id:ident $(($options:ident))?),* $(,)?) => {
        static RULES: &[Rule] = &[$(Rule {
            id: stringify!($id),
            meta: $id::META,
            options: rules!(@ $($id::$options)?),
            page: include_str!(concat!("../docs/rules/", stringify!($id), ".md")),
            check: Some($id::check),
        }),*];

        #[cfg(test)]
        mod each {
            $(mod $id {
                #[test]
                fn fixtures() {
                    crate::rules::testing::fixtures(stringify!($id));
                }

                #[test]
                fn page() {
                    crate::rules::testing::page(stringify!($id));
                }

                #[test]
                fn options() {
                    crate::rules::testing::options(stringify!($id));
                }

                #[test]
                fn is_missed() {
                    crate::rules::testing::is_missed(stringify!($id));
                }
            })*
        }
    };
    (@) => { &[] };
    (@ $options:path) => { $options };
}

mod async_closure_in_sync_iterator;
mod async_test_missing_runtime_attr;
mod block_on_in_async;
mod blocking_channel_recv;
mod blocking_db;
mod blocking_fs;
mod blocking_http_client;
mod blocking_net;
mod blocking_process;
mod blocking_sleep;
mod blocking_stdin;
mod blocking_thread_wait;
mod broadcast_lag_ends_loop;
mod cancel_unsafe_in_select;
mod cpu_heavy_in_async;
mod future_discarded_underscore;
mod future_not_awaited;
mod http_client_without_timeout;
mod joinhandle_vec_early_return;
mod network_await_without_timeout;
mod permit_discarded;
mod permit_not_moved_into_task;
mod retry_without_backoff;
mod scrutinee_guard_across_await;
mod select_completed_future_repolled;
mod select_timer_reset;
mod sender_kept_alive;
mod span_guard_across_await;
mod spawned_result_discarded;
mod spawned_task_discarded;
mod sync_guard_across_await;
mod tokio_blocking_method_in_async;
mod transitive_blocking_call;
mod unbounded_channel;
mod unbounded_join_all;
mod unflushed_async_writer;
mod unnecessary_async;

/// Refactorings write what these options say, too.
pub(crate) use network_await_without_timeout::TIMEOUT;
pub(crate) use retry_without_backoff::delays;
pub(crate) use unbounded_channel::CAPACITY;
pub(crate) use unbounded_join_all::CONCURRENCY;

rules! {
    async_closure_in_sync_iterator,
    async_test_missing_runtime_attr,
    block_on_in_async,
    blocking_channel_recv,
    blocking_db,
    blocking_fs(OPTIONS),
    blocking_http_client,
    blocking_net,
    blocking_process,
    blocking_sleep,
    blocking_stdin,
    blocking_thread_wait,
    broadcast_lag_ends_loop,
    cancel_unsafe_in_select,
    cpu_heavy_in_async,
    future_discarded_underscore,
    future_not_awaited,
    http_client_without_timeout(OPTIONS),
    joinhandle_vec_early_return,
    network_await_without_timeout(OPTIONS),
    permit_discarded,
    permit_not_moved_into_task,
    retry_without_backoff(OPTIONS),
    scrutinee_guard_across_await,
    select_completed_future_repolled,
    select_timer_reset,
    sender_kept_alive,
    span_guard_across_await,
    spawned_result_discarded(OPTIONS),
    spawned_task_discarded(OPTIONS),
    sync_guard_across_await,
    tokio_blocking_method_in_async,
    transitive_blocking_call(OPTIONS),
    unbounded_channel(OPTIONS),
    unbounded_join_all(OPTIONS),
    unflushed_async_writer,
    unnecessary_async,
}

/// What is reported about the comments and files themselves, not by a module of this room.
macro_rules! built_in {
    ($($id:ident: $severity:ident, $fix:expr;)*) => {
        static BUILT_IN: &[Rule] = &[$(Rule {
            id: stringify!($id),
            meta: Meta { severity: Severity::$severity, fix: $fix, since: "0.1.0" },
            options: &[],
            page: include_str!(concat!("../docs/rules/", stringify!($id), ".md")),
            check: None,
        }),*];
    };
}

built_in! {
    allow_without_reason: Hint, Some(Applicability::Placeholder);
    not_analysed: Warning, None;
    unknown_allow: Warning, Some(Applicability::Suggested);
    unused_allow: Hint, Some(Applicability::Safe);
}

/// All rules, sorted by id.
pub fn all() -> &'static [Rule] {
    static ALL: LazyLock<Vec<Rule>> = LazyLock::new(|| {
        let mut all = [RULES, BUILT_IN].concat();
        all.sort_by_key(|it| it.id);
        all
    });
    &ALL
}

pub fn by_id(id: &str) -> Option<&'static Rule> {
    let at = all().binary_search_by(|it| it.id.cmp(id)).ok()?;
    Some(&all()[at])
}

/// The id that was probably meant.
pub fn nearest(id: &str) -> Option<&'static str> {
    nearest_of(&id.replace('-', "_"), all().iter().map(|it| it.id))
}

/// The name that was probably meant.
pub fn nearest_of<'a>(
    wanted: &str,
    names: impl Iterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    let wanted = wanted.trim().to_lowercase();
    let near = names.clone().map(|it| (distance(&wanted, it), it)).min()?;
    let mut names = names;
    let mut shares = || names.find(|it| wanted.len() > 3 && it.contains(&wanted));
    (near.0 <= wanted.len() / 3)
        .then_some(near.1)
        .or_else(&mut shares)
}

/// How many letters must be put in, left out or changed.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.bytes().enumerate() {
            let change = diagonal + usize::from(from != to);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;

    #[test]
    fn every_page_has_its_form() {
        for rule in all() {
            let page = Page::parse(rule.page).unwrap_or_else(|it| panic!("{}: {it}", rule.id));
            assert_eq!(page.title, rule.id);
        }
    }

    #[test]
    fn examples_of_built_in_rules_hold() {
        BUILT_IN.iter().for_each(|it| testing::page(it.id));
    }

    #[test]
    fn ids_are_found_and_guessed() {
        assert_eq!(by_id("unused_allow").map(|it| it.id), Some("unused_allow"));
        assert!(by_id("nothing").is_none());
        assert_eq!(nearest("unusd-allow"), Some("unused_allow"));
        assert_eq!(nearest("without_reason"), Some("allow_without_reason"));
        assert_eq!(nearest("qqqqqqqqqq"), None);
    }
}
