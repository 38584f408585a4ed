//! Applying the edits of the server as an editor does.

use std::collections::BTreeMap;

use serde_json::Value;

/// The text with the edits of one document applied; UTF-16, lines end in `\n`.
pub fn apply(text: &str, edits: &[Value]) -> String {
    let offset = |at: &Value| {
        let line = at["line"].as_u64().expect("a number") as usize;
        let column = at["character"].as_u64().expect("a number") as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = 0;
        let rest = text[start..].char_indices();
        let inside = rest.take_while(|it| {
            units += it.1.len_utf16();
            units <= column
        });
        start + inside.map(|it| it.1.len_utf8()).sum::<usize>()
    };
    // Of those that begin at one place, the protocol wants insertions first, and one replacement
    // behind them; they are applied in the order in which they are listed.
    let mut sorted: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|it| {
            let range = &it["range"];
            let text = it["newText"].as_str().expect("a text");
            (offset(&range["start"]), offset(&range["end"]), text)
        })
        .collect();
    sorted.sort_by_key(|it| it.0);
    let mut out = String::new();
    let mut done = 0;
    for (start, end, new) in sorted {
        assert!(done <= start, "the edits overlap: {edits:?}");
        assert!(
            start < end || !new.is_empty(),
            "one does nothing: {edits:?}"
        );
        out += &text[done..start];
        out += new;
        done = end;
    }
    out + &text[done..]
}

/// The edits by document, however they are written; files that are made are not told.
pub fn edits(edit: &Value) -> BTreeMap<String, Vec<Value>> {
    let mut out = BTreeMap::new();
    if let Some(changes) = edit["changes"].as_object() {
        for (uri, edits) in changes {
            out.insert(uri.clone(), edits.as_array().expect("a list").clone());
        }
    }
    let documents = edit["documentChanges"].as_array().into_iter().flatten();
    for document in documents.filter(|it| it.get("kind").is_none()) {
        let uri = document["textDocument"]["uri"].as_str().expect("a URI");
        let edits = document["edits"].as_array().expect("a list").clone();
        out.insert(uri.to_owned(), edits);
    }
    out
}
