//! A readable text of lowered files, for tests.

use std::fmt::Write as _;

use crate::ir::*;

/// Items as one-line signatures, nested by indentation, each with its body as a tree.
pub(crate) fn dump(file: &File) -> String {
    let mut out = String::new();
    for attr in &file.attrs {
        let _ = writeln!(out, "#!{}", attr_text(attr));
    }
    for (index, item) in file.items.iter().enumerate() {
        dump_item(file, ItemId(index as u32), item, &mut out);
    }
    out
}

fn dump_item(file: &File, id: ItemId, item: &Item, out: &mut String) {
    let mut depth = 0;
    let mut parent = item.parent;
    while let Parent::Item(up) | Parent::Block(up, _) = parent {
        depth += 1;
        parent = file.items[up.0 as usize].parent;
    }
    let indent = "  ".repeat(depth);
    for attr in &item.attrs {
        let _ = writeln!(out, "{indent}{}", attr_text(attr));
    }
    let _ = write!(out, "{indent}{}: ", id.0);
    if let Parent::Block(owner, block) = item.parent {
        let _ = write!(out, "(in {} #{}) ", owner.0, block.0);
    }
    out.push_str(match item.visibility {
        Visibility::Private => "",
        Visibility::Public => "pub ",
        Visibility::Restricted => "pub(..) ",
    });
    let (line, body) = item_line(item);
    let _ = writeln!(out, "{line}");
    if let Some(body) = body {
        out.push_str(&body_text(body, depth + 1));
    }
}

fn attr_text(attr: &Attr) -> String {
    match &attr.args {
        Some(args) => format!("#[{} | {args}]", attr.path),
        None => format!("#[{}]", attr.path),
    }
}

fn item_line(item: &Item) -> (String, Option<&Body>) {
    let name = &item.name;
    let line = match &item.kind {
        ItemKind::Fn(it) => return (function_line(name, it), it.body.as_deref()),
        ItemKind::Const(it) | ItemKind::Static(it) => {
            let is_const = matches!(item.kind, ItemKind::Const(_));
            let keyword = if is_const { "const" } else { "static" };
            let mutable = if it.mutable { "mut " } else { "" };
            let line = format!("{keyword} {mutable}{name}: {}", ty(&it.ty));
            return (line, it.body.as_deref());
        }
        ItemKind::Struct(it) => {
            format!(
                "struct {name}{}{}",
                generics(&it.generics),
                fields(&it.fields)
            )
        }
        ItemKind::Union(it) => {
            format!(
                "union {name}{}{}",
                generics(&it.generics),
                fields(&it.fields)
            )
        }
        ItemKind::Enum(it) => {
            let variants = list(&it.variants, |it| {
                format!("{}{}", it.name, fields(&it.fields))
            });
            format!("enum {name}{} = {variants}", generics(&it.generics))
        }
        ItemKind::Trait(it) => {
            format!(
                "trait {name}{}: {}",
                generics(&it.generics),
                bounds(&it.supertraits)
            )
        }
        ItemKind::Impl(it) => {
            let bang = if it.negative { "!" } else { "" };
            let of = it.trait_.as_ref();
            let of = of.map_or_else(String::new, |it| format!("{bang}{} for ", path(it)));
            format!("impl{} {of}{}", generics(&it.generics), ty(&it.self_ty))
        }
        ItemKind::TypeAlias(it) => {
            let value = it.ty.as_ref().map_or("?".into(), ty);
            let bounds = bounds(&it.bounds);
            format!("type {name}{}: {bounds} = {value}", generics(&it.generics))
        }
        ItemKind::Use(leaves) => format!("use {}", list(leaves, leaf)),
        ItemKind::Module(it) if it.inline => format!("mod {name} inline"),
        ItemKind::Module(_) => format!("mod {name}"),
        ItemKind::ExternCrate { rename } => format!("extern crate {name} {rename:?}"),
        ItemKind::ExternBlock => "extern".into(),
        ItemKind::MacroRules { .. } => format!("macro {name}"),
        ItemKind::MacroCall { path: it, .. } => format!("{}!", path(it)),
    };
    (line, None)
}

