//! Macro calls whose arguments are ordinary Rust.

use crate::syntax::SyntaxKind::*;

use super::body::BodyLowering;
use super::kinds::{is_expr, is_pat};
use super::literal::format_captures;
use crate::ir::*;
use crate::syntax::{MacroForm, NodeId};
use crate::text::Span;

impl BodyLowering<'_, '_> {
    /// A `MACRO_EXPR`.
    #[inline(never)]
    pub(super) fn macro_expr(&mut self, n: NodeId, id: ExprId) -> ExprKind {
        let src = self.src;
        let Some(call) = src.child(n, MACRO_CALL) else {
            return ExprKind::Missing;
        };
        let path = src.path_in(call);
        let Some(tokens) = src.child(call, TOKEN_TREE) else {
            return ExprKind::Macro(Box::new(MacroCall {
                path,
                tokens: self.relative(Span::empty(src.span(call).end)),
                kind: MacroKind::Opaque,
            }));
        };
        let outside = std::mem::replace(&mut self.in_macro, true);
        let kind = match src.tape.macro_form(tokens) {
            MacroForm::Opaque | MacroForm::InPlace => MacroKind::Opaque,
            MacroForm::Exprs => self.exprs(tokens, id, path.last_name()),
            MacroForm::Block => MacroKind::Block(self.statements(tokens, id, BlockKind::Plain)),
            MacroForm::Stream => MacroKind::Stream {
                body: self.statements(tokens, id, BlockKind::Async { is_move: true }),
                is_try: path.last_name().starts_with("try"),
            },
            MacroForm::Select => MacroKind::Select(self.select(tokens, id)),
        };
        self.in_macro = outside;
        ExprKind::Macro(Box::new(MacroCall {
            path,
            tokens: self.relative(src.span(tokens)),
            kind,
        }))
    }

    fn statements(&mut self, tokens: NodeId, call: ExprId, kind: BlockKind) -> ExprId {
        let span = self.src.span(tokens);
        let id = self.reserve(span, Some(call));
        let list = self.src.child(tokens, STMT_LIST).unwrap_or(tokens);
        let contents = self.contents(list, id);
        let braces = self.relative(span);
        self.set(
            id,
            ExprKind::Block(Box::new(Block {
                kind,
                label: None,
                stmts: contents.stmts,
                tail: contents.tail,
                items: contents.items,
                braces,
            })),
        );
        id
    }

    fn exprs(&mut self, tokens: NodeId, call: ExprId, name: &str) -> MacroKind {
        if let "join" | "try_join" = name {
            let src = self.src;
            let futures = src.children(tokens).filter(|it| is_expr(src.kind(*it)));
            return MacroKind::Join {
                futures: futures.map(|it| self.expr(it, Some(call))).collect(),
                is_try: name == "try_join",
            };
        }
        MacroKind::Exprs(self.macro_args(tokens, call, name))
    }

    fn macro_args(&mut self, tokens: NodeId, call: ExprId, name: &str) -> Vec<MacroArg> {
        let src = self.src;
        let mut args = Vec::new();
        let mut captured = Vec::new();
        let mut positional = 0;
        let mut format = None;
        for child in src.children(tokens) {
            match src.kind(child) {
                RECORD_EXPR_FIELD => {
                    let field = src.child(child, NAME_REF).map(|it| src.name(it));
                    let expr = src.find(child, is_expr);
                    let expr = self.opt_expr(expr, src.span(child).end, call);
                    args.push(MacroArg { name: field, expr });
                }
                kind if is_expr(kind) => {
                    let expr = self.expr(child, Some(call));
                    args.push(MacroArg { name: None, expr });
                    positional += 1;
                    if format.is_none() && positional > args_before_format(name) {
                        format = string_token(src, child);
                        if let Some(string) = format {
                            captured = self.captures(tokens, string, call, name);
                        }
                    }
                }
                _ => {}
            }
        }
        args.append(&mut captured);
        args.shrink_to_fit();
        args
    }

