//! Attribute macros, and names that mean something whatever crate they come from.

/// An attribute macro that starts a runtime around an async function.
#[derive(Debug)]
pub struct EntryAttr {
    pub path: &'static str,
    pub kind: EntryKind,
    /// One thread unless told otherwise.
    pub current_thread: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    Main,
    Test,
}

/// By full path; the last segment alone counts when a `use` brings it in.
pub static ENTRY_ATTRS: &[EntryAttr] = &[
    main("tokio::main", false),
    main("actix_web::main", true),
    main("actix_rt::main", true),
    main("async_std::main", false),
    main("smol_potat::main", false),
    main("smol_macros::main", false),
    main("embassy_executor::main", true),
    main("ntex::main", true),
    main("rocket::main", false),
    main("rocket::launch", false),
    main("shuttle_runtime::main", false),
    main("compio::main", true),
    main("monoio::main", true),
    test("tokio::test", true),
    test("actix_web::test", true),
    test("actix_rt::test", true),
    test("async_std::test", false),
    test("sqlx::test", true),
    test("test_log::test", true),
    test("rstest::rstest", true),
    test("tokio_shared_rt::test", true),
    test("nexus_test_utils_macros::nexus_test", true),
    test("wasm_bindgen_test::wasm_bindgen_test", true),
];

/// What the attribute starts, if it starts a runtime.
pub fn entry_attr(path: &str) -> Option<&'static EntryAttr> {
    let is_last = |it: &&EntryAttr| it.path.rsplit("::").next() == Some(path);
    // Nothing of the language is called `main`, so that the name alone was imported.
    let imported = || {
        ENTRY_ATTRS
            .iter()
            .find(is_last)
            .filter(|it| it.kind == EntryKind::Main)
    };
    ENTRY_ATTRS
        .iter()
        .find(|it| it.path == path)
        .or_else(imported)
}

const fn main(path: &'static str, current_thread: bool) -> EntryAttr {
    EntryAttr {
        path,
        kind: EntryKind::Main,
        current_thread,
    }
}

const fn test(path: &'static str, current_thread: bool) -> EntryAttr {
    EntryAttr {
        path,
        kind: EntryKind::Test,
        current_thread,
    }
}

/// Attributes whose function is called by a framework: it may have to be async, and its future may
/// be dropped when the client goes away. The last segment of the attribute's path.
pub static HANDLER_ATTRS: &[&str] = &[
    "get",
    "post",
    "put",
    "delete",
    "patch",
    "head",
    "route",
    "endpoint",
    "command",
    "handler",
    "tool",
    "server",
    "async_trait",
    "wasm_bindgen",
    "graphql_object",
    "Object",
    "Subscription",
    "instrument",
    "event_handler",
    "lambda_http",
];

/// Attributes that leave an async function one that does nothing before it is awaited: those of the
/// language, and macros that only wrap its body. The last segment of the attribute's path.
pub static KEEPING_ATTRS: &[&str] = &[
    "allow",
    "automatically_derived",
    "cfg",
    "cfg_attr",
    "cold",
    "deny",
    "deprecated",
    "derive",
    "diagnostic",
    "doc",
    "expect",
    "export_name",
    "forbid",
    "inline",
    "must_use",
    "no_mangle",
    "optimize",
    "rustfmt",
    "skip",
    "target_feature",
    "track_caller",
    "warn",
    "async_recursion",
    "async_trait",
    "instrument",
    "trait_variant",
];

/// A loop that calls one of these methods is waiting or retrying on purpose.
pub static RETRY_METHODS: &[&str] = &[
    "sleep",
    "sleep_until",
    "tick",
    "backoff",
    "next_backoff",
    "retry",
    "retry_notify",
    "delay",
    "wait",
];

/// What comes from one of these retries by itself.
pub static RETRY_CRATES: &[&str] = &[
    "backoff",
    "backon",
    "tokio_retry",
    "tokio_retry2",
    "again",
    "tryhard",
    "exponential_backoff",
];

/// Functions named so run their closure where blocking is allowed, whoever wrote them.
pub static OFFTHREAD_FUNCTIONS: &[&str] = &[
    "asyncify",
    "run_blocking",
    "spawn_blocking",
    "spawn_blocking_with_tracing",
];
