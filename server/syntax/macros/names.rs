//! Macros that are known by their names.

/// Whether a macro of this name evaluates what it is given where it stands, whatever crate it comes
/// from. Of others, nobody knows.
pub fn is_run_in_place(name: &str) -> bool {
    IN_PLACE.binary_search(&name).is_ok()
}

/// Macros whose arms are `pattern = future => handler`.
pub fn is_select(name: &str) -> bool {
    matches!(name, "select" | "select_biased")
}

/// Macros whose tokens may look like expressions and yet do not run in place.
pub(super) fn is_opaque(name: &str) -> bool {
    matches!(
        name,
        "asm"
            | "cfg"
            | "cfg_if"
            | "concat"
            | "css"
            | "defer"
            | "defer_on_success"
            | "defer_on_unwind"
            | "global_asm"
            | "html"
            | "json"
            | "lazy_static"
            | "parse_quote"
            | "parse_quote_spanned"
            | "paste"
            | "proptest"
            | "quote"
            | "quote_spanned"
            | "rsx"
            | "stringify"
            | "task_local"
            | "thread_local"
            | "view"
    )
}

/// Of std, futures, tokio, log, tracing, anyhow and its kin, sqlx, maplit, insta …
const IN_PLACE: &[&str] = &[
    "addr_of",
    "addr_of_mut",
    "anyhow",
    "array_vec",
    "arrayvec",
    "assert",
    "assert_debug_snapshot",
    "assert_elapsed",
    "assert_eq",
    "assert_err",
    "assert_json_snapshot",
    "assert_matches",
    "assert_ne",
    "assert_ok",
    "assert_pending",
    "assert_ready",
    "assert_ready_eq",
    "assert_ready_err",
    "assert_ready_ok",
    "assert_snapshot",
    "assert_yaml_snapshot",
    "bail",
    "btreemap",
    "btreeset",
    "cfg",
    "chain",
    "cmd",
    "column",
    "compile_error",
    "concat",
    "counter",
    "crit",
    "dbg",
    "debug",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_matches",
    "debug_assert_ne",
    "debug_span",
    "enabled",
    "ensure",
    "ensure_whatever",
    "env",
    "eprint",
    "eprintdoc",
    "eprintln",
    "error",
    "error_span",
    "event",
    "eyre",
    "file",
    "format",
    "format_args",
    "format_err",
    "formatdoc",
    "gauge",
    "hashmap",
    "hashset",
    "histogram",
    "include",
    "include_bytes",
    "include_str",
    "indexmap",
    "indexset",
    "indoc",
    "info",
    "info_span",
    "iproduct",
    "is_x86_feature_detected",
    "izip",
    "join",
    "line",
    "log",
    "log_enabled",
    "matches",
    "miette",
    "migrate",
    "module_path",
    "named_params",
    "offset_of",
    "option_env",
    "panic",
    "params",
    "pending",
    "pin",
    "pin_mut",
    "poll",
    "print",
    "printdoc",
    "println",
    "query",
    "query_as",
    "query_as_unchecked",
    "query_file",
    "query_file_as",
    "query_file_scalar",
    "query_scalar",
    "query_scalar_unchecked",
    "query_unchecked",
    "ready",
    "report",
    "run_cmd",
    "run_fun",
    "select",
    "select_biased",
    "smallvec",
    "span",
    "stream_select",
    "todo",
    "trace",
    "trace_span",
    "try",
    "try_join",
    "unimplemented",
    "unreachable",
    "vec",
    "warn",
    "warn_span",
    "whatever",
    "write",
    "writedoc",
    "writeln",
];

#[cfg(test)]
mod tests {
    use super::IN_PLACE;

    #[test]
    fn names_are_sorted() {
        assert!(IN_PLACE.is_sorted());
    }
}
