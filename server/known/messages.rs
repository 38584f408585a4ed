//! Messages of panics and of the compiler that lead to a hazard, with the rules that explain them.

use std::ops::Range;

/// A text by which a reader recognises what happened.
#[derive(Debug)]
pub struct Message {
    /// As printed; `…` stands for any code between backticks, elsewhere for a number.
    pub text: &'static str,
    /// The compiler's error code, or empty.
    pub code: &'static str,
    /// Who prints it.
    pub source: &'static str,
    pub rules: &'static [&'static str],
    /// What helps, in whole sentences.
    pub fix: &'static str,
    /// People write it in plain comments too, so it must be quoted.
    is_spoken: bool,
}

/// The messages that a text quotes, and where: whole ones first, then beginnings of long ones.
pub fn quoted(text: &str) -> impl Iterator<Item = (Range<usize>, &'static Message)> {
    let whole = all().filter_map(|it| Some((it.quoted(it.text, text)?, it)));
    let begun = all().filter_map(|it| Some((it.quoted(it.beginning()?, text)?, it)));
    whole.chain(begun)
}

/// The messages that somebody asks for: by pasting one, or a part of one, or an error code.
pub fn asked(words: &str) -> Vec<&'static Message> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let holds = |pattern: &str| found(pattern, &words).next().is_some();
    let of_code: Vec<_> = all()
        .filter(|it| !it.code.is_empty() && it.code.eq_ignore_ascii_case(&words))
        .collect();
    let whole: Vec<_> = all().filter(|it| holds(it.text)).collect();
    let begun = all().filter(|it| it.beginning().is_some_and(holds));
    // One word is the name of a rule that does not exist.
    let part = all().filter(|it| words.contains(' ') && it.text.contains(&words));
    let ways = [of_code, whole, begun.collect(), part.collect()];
    let first = ways.into_iter().find(|it| !it.is_empty());
    first.unwrap_or_default()
}

fn all() -> impl Iterator<Item = &'static Message> {
    PANICS.iter().chain(COMPILER)
}

impl Message {
    /// People quote the beginning of a long message.
    fn beginning(&self) -> Option<&'static str> {
        let end = self.text.find([',', ';']).filter(|it| *it >= 24)?;
        Some(&self.text[..end])
    }

    fn quoted(&self, pattern: &str, text: &str) -> Option<Range<usize>> {
        found(pattern, text).find(|it| !self.is_spoken || is_quotation(text, it))
    }

    const fn spoken(mut self) -> Self {
        self.is_spoken = true;
        self
    }
}

/// Whether a quotation mark, or the name of an error, stands right before it.
fn is_quotation(text: &str, place: &Range<usize>) -> bool {
    let before = &text[..place.start];
    let goes_on = text[place.end..].starts_with(char::is_alphanumeric);
    let is_marked = before.ends_with(['"', '`', '\'', '“', '‘']);
    !goes_on && (is_marked || before.ends_with("Error: "))
}

fn found(pattern: &str, text: &str) -> impl Iterator<Item = Range<usize>> {
    let first = pattern.split('…').next().unwrap_or_default();
    let starts = text.match_indices(first).map(|it| it.0);
    starts.filter_map(move |start| Some(start..start + length(pattern, &text[start..])?))
}

/// How much of the text, from its start on, the pattern takes.
fn length(pattern: &str, text: &str) -> Option<usize> {
    let mut at = 0;
    let mut is_code = false;
    for (index, part) in pattern.split('…').enumerate() {
        let rest = &text[at..];
        let gap = match is_code {
            _ if index == 0 => 0,
            true => rest.find(part)?,
            false => rest.bytes().take_while(u8::is_ascii_digit).count(),
        };
        let is_broken = is_code && rest[..gap].contains(['`', '\n']);
        let is_missing = !is_code && index > 0 && gap == 0;
        if is_broken || is_missing || !rest[gap..].starts_with(part) {
            return None;
        }
        at += gap + part.len();
        is_code ^= part.matches('`').count() % 2 == 1;
    }
    Some(at)
}

