//! Expressions.
//!
//! The forms are kept out of line: inlined, each would widen the stack frame of every level.

use crate::syntax::SyntaxKind::{self, *};

use super::body::BodyLowering;
use super::kinds::{is_expr, is_pat, is_postfix};
use super::literal::literal;
use super::source::Source;
use crate::ir::*;
use crate::syntax::NodeId;
use crate::text::Span;

impl BodyLowering<'_, '_> {
    /// Long chains of calls and operators begin with the innermost expression: they are gone
    /// through in a loop, so that the stack grows with real nesting only.
    pub(super) fn expr(&mut self, n: NodeId, parent: Option<ExprId>) -> ExprId {
        let src = self.src;
        let floor = self.buf.spine.len();
        let mut n = n;
        let mut parent = parent;
        let mut done = loop {
            let kind = src.kind(n);
            let inner = match kind {
                PAREN_EXPR => src.find(n, is_expr),
                kind if is_postfix(kind) => {
                    let id = self.reserve(src.span(n), parent);
                    self.buf.spine.push((n, id));
                    parent = Some(id);
                    src.find(n, is_expr)
                }
                _ => {
                    let id = self.reserve(src.span(n), parent);
                    let kind = self.atom(n, kind, id);
                    if let Some(kind) = kind {
                        self.set(id, kind);
                    }
                    break id;
                }
            };
            match inner {
                Some(inner) => n = inner,
                None => break self.missing(src.span(n).start, parent),
            }
        };
        while self.buf.spine.len() > floor {
            let Some((n, id)) = self.buf.spine.pop() else {
                break;
            };
            let kind = self.postfix(n, id, done);
            self.set(id, kind);
            done = id;
        }
        done
    }

    /// An expression that begins with `base`, which is lowered already.
    #[inline(never)]
    fn postfix(&mut self, n: NodeId, id: ExprId, base: ExprId) -> ExprKind {
        match self.src.kind(n) {
            AWAIT_EXPR => ExprKind::Await { base },
            TRY_EXPR => ExprKind::Try { base },
            FIELD_EXPR => self.field(n, base),
            METHOD_CALL_EXPR => self.method_call(n, id, base),
            CALL_EXPR => {
                let list = self.src.child(n, ARG_LIST);
                ExprKind::Call {
                    callee: base,
                    args: self.args(list, id),
                }
            }
            INDEX_EXPR => {
                let index = self.src.after_first_expr(n).find(|it| is_expr(it.1));
                let end = self.src.span(n).end;
                ExprKind::Index {
                    base,
                    index: self.opt_expr(index.map(|it| it.0), end, id),
                }
            }
            CAST_EXPR => ExprKind::Cast {
                base,
                ty: self.src.ty_in(n),
            },
            _ => self.binary(n, id, base),
        }
    }

    #[inline(never)]
    fn field(&mut self, n: NodeId, base: ExprId) -> ExprKind {
        let (name, name_span) = self.member_name(n);
        ExprKind::Field {
            base,
            name,
            name_span,
        }
    }

    #[inline(never)]
    fn method_call(&mut self, n: NodeId, id: ExprId, receiver: ExprId) -> ExprKind {
        let src = self.src;
        let (method, method_span) = self.member_name(n);
        let mut generics = None;
        let mut list = None;
        for (child, kind) in src.after_first_expr(n) {
            match kind {
                GENERIC_ARG_LIST => generics = Some(Box::new(src.generic_args(child))),
                ARG_LIST => list = Some(child),
                _ => {}
            }
        }
        ExprKind::MethodCall {
            receiver,
            method,
            method_span,
            generics,
            args: self.args(list, id),
        }
    }

    /// The name behind the dot; empty at the end while it is not written yet.
    fn member_name(&self, n: NodeId) -> (Name, Span) {
        let src = self.src;
        match src.child(n, NAME_REF) {
            Some(name) => (src.name(name), self.relative(src.span(name))),
            None => {
                let end = Span::empty(src.span(n).end);
                (Name::default(), self.relative(end))
            }
        }
    }

    fn args(&mut self, list: Option<NodeId>, parent: ExprId) -> Vec<ExprId> {
        list.map_or_else(Vec::new, |it| self.exprs_in(it, parent))
    }

    /// All expressions directly below `n`.
    pub(super) fn exprs_in(&mut self, n: NodeId, parent: ExprId) -> Vec<ExprId> {
        let src = self.src;
        let list = src.children(n).filter(|it| is_expr(src.kind(*it)));
        list.map(|it| self.expr(it, Some(parent))).collect()
    }

