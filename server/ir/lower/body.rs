//! Bodies: the arena that is filled, the names in scope, blocks and their statements.

use std::hash::Hasher;
use std::sync::Arc;

use crate::syntax::SyntaxKind::*;
use rustc_hash::FxHasher;

use super::item::FileLowering;
use super::kinds::{is_expr, is_item, is_pat, is_type};
use super::source::Source;
use crate::ir::*;
use crate::syntax::NodeId;
use crate::text::Span;

/// One body, as far as it is lowered.
pub(super) struct BodyLowering<'a, 'f> {
    pub(super) src: Source<'a>,
    file: &'f mut FileLowering<'a>,
    owner: ItemId,
    /// Where the owner begins in the text.
    base: u32,
    pub(super) buf: Buffers,
    params: Vec<PatId>,
    self_binding: Option<BindingId>,
    configured: Vec<Configured>,
    has_items: bool,
    pub(super) in_macro: bool,
}

#[derive(Default)]
pub(super) struct Buffers {
    pub(super) exprs: Vec<Expr>,
    pats: Vec<Pat>,
    bindings: Vec<Binding>,
    /// The innermost name is the last.
    scope: Vec<Visible>,
    /// Names that a `let` of some configurations binds again, and what they mean in it.
    conditional: Vec<(BindingId, BindingId)>,
    /// Expressions that wait for the one they begin with.
    pub(super) spine: Vec<(NodeId, ExprId)>,
}

struct Visible {
    hash: u32,
    name: Name,
    /// `None` for a function or constant in a block: it hides the bindings outside.
    binding: Option<BindingId>,
}

/// The names that are visible at one point.
#[derive(Clone, Copy)]
pub(super) struct ScopeMark(usize);

/// What stands between the braces of a block.
pub(super) struct Contents {
    pub(super) stmts: Vec<Stmt>,
    pub(super) tail: Option<ExprId>,
    pub(super) items: Vec<ItemId>,
}

impl<'a, 'f> BodyLowering<'a, 'f> {
    pub(super) fn new(file: &'f mut FileLowering<'a>, owner: ItemId, base: u32) -> Self {
        Self {
            src: file.src,
            buf: file.spare.pop().unwrap_or_default(),
            file,
            owner,
            base,
            params: Vec::new(),
            self_binding: None,
            configured: Vec::new(),
            has_items: false,
            in_macro: false,
        }
    }

    pub(super) fn function(mut self, params: Option<NodeId>, block: NodeId) -> Arc<Body> {
        if let Some(list) = params {
            self.function_params(list);
        }
        let root = self.expr(block, None);
        self.finish(root)
    }

    pub(super) fn constant(mut self, init: NodeId) -> Arc<Body> {
        let root = self.expr(init, None);
        self.finish(root)
    }

    fn finish(self, root: ExprId) -> Arc<Body> {
        let mut buf = self.buf;
        for (outer, inner) in std::mem::take(&mut buf.conditional).into_iter().rev() {
            let uses = buf.bindings[inner.0 as usize].uses.clone();
            buf.bindings[outer.0 as usize].uses.extend(uses);
        }
        for binding in &mut buf.bindings {
            binding.uses.shrink_to_fit();
        }
        // Collecting from a drain allocates exactly what is needed, and keeps the buffers.
        let body = Body {
            exprs: buf.exprs.drain(..).collect(),
            pats: buf.pats.drain(..).collect(),
            bindings: buf.bindings.drain(..).collect(),
            params: self.params,
            self_binding: self.self_binding,
            configured: self.configured,
            has_items: self.has_items,
            root,
        };
        buf.scope.clear();
        self.file.spare.push(buf);
        Arc::new(body)
    }

    fn function_params(&mut self, list: NodeId) {
        let src = self.src;
        for param in src.children(list) {
            match src.kind(param) {
                SELF_PARAM => {
                    let binding = self.bind(Binding {
                        name: Name::new_static("self"),
                        span: self.relative(src.span(param)),
                        pat: None,
                        mutable: src.has(param, MUT_KW) && !src.has(param, AMP),
                        uses: Vec::new(),
                    });
                    self.show(binding);
                    self.self_binding = Some(binding);
                }
                PARAM => {
                    let pat = src.param_pat(param);
                    let pat = self.opt_pat(pat, src.span(param).start);
                    self.params.push(pat);
                }
                _ => {}
            }
        }
        self.params.shrink_to_fit();
    }

    pub(super) fn relative(&self, span: Span) -> Span {
        let start = span.start.max(self.base);
        Span::new(start, span.end.max(start)).relative_to(self.base)
    }