const fn printed(
    text: &'static str,
    source: &'static str,
    rules: &'static [&'static str],
    fix: &'static str,
) -> Message {
    Message {
        text,
        code: "",
        source,
        rules,
        fix,
        is_spoken: false,
    }
}

const fn compiled(
    text: &'static str,
    code: &'static str,
    rules: &'static [&'static str],
    fix: &'static str,
) -> Message {
    Message {
        code,
        ..printed(text, "rustc", rules, fix)
    }
}

/// Of panics, and of errors as programs print them.
static PANICS: &[Message] = &[
    printed("there is no reactor running, must be called from the context of a Tokio 1.x runtime", "tokio", &[], "Create timers, sockets and tasks inside `#[tokio::main]` or `runtime.block_on(async { … })`. On a thread of another kind, enter the runtime first: `let _entered = handle.enter();`. Another executor (`futures`, `smol`) cannot drive them."),
    printed("Cannot start a runtime from within a runtime", "tokio", &["block_on_in_async"], "Write `.await` instead of `block_on`. In plain code that async code calls: `spawn_blocking`."),
    printed("Cannot drop a runtime in a context where blocking is not allowed", "tokio", &["blocking_http_client"], "In async code, use the async client. A runtime of your own is ended with `shutdown_background()`."),
    printed("Cannot block the current thread from within a runtime", "tokio", &["tokio_blocking_method_in_async"], "Call the async method instead (`recv` for `blocking_recv`), and `.await` it."),
    printed("can call blocking only when running on the multi-threaded runtime", "tokio", &[], "`block_in_place` needs `flavor = \"multi_thread\"`; on one thread use `spawn_blocking`."),
    printed("`spawn_local` called from outside of a `task::LocalSet` or `runtime::LocalRuntime`", "tokio", &[], "Run it inside `LocalSet::run_until(…)`."),
    printed("Local tasks can only be spawned on a LocalRuntime from the thread the runtime was created on", "tokio", &[], "Call `spawn_local` on the thread that built the `LocalRuntime`."),
    printed("A Tokio 1.x context was found, but it is being shutdown.", "tokio", &["spawned_task_discarded"], "A task outlived its runtime: wait for it before `main` or the test returns."),
    printed("A Tokio 1.x context was found, but IO is disabled.", "tokio", &[], ENABLE_ALL),
    printed("A Tokio 1.x context was found, but timers are disabled.", "tokio", &[], ENABLE_ALL),
    printed("there is no signal driver running", "tokio", &[], ENABLE_ALL),
    printed("The Tokio context thread-local variable has been destroyed.", "tokio", &[], "The thread is ending: do not use tokio in the `Drop` of a static or a thread-local value."),
    printed("`EnterGuard` values dropped out of order", "tokio", &[], "Let it end before the `.await`: a block around it, or `drop`."),
    printed("Registering a blocking socket with the tokio runtime is unsupported", "tokio", &["blocking_net"], "Call `set_nonblocking(true)` on the socket before `from_std`."),
    printed("JoinHandle polled after completion", "tokio", &["select_completed_future_repolled"], POLLED_AGAIN),
    printed("`async fn` resumed after completion", "rustc", &["select_completed_future_repolled"], POLLED_AGAIN),
    printed("`async fn` resumed after panicking", "rustc", &[], "The future panicked before, and its own message is above. Whoever caught that panic must drop the future, and make a new one."),
    printed("all branches are disabled and there is no else branch", "tokio", &[], "Every pattern failed: add `else => break`."),
    printed("deadline has elapsed", "tokio", &[], "A `timeout` ran out. It drops its future, but a spawned task goes on: abort it.").spoken(),
    printed("channel closed", "tokio", &[], "The other end is gone. Usually that is the shutdown: leave the loop.").spoken(),
    printed("RecvError(())", "tokio", &[], "The sender of this `oneshot` was dropped without sending: its task ended early, panicked or was cancelled. Handle the error instead of `unwrap`."),
    printed("channel lagged by …", "tokio", &["broadcast_lag_ends_loop"], "The receiver fell behind and missed that many messages; it is not the end. Match `Err(RecvError::Lagged(_))` and go on."),
    printed("semaphore closed", "tokio", &[], "`close()` was called on it, usually for the shutdown. If nobody does that, write `.expect(\"nobody closes it\")`.").spoken(),
    printed("mpsc bounded channel requires buffer > 0", "tokio", &[], "The capacity must be at least 1."),
    printed("`period` must be non-zero.", "tokio", &[], "The period must not be zero."),
    printed("task … was cancelled", "tokio", &["joinhandle_vec_early_return"], CANCELLED),
    printed("task was cancelled", "tokio", &["joinhandle_vec_early_return"], CANCELLED).spoken(),
    printed("task … panicked with message", "tokio", &["spawned_task_discarded"], "The task panicked; its own message is above. To pass it on: `resume_unwind(error.into_panic())`."),
    printed("cannot access a task-local storage value without setting it first", "tokio", &[], "Run the future in `KEY.scope(value, future)`. Spawned tasks do not inherit the value."),
    printed("`time::pause()` requires the `current_thread` Tokio runtime", "tokio", &[], "Take `flavor = \"multi_thread\"` out of `#[tokio::test]`."),
    printed("time cannot be frozen from outside the Tokio runtime", "tokio", &[], "Call `time::pause()` inside the runtime, or write `#[tokio::test(start_paused = true)]`."),
    printed("time is already frozen", "tokio", &[], "`time::pause()` was called twice, or `start_paused = true` has done it already: call it once.").spoken(),
    printed("time is not frozen", "tokio", &[], "`time::advance` and `time::resume` need `time::pause()` first, or `#[tokio::test(start_paused = true)]`.").spoken(),
    printed("runtime dropped the dispatch task", "hyper", &[], CLIENT_OF_ENDED_RUNTIME),
    printed("dispatch dropped without returning error", "hyper", &[], CLIENT_OF_ENDED_RUNTIME),
    printed("DispatchGone", "hyper", &[], CLIENT_OF_ENDED_RUNTIME),
    printed("frame too large", "a codec", &["cancel_unsafe_in_select"], "The reader has lost its place in the stream, often because a read was cancelled halfway. Keep the codec outside of what can be cancelled: `FramedRead`, or a task of its own.").spoken(),
    printed("frame size too big", "tokio-util", &["cancel_unsafe_in_select"], "Either `max_frame_length` is too small, or the reader has lost its place in the stream because a read was cancelled halfway. Read through one `FramedRead` that lives as long as the connection."),
    printed("Too many open files", "the system", &["unbounded_join_all"], "Limit how many run at once: `buffer_unordered(n)` or a `Semaphore`. A loop around `accept` waits a moment after this error."),
    printed("RefCell already borrowed", "std", &["sync_guard_across_await"], BORROWED),
    printed("RefCell already mutably borrowed", "std", &["sync_guard_across_await"], BORROWED),
    printed("already borrowed: BorrowMutError", "std", &["sync_guard_across_await"], BORROWED),
    printed("already mutably borrowed: BorrowError", "std", &["sync_guard_across_await"], BORROWED),
    printed("pool timed out while waiting for an open connection", "sqlx", &[], "Do not take a second connection while you hold one, nor hold one across slow awaits."),
    printed("has overflowed its stack", "std", &[], "`Box::pin` the large or recursive future; large arrays belong into a `Vec`."),
];

