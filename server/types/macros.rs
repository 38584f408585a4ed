//! The types of macro calls whose arguments are understood.

use super::Ty;
use super::infer::Infer;
use crate::index::{Def, Namespace, Prim};
use crate::ir::{ExprId, MacroArg, MacroCall, MacroKind, Select};

impl Infer<'_, '_> {
    pub(super) fn macro_(&mut self, id: ExprId, call: &MacroCall, expected: &Ty) -> Ty {
        let resolved = self.types.index.resolve_macro(self.scope(), &call.path);
        if let Some(def) = resolved {
            self.out.macros.insert(id, def);
        }
        match &call.kind {
            MacroKind::Opaque => self.macro_value(resolved),
            MacroKind::Exprs(args) => match self.list_macro(call, args) {
                Ty::Unknown => self.macro_value(resolved),
                ty => ty,
            },
            MacroKind::Block(body) => self.expr_expecting(*body, expected),
            MacroKind::Stream { body, is_try } => self.stream(*body, *is_try),
            MacroKind::Join { futures, is_try } => self.join_macro(futures, *is_try),
            MacroKind::Select(select) => self.select(select, expected),
        }
    }

    /// The type of the function that stands for a macro in its stub.
    fn macro_value(&self, def: Option<Def>) -> Ty {
        let index = self.types.index;
        let path = def.map(|it| index.canonical_path(it));
        let function = path.and_then(|it| index.find(&it, Namespace::Value).def());
        let sig = function.and_then(|it| self.types.sig(it));
        sig.map_or(Ty::Unknown, |it| it.ret.clone())
    }

    fn list_macro(&mut self, call: &MacroCall, args: &[MacroArg]) -> Ty {
        let types = args.iter().map(|it| self.expr(it.expr)).collect::<Vec<_>>();
        let first = || types.first().cloned().unwrap_or(Ty::Unknown);
        match call.path.last_name() {
            "format" => self.types.lang.adt("std::string::String", []),
            "vec" => {
                let item = self.fresh();
                // `vec![item; count]` has the count as its second part.
                let repeated = types.len() == 2 && matches!(self.shallow(&types[1]), Ty::Prim(_));
                let items = if repeated { &types[..1] } else { &types[..] };
                for ty in items {
                    self.unify(&item, ty);
                }
                self.types.lang.adt("std::vec::Vec", [item])
            }
            "println" | "eprintln" | "print" | "eprint" | "assert" | "assert_eq" | "assert_ne"
            | "debug_assert" | "debug_assert_eq" | "debug_assert_ne" | "trace" | "debug"
            | "info" | "warn" | "error" | "ensure" => Ty::unit(),
            "panic" | "unreachable" | "unimplemented" | "todo" | "bail" => Ty::Never,
            "matches" | "cfg" => Ty::Prim(Prim::Bool),
            "dbg" => first(),
            "ready" => match self.resolve(&first()) {
                Ty::Adt(_, args) if args.len() == 1 => args[0].clone(),
                _ => Ty::Unknown,
            },
            "pin" => self
                .types
                .lang
                .adt("std::pin::Pin", [Ty::reference(first(), true)]),
            "span" | "trace_span" | "debug_span" | "info_span" | "warn_span" | "error_span" => {
                let span = self
                    .types
                    .index
                    .find("tracing::Span", Namespace::Type)
                    .def();
                span.map_or(Ty::Unknown, |it| Ty::Adt(it, [].into()))
            }
            "concat" | "stringify" | "env" | "include_str" | "file" | "module_path" => {
                Ty::reference(Ty::Prim(Prim::Str), false)
            }
            "write" | "writeln" => {
                let error = self.fresh();
                self.types
                    .lang
                    .adt("std::result::Result", [Ty::unit(), error])
            }
            _ => Ty::Unknown,
        }
    }

    fn stream(&mut self, body: ExprId, is_try: bool) -> Ty {
        let output = self.fresh();
        self.returns.push(output);
        let loops = std::mem::take(&mut self.breaks);
        self.expr(body);
        self.breaks = loops;
        self.returns.pop();
        let name = if is_try {
            "async_stream::AsyncTryStream"
        } else {
            "async_stream::AsyncStream"
        };
        match self.types.index.find(name, Namespace::Type).def() {
            Some(def) => Ty::Adt(def, self.adt_at(def, &[]).args().into()),
            None => Ty::Unknown,
        }
    }

    fn join_macro(&mut self, futures: &[ExprId], is_try: bool) -> Ty {
        let mut outputs = Vec::new();
        let error = self.fresh();
        for future in futures {
            let ty = self.expr(*future);
            let output = self.awaited(&ty).unwrap_or(Ty::Unknown);
            if is_try {
                if let Ty::Adt(_, args) = &output
                    && let Some(second) = args.get(1)
                {
                    self.unify(&error, second);
                }
                outputs.push(self.question(&output));
            } else {
                outputs.push(output);
            }
        }
        let tuple = Ty::Tuple(outputs.into());
        if is_try {
            self.types.lang.adt("std::result::Result", [tuple, error])
        } else {
            tuple
        }
    }

    fn select(&mut self, select: &Select, expected: &Ty) -> Ty {
        let mut ty = Ty::Never;
        for arm in &select.arms {
            let future = self.expr(arm.future);
            let output = self.awaited(&future).unwrap_or(Ty::Unknown);
            self.bind(arm.pat, &output);
            if let Some(condition) = arm.condition {
                self.expr(condition);
            }
            let handler = self.expr_expecting(arm.handler, expected);
            ty = self.join(&ty, &handler);
        }
        for handler in [select.else_, select.complete, select.default]
            .into_iter()
            .flatten()
        {
            let handler = self.expr_expecting(handler, expected);
            ty = self.join(&ty, &handler);
        }
        ty
    }
}
