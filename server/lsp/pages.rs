//! The pages of the rules as files, so that a link to one opens without a network.

use std::collections::HashMap;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use lsp_types::Uri;
use tower_lsp::UriExt;

use crate::{explain, rules};

/// Where the page of a rule can be read. It is written to the user's cache when it is asked for.
pub(super) fn uri(rule: &str) -> Option<Uri> {
    static KNOWN: OnceLock<Mutex<HashMap<&'static str, Option<Uri>>>> = OnceLock::new();
    let rule = rules::by_id(rule)?;
    let known = KNOWN.get_or_init(Mutex::default);
    let mut known = known.lock().unwrap_or_else(|it| it.into_inner());
    let uri = known.entry(rule.id).or_insert_with(|| {
        let dir = cache()?.join("rules").join(env!("CARGO_PKG_VERSION"));
        let path = dir.join(format!("{}.md", rule.id));
        match write(&dir, &path, &alone(rule.page)) {
            Ok(()) => Uri::from_file_path(path),
            Err(error) => {
                tracing::debug!("no page for {}: {error}", rule.id);
                None
            }
        }
    });
    uri.clone()
}

/// The page where no other documents are beside it than pages of rules.
fn alone(page: &str) -> String {
    let beside = |rule: &str| rules::by_id(rule).map(|it| format!("{}.md", it.id));
    explain::relinked(page, beside)
}

/// The user's directory for what can be made again.
fn cache() -> Option<PathBuf> {
    let set = |name| {
        let value = env::var_os(name).filter(|it| !it.is_empty())?;
        Some(PathBuf::from(value)).filter(|it| it.is_absolute())
    };
    let home = || set("HOME");
    let dir = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|it| it.join("Library/Caches"))
    } else {
        set("XDG_CACHE_HOME").or_else(|| home().map(|it| it.join(".cache")))
    };
    dir.map(|it| it.join("wakeful"))
}

/// In one step, since other servers may write the same page.
fn write(dir: &Path, path: &Path, page: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|it| it == page.as_bytes()) {
        return Ok(());
    }
    fs::create_dir_all(dir)?;
    let temporary = path.with_extension(format!("{}.tmp", std::process::id()));
    fs::write(&temporary, page)?;
    fs::rename(&temporary, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_page_has_a_link_that_leads_nowhere() {
        for rule in rules::all() {
            let page = alone(rule.page);
            let links = page
                .split("](")
                .skip(1)
                .filter_map(|it| it.split(')').next());
            let local = links.filter(|it| it.contains(".md") && !it.starts_with("http"));
            for link in local {
                let beside = link.strip_suffix(".md").and_then(rules::by_id);
                assert!(beside.is_some(), "{link} in {}", rule.id);
            }
        }
        let page = alone(rules::by_id("blocking_thread_wait").expect("a rule").page);
        assert!(page.contains("(sync_guard_across_await.md)"), "{page}");
    }

    #[test]
    fn a_page_is_a_file_with_what_the_rule_says() {
        let dir = env::temp_dir().join(format!("wakeful-pages-{}", std::process::id()));
        let path = dir.join("x.md");
        for page in ["old", "new", "new"] {
            write(&dir, &path, page).expect("a directory of our own");
            assert_eq!(fs::read_to_string(&path).expect("it was written"), page);
        }
        assert_eq!(fs::read_dir(&dir).expect("it was made").count(), 1);
        fs::remove_dir_all(&dir).expect("it was made");
        assert!(uri("no_such_rule").is_none());
    }
}