    /// Makes room for an expression whose kind comes later, so that parents stand before children.
    pub(super) fn reserve(&mut self, span: Span, parent: Option<ExprId>) -> ExprId {
        let id = ExprId(self.buf.exprs.len() as u32);
        let span = self.relative(span);
        self.buf.exprs.push(Expr {
            kind: ExprKind::Missing,
            span,
            parent,
            in_macro: self.in_macro,
        });
        id
    }

    pub(super) fn set(&mut self, id: ExprId, kind: ExprKind) {
        self.buf.exprs[id.0 as usize].kind = kind;
    }

    pub(super) fn missing(&mut self, at: u32, parent: Option<ExprId>) -> ExprId {
        self.reserve(Span::empty(at), parent)
    }

    /// The expression, or a missing one at `at`.
    pub(super) fn opt_expr(&mut self, n: Option<NodeId>, at: u32, parent: ExprId) -> ExprId {
        match n {
            Some(n) => self.expr(n, Some(parent)),
            None => self.missing(at, Some(parent)),
        }
    }

    pub(super) fn add_pat(&mut self, span: Span, kind: PatKind) -> PatId {
        let id = PatId(self.buf.pats.len() as u32);
        let span = self.relative(span);
        self.buf.pats.push(Pat { kind, span });
        id
    }

    pub(super) fn set_pat(&mut self, id: PatId, kind: PatKind) {
        self.buf.pats[id.0 as usize].kind = kind;
    }

    pub(super) fn bind(&mut self, binding: Binding) -> BindingId {
        let id = BindingId(self.buf.bindings.len() as u32);
        self.buf.bindings.push(binding);
        id
    }

    pub(super) fn bindings_len(&self) -> usize {
        self.buf.bindings.len()
    }

    /// The binding of that name among those made since there were `from` of them.
    pub(super) fn binding_since(&self, from: usize, name: &str) -> Option<BindingId> {
        let found = self.buf.bindings[from..]
            .iter()
            .position(|it| it.name == name)?;
        Some(BindingId((from + found) as u32))
    }

    /// Makes a binding visible from here to the end of the scope.
    pub(super) fn show(&mut self, binding: BindingId) {
        let name = self.buf.bindings[binding.0 as usize].name.clone();
        self.buf.scope.push(Visible {
            hash: hash(&name),
            name,
            binding: Some(binding),
        });
    }

    pub(super) fn mark(&self) -> ScopeMark {
        ScopeMark(self.buf.scope.len())
    }

    pub(super) fn leave(&mut self, mark: ScopeMark) {
        self.buf.scope.truncate(mark.0);
    }

    pub(super) fn lookup(&self, name: &str) -> Option<BindingId> {
        let hash = hash(name);
        let mut names = self.buf.scope.iter().rev();
        names
            .find(|it| it.hash == hash && it.name == name)
            .and_then(|it| it.binding)
    }

    /// A path expression of one name that means `binding`.
    pub(super) fn set_local(&mut self, id: ExprId, binding: BindingId) {
        self.set(id, ExprKind::Local(binding));
        self.buf.bindings[binding.0 as usize].uses.push(id);
    }

    /// A `BLOCK_EXPR`.
    #[inline(never)]
    pub(super) fn block(&mut self, n: NodeId, id: ExprId) -> ExprKind {
        let src = self.src;
        let mut kind = BlockKind::Plain;
        let mut label = None;
        let mut list = None;
        for child in src.children(n) {
            match src.kind(child) {
                LABEL => label = src.label(child),
                UNSAFE_KW => kind = BlockKind::Unsafe,
                CONST_KW => kind = BlockKind::Const,
                TRY_BLOCK_MODIFIER => kind = BlockKind::Try,
                // A `gen` block is polled as an async one is.
                ASYNC_KW | GEN_KW => kind = BlockKind::Async { is_move: false },
                MOVE_KW => kind = BlockKind::Async { is_move: true },
                STMT_LIST => list = Some(child),
                _ => {}
            }
        }
        let end = src.span(n).end;
        let braces = list.map_or(Span::empty(end), |it| src.span(it));
        let contents = match list {
            Some(list) => self.contents(list, id),
            None => Contents {
                stmts: Vec::new(),
                tail: None,
                items: Vec::new(),
            },
        };
        ExprKind::Block(Box::new(Block {
            kind,
            label,
            stmts: contents.stmts,
            tail: contents.tail,
            items: contents.items,
            braces: self.relative(braces),
        }))
    }