fn leaf(it: &UseLeaf) -> String {
    let path = path(&it.path);
    match &it.kind {
        UseKind::Plain => path,
        UseKind::Alias(name) => format!("{path} as {name}"),
        UseKind::Underscore => format!("{path} as _"),
        UseKind::Glob => format!("{path}::*"),
    }
}

fn function_line(name: &str, it: &Function) -> String {
    let mut line = String::new();
    for (set, word) in [
        (it.is_const, "const "),
        (it.is_async, "async "),
        (it.is_unsafe, "unsafe "),
        (it.is_extern, "extern "),
    ] {
        line.push_str(if set { word } else { "" });
    }
    let mut params = Vec::new();
    if let Some(it) = &it.self_param {
        let by_ref = if it.by_ref { "&" } else { "" };
        let mutable = if it.mutable { "mut " } else { "" };
        let of = it
            .ty
            .as_ref()
            .map_or_else(String::new, |it| format!(": {}", ty(it)));
        params.push(format!("{by_ref}{mutable}self{of}"));
    }
    params.extend(it.params.iter().map(|it| {
        let attrs: String = it.attrs.iter().map(|it| attr_text(it) + " ").collect();
        let name = it.name.as_deref().unwrap_or("?");
        format!("{attrs}{name}: {}", ty(&it.ty))
    }));
    let params = params.join(", ");
    let _ = write!(line, "fn {name}{}({params})", generics(&it.generics));
    if let Some(ret) = &it.ret {
        let _ = write!(line, " -> {}", ty(ret));
    }
    line
}

fn fields(it: &Fields) -> String {
    let field = |it: &Field| {
        let public = if it.visibility == Visibility::Private {
            ""
        } else {
            "pub "
        };
        format!("{public}{}: {}", it.name, ty(&it.ty))
    };
    match it {
        Fields::Unit => String::new(),
        Fields::Tuple(fields) => format!("({})", list(fields, field)),
        Fields::Named(fields) => format!(" {{ {} }}", list(fields, field)),
    }
}

fn generics(it: &Generics) -> String {
    let mut out = String::new();
    if !it.params.is_empty() {
        let params = list(&it.params, |it| {
            let word = if it.kind == GenericKind::Const {
                "const "
            } else {
                ""
            };
            let default = it.default.as_ref();
            let default = default.map_or_else(String::new, |it| format!(" = {}", ty(it)));
            format!("{word}{}{default}", it.name)
        });
        let _ = write!(out, "<{params}>");
    }
    if !it.bounds.is_empty() {
        let preds = list(&it.bounds, |it| format!("{}: {}", ty(&it.0), bounds(&it.1)));
        let _ = write!(out, "[{preds}]");
    }
    out
}

fn bounds(it: &[Bound]) -> String {
    let bounds = it.iter().map(|it| {
        let maybe = if it.maybe { "?" } else { "" };
        format!("{maybe}{}", path(&it.path))
    });
    bounds.collect::<Vec<_>>().join(" + ")
}

pub(crate) fn ty(it: &TypeRef) -> String {
    let word = |mutable| if mutable { "mut " } else { "" };
    match it {
        TypeRef::Path(it) => path(it),
        TypeRef::Ref { mutable, inner } => format!("&{}{}", word(*mutable), ty(inner)),
        TypeRef::Ptr { mutable, inner } => format!("*{}{}", word(*mutable), ty(inner)),
        TypeRef::Tuple(fields) => format!("({})", list(fields, ty)),
        TypeRef::Slice(inner) => format!("[{}]", ty(inner)),
        TypeRef::Array(inner) => format!("[{}; _]", ty(inner)),
        TypeRef::Fn { params, ret } => format!("fn({}) -> {}", list(params, ty), ty(ret)),
        TypeRef::Impl(it) => format!("impl {}", bounds(it)),
        TypeRef::Dyn(it) => format!("dyn {}", bounds(it)),
        TypeRef::Never => "!".into(),
        TypeRef::Infer => "_".into(),
        TypeRef::Unknown => "?".into(),
    }
}