static COMPILER: &[Message] = &[
    compiled(
        "future cannot be sent between threads safely",
        "",
        &["sync_guard_across_await"],
        "Something that is not `Send` lives across an `.await`; the note below names it. Put a guard into a block that ends before, use `Arc` instead of `Rc`, and `Box<dyn Error + Send + Sync>` for errors.",
    ),
    compiled(
        "`…: Handler<_, _>` is not satisfied",
        "E0277",
        &["sync_guard_across_await"],
        "Put `#[axum::debug_handler]` on the handler: it says what is wrong. Often something that is not `Send` lives across an `.await`, the extractor of the body is not the last argument, or the function is not `async`.",
    ),
    compiled(
        "`await` is only allowed inside `async` functions and blocks",
        "E0728",
        &["async_closure_in_sync_iterator"],
        "Make the function `async`. The closure of a plain `map` cannot wait: use a loop, or a stream.",
    ),
    compiled(
        "`…` is not a future",
        "E0277",
        &[],
        "Remove the `.await`: this is the value itself. `lock()` of `std` and `parking_lot`, for one, gives the guard at once.",
    ),
    compiled(
        "recursion in an async fn requires boxing",
        "E0733",
        &[],
        "Box the inner call: `Box::pin(f(…)).await`.",
    ),
    compiled(
        "`main` function is not allowed to be `async`",
        "E0752",
        &[],
        "Write `#[tokio::main]` above it.",
    ),
    compiled(
        "the `async` keyword is missing from the function declaration",
        "",
        &[],
        "Write `async fn` under `#[tokio::main]` and `#[tokio::test]`.",
    ),
    compiled(
        "async functions cannot be used for tests",
        "",
        &["async_test_missing_runtime_attr"],
        "Write `#[tokio::test]` instead of `#[test]`.",
    ),
    compiled(
        "async block may outlive the current function",
        "E0373",
        &[],
        "Write `async move`, and clone first what is needed outside.",
    ),
    compiled(
        "use of moved value: `…`",
        "E0382",
        &[],
        "An `async move` block takes what it names, and in a loop it does so in each turn: clone it just before the block.",
    ),
    compiled(
        "consider `await`ing on the `Future`",
        "E0308",
        &["future_not_awaited"],
        AWAIT_CALL,
    ),
    compiled(
        "expected `…`, found future",
        "E0308",
        &["future_not_awaited"],
        AWAIT_CALL,
    ),
    compiled(
        "expected `…`, found `async` block",
        "E0308",
        &["future_not_awaited"],
        "Write `.await` behind the block.",
    ),
    compiled(
        "unused implementer of `Future` that must be used",
        "",
        &["future_not_awaited"],
        AWAIT_IT,
    ),
    compiled(
        "unused boxed `Future` trait object",
        "",
        &["future_not_awaited"],
        AWAIT_IT,
    ),
    compiled(
        "unused pinned boxed `Future` trait object",
        "",
        &["future_not_awaited"],
        AWAIT_IT,
    ),
    compiled(
        "`…` cannot be unpinned",
        "E0277",
        &[],
        "Pin it before the loop: `tokio::pin!(future)`.",
    ),
    compiled("higher-ranked lifetime error", "", &[], ANY_LIFETIME),
    compiled(
        "implementation of `…` is not general enough",
        "",
        &[],
        ANY_LIFETIME,
    ),
    compiled(
        "the `rt-multi-thread` feature is disabled",
        "",
        &[],
        "Turn on tokio's feature `rt-multi-thread` in `Cargo.toml`, or write `#[tokio::main(flavor = \"current_thread\")]`.",
    ),
    compiled("cannot find `…` in `tokio`", "E0433", &[], FEATURE),
    compiled("could not find `…` in `tokio`", "E0433", &[], FEATURE),
    compiled(
        "cannot find function `…` in crate `tokio`",
        "E0425",
        &[],
        "The feature that has it is off: turn it on for tokio in `Cargo.toml` (`rt` for `spawn`), or all of them with `full`.",
    ),
    compiled(
        "cannot find function `…` in module `tokio::…`",
        "E0425",
        &[],
        "The feature that has it is off: turn it on for tokio in `Cargo.toml` (`time` for `sleep`), or all of them with `full`.",
    ),
];