    #[inline(never)]
    fn binary(&mut self, n: NodeId, id: ExprId, lhs: ExprId) -> ExprKind {
        let mut op = EQ;
        let mut rhs = None;
        for (child, kind) in self.src.after_first_expr(n) {
            if is_expr(kind) {
                rhs = Some(child);
            } else if self.src.tape.is_token(child) {
                op = kind;
            }
        }
        let rhs = self.opt_expr(rhs, self.src.span(n).end, id);
        match operator(op) {
            Operator::Binary(op) => ExprKind::Binary { op, lhs, rhs },
            Operator::Assign(op) => ExprKind::Assign { op, lhs, rhs },
        }
    }

    /// An expression that does not begin with another one. `None` when its kind is set already.
    #[inline(never)]
    fn atom(&mut self, n: NodeId, kind: SyntaxKind, id: ExprId) -> Option<ExprKind> {
        Some(match kind {
            PATH_EXPR => return self.path_expr(n, id),
            LITERAL => self.literal(n),
            BLOCK_EXPR => self.block(n, id),
            MACRO_EXPR => self.macro_expr(n, id),
            REF_EXPR => {
                let mutable = self.src.has(n, MUT_KW);
                let base = self.inner(n, id);
                ExprKind::Ref { base, mutable }
            }
            PREFIX_EXPR => {
                let deref = self.src.has(n, STAR);
                let base = self.inner(n, id);
                if deref {
                    ExprKind::Deref { base }
                } else {
                    ExprKind::Unary { base }
                }
            }
            IF_EXPR => self.if_expr(n, id),
            MATCH_EXPR => self.match_expr(n, id),
            LET_EXPR => self.let_expr(n, id),
            LOOP_EXPR => self.loop_expr(n, id),
            WHILE_EXPR => self.while_expr(n, id),
            FOR_EXPR => self.for_expr(n, id),
            CLOSURE_EXPR => self.closure(n, id),
            TUPLE_EXPR => ExprKind::Tuple(self.exprs_in(n, id)),
            ARRAY_EXPR => self.array(n, id),
            RECORD_EXPR => self.record(n, id),
            RANGE_EXPR => self.range(n, id),
            // `become f()` returns, and so does `do yeet e`.
            RETURN_EXPR | BECOME_EXPR | YEET_EXPR => ExprKind::Return(self.opt_inner(n, id)),
            YIELD_EXPR => ExprKind::Yield(self.opt_inner(n, id)),
            BREAK_EXPR => ExprKind::Break {
                label: self.src.label(n),
                value: self.opt_inner(n, id),
            },
            CONTINUE_EXPR => ExprKind::Continue {
                label: self.src.label(n),
            },
            UNDERSCORE_EXPR => ExprKind::Underscore,
            _ => return None,
        })
    }

    fn inner(&mut self, n: NodeId, id: ExprId) -> ExprId {
        let inner = self.src.find(n, is_expr);
        self.opt_expr(inner, self.src.span(n).end, id)
    }

    fn opt_inner(&mut self, n: NodeId, id: ExprId) -> Option<ExprId> {
        let inner = self.src.find(n, is_expr)?;
        Some(self.expr(inner, Some(id)))
    }

    #[inline(never)]
    fn path_expr(&mut self, n: NodeId, id: ExprId) -> Option<ExprKind> {
        let path = self.src.child(n, PATH)?;
        let name = self.src.only_name(path).unwrap_or_default();
        if let Some(binding) = self.lookup(name) {
            self.set_local(id, binding);
            return None;
        }
        Some(ExprKind::Path(self.src.path(path)))
    }

    #[inline(never)]
    fn literal(&self, n: NodeId) -> ExprKind {
        let src = self.src;
        let token = src.children(n).find(|it| src.tape.is_token(*it));
        token.map_or(ExprKind::Missing, |it| {
            ExprKind::Literal(literal(src.kind(it), src.str(it)))
        })
    }

    #[inline(never)]
    fn if_expr(&mut self, n: NodeId, id: ExprId) -> ExprKind {
        let src = self.src;
        let mut before = [None; 2];
        let mut else_ = None;
        let mut seen_else = false;
        for child in src.children(n) {
            match src.kind(child) {
                ELSE_KW => seen_else = true,
                kind if is_expr(kind) && seen_else => else_ = Some(child),
                kind if is_expr(kind) => {
                    if let Some(free) = before.iter_mut().find(|it| it.is_none()) {
                        *free = Some(child);
                    }
                }
                _ => {}
            }
        }
        // The names of `let` in the condition are visible in the first branch only.
        let mark = self.mark();
        let (cond, then) = src.head_and_block(before);
        let cond = self.opt_expr(cond, src.span(n).start, id);
        let then = self.opt_expr(then, src.span(n).end, id);
        self.leave(mark);
        ExprKind::If {
            cond,
            then,
            else_: else_.map(|it| self.expr(it, Some(id))),
        }
    }