    /// The statements that are children of `n`, in a scope of their own.
    #[inline(never)]
    pub(super) fn contents(&mut self, n: NodeId, block: ExprId) -> Contents {
        let src = self.src;
        let mark = self.mark();
        let count = self.hoist(n);
        let mut stmts = Vec::with_capacity(count);
        let mut items = Vec::new();
        let mut tail: Option<(ExprId, Span)> = None;
        let mut gap = src.span(n).start;
        for child in src.children(n) {
            let span = src.span(child);
            let kind = src.kind(child);
            let stmt = match kind {
                LET_STMT => Some(self.let_stmt(child, block)),
                EXPR_STMT => {
                    let expr = src.find(child, is_expr);
                    expr.inspect(|it| self.configured(*it, span));
                    expr.map(|expr| Stmt::Expr {
                        expr: self.expr(expr, Some(block)),
                        span: self.relative(span),
                        semicolon: src.has(child, SEMICOLON),
                    })
                }
                kind if is_item(kind) => {
                    let parent = Parent::Block(self.owner, block);
                    self.has_items = true;
                    items.push(self.file.item(child, kind, gap, parent));
                    None
                }
                kind if is_expr(kind) => {
                    self.configured(child, span);
                    let expr = self.expr(child, Some(block));
                    // Only the last one is the tail; in broken code there may be more.
                    tail.replace((expr, span))
                        .map(|(expr, span)| self.unfinished_stmt(expr, span))
                }
                _ => None,
            };
            if let Some(stmt) = stmt {
                if kind == LET_STMT || kind == EXPR_STMT {
                    let earlier = tail.take();
                    stmts.extend(earlier.map(|(expr, span)| self.unfinished_stmt(expr, span)));
                }
                stmts.push(stmt);
            }
            gap = span.end;
        }
        self.leave(mark);
        Contents {
            stmts,
            tail: tail.map(|it| it.0),
            items,
        }
    }

    fn unfinished_stmt(&self, expr: ExprId, span: Span) -> Stmt {
        Stmt::Expr {
            expr,
            span: self.relative(span),
            semicolon: false,
        }
    }

    /// Functions and constants are visible in the whole block, and hide what is outside it.
    /// Counts the statements on the way.
    fn hoist(&mut self, n: NodeId) -> usize {
        let src = self.src;
        let mut count = 0;
        for child in src.children(n) {
            match src.kind(child) {
                LET_STMT | EXPR_STMT => count += 1,
                FN | CONST | STATIC => {
                    if let Some(name) = src.child(child, NAME) {
                        let name = src.name(name);
                        self.buf.scope.push(Visible {
                            hash: hash(&name),
                            name,
                            binding: None,
                        });
                    }
                }
                _ => {}
            }
        }
        count
    }

    #[inline(never)]
    fn let_stmt(&mut self, n: NodeId, block: ExprId) -> Stmt {
        let src = self.src;
        let mut pat = None;
        let mut ty = None;
        let mut init = None;
        let mut else_ = None;
        let mut conditional = false;
        for child in src.children(n) {
            match src.kind(child) {
                ATTR => conditional |= self.configure(child, src.span(n)),
                LET_ELSE => else_ = src.child(child, BLOCK_EXPR),
                kind if is_pat(kind) => pat = Some(child),
                kind if is_type(kind) => ty = Some(src.ty(child)),
                kind if is_expr(kind) => init = Some(child),
                _ => {}
            }
        }
        // The pattern's names are visible only behind the statement.
        let init = init.map(|it| self.expr(it, Some(block)));
        let else_ = else_.map(|it| self.expr(it, Some(block)));
        let (names, bindings) = (self.buf.scope.len(), self.buf.bindings.len());
        let pat = self.opt_pat(pat, src.span(n).end);
        if conditional {
            let new = bindings..self.buf.bindings.len();
            let again = new.filter_map(|it| {
                let hidden = &self.buf.bindings[it].name;
                let mut outer = self.buf.scope[..names].iter().rev();
                let outer = outer.find(|it| it.name == *hidden)?.binding?;
                Some((outer, BindingId(it as u32)))
            });
            let again: Vec<_> = again.collect();
            self.buf.conditional.extend(again);
        }
        Stmt::Let {
            pat,
            ty,
            init,
            else_,
            span: self.relative(src.span(n)),
        }
    }

    fn configured(&mut self, expr: NodeId, stmt: Span) {
        let src = self.src;
        for attr in src.children(expr).take_while(|it| src.kind(*it) == ATTR) {
            self.configure(attr, stmt);
        }
    }

    /// Whether an attribute of a statement is a `#[cfg(…)]`, which is noted.
    fn configure(&mut self, attr: NodeId, stmt: Span) -> bool {
        let attr = self.src.attr(attr);
        let is_cfg = attr.path == "cfg";
        if let Some(predicate) = attr.args.filter(|_| is_cfg) {
            let span = self.relative(stmt);
            self.configured.push(Configured { span, predicate });
        }
        is_cfg
    }
}

impl Source<'_> {
    /// Of a `LABEL`, `break` or `continue`, with the quote.
    pub(super) fn label(self, n: NodeId) -> Option<Name> {
        self.child(n, LIFETIME).map(|it| self.name(it))
    }
}

fn hash(name: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(name.as_bytes());
    hasher.finish() as u32
}
