//! The workspace: its packages, its modules, and what every name in it means.
//!
//! Everything here is pure. Packages are read through [`Files`], sources arrive already lowered,
//! and an [`Index`] is plain data that many threads may ask at once.

mod build;
mod cfg;
mod impls;
mod imports;
mod manifest;
mod modules;
mod paths;
mod prelude;
mod resolve;
mod scope;
mod selection;
mod workspace;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;

pub use self::build::{Input, StubCrate, StubModule};
pub use self::cfg::Only;
pub use self::impls::TypeKey;
pub use self::manifest::problem as manifest_problem;
pub use self::selection::{Selected, Selection, Unselected};
pub use self::workspace::{
    Dependency, DependencyKind, Files, LintLevel, Package, Problem, Root, Workspace, normalize,
};
use crate::ir::{self, ExprId, ItemId, ItemKind, Name, Parent};
use crate::syntax::Edition;
use crate::text::Span;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(pub u32);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CrateId(pub u32);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ModuleId(pub u32);

/// Any item of any file; what is known of libraries stands in files too.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Def {
    pub file: FileId,
    pub item: ItemId,
}

/// What a crate is built for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Target {
    Lib,
    Bin,
    Test,
    Bench,
    Example,
    BuildScript,
    /// A library as the `known` room describes it.
    Stub,
    /// A file that no target reaches, or that has no package.
    Loose,
}

/// A range somewhere in the workspace.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    pub file: FileId,
    pub item: Option<ItemId>,
    /// Bytes, counted from the start of the item if there is one, else from that of the file.
    pub span: Span,
}

/// Where a path is written: names are looked for from here outwards.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Scope {
    pub file: FileId,
    /// The innermost item around the path; its generics and `Self` are visible.
    pub item: Option<ItemId>,
    /// The path's expression in the body of `item`, or any expression around it.
    pub block: Option<ExprId>,
}

/// What can make a difference to the traits in scope: a module, and a block with items in it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct TraitScope {
    pub module: ModuleId,
    pub block: Option<Scope>,
}

impl Scope {
    pub fn item(def: Def) -> Self {
        Self {
            file: def.file,
            item: Some(def.item),
            block: None,
        }
    }