pub(crate) fn path(it: &Path) -> String {
    let root = match &it.root {
        PathRoot::Plain => String::new(),
        PathRoot::Crate => "crate::".into(),
        PathRoot::SelfModule => "self::".into(),
        PathRoot::Super(count) => "super::".repeat((*count).into()),
        PathRoot::Global => "::".into(),
        PathRoot::Qualified(it) => match &it.1 {
            Some(of) => format!("<{} as {}>::", ty(&it.0), path(of)),
            None => format!("<{}>::", ty(&it.0)),
        },
    };
    let segments = it.segments.iter().map(|it| {
        let args = it.args.as_ref();
        format!(
            "{}{}",
            it.name,
            args.map_or_else(String::new, |it| generic_args(it))
        )
    });
    root + &segments.collect::<Vec<_>>().join("::")
}

fn generic_args(it: &GenericArgs) -> String {
    let types = it.types.iter().map(ty);
    let assoc = it
        .assoc
        .iter()
        .map(|it| format!("{} = {}", it.0, ty(&it.1)));
    format!("<{}>", types.chain(assoc).collect::<Vec<_>>().join(", "))
}

fn list<T>(items: &[T], text: impl Fn(&T) -> String) -> String {
    items.iter().map(text).collect::<Vec<_>>().join(", ")
}

fn body_text(body: &Body, depth: usize) -> String {
    let mut dump = BodyDump {
        body,
        out: String::new(),
    };
    if !body.params.is_empty() {
        let params = list(&body.params, |it| dump.pat(*it));
        let _ = writeln!(dump.out, "{}|{params}|", "  ".repeat(depth));
    }
    dump.expr("", body.root, depth);
    dump.out
}

struct BodyDump<'a> {
    body: &'a Body,
    out: String,
}

