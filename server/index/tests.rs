//! Text in, canonical paths out.

mod impls;
mod modules;
mod names;
mod packages;
mod stubs;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{
    Def, Files, Index, Input, Namespace, PathRes, Res, Scope, StubCrate, StubModule, Workspace,
};
use crate::ir::{self, ExprKind, Name};
use crate::syntax::{Edition, Tape};

/// A map of files, written as one text: `//- /path` starts a file. Paths below `known/` are stubs.
#[derive(Default)]
struct Tree(BTreeMap<PathBuf, String>);

impl Tree {
    fn new(text: &str) -> Self {
        let mut files = BTreeMap::new();
        let mut current: Option<(PathBuf, String)> = None;
        for line in text.lines() {
            if let Some(path) = line.trim_start().strip_prefix("//- ") {
                files.extend(current.replace((PathBuf::from(path.trim()), String::new())));
            } else if let Some((_, text)) = &mut current {
                text.push_str(line);
                text.push('\n');
            }
        }
        files.extend(current);
        Self(files)
    }
}

impl Files for Tree {
    fn read(&self, path: &Path) -> Option<String> {
        self.0.get(path).cloned()
    }

    fn is_file(&self, path: &Path) -> bool {
        self.0.contains_key(path)
    }

    fn list(&self, dir: &Path) -> Vec<PathBuf> {
        let inside = self
            .0
            .keys()
            .filter_map(|it| it.strip_prefix(dir).ok()?.iter().next());
        let mut found: Vec<PathBuf> = inside.map(|it| dir.join(it)).collect();
        found.dedup();
        found
    }
}

/// Enough of the standard library for the preludes.
const STD: &str = "
//- known/std/lib.rs
macro_rules! println { () => {} }
pub mod mem { pub fn drop<T>(it: T); }
pub mod clone { pub trait Clone { fn clone(&self) -> Self; } }
//- known/std/option.rs
pub enum Option<T> { None, Some(T) }
impl<T> Option<T> { pub fn unwrap(self) -> T; }
//- known/std/result.rs
pub enum Result<T, E> { Ok(T), Err(E) }
//- known/std/vec.rs
pub struct Vec<T> {}
impl<T> Vec<T> { pub const fn new() -> Self; }
//- known/std/string.rs
pub struct String {}
//- known/std/future.rs
pub trait Future { type Output; }
//- known/std/sync.rs
pub struct Mutex<T> {}
pub struct Arc<T> {}
//- known/std/sync/mpsc.rs
pub struct Sender<T> {}
";

/// Tokio and a facade over it.
const TOKIO: &str = "
//- known/tokio/lib.rs
pub use task::spawn;
macro_rules! select { () => {} }
//- known/tokio/task.rs
pub fn spawn<T>(it: T) -> JoinHandle<T>;
pub struct JoinHandle<T> {}
//- known/tokio/sync.rs
pub struct Mutex<T> {}
pub mod mpsc { pub struct Permit {} }
//- known/tokio/sync/mpsc.rs
pub struct Receiver<T> {}
impl<T> Receiver<T> { pub async fn recv(&mut self) -> Option<T>; }
//- known/facade/lib.rs
pub use tokio;
pub use tokio::sync as locks;
pub mod prelude { pub use tokio::task::*; pub use std::clone::Clone as _; }
";

fn lower(text: &str) -> Arc<ir::File> {
    Arc::new(ir::lower(text, &Tape::parse(text, Edition::Edition2024)))
}