    pub fn expr(def: Def, expr: ExprId) -> Self {
        Self {
            file: def.file,
            item: Some(def.item),
            block: Some(expr),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Namespace {
    Type,
    Value,
    Macro,
}

/// What a name means.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Res {
    Module(ModuleId),
    Def(Def),
    /// A variant of an enum, by position.
    Variant(Def, u32),
    /// A parameter of the item's generics, by position; in the value namespace a constant one.
    TypeParam(Def, u32),
    /// `Self` in that impl or trait.
    SelfType(Def),
    Prim(Prim),
    Unknown,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Prim {
    Bool,
    Char,
    Str,
    I8,
    I16,
    I32,
    I64,
    I128,
    Isize,
    U8,
    U16,
    U32,
    U64,
    U128,
    Usize,
    F32,
    F64,
}

/// How far a path leads: `Vec::new` is the definition of `Vec` with one segment left over.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PathRes {
    pub res: Res,
    /// The number of trailing segments that were not consumed. When `res` is unknown, the first
    /// of them is the one that was not found.
    pub rest: usize,
}

impl PathRes {
    pub const UNKNOWN: Self = Self {
        res: Res::Unknown,
        rest: 0,
    };

    /// The meaning of the whole path, if it leads that far.
    pub fn full(self) -> Option<Res> {
        (self.rest == 0 && self.res != Res::Unknown).then_some(self.res)
    }

    /// The definition that the whole path means.
    pub fn def(self) -> Option<Def> {
        match self.full() {
            Some(Res::Def(def)) => Some(def),
            _ => None,
        }
    }
}

/// The workspace and all that is known around it. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Index {
    files: Vec<Arc<ir::File>>,
    tables: Arc<Tables>,
}

#[derive(Debug, Default)]
struct Tables {
    workspace: Arc<Workspace>,
    stubs: Vec<StubCrate>,
    file_data: Vec<FileData>,
    by_path: FxHashMap<PathBuf, FileId>,
    /// The first so many files are the workspace's; the others are stubs.
    workspace_files: usize,
    crates: Vec<Crate>,
    modules: Vec<Module>,
    stub_crates: Arc<FxHashMap<Name, CrateId>>,
    std: Option<CrateId>,
    missing: Vec<PathBuf>,
    prelude: prelude::Preludes,
    impls: impls::Impls,
}

#[derive(Debug)]
struct FileData {
    path: PathBuf,
    root: ModuleId,
    /// Inline modules.
    modules: FxHashMap<ItemId, ModuleId>,
    /// Other crates that have this file in their tree.
    others: Vec<CrateId>,
}

#[derive(Debug)]
pub struct Crate {
    /// As written in paths.
    pub name: Name,
    pub target: Target,
    pub edition: Edition,
    /// The package, by position in [`Workspace::packages`].
    pub package: Option<usize>,
    pub root: ModuleId,
    /// Names of other crates that are in scope, without `std`, `core` and `alloc`.
    pub externs: Arc<FxHashMap<Name, CrateId>>,
}

#[derive(Debug)]
pub struct Module {
    pub krate: CrateId,
    pub parent: Option<ModuleId>,
    /// Empty for the root of a crate.
    pub name: Name,
    /// The file in which its items stand.
    pub file: FileId,
    /// Its `mod` item when it is inline.
    pub inline: Option<ItemId>,
    /// What its `mod` item, inline or not, or a module around it is only compiled for.
    pub only: Only,
    names: FxHashMap<Name, Names>,
    /// `use … as _`
    unnamed: Vec<Binding>,
    traits: Vec<Def>,
}

/// What one name means in each namespace.
#[derive(Clone, Copy, Debug, Default)]
struct Names {
    types: Option<Binding>,
    values: Option<Binding>,
    macros: Option<Binding>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Binding {
    res: Res,
    visibility: ir::Visibility,
    origin: Origin,
}

/// Why a name is bound; a lesser origin hides a greater one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Origin {
    Item,
    /// Several imports that mean different things.
    Ambiguous,
    /// The number of the import.
    Import(u32),
    /// As above, under a `cfg` that ordinary builds do not set.
    RareImport(u32),
    Glob(u32),
    /// As above, under such a `cfg`.
    RareGlob(u32),
}

impl Names {
    fn get(&self, ns: Namespace) -> Option<Binding> {
        match ns {
            Namespace::Type => self.types,
            Namespace::Value => self.values,
            Namespace::Macro => self.macros,
        }
    }

    fn get_mut(&mut self, ns: Namespace) -> &mut Option<Binding> {
        match ns {
            Namespace::Type => &mut self.types,
            Namespace::Value => &mut self.values,
            Namespace::Macro => &mut self.macros,
        }
    }
}

impl Index {
    /// `O(everything)`, but far less than it took to lower the files.
    pub fn build(input: Input) -> Self {
        build::build(input)
    }

    /// The same workspace, with these files in place of those that were.
    pub fn rebuilt(&self, changed: &FxHashMap<FileId, Arc<ir::File>>) -> Self {
        let files = self.workspace_files().map(|it| {
            let ir = changed.get(&it).unwrap_or_else(|| self.file(it));
            (self.path(it).to_owned(), Arc::clone(ir))
        });
        Self::build(Input {
            workspace: Arc::clone(&self.tables.workspace),
            files: files.collect(),
            stubs: self.tables.stubs.clone(),
        })
    }

    /// Takes a new lowering of a file whose shape is the same (see [`ir::same_shape`]).
    pub fn replace_bodies(&mut self, file: FileId, ir: Arc<ir::File>) {
        self.files[file.0 as usize] = ir;
    }