impl BodyDump<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        let _ = writeln!(self.out, "{}{text}", "  ".repeat(depth));
    }

    /// One line for the expression, `what` it is to its parent first, and its parts below.
    fn expr(&mut self, what: &str, id: ExprId, depth: usize) {
        let body = self.body;
        let expr = body.expr(id);
        let mark = if expr.in_macro { "!" } else { "" };
        let head = format!("{what}#{}{mark} ", id.0);
        let (text, parts) = self.parts(&expr.kind);
        self.line(depth, format!("{head}{text}").trim_end());
        match &expr.kind {
            ExprKind::Block(it) => self.stmts(it, depth + 1),
            ExprKind::Match { arms, .. } => {
                self.all(&parts, depth + 1);
                for arm in arms {
                    let pat = self.pat(arm.pat);
                    self.line(depth + 1, &format!("arm {pat}"));
                    if let Some(guard) = arm.guard {
                        self.expr("if ", guard, depth + 2);
                    }
                    self.expr("", arm.body, depth + 2);
                }
            }
            ExprKind::Macro(call) if matches!(call.kind, MacroKind::Select(_)) => {
                let MacroKind::Select(it) = &call.kind else {
                    return;
                };
                for arm in &it.arms {
                    let pat = self.pat(arm.pat);
                    self.line(depth + 1, &format!("arm {pat}"));
                    self.expr("", arm.future, depth + 2);
                    if let Some(condition) = arm.condition {
                        self.expr("if ", condition, depth + 2);
                    }
                    self.expr("=> ", arm.handler, depth + 2);
                }
                self.all(&parts, depth + 1);
            }
            _ => self.all(&parts, depth + 1),
        }
    }

    fn all(&mut self, parts: &[(String, ExprId)], depth: usize) {
        for (what, id) in parts {
            self.expr(what, *id, depth);
        }
    }

    fn stmts(&mut self, block: &Block, depth: usize) {
        for stmt in &block.stmts {
            match stmt {
                Stmt::Let {
                    pat,
                    ty: of,
                    init,
                    else_,
                    ..
                } => {
                    let of = of.as_ref();
                    let of = of.map_or_else(String::new, |it| format!(": {}", ty(it)));
                    let pat = self.pat(*pat);
                    self.line(depth, &format!("let {pat}{of}"));
                    init.iter().for_each(|it| self.expr("= ", *it, depth + 1));
                    else_
                        .iter()
                        .for_each(|it| self.expr("else ", *it, depth + 1));
                }
                Stmt::Expr {
                    expr, semicolon, ..
                } => {
                    self.expr(if *semicolon { "; " } else { "- " }, *expr, depth);
                }
            }
        }
        if let Some(tail) = block.tail {
            self.expr("", tail, depth);
        }
    }

    /// The line of an expression, and those of its parts that stand below it.
    fn parts(&self, kind: &ExprKind) -> (String, Vec<(String, ExprId)>) {
        let plain = |ids: &[ExprId]| {
            ids.iter()
                .map(|it| (String::new(), *it))
                .collect::<Vec<_>>()
        };
        let named = |parts: &[(&str, Option<ExprId>)]| {
            let parts = parts.iter().filter_map(|it| Some((it.0.to_owned(), it.1?)));
            parts.collect::<Vec<_>>()
        };
        let labelled = |word: &str, label: &Option<Name>| match label {
            Some(label) => format!("{word} {label}"),
            None => word.to_owned(),
        };
        match kind {
            ExprKind::Missing => ("missing".into(), vec![]),
            ExprKind::Path(it) => (path(it), vec![]),
            ExprKind::Local(it) => (self.binding(*it), vec![]),
            ExprKind::Literal(it) => (format!("{it:?}"), vec![]),
            ExprKind::Call { callee, args } => {
                let mut parts = plain(&[*callee]);
                parts.extend(plain(args));
                ("call".into(), parts)
            }
            ExprKind::MethodCall {
                receiver,
                method,
                generics,
                args,
                ..
            } => {
                let mut parts = plain(&[*receiver]);
                parts.extend(plain(args));
                let generics = generics.as_ref();
                let generics = generics.map_or_else(String::new, |it| generic_args(it));
                (format!(".{method}{generics}()"), parts)
            }
            ExprKind::Field { base, name, .. } => (format!(".{name}"), plain(&[*base])),
            ExprKind::Index { base, index } => ("index".into(), plain(&[*base, *index])),
            ExprKind::Await { base } => (".await".into(), plain(&[*base])),
            ExprKind::Try { base } => ("?".into(), plain(&[*base])),
            ExprKind::Ref { base, mutable } => {
                (if *mutable { "&mut" } else { "&" }.into(), plain(&[*base]))
            }
            ExprKind::Deref { base } => ("*".into(), plain(&[*base])),
            ExprKind::Unary { base } => ("unary".into(), plain(&[*base])),
            ExprKind::Binary { op, lhs, rhs } => (format!("{op:?}"), plain(&[*lhs, *rhs])),
            ExprKind::Assign { op, lhs, rhs } => {
                let op = op.map_or_else(String::new, |it| format!("{it:?}"));
                (format!("{op}="), plain(&[*lhs, *rhs]))
            }
            ExprKind::Cast { base, ty: to } => (format!("as {}", ty(to)), plain(&[*base])),
            ExprKind::Range {
                start,
                end,
                inclusive,
            } => (
                if *inclusive { "..=" } else { ".." }.into(),
                named(&[("from ", *start), ("to ", *end)]),
            ),
            ExprKind::Tuple(it) => ("tuple".into(), plain(it)),
            ExprKind::Array(it) => ("array".into(), plain(it)),
            ExprKind::Repeat { elem, len } => ("repeat".into(), plain(&[*elem, *len])),
            ExprKind::Struct {
                path: it,
                fields,
                spread,
            } => {
                let fields = fields.iter().map(|it| (format!("{}: ", it.name), it.value));
                let mut parts = fields.collect::<Vec<_>>();
                parts.extend(named(&[(".. ", *spread)]));
                (format!("{} {{}}", path(it)), parts)
            }
            ExprKind::Block(it) => {
                let items = list(&it.items, |it| format!(" item {}", it.0));
                let label = it
                    .label
                    .as_ref()
                    .map_or_else(String::new, |it| format!(" {it}"));
                (format!("{:?}{label}{items}", it.kind), vec![])
            }
            ExprKind::If { cond, then, else_ } => {
                let parts = [("", Some(*cond)), ("then ", Some(*then)), ("else ", *else_)];
                ("if".into(), named(&parts))
            }
            ExprKind::Let { pat, scrutinee } => {
                (format!("let {}", self.pat(*pat)), plain(&[*scrutinee]))
            }
            ExprKind::Match { scrutinee, .. } => ("match".into(), plain(&[*scrutinee])),
            ExprKind::Loop { label, body } => (labelled("loop", label), plain(&[*body])),
            ExprKind::While { label, cond, body } => {
                (labelled("while", label), plain(&[*cond, *body]))
            }
            ExprKind::For {
                label,
                pat,
                iterable,
                body,
            } => {
                let head = format!("{} {}", labelled("for", label), self.pat(*pat));
                (head, plain(&[*iterable, *body]))
            }
            ExprKind::Closure(it) => {
                let params = list(&it.params, |it| match &it.ty {
                    Some(of) => format!("{}: {}", self.pat(it.pat), ty(of)),
                    None => self.pat(it.pat),
                });
                let is_async = if it.is_async { "async " } else { "" };
                let is_move = if it.is_move { "move " } else { "" };
                let ret = it.ret.as_ref();
                let ret = ret.map_or_else(String::new, |it| format!(" -> {}", ty(it)));
                (
                    format!("{is_async}{is_move}|{params}|{ret}"),
                    plain(&[it.body]),
                )
            }
            ExprKind::Return(it) => ("return".into(), named(&[("", *it)])),
            ExprKind::Break { label, value } => (labelled("break", label), named(&[("", *value)])),
            ExprKind::Continue { label } => (labelled("continue", label), vec![]),
            ExprKind::Yield(it) => ("yield".into(), named(&[("", *it)])),
            ExprKind::Underscore => ("_".into(), vec![]),
            ExprKind::Macro(it) => {
                let (form, parts) = match &it.kind {
                    MacroKind::Opaque => ("opaque".into(), vec![]),
                    MacroKind::Exprs(args) => {
                        let args = args.iter().map(|it| {
                            let name = it.name.as_ref();
                            (
                                name.map_or_else(String::new, |it| format!("{it} = ")),
                                it.expr,
                            )
                        });
                        (String::new(), args.collect())
                    }
                    MacroKind::Block(body) => ("block".into(), plain(&[*body])),
                    MacroKind::Stream { body, is_try } => {
                        (format!("stream try={is_try}"), plain(&[*body]))
                    }
                    MacroKind::Join { futures, is_try } => {
                        (format!("join try={is_try}"), plain(futures))
                    }
                    MacroKind::Select(it) => (
                        format!("select biased={}", it.biased),
                        named(&[
                            ("else ", it.else_),
                            ("complete ", it.complete),
                            ("default ", it.default),
                        ]),
                    ),
                };
                (format!("{}! {form}", path(&it.path)), parts)
            }
        }
    }

    fn binding(&self, id: BindingId) -> String {
        format!("{}${}", self.body.binding(id).name, id.0)
    }

    fn pat(&self, id: PatId) -> String {
        match &self.body.pat(id).kind {
            PatKind::Missing => "missing".into(),
            PatKind::Wild => "_".into(),
            PatKind::Rest => "..".into(),
            PatKind::Bind {
                binding,
                by_ref,
                sub,
            } => {
                let by_ref = if *by_ref { "ref " } else { "" };
                let mutable = self.body.binding(*binding).mutable;
                let mutable = if mutable { "mut " } else { "" };
                let sub = sub.map_or_else(String::new, |it| format!(" @ {}", self.pat(it)));
                format!("{by_ref}{mutable}{}{sub}", self.binding(*binding))
            }
            PatKind::Tuple(it) => format!("({})", list(it, |it| self.pat(*it))),
            PatKind::TupleStruct { path: it, args } => {
                format!("{}({})", path(it), list(args, |it| self.pat(*it)))
            }
            PatKind::Struct { path: it, fields } => {
                let fields = list(fields, |it| format!("{}: {}", it.0, self.pat(it.1)));
                format!("{} {{ {fields} }}", path(it))
            }
            PatKind::Path(it) => format!("={}", path(it)),
            PatKind::Ref(it) => format!("&{}", self.pat(*it)),
            PatKind::Or(it) => {
                let all = it.iter().map(|it| self.pat(*it));
                all.collect::<Vec<_>>().join(" | ")
            }
            PatKind::Slice(it) => format!("[{}]", list(it, |it| self.pat(*it))),
            PatKind::Value => "value".into(),
            PatKind::Macro => "macro!".into(),
        }
    }
}
