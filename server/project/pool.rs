//! Our own threads, whose stacks are deep enough for any file that the parser lets through.

use std::any::Any;
use std::cell::Cell;
use std::hash::Hash;
use std::num::NonZeroUsize;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};

use rustc_hash::FxHashSet;

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
    let next = AtomicUsize::new(0);
    let slots: Vec<Mutex<Option<Result<R, String>>>> =
        items.iter().map(|_| Mutex::new(None)).collect();
    on_threads(items.len(), || {
        let own = start();
        while !observer.is_cancelled() {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { break };
            let result = catch_unwind(AssertUnwindSafe(|| f(&own, item))).map_err(said);
            *slots[at].lock().expect("nothing panics while it is held") = Some(result);
            observer.progress(at + 1, items.len());
        }
    });
    let result = |slot: Mutex<Option<_>>| slot.into_inner().ok().flatten();
    slots.into_iter().filter_map(result).collect()
}

/// Applies `f` to every item and to every new one that it answers with, each once, on all cores.
/// Results are sorted by item, and fewer when the observer cancels; the error is the message of a
/// panic.
pub fn follow_with<T: Copy + Ord + Hash + Send, S, R: Send>(
    items: &[T],
    observer: &impl Observer,
    start: impl Fn() -> S + Sync,
    f: impl Fn(&S, T) -> (R, Vec<T>) + Sync,
) -> Result<Vec<(T, R)>, String> {
    /// What is taken at once, so that the threads seldom meet at the queue.
    const SOME: usize = 16;
    struct Queue<T> {
        waiting: Vec<T>,
        seen: FxHashSet<T>,
        at_work: usize,
        done: usize,
    }
    let seen: FxHashSet<T> = items.iter().copied().collect();
    let queue = Mutex::new(Queue {
        waiting: seen.iter().copied().collect(),
        seen,
        at_work: 0,
        done: 0,
    });
    let more = Condvar::new();
    let results = Mutex::new(Ok(Vec::new()));
    let lock = || queue.lock().expect("nothing panics while it is held");
    on_threads(items.len(), || {
        let own = start();
        let mut found = Ok(Vec::new());
        loop {
            let mut queue: MutexGuard<'_, Queue<T>> = lock();
            while queue.waiting.is_empty() && queue.at_work > 0 {
                queue = more.wait(queue).expect("nothing panics while it is held");
            }
            if queue.waiting.is_empty() || observer.is_cancelled() {
                queue.waiting.clear();
                break;
            }
            let from = queue.waiting.len().saturating_sub(SOME);
            let taken = queue.waiting.split_off(from);
            queue.at_work += 1;
            drop(queue);
            let mut next = Vec::new();
            for item in &taken {
                match catch_unwind(AssertUnwindSafe(|| f(&own, *item))).map_err(said) {
                    Ok((result, leads_to)) => {
                        next.extend(leads_to);
                        if let Ok(found) = &mut found {
                            found.push((*item, result));
                        }
                    }
                    Err(panic) => found = Err(panic),
                }
            }
            let mut queue = lock();
            next.retain(|it| queue.seen.insert(*it));
            queue.waiting.append(&mut next);
            queue.at_work -= 1;
            queue.done += taken.len();
            observer.progress(queue.done, queue.seen.len());
            more.notify_all();
        }
        more.notify_all();
        let mut results = results.lock().expect("nothing panics while it is held");
        *results = match (std::mem::replace(&mut *results, Ok(Vec::new())), found) {
            (Ok(mut all), Ok(mut found)) => {
                all.append(&mut found);
                Ok(all)
            }
            (Err(panic), _) | (_, Err(panic)) => Err(panic),
        };
    });
    let results = results
        .into_inner()
        .expect("nothing panics while it is held");
    results.map(|mut all| {
        all.sort_unstable_by_key(|it| it.0);
        all
    })
}

fn said(panic: Box<dyn Any + Send>) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("no message").to_owned()
}

thread_local! {
    static IS_WORKER: Cell<bool> = const { Cell::new(false) };
}

/// Threads that work, or would if they were not waiting for their own workers.
static BUSY: AtomicUsize = AtomicUsize::new(0);

/// Counts as busy until it is dropped.
struct Busy;

impl Busy {
    /// Unless all cores have work.
    fn if_idle(cores: usize) -> Option<Self> {
        let more = |busy| (busy < cores).then_some(busy + 1);
        let room = BUSY.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
        room.is_ok().then(|| Self)
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        BUSY.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Does the same work on as many threads as there are cores, but no more than there are items. A
/// worker that has work for others does it itself, with those that have nothing else to do.
fn on_threads(items: usize, work: impl Fn() + Sync) {
    let cores = thread::available_parallelism()
        .map_or(1, |it| it.get())
        .min(MOST_THREADS.load(Ordering::Relaxed));
    let is_worker = IS_WORKER.get();
    let wanted = items.min(cores).saturating_sub(usize::from(is_worker));
    thread::scope(|scope| {
        let mut spawned = 0;
        for _ in 0..wanted {
            // Who is no worker only waits, even if others are at work for somebody else.
            let busy = match Busy::if_idle(cores) {
                None if is_worker || spawned > 0 => break,
                busy => busy,
            };
            let work = &work;
            let thread = thread::Builder::new()
                .name(WORKER.to_owned())
                .stack_size(STACK)
                .spawn_scoped(scope, move || {
                    let _busy = busy;
                    IS_WORKER.set(true);
                    work();
                });
            spawned += usize::from(thread.is_ok());
        }
        // Where the system gives no threads, this one, itself from `spawn`, does the work.
        if is_worker || spawned == 0 {
            work();
        }
    });
}
