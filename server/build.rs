//! Names this build by what it is made of, so that what another one found is not taken for its own.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// What decides which findings there are.
const MADE_OF: [&str; 4] = ["Cargo.toml", "Cargo.lock", "docs/rules", "server"];

fn main() {
    let mut hasher = DefaultHasher::new();
    for path in MADE_OF {
        println!("cargo::rerun-if-changed={path}");
        add(Path::new(path), &mut hasher);
    }
    println!("cargo::rustc-env=WAKEFUL_BUILD={:016x}", hasher.finish());
}

fn add(path: &Path, hasher: &mut impl Hasher) {
    if let Ok(entries) = fs::read_dir(path) {
        let mut paths: Vec<_> = entries.flatten().map(|it| it.path()).collect();
        paths.sort();
        paths.iter().for_each(|it| add(it, hasher));
    } else {
        // A published package may come without a lock file.
        (path, fs::read(path).ok()).hash(hasher);
    }
}
