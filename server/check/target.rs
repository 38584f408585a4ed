//! Where what was found is kept where nobody says otherwise: with what cargo builds, or with the
//! other caches of the user where cargo has built nothing yet.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::index::normalize;
use crate::project::Group;

const NAME: &str = "wakeful";

/// Only where cargo has made a target directory: nobody expects directories from a check.
pub(super) fn dir_of(group: &Group) -> Option<PathBuf> {
    let workspace = &group.workspace.packages.first()?.workspace_dir;
    let named = variable("CARGO_TARGET_DIR").or_else(|| variable("CARGO_BUILD_TARGET_DIR"));
    let target = match named {
        Some(dir) => PathBuf::from(dir),
        None => configured(workspace).unwrap_or_else(|| workspace.join("target")),
    };
    target.is_dir().then(|| target.join(NAME))
}

/// As the system wants it.
pub(super) fn of_user() -> Option<PathBuf> {
    let home = || variable("HOME").map(PathBuf::from);
    let caches = match () {
        () if cfg!(windows) => variable("LOCALAPPDATA").map(PathBuf::from),
        () if cfg!(target_os = "macos") => home().map(|it| it.join("Library/Caches")),
        () => {
            let named = variable("XDG_CACHE_HOME").map(PathBuf::from);
            named.or_else(|| home().map(|it| it.join(".cache")))
        }
    };
    let caches = caches.filter(|it| it.is_absolute());
    caches.map(|it| it.join(NAME))
}

fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|it| !it.is_empty())
}

/// What cargo's own configuration says: that of the nearest directory, then that of the user.
fn configured(workspace: &Path) -> Option<PathBuf> {
    let above = workspace.ancestors().map(|it| it.join(".cargo"));
    let home = || variable("HOME").map(|it| PathBuf::from(it).join(".cargo"));
    let of_user = variable("CARGO_HOME").map(PathBuf::from).or_else(home);
    above.chain(of_user).find_map(|dir| {
        let mut names = ["config", "config.toml"].iter();
        let text = names.find_map(|it| fs::read_to_string(dir.join(it)).ok())?;
        let config: toml_edit::Document<String> = toml_edit::Document::parse(text).ok()?;
        let target = config.get("build")?.get("target-dir")?.as_str()?;
        // It counts from the directory that has `.cargo`.
        Some(normalize(&dir.parent()?.join(target)))
    })
}