    /// The names that the format string takes from outside.
    fn captures(
        &mut self,
        tokens: NodeId,
        string: NodeId,
        call: ExprId,
        name: &str,
    ) -> Vec<MacroArg> {
        let src = self.src;
        let start = src.span(string).start;
        let mut captured = Vec::new();
        for (offset, capture) in format_captures(src.str(string)) {
            let given = src.children(tokens).any(|it| {
                src.kind(it) == RECORD_EXPR_FIELD
                    && src
                        .child(it, NAME_REF)
                        .is_some_and(|it| src.str(it) == capture)
            });
            let binding = self.lookup(capture);
            // In a macro that is not known to format, only what is a local counts.
            if given || (binding.is_none() && !is_format_macro(name)) {
                continue;
            }
            let at = start + offset as u32;
            let id = self.reserve(Span::new(at, at + capture.len() as u32), Some(call));
            self.set_name(id, Name::new(capture), binding);
            captured.push(MacroArg {
                name: None,
                expr: id,
            });
        }
        captured
    }

    pub(super) fn set_name(&mut self, id: ExprId, name: Name, binding: Option<BindingId>) {
        if let Some(binding) = binding {
            return self.set_local(id, binding);
        }
        let segments = vec![Segment { name, args: None }];
        let path = Path {
            segments,
            ..Path::default()
        };
        self.set(id, ExprKind::Path(path));
    }

    fn select(&mut self, tokens: NodeId, call: ExprId) -> Select {
        let src = self.src;
        let mut select = Select {
            biased: false,
            arms: Vec::new(),
            else_: None,
            complete: None,
            default: None,
        };
        for child in src.children(tokens) {
            match src.kind(child) {
                MATCH_ARM => self.select_arm(child, call, &mut select),
                _ if src.str(child) == "biased" => select.biased = true,
                _ => {}
            }
        }
        select.arms.shrink_to_fit();
        select
    }

    /// `pattern = future, if condition => handler`, or `else => handler`.
    fn select_arm(&mut self, n: NodeId, call: ExprId, select: &mut Select) {
        let src = self.src;
        let mut pat = None;
        let mut condition = None;
        let mut exprs = [None; 2];
        let mut keyword = None;
        for (index, child) in src.children(n).enumerate() {
            match src.kind(child) {
                MATCH_GUARD => condition = src.find(child, is_expr),
                kind if is_pat(kind) && pat.is_none() => pat = Some(child),
                kind if is_expr(kind) => {
                    if let Some(free) = exprs.iter_mut().find(|it| it.is_none()) {
                        *free = Some(child);
                    }
                }
                _ if index == 0 && src.tape.is_token(child) => keyword = Some(src.str(child)),
                _ => {}
            }
        }
        let span = src.span(n);
        if let Some(keyword) = keyword {
            let handler = self.opt_expr(exprs[0], span.end, call);
            match keyword {
                "else" => select.else_ = Some(handler),
                "complete" => select.complete = Some(handler),
                "default" => select.default = Some(handler),
                _ => {}
            }
            return;
        }
        // The pattern's names are visible in the handler only.
        let future = self.opt_expr(exprs[0], span.end, call);
        let condition = condition.map(|it| self.expr(it, Some(call)));
        let mark = self.mark();
        let pat = self.opt_pat(pat, span.start);
        let handler = self.opt_expr(exprs[1], span.end, call);
        self.leave(mark);
        select.arms.push(SelectArm {
            pat,
            future,
            condition,
            handler,
            span: self.relative(span),
        });
    }
}

/// How many arguments stand before the format string.
fn args_before_format(name: &str) -> usize {
    match name {
        "assert" | "debug_assert" | "write" | "writeln" | "ensure" => 1,
        "assert_eq" | "assert_ne" | "debug_assert_eq" | "debug_assert_ne" => 2,
        _ => 0,
    }
}

fn is_format_macro(name: &str) -> bool {
    matches!(
        name,
        "format"
            | "format_args"
            | "print"
            | "println"
            | "eprint"
            | "eprintln"
            | "write"
            | "writeln"
            | "panic"
            | "todo"
            | "unimplemented"
            | "unreachable"
            | "assert"
            | "assert_eq"
            | "assert_ne"
            | "debug_assert"
            | "debug_assert_eq"
            | "debug_assert_ne"
            | "trace"
            | "debug"
            | "info"
            | "warn"
            | "error"
            | "log"
            | "event"
            | "anyhow"
            | "bail"
            | "ensure"
    )
}

/// The token of an expression that is a string literal.
fn string_token(src: super::source::Source<'_>, n: NodeId) -> Option<NodeId> {
    (src.kind(n) == LITERAL)
        .then(|| src.child(n, STRING))
        .flatten()
}