    #[inline(never)]
    fn let_expr(&mut self, n: NodeId, id: ExprId) -> ExprKind {
        let pat = self.src.find(n, is_pat);
        let scrutinee = self.inner(n, id);
        let pat = self.opt_pat(pat, self.src.span(n).end);
        ExprKind::Let { pat, scrutinee }
    }

    #[inline(never)]
    fn match_expr(&mut self, n: NodeId, id: ExprId) -> ExprKind {
        let src = self.src;
        let scrutinee = self.inner(n, id);
        let mut arms = Vec::new();
        if let Some(list) = src.child(n, MATCH_ARM_LIST) {
            let list = src.children(list).filter(|it| src.kind(*it) == MATCH_ARM);
            arms.extend(list.map(|it| self.match_arm(it, id)));
        }
        ExprKind::Match { scrutinee, arms }
    }

    fn match_arm(&mut self, n: NodeId, id: ExprId) -> MatchArm {
        let src = self.src;
        let mut pat = None;
        let mut guard = None;
        let mut body = None;
        for child in src.children(n) {
            match src.kind(child) {
                MATCH_GUARD => guard = Some(child),
                kind if is_pat(kind) => pat = Some(child),
                kind if is_expr(kind) => body = Some(child),
                _ => {}
            }
        }
        let span = src.span(n);
        let mark = self.mark();
        let pat = self.opt_pat(pat, span.start);
        let guard = guard.map(|it| self.inner(it, id));
        let body = self.opt_expr(body, span.end, id);
        self.leave(mark);
        MatchArm {
            pat,
            guard,
            body,
            span: self.relative(span),
        }
    }

    #[inline(never)]
    fn loop_expr(&mut self, n: NodeId, id: ExprId) -> ExprKind {
        ExprKind::Loop {
            label: self.src.loop_label(n),
            body: self.inner(n, id),
        }
    }

    #[inline(never)]
    fn while_expr(&mut self, n: NodeId, id: ExprId) -> ExprKind {
        let src = self.src;
        let mut parts = src.children(n).filter(|it| is_expr(src.kind(*it)));
        let (cond, body) = src.head_and_block([parts.next(), parts.next()]);
        let mark = self.mark();
        let cond = self.opt_expr(cond, src.span(n).start, id);
        let body = self.opt_expr(body, src.span(n).end, id);
        self.leave(mark);
        ExprKind::While {
            label: src.loop_label(n),
            cond,
            body,
        }
    }

    #[inline(never)]
    fn for_expr(&mut self, n: NodeId, id: ExprId) -> ExprKind {
        let src = self.src;
        let pat = src.find(n, is_pat);
        let mut parts = src.children(n).filter(|it| is_expr(src.kind(*it)));
        let (iterable, body) = src.head_and_block([parts.next(), parts.next()]);
        let Span { start, end } = src.span(n);
        let iterable = self.opt_expr(iterable, start, id);
        let mark = self.mark();
        let pat = self.opt_pat(pat, start);
        let body = self.opt_expr(body, end, id);
        self.leave(mark);
        ExprKind::For {
            label: src.loop_label(n),
            pat,
            iterable,
            body,
        }
    }

    #[inline(never)]
    fn closure(&mut self, n: NodeId, id: ExprId) -> ExprKind {
        let src = self.src;
        let mark = self.mark();
        let mut closure = Closure {
            params: Vec::new(),
            ret: None,
            body: id,
            is_async: false,
            is_move: false,
        };
        let mut body = None;
        for child in src.children(n) {
            match src.kind(child) {
                ASYNC_KW => closure.is_async = true,
                MOVE_KW => closure.is_move = true,
                PARAM_LIST => closure.params = self.closure_params(child),
                RET_TYPE => closure.ret = Some(src.ret_type(child)),
                kind if is_expr(kind) => body = Some(child),
                _ => {}
            }
        }
        closure.body = self.opt_expr(body, src.span(n).end, id);
        self.leave(mark);
        ExprKind::Closure(Box::new(closure))
    }

    #[inline(never)]
    fn closure_params(&mut self, n: NodeId) -> Vec<ClosureParam> {
        let src = self.src;
        let params = src.children(n).filter(|it| src.kind(*it) == PARAM);
        params
            .map(|it| ClosureParam {
                pat: self.opt_pat(src.param_pat(it), src.span(it).start),
                ty: src.opt_ty_in(it),
            })
            .collect()
    }

    #[inline(never)]
    fn array(&mut self, n: NodeId, id: ExprId) -> ExprKind {
        let elems = self.exprs_in(n, id);
        if !self.src.has(n, SEMICOLON) {
            return ExprKind::Array(elems);
        }
        let end = self.src.span(n).end;
        let mut elems = elems.into_iter();
        let elem = elems.next();
        let len = elems.next();
        ExprKind::Repeat {
            elem: elem.unwrap_or_else(|| self.missing(end, Some(id))),
            len: len.unwrap_or_else(|| self.missing(end, Some(id))),
        }
    }