    pub fn workspace(&self) -> &Workspace {
        &self.tables.workspace
    }

    pub fn file(&self, file: FileId) -> &Arc<ir::File> {
        &self.files[file.0 as usize]
    }

    /// The files that are analysed, stubs excluded: the given ones, in the given order.
    pub fn workspace_files(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..self.tables.workspace_files as u32).map(FileId)
    }

    /// All files, stubs included.
    pub fn files(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..self.files.len() as u32).map(FileId)
    }

    pub fn path(&self, file: FileId) -> &Path {
        &self.tables.file_data[file.0 as usize].path
    }

    pub fn file_at(&self, path: &Path) -> Option<FileId> {
        self.tables.by_path.get(path).copied()
    }

    /// Files that a `mod x;` asks for and that were not given.
    pub fn missing_files(&self) -> &[PathBuf] {
        &self.tables.missing
    }

    /// All items of a file.
    pub fn defs(&self, file: FileId) -> impl Iterator<Item = Def> + use<> {
        let count = self.file(file).items.len() as u32;
        (0..count).map(move |item| Def {
            file,
            item: ItemId(item),
        })
    }

    pub fn item(&self, def: Def) -> &ir::Item {
        &self.files[def.file.0 as usize].items[def.item.0 as usize]
    }

    pub fn function(&self, def: Def) -> Option<&ir::Function> {
        match &self.item(def).kind {
            ItemKind::Fn(function) => Some(function),
            _ => None,
        }
    }

    /// The body of a function, or the initialiser of a constant or a static.
    pub fn body(&self, def: Def) -> Option<&Arc<ir::Body>> {
        self.view().body(def)
    }

    pub fn crates(&self) -> impl Iterator<Item = CrateId> + use<> {
        (0..self.tables.crates.len() as u32).map(CrateId)
    }

    pub fn krate(&self, krate: CrateId) -> &Crate {
        &self.tables.crates[krate.0 as usize]
    }

    /// The crate of a file; the first, if several have it in their tree.
    pub fn crate_of(&self, file: FileId) -> CrateId {
        let root = self.tables.file_data[file.0 as usize].root;
        self.module(root).krate
    }

    /// The crates that have the file in their tree besides [`Index::crate_of`].
    pub fn other_crates_of(&self, file: FileId) -> &[CrateId] {
        &self.tables.file_data[file.0 as usize].others
    }

    pub fn package_of(&self, file: FileId) -> Option<&Package> {
        let package = self.krate(self.crate_of(file)).package?;
        self.tables.workspace.packages.get(package)
    }

    pub fn module(&self, module: ModuleId) -> &Module {
        &self.tables.modules[module.0 as usize]
    }

    /// The module in which an item stands, through impls, traits and bodies.
    pub fn module_of(&self, def: Def) -> ModuleId {
        self.view()
            .module_of_parent(def.file, self.item(def).parent)
    }

    /// The impl, trait or extern block in which an item stands.
    pub fn container(&self, def: Def) -> Option<Def> {
        let Parent::Item(item) = self.item(def).parent else {
            return None;
        };
        let parent = Def {
            file: def.file,
            item,
        };
        (!matches!(self.item(parent).kind, ItemKind::Module(_))).then_some(parent)
    }

    /// Whether the item is compiled for tests and benchmarks only, or is a test itself.
    pub fn in_test(&self, def: Def) -> bool {
        self.only(def).tests
    }

    /// What the item, or anything around it, is only compiled for.
    pub fn only(&self, def: Def) -> Only {
        cfg::only(self, def)
    }

    /// What a path means where it is written.
    pub fn resolve(&self, scope: Scope, path: &ir::Path, ns: Namespace) -> PathRes {
        self.view().resolve(scope, path, ns)
    }

    /// As [`Index::resolve`], for a path that stands in an attribute or a string: `tokio::main`.
    pub fn resolve_text(&self, scope: Scope, path: &str, ns: Namespace) -> PathRes {
        self.view().resolve(scope, &resolve::parse_path(path), ns)
    }

    /// The definition of a macro that a call names.
    pub fn resolve_macro(&self, scope: Scope, path: &ir::Path) -> Option<Def> {
        self.resolve(scope, path, Namespace::Macro).def()
    }

    /// What a full path from a crate's name on means, whatever is in scope: `std::vec::Vec`.
    /// Stubs come before crates of the workspace.
    pub fn find(&self, path: &str, ns: Namespace) -> PathRes {
        self.view().find(path, ns)
    }

    /// Methods and the like that are written on the type itself.
    pub fn inherent_impls(&self, ty: impl Into<TypeKey>) -> &[Def] {
        self.tables.impls.inherent(ty.into())
    }

    /// The impls of any trait for this type; see [`Index::blanket_impls`] for the others.
    pub fn trait_impls_of(&self, ty: impl Into<TypeKey>) -> &[Def] {
        self.tables.impls.of_type(ty.into())
    }

    /// Whether the type says that it is not of this trait: `impl !Send for T`.
    pub fn is_impl_denied(&self, ty: TypeKey, trait_: Def) -> bool {
        self.tables.impls.is_denied(ty, trait_)
    }

    /// The impls of this trait for any type, blanket ones included.
    pub fn impls_of_trait(&self, trait_: Def) -> &[Def] {
        self.tables.impls.of_trait(trait_)
    }

    /// The impls of this trait for a type parameter: `impl<T: Future> FutureExt for T`.
    pub fn blanket_impls(&self, trait_: Def) -> &[Def] {
        self.tables.impls.blanket(trait_)
    }

    /// The trait that an impl is of.
    pub fn trait_of_impl(&self, impl_: Def) -> Option<Def> {
        self.tables.impls.trait_of(impl_)
    }

    /// The type that an impl is for; `None` when it is unknown or a parameter.
    pub fn self_type_of_impl(&self, impl_: Def) -> Option<TypeKey> {
        self.tables.impls.self_type(impl_)
    }

    /// The items of an impl, a trait or an extern block.
    pub fn members(&self, container: Def) -> &[Def] {
        self.tables.impls.members(container)
    }

    /// The traits that declare a function of that name, with the function.
    pub fn trait_functions(&self, name: &str) -> &[(Def, Def)] {
        self.tables.impls.trait_functions(name)
    }

    /// The traits whose methods can be called here, those of the prelude included.
    pub fn traits_in_scope(&self, scope: Scope) -> Vec<Def> {
        self.view().traits_in_scope(scope)
    }

    /// Equal for scopes in which the same traits can be called.
    pub fn trait_scope(&self, scope: Scope) -> TraitScope {
        self.view().trait_scope(scope)
    }

    /// The traits that a module names or imports, without those of the prelude.
    pub fn traits_of_module(&self, module: ModuleId) -> &[Def] {
        &self.module(module).traits
    }

    /// The traits of the prelude of an edition.
    pub fn prelude_traits(&self, edition: Edition) -> &[Def] {
        self.tables.prelude.of(edition).traits()
    }

    /// `tokio::sync::mpsc::Receiver::recv`; members of impls carry the type's path.
    pub fn canonical_path(&self, def: Def) -> String {
        self.view().canonical_path(def)
    }

    pub fn module_path(&self, module: ModuleId) -> String {
        self.view().module_path(module)
    }

    /// The path of whatever a name means, for messages and tests.
    pub fn describe(&self, res: Res) -> String {
        self.view().describe(res)
    }

    /// The range in its file.
    pub fn absolute(&self, place: Place) -> Span {
        let start = place.item.map_or(0, |item| {
            self.item(Def {
                file: place.file,
                item,
            })
            .span
            .start
        });
        place.span.offset(start)
    }

    fn view(&self) -> resolve::View<'_> {
        resolve::View {
            files: &self.files,
            tables: &self.tables,
        }
    }
}
