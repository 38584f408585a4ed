//! Our own threads, whose stacks are deep enough for any file that the parser lets through.

use std::num::NonZeroUsize;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};

/// Address space, not memory: pages are used as they are touched.
const STACK: usize = 256 << 20;

const WORKER: &str = "worker";

/// What panics on a worker is caught and becomes one line; the default would print many.
pub fn quiet_workers() {
    let default = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let asked = std::env::var_os("RUST_BACKTRACE").is_some_and(|it| it != "0");
        if asked || thread::current().name() != Some(WORKER) {
            default(info);
        }
    }));
}

static MOST_THREADS: AtomicUsize = AtomicUsize::new(usize::MAX);

/// How many threads work at the same time from now on, where there would be more.
pub fn limit_threads(most: NonZeroUsize) {
    MOST_THREADS.store(most.get(), Ordering::Relaxed);
}

pub fn spawn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> JoinHandle<T> {
    let thread = thread::Builder::new().stack_size(STACK).spawn(work);
    thread.expect("the system has room for one more thread")
}

/// Gives back memory that nobody needs any more, on a thread of its own.
pub fn discard(it: impl Send + 'static) {
    // Where the system gives no thread, it is dropped here. Deep trees need deep stacks, too.
    let thread = thread::Builder::new().stack_size(STACK);
    drop(thread.spawn(move || drop(it)));
}

/// Hears how far a piece of work has come, and may have it stopped. Asked from many threads.
pub trait Observer: Sync {
    fn progress(&self, _done: usize, _of: usize) {}

    /// Once it is true it stays so until the work has stopped.
    fn is_cancelled(&self) -> bool {
        false
    }

    /// Does a part of the work that has a name, whose time somebody may want to know.
    fn timed<R>(&self, _part: &'static str, work: impl FnOnce() -> R) -> R {
        work()
    }
}

/// Nobody watches.
pub struct Unobserved;

impl Observer for Unobserved {}

/// Applies `f` to every item on all cores. Results are in the order of the items, and fewer when
/// the observer cancels; the error is the message of a panic.
pub fn map<T: Sync, R: Send>(
    items: &[T],
    observer: &impl Observer,
    f: impl Fn(&T) -> R + Sync,
) -> Vec<Result<R, String>> {
    map_with(items, observer, || (), |(), item| f(item))
}

/// The same, with something that each thread makes for itself.
pub fn map_with<T: Sync, S, R: Send>(
    items: &[T],
    observer: &impl Observer,
    start: impl Fn() -> S + Sync,
    f: impl Fn(&S, &T) -> R + Sync,
) -> Vec<Result<R, String>> {
    let threads = thread::available_parallelism()
        .map_or(1, |it| it.get())
        .min(MOST_THREADS.load(Ordering::Relaxed))
        .min(items.len());
    let next = AtomicUsize::new(0);
    let slots: Vec<Mutex<Option<Result<R, String>>>> =
        items.iter().map(|_| Mutex::new(None)).collect();
    let work = || {
        let own = start();
        while !observer.is_cancelled() {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { break };
            let result = catch_unwind(AssertUnwindSafe(|| f(&own, item))).map_err(|panic| {
                let text = panic.downcast_ref::<String>().map(String::as_str);
                let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
                text.unwrap_or("no message").to_owned()
            });
            *slots[at].lock().expect("nothing panics while it is held") = Some(result);
            observer.progress(at + 1, items.len());
        }
    };
    thread::scope(|scope| {
        let mut spawned = 0;
        for _ in 0..threads {
            let thread = thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, work);
            spawned += usize::from(thread.is_ok());
        }
        // Where the system gives no threads, this one, itself from `spawn`, does the work.
        if spawned == 0 {
            work();
        }
    });
    let result = |slot: Mutex<Option<_>>| slot.into_inner().ok().flatten();
    slots.into_iter().filter_map(result).collect()
}
