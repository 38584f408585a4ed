//! What a finding is known by, wherever it is moved.

use std::path::Path;

use super::shape::CUT;
use crate::comments::Comments;
use crate::finding::Finding;
use crate::index::{Def, Index};
use crate::ir::{self, Body, ExprKind, ItemId, ItemKind, MacroKind, Parent, Stmt, TypeRef};
use crate::text::Span;

/// The name of a finding: what is left when its file, its line and its layout are taken away.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Print {
    /// The modules, the type and the function around it, as far as they stand in its file.
    pub item: String,
    pub rule: String,
    /// Its statement for people: without the blocks in it, and cut.
    pub code: String,
    /// Of the whole statement, and of what is marked in it.
    pub hash: u64,
}

/// The most characters of code that are written down.
const MOST: usize = 120;

/// The name of a finding in a file of the workspace that has `text`.
pub fn print(index: &Index, text: &str, finding: &Finding) -> Print {
    let span = index.absolute(finding.place);
    let file = index.file(finding.place.file);
    let rule = finding.rule.to_owned();
    let Some(item) = finding.place.item else {
        // What is said of comments and whole files is known by its own words.
        let code = span.of(text).split_whitespace().collect::<Vec<_>>();
        let code = code.join(" ");
        return Print {
            item: String::new(),
            rule,
            hash: fingerprint(&[&code]),
            code: cut(code),
        };
    };
    let def = Def {
        file: finding.place.file,
        item,
    };
    let start = index.item(def).span.start;
    let within = index
        .body(def)
        .and_then(|body| statement(body, finding.place.span));
    let (whole, code) = match within {
        Some(it) => {
            let around = it.offset(start);
            let whole = around.of(text);
            (
                normal(whole),
                normal(&without_blocks(whole, span.relative_to(around.start))),
            )
        }
        None => signature(index.item(def), text),
    };
    Print {
        item: path_of(file, item),
        rule,
        hash: fingerprint(&[&whole, &normal(span.of(text))]),
        code: cut(code),
    }
}

/// The smallest statement, or arm of a `match` or `select!`, around a span; both count from the
/// item.
fn statement(body: &Body, span: Span) -> Option<Span> {
    let mut best: Option<Span> = None;
    let mut consider = |around: Span| {
        let holds = around.start <= span.start && span.end <= around.end;
        if holds && best.is_none_or(|it| around.len() < it.len()) {
            best = Some(around);
        }
    };
    for expr in &body.exprs {
        match &expr.kind {
            ExprKind::Block(block) => {
                for statement in &block.stmts {
                    let (Stmt::Let { span, .. } | Stmt::Expr { span, .. }) = statement;
                    consider(*span);
                }
                block
                    .tail
                    .into_iter()
                    .for_each(|it| consider(body.span(it)));
            }
            ExprKind::Match { arms, .. } => arms.iter().for_each(|it| consider(it.span)),
            ExprKind::Macro(call) => {
                if let MacroKind::Select(select) = &call.kind {
                    select.arms.iter().for_each(|it| consider(it.span));
                }
            }
            _ => {}
        }
    }
    best
}

/// An item without its name: all of it, and all in front of its body.
fn signature(item: &ir::Item, text: &str) -> (String, String) {
    let (name, end) = (item.name_span, item.span.end);
    let begin = match &item.kind {
        ItemKind::Fn(it) => it.spans.async_kw.unwrap_or(it.spans.fn_kw).start,
        _ => item.span.start,
    };
    let head_end = match &item.kind {
        ItemKind::Fn(it) => it.spans.body.map_or(end, |it| it.start),
        _ => end,
    };
    if !(begin <= name.start && name.end <= head_end) {
        let whole = normal(item.span.of(text));
        return (whole.clone(), whole);
    }
    let part = |from: u32, to: u32| Span::new(from, to).of(text);
    let before = part(begin, name.start);
    (
        normal(&format!("{before} _ {}", part(name.end, end))),
        normal(&format!("{before} _ {}", part(name.end, head_end))),
    )
}

/// Whether a file of the index has code of this path.
pub fn has_item(index: &Index, file: &Path, path: &str) -> bool {
    let file = index.file_at(file).map(|it| index.file(it));
    file.is_some_and(|file| {
        let last = path.rsplit("::").next();
        let mut ids = with_code(file).filter(|it| last_name(&file.items[it.0 as usize]) == last);
        ids.any(|it| path_of(file, it) == path)
    })
}

/// The paths of all code in a file, sorted.
pub fn items(file: &ir::File) -> Vec<String> {
    let mut paths: Vec<String> = with_code(file).map(|it| path_of(file, it)).collect();
    paths.sort_unstable();
    paths.dedup();
    paths
}

/// The items in which something may be found.
fn with_code(file: &ir::File) -> impl Iterator<Item = ItemId> + '_ {
    let items = file.items.iter().enumerate();
    let with_code = items.filter(|it| it.1.body().is_some());
    with_code.map(|it| ItemId(it.0 as u32))
}

