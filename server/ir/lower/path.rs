//! Paths and their generic arguments.

use crate::syntax::SyntaxKind::*;

use super::kinds::is_type;
use super::source::Source;
use crate::ir::{GenericArgs, Name, Path, PathRoot, Segment, TypeRef};
use crate::syntax::NodeId;

impl<'a> Source<'a> {
    /// Of a `PATH` that is one identifier and nothing else: segment, name and token.
    pub(super) fn only_name(self, n: NodeId) -> Option<&'a str> {
        let name = NodeId(n.0 + 2);
        let is_plain = self.tape.end(n).0 == n.0 + 4 && self.kind(name) == NAME_REF;
        is_plain.then(|| {
            let text = self.str(name);
            text.strip_prefix("r#").unwrap_or(text)
        })
    }

    pub(super) fn path(self, n: NodeId) -> Path {
        let mut path = Path::default();
        self.append_path(n, &mut path);
        path
    }

    /// The first `PATH` below `n`, or an empty one.
    pub(super) fn path_in(self, n: NodeId) -> Path {
        self.child(n, PATH)
            .map_or_else(Path::default, |it| self.path(it))
    }

    /// Appends what stands in a `PATH` node, whose qualifier is its first child.
    fn append_path(self, n: NodeId, path: &mut Path) {
        for child in self.children(n) {
            match self.kind(child) {
                PATH => self.append_path(child, path),
                PATH_SEGMENT => self.append_segment(child, path),
                _ => {}
            }
        }
    }

    fn append_segment(self, n: NodeId, path: &mut Path) {
        let mut args = None;
        let mut named = false;
        for child in self.children(n) {
            match self.kind(child) {
                COLON2 if !named => path.root = PathRoot::Global,
                NAME_REF => {
                    named = true;
                    self.append_name(child, path);
                }
                GENERIC_ARG_LIST => args = Some(self.generic_args(child)),
                PARENTHESIZED_ARG_LIST => args = Some(self.fn_sugar(child)),
                RET_TYPE => {
                    if let Some(args) = &mut args {
                        args.assoc = vec![(output(), self.ret_type(child))];
                    }
                }
                TYPE_ANCHOR => {
                    let mut types = self.children(child).filter(|it| is_type(self.kind(*it)));
                    let ty = types.next().map_or(TypeRef::Unknown, |it| self.ty(it));
                    let as_trait = types.next().map(|it| self.path_in(it));
                    path.root = PathRoot::Qualified(Box::new((ty, as_trait)));
                }
                _ => {}
            }
        }
        if let (Some(args), Some(last)) = (args, path.segments.last_mut()) {
            last.args = Some(Box::new(args));
        }
    }

    fn append_name(self, n: NodeId, path: &mut Path) {
        // `self` counts as a module only when something follows it.
        if path.root == PathRoot::Plain && path.as_name().is_some_and(|it| it == "self") {
            path.root = PathRoot::SelfModule;
            path.segments.clear();
        }
        let text = self.str(n);
        if path.segments.is_empty() {
            match (text, &path.root) {
                ("crate", PathRoot::Plain) => {
                    path.root = PathRoot::Crate;
                    return;
                }
                ("super", PathRoot::Plain | PathRoot::SelfModule) => {
                    path.root = PathRoot::Super(1);
                    return;
                }
                ("super", PathRoot::Super(count)) => {
                    path.root = PathRoot::Super(count.saturating_add(1));
                    return;
                }
                _ => {}
            }
        }
        if path.segments.is_empty() {
            path.segments.reserve_exact(1);
        }
        path.segments.push(Segment {
            name: self.name(n),
            args: None,
        });
    }

    pub(super) fn generic_args(self, n: NodeId) -> GenericArgs {
        let mut args = GenericArgs::default();
        for child in self.children(n) {
            match self.kind(child) {
                TYPE_ARG => args.types.push(self.ty_in(child)),
                CONST_ARG => args.types.push(TypeRef::Unknown),
                ASSOC_TYPE_ARG => {
                    let name = self.child(child, NAME_REF).map(|it| self.name(it));
                    let ty = match self.child(child, TYPE_BOUND_LIST) {
                        Some(bounds) => TypeRef::Impl(self.bounds(bounds)),
                        None => self.ty_in(child),
                    };
                    args.assoc.push((name.unwrap_or_default(), ty));
                }
                _ => {}
            }
        }
        args
    }

    /// `(A, B)` of `Fn(A, B)`, with nothing returned.
    fn fn_sugar(self, n: NodeId) -> GenericArgs {
        let params = self.children(n).filter(|it| self.kind(*it) == TYPE_ARG);
        let params = params.map(|it| self.ty_in(it)).collect();
        GenericArgs {
            types: vec![TypeRef::Tuple(params)],
            assoc: vec![(output(), TypeRef::UNIT)],
        }
    }
}

fn output() -> Name {
    Name::new_static("Output")
}