// What several of them need.
const ENABLE_ALL: &str = "Build the runtime with `.enable_all()`.";
const POLLED_AGAIN: &str =
    "It was finished and polled again: leave the loop, or give the arm the condition `, if !done`.";
const CANCELLED: &str = "The task was aborted, its `JoinSet` was dropped, or the runtime ended. `JoinError::is_cancelled()` tells it from a panic.";
const CLIENT_OF_ENDED_RUNTIME: &str = "A client belongs to the runtime in which it was first used, and that one has ended. In tests: make a client for each test.";
const BORROWED: &str = "The other borrow is still alive. Let it end before the `.await`: a block around it, or `drop`.";
const AWAIT_CALL: &str = "Write `.await` behind the call.";
const AWAIT_IT: &str = "Write `.await` behind it: a future does nothing until it is awaited.";
const ANY_LIFETIME: &str = "The compiler cannot prove that a closure or a stream works for every lifetime. Take owned values instead of references, or end the stream with `.boxed()`.";
const FEATURE: &str = "The feature that has it is off: turn it on for tokio in `Cargo.toml` (`macros`, `rt`, `time`, `net`, `fs`, …), or all of them with `full`.";

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = quoted(text).map(|it| &text[it.0]).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn what_differs_from_case_to_case_may_be_anything() {
        check(
            "error[E0277]: `Result<u8, ()>` is not a future",
            &["`Result<u8, ()>` is not a future"],
        );
        check(
            "`a` or `b` is not a future, and `c` is",
            &["`b` is not a future"],
        );
        check(
            "expected `u32`, found future",
            &["expected `u32`, found future"],
        );
        check("task 17 was cancelled", &["task 17 was cancelled"]);
        check("channel lagged by 3", &["channel lagged by 3"]);
        check(
            "the trait bound `fn(..) -> impl Future {f}: Handler<_, _>` is not satisfied",
            &["`fn(..) -> impl Future {f}: Handler<_, _>` is not satisfied"],
        );
        check(
            "cannot find function `sleep` in module `tokio::time`",
            &["cannot find function `sleep` in module `tokio::time`"],
        );
    }

    #[test]
    fn ordinary_comments_quote_nothing() {
        for comment in [
            "// when the channel closed we are done",
            "// channel closed",
            "// the task was cancelled by the user",
            "// the task that reads was cancelled",
            "// this is not a future we keep",
            "// it is already borrowed by the caller",
            "// a pinned value cannot be unpinned",
            "// it panicked with message 3",
            "// the deadline has elapsed, so we stop",
            "// time is not frozen here",
            "// drop it if the frame too large for us comes",
        ] {
            check(comment, &[]);
        }
    }

    #[test]
    fn what_people_say_too_counts_when_it_is_quoted() {
        check("// fails with \"channel closed\"", &["channel closed"]);
        check("// `task was cancelled`, why?", &["task was cancelled"]);
        check("// Error: deadline has elapsed", &["deadline has elapsed"]);
        check("// it may say `channel closedown`", &[]);
    }

    #[test]
    fn a_whole_message_comes_before_the_beginning_of_another() {
        let text = "A Tokio 1.x context was found, but timers are disabled. Call";
        let first = quoted(text).next().map(|it| it.1.text);
        assert_eq!(
            first,
            Some("A Tokio 1.x context was found, but timers are disabled.")
        );
    }

    #[test]
    fn one_may_ask_with_more_or_less_than_the_message() {
        let texts = |words: &str| asked(words).iter().map(|it| it.text).collect::<Vec<_>>();
        assert_eq!(
            texts(
                "thread 'main' panicked at src/main.rs:2:\nCannot start a runtime\nfrom within a runtime. This happens"
            ),
            ["Cannot start a runtime from within a runtime"]
        );
        assert_eq!(texts("channel closed"), ["channel closed"]);
        assert_eq!(texts("is not a future"), ["`…` is not a future"]);
        assert_eq!(texts("e0733"), ["recursion in an async fn requires boxing"]);
        assert_eq!(texts("context was found").len(), 3);
        assert!(texts("future").is_empty() && texts("").is_empty());
    }

    #[test]
    fn they_are_told_in_sentences_and_name_rules_that_exist() {
        for message in all() {
            let text = message.text;
            assert!(message.fix.ends_with('.'), "{text}: {}", message.fix);
            for rule in message.rules {
                let page = format!("{}/docs/rules/{rule}.md", env!("CARGO_MANIFEST_DIR"));
                assert!(std::path::Path::new(&page).exists(), "{text}: {rule}");
            }
        }
    }
}