fn index(text: &str) -> Index {
    let tree = Tree::new(&format!("{STD}{TOKIO}{text}"));
    let start = tree
        .0
        .keys()
        .find(|it| it.is_absolute())
        .cloned()
        .unwrap_or_default();
    let start = tree
        .0
        .keys()
        .find(|it| it.ends_with("Cargo.toml"))
        .unwrap_or(&start);
    let mut workspace = Workspace::discover(&tree, start);
    for manifest in tree.0.keys().filter(|it| it.ends_with("Cargo.toml")) {
        workspace.add(&tree, manifest);
    }
    let mut stubs: Vec<StubCrate> = Vec::new();
    let mut files = Vec::new();
    for (path, text) in &tree.0 {
        let Ok(inside) = path.strip_prefix("known") else {
            if path.extension().is_some_and(|it| it == "rs") {
                files.push((path.clone(), lower(text)));
            }
            continue;
        };
        let inside = inside.with_extension("");
        let mut names = inside.iter().map(|it| Name::new(it.to_string_lossy()));
        let name = names.next().unwrap_or_default();
        let path: Vec<Name> = names.filter(|it| it != "lib").collect();
        let module = StubModule {
            path,
            file: lower(text),
        };
        match stubs.iter_mut().find(|it| it.name == name) {
            Some(stub) => stub.modules.push(module),
            None => {
                let aliases = if name == "std" {
                    vec!["core".into(), "alloc".into()]
                } else {
                    vec![]
                };
                stubs.push(StubCrate {
                    name,
                    aliases,
                    modules: vec![module],
                });
            }
        }
    }
    Index::build(Input {
        workspace: Arc::new(workspace),
        files,
        stubs,
    })
}

fn def(index: &Index, file: &str, name: &str) -> Def {
    let file = index
        .file_at(Path::new(file))
        .expect("the file is in the fixture");
    index
        .defs(file)
        .find(|it| index.item(*it).name == name || describe_impl(index, *it) == name)
        .expect("the item is in the file")
}

/// `impl S`, so that impls can be asked for.
fn describe_impl(index: &Index, def: Def) -> String {
    match &index.item(def).kind {
        ir::ItemKind::Impl(it) => match &it.self_ty {
            ir::TypeRef::Path(path) => format!("impl {}", path.last_name()),
            _ => "impl".to_owned(),
        },
        _ => String::new(),
    }
}

/// Where a path stands in the body of an item, or the item itself.
fn scope_of(index: &Index, def: Def, path: &str) -> Scope {
    let Some(body) = index.body(def) else {
        return Scope::item(def);
    };
    let wanted = super::resolve::parse_path(path);
    let found = body.ids().find(|it| match body.kind(*it) {
        ExprKind::Path(path) => *path == wanted,
        ExprKind::Macro(call) => call.path == wanted,
        _ => false,
    });
    Scope::expr(def, found.unwrap_or(body.root))
}

fn show(index: &Index, found: PathRes) -> String {
    match found.rest {
        0 => index.describe(found.res),
        rest => format!("{} +{rest}", index.describe(found.res)),
    }
}

/// Asks lines of `file item: path`, and compares them with `… => meaning`. A path may begin with
/// `type `, `value ` or `macro `; otherwise the first namespace in which it means anything counts.
/// Only what is left over after the definition is counted: `Vec::new => std::vec::Vec +1`.
#[track_caller]
fn check(text: &str, queries: &str) {
    let index = index(text);
    let mut actual = String::new();
    let mut expected = String::new();
    for line in queries.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let (question, _) = line.split_once(" => ").expect("a question and an answer");
        let (place, path) = question.split_once(": ").expect("a place and a path");
        let (file, item) = place.split_once(' ').unwrap_or((place, ""));
        let (spaces, path) = match path.split_once(' ') {
            Some(("type", path)) => (&[Namespace::Type][..], path),
            Some(("value", path)) => (&[Namespace::Value][..], path),
            Some(("macro", path)) => (&[Namespace::Macro][..], path),
            _ => (
                &[Namespace::Type, Namespace::Value, Namespace::Macro][..],
                path,
            ),
        };
        let scope = if item.is_empty() {
            let file = index
                .file_at(Path::new(file))
                .expect("the file is in the fixture");
            Scope {
                file,
                item: None,
                block: None,
            }
        } else {
            scope_of(&index, def(&index, file, item), path)
        };
        let found: Vec<PathRes> = spaces
            .iter()
            .map(|ns| index.resolve_text(scope, path, *ns))
            .collect();
        let found = found
            .iter()
            .find(|it| it.res != Res::Unknown)
            .unwrap_or(&found[0]);
        let _ = writeln!(actual, "{question} => {}", show(&index, *found));
        let _ = writeln!(expected, "{line}");
    }
    assert_eq!(actual, expected);
}