    #[inline(never)]
    fn record(&mut self, n: NodeId, id: ExprId) -> ExprKind {
        let src = self.src;
        let mut fields = Vec::new();
        let mut spread = None;
        if let Some(list) = src.child(n, RECORD_EXPR_FIELD_LIST) {
            for child in src.children(list) {
                match src.kind(child) {
                    RECORD_EXPR_FIELD => fields.push(self.field_init(child, id)),
                    kind if is_expr(kind) => spread = Some(self.expr(child, Some(id))),
                    _ => {}
                }
            }
        }
        ExprKind::Struct {
            path: src.path_in(n),
            fields,
            spread,
        }
    }

    fn field_init(&mut self, n: NodeId, id: ExprId) -> FieldInit {
        let src = self.src;
        let value = src.find(n, is_expr);
        // `S { x }` names the field by its value.
        let name = src.child(n, NAME_REF).or_else(|| {
            let path = src.child(value?, PATH)?;
            Some(path)
        });
        FieldInit {
            name: name.map_or_else(Name::default, |it| src.name(it)),
            value: self.opt_expr(value, src.span(n).end, id),
        }
    }

    #[inline(never)]
    fn range(&mut self, n: NodeId, id: ExprId) -> ExprKind {
        let src = self.src;
        let mut start = None;
        let mut end = None;
        let mut inclusive = None;
        for child in src.children(n) {
            match src.kind(child) {
                DOT2 => inclusive = Some(false),
                DOT2EQ => inclusive = Some(true),
                kind if is_expr(kind) => {
                    let side = if inclusive.is_some() {
                        &mut end
                    } else {
                        &mut start
                    };
                    *side = Some(self.expr(child, Some(id)));
                }
                _ => {}
            }
        }
        ExprKind::Range {
            start,
            end,
            inclusive: inclusive.unwrap_or(false),
        }
    }
}

impl<'a> Source<'a> {
    /// The children behind the first expression, with their kinds.
    fn after_first_expr(self, n: NodeId) -> impl Iterator<Item = (NodeId, SyntaxKind)> + 'a {
        self.children(n)
            .map(move |it| (it, self.kind(it)))
            .skip_while(|it| !is_expr(it.1))
            .skip(1)
    }

    /// What is written before the block, and the block; of `if {}` only the latter.
    fn head_and_block(self, parts: [Option<NodeId>; 2]) -> (Option<NodeId>, Option<NodeId>) {
        match parts {
            [Some(only), None] if self.kind(only) == BLOCK_EXPR => (None, Some(only)),
            [head, block] => (head, block),
        }
    }

    fn loop_label(self, n: NodeId) -> Option<Name> {
        self.child(n, LABEL).and_then(|it| self.label(it))
    }
}

enum Operator {
    Binary(BinaryOp),
    Assign(Option<BinaryOp>),
}

fn operator(token: SyntaxKind) -> Operator {
    use Operator::{Assign, Binary};
    match token {
        AMP2 => Binary(BinaryOp::And),
        PIPE2 => Binary(BinaryOp::Or),
        EQ2 | NEQ | LTEQ | GTEQ | L_ANGLE | R_ANGLE => Binary(BinaryOp::Compare),
        PLUS => Binary(BinaryOp::Add),
        MINUS => Binary(BinaryOp::Sub),
        STAR => Binary(BinaryOp::Mul),
        SLASH => Binary(BinaryOp::Div),
        PERCENT => Binary(BinaryOp::Rem),
        SHL => Binary(BinaryOp::Shl),
        SHR => Binary(BinaryOp::Shr),
        AMP => Binary(BinaryOp::BitAnd),
        PIPE => Binary(BinaryOp::BitOr),
        CARET => Binary(BinaryOp::BitXor),
        PLUSEQ => Assign(Some(BinaryOp::Add)),
        MINUSEQ => Assign(Some(BinaryOp::Sub)),
        STAREQ => Assign(Some(BinaryOp::Mul)),
        SLASHEQ => Assign(Some(BinaryOp::Div)),
        PERCENTEQ => Assign(Some(BinaryOp::Rem)),
        SHLEQ => Assign(Some(BinaryOp::Shl)),
        SHREQ => Assign(Some(BinaryOp::Shr)),
        AMPEQ => Assign(Some(BinaryOp::BitAnd)),
        PIPEEQ => Assign(Some(BinaryOp::BitOr)),
        CARETEQ => Assign(Some(BinaryOp::BitXor)),
        _ => Assign(None),
    }
}