/// `module::Type::function`
fn path_of(file: &ir::File, item: ItemId) -> String {
    let mut names: Vec<&str> = Vec::new();
    let mut at = Some(item);
    while let Some(id) = at {
        let item = &file.items[id.0 as usize];
        names.extend(last_name(item));
        at = match item.parent {
            Parent::File => None,
            Parent::Item(id) | Parent::Block(id, _) => Some(id),
        };
    }
    names.reverse();
    names.join("::")
}

fn last_name(item: &ir::Item) -> Option<&str> {
    match &item.kind {
        ItemKind::Impl(it) => Some(type_name(&it.self_ty)),
        _ => Some(&*item.name).filter(|it| !it.is_empty()),
    }
}

fn type_name(ty: &TypeRef) -> &str {
    match ty {
        TypeRef::Path(path) => path.last_name(),
        TypeRef::Ref { inner, .. } => type_name(inner),
        _ => "_",
    }
}

/// Code with what stands in braces left out, but for the braces around `keep`.
fn without_blocks(code: &str, keep: Span) -> String {
    let comments = Comments::of(code);
    let mut out = String::new();
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    // Where the outermost block that is left out began.
    let mut left_out: Option<usize> = None;
    for (offset, c) in code.char_indices() {
        let in_comment = comments
            .all
            .iter()
            .any(|it| it.span.contains_offset(offset as u32));
        if in_comment || comments.is_in_string(offset as u32) {
            continue;
        }
        match c {
            '{' => {
                let end = closing(code, &comments, offset);
                let holds = offset < keep.end as usize && (keep.start as usize) < end;
                if left_out.is_none() && !holds {
                    left_out = Some(open.len());
                    out.push_str(&code[at..=offset]);
                }
                open.push(offset);
            }
            '}' if open.pop().is_some() && left_out == Some(open.len()) => {
                left_out = None;
                at = offset;
            }
            _ => {}
        }
    }
    if left_out.is_none() {
        out.push_str(&code[at..]);
    }
    out
}

/// Behind the brace that closes the one at `open`.
fn closing(code: &str, comments: &Comments, open: usize) -> usize {
    let mut depth = 0;
    for (offset, c) in code[open..].char_indices() {
        let at = (open + offset) as u32;
        match c {
            '{' | '}' if comments.is_in_string(at) => {}
            '{' => depth += 1,
            '}' if depth == 1 => return open + offset + 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

/// Code without comments, without white space that means nothing, and without the commas that
/// formatting puts at the ends of lines.
fn normal(code: &str) -> String {
    let comments = Comments::of(code);
    let mut skipped = comments.all.iter().map(|it| it.span).peekable();
    let mut out = String::with_capacity(code.len());
    let mut gap = false;
    for (offset, c) in code.char_indices() {
        let at = offset as u32;
        while skipped.peek().is_some_and(|it| it.end <= at) {
            skipped.next();
        }
        if skipped.peek().is_some_and(|it| it.start <= at) {
            gap = true;
            continue;
        }
        if comments.is_in_string(at) {
            out.push(c);
            continue;
        }
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        let is_word = |it: char| it.is_alphanumeric() || it == '_';
        if matches!(c, ')' | ']' | '}') && out.ends_with(',') {
            out.pop();
        }
        let splits = |last: char| is_word(last) && (is_word(c) || c == '"' || c == '\'');
        if std::mem::take(&mut gap) && out.chars().next_back().is_some_and(splits) {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

fn cut(code: String) -> String {
    match code.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}{CUT}", &code[..end]),
        None => code,
    }
}

/// FNV-1a, which is the same on every machine and in every version.
fn fingerprint(parts: &[&str]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut take = |byte: u8| {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    };
    for part in parts {
        part.bytes().for_each(&mut take);
        take(0);
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_and_comments_mean_nothing() {
        let one = "let x = read(a, b /* c */)?;";
        let other = "let x =\n    read(\n        a,\n        b, // d\n    )?;";
        assert_eq!(normal(one), "let x=read(a,b)?;");
        assert_eq!(normal(one), normal(other));
        assert_eq!(normal("f(\"a  , ) // b\" )"), "f(\"a  , ) // b\")");
        assert_ne!(normal("let a = b;"), normal("leta = b;"));
    }

    #[test]
    fn blocks_are_left_out_but_for_those_around() {
        let code = "spawn(async move { a(\"}\"); { b } }, S { c: d })";
        let keep = |it: &str| {
            let start = code.find(it).expect("it is there") as u32;
            Span::new(start, start + it.len() as u32)
        };
        assert_eq!(
            without_blocks(code, keep("spawn")),
            "spawn(async move {}, S {})"
        );
        assert_eq!(
            without_blocks(code, keep("d })")),
            "spawn(async move {}, S { c: d })"
        );
    }
}
