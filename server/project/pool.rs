//! Our own threads, whose stacks are deep enough for any file that the parser lets through.

use std::any::Any;
use std::cell::Cell;
use std::hash::Hash;
use std::num::NonZeroUsize;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
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

/// The error is the message of a panic.
pub type Results<R> = Vec<Result<R, String>>;

/// Applies `f` to every item on all cores. Results are in the order of the items, and fewer when
/// the observer cancels.
pub fn map<T: Sync, R: Send>(
    items: &[T],
    observer: &impl Observer,
    f: impl Fn(&T) -> R + Sync,
) -> Results<R> {
    map_with(items, observer, || (), |(), item| f(item))
}

/// The same, with something that each thread makes for itself.
pub fn map_with<T: Sync, S, R: Send>(
    items: &[T],
    observer: &impl Observer,
    start: impl Fn() -> S + Sync,
    f: impl Fn(&S, &T) -> R + Sync,
) -> Results<R> {
    let mapped = Mapped::new(items);
    on_threads(items.len(), || {
        let own = start();
        mapped.go_on(observer, |item| f(&own, item));
    });
    mapped.results()
}

/// Applies `f` to every item, and `g` to every one of `others` by the threads that find no item any
/// more; the observer is told of the items only. Results are as those of [`map`].
pub fn map_then<T: Sync, R: Send, U: Sync, V: Send>(
    items: &[T],
    observer: &impl Observer,
    f: impl Fn(&T) -> R + Sync,
    others: &[U],
    g: impl Fn(&U) -> V + Sync,
) -> (Results<R>, Results<V>) {
    let (first, second) = (Mapped::new(items), Mapped::new(others));
    on_threads(items.len() + others.len(), || {
        first.go_on(observer, &f);
        if !observer.is_cancelled() {
            second.go_on(&Unobserved, &g);
        }
    });
    (first.results(), second.results())
}

/// Items, and what became of them so far.
struct Mapped<'a, T, R> {
    items: &'a [T],
    next: AtomicUsize,
    results: Vec<Mutex<Option<Result<R, String>>>>,
}

impl<'a, T, R> Mapped<'a, T, R> {
    fn new(items: &'a [T]) -> Self {
        Self {
            items,
            next: AtomicUsize::new(0),
            results: items.iter().map(|_| Mutex::new(None)).collect(),
        }
    }

    /// Takes one item after the other, until no thread has to take any more.
    fn go_on(&self, observer: &impl Observer, f: impl Fn(&T) -> R) {
        while !observer.is_cancelled() {
            let at = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = self.items.get(at) else {
                break;
            };
            let result = catch_unwind(AssertUnwindSafe(|| f(item))).map_err(said);
            let mut slot = self.results[at].lock();
            *slot
                .as_deref_mut()
                .expect("nothing panics while it is held") = Some(result);
            observer.progress(at + 1, self.items.len());
        }
    }

    fn results(self) -> Results<R> {
        let result = |slot: Mutex<Option<_>>| slot.into_inner().ok().flatten();
        self.results.into_iter().filter_map(result).collect()
    }
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

/// Threads that work; those that wait for their own workers do not.
static BUSY: Mutex<usize> = Mutex::new(0);

/// Some of them may work no more, or need no help any more.
static CHANGED: Condvar = Condvar::new();

fn busy() -> MutexGuard<'static, usize> {
    BUSY.lock().expect("nothing panics while it is held")
}

/// Counts as busy until it is dropped.
struct Busy;

impl Busy {
    /// Even if more are at work than there are cores.
    fn now() -> Self {
        *busy() += 1;
        Self
    }

    /// Unless all cores have work.
    fn if_idle(cores: usize) -> Option<Self> {
        let mut busy = busy();
        let has_room = *busy < cores;
        *busy += usize::from(has_room);
        has_room.then(|| Self)
    }

    /// As soon as a core has no work, unless it is `over` before.
    fn when_idle(cores: usize, over: &AtomicBool) -> Option<Self> {
        let is_in_vain = |busy: &mut usize| *busy >= cores && !over.load(Ordering::Relaxed);
        let busy = CHANGED.wait_while(busy(), is_in_vain);
        let mut busy = busy.expect("nothing panics while it is held");
        if over.load(Ordering::Relaxed) {
            return None;
        }
        *busy += 1;
        Some(Self)
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        *busy() -= 1;
        CHANGED.notify_all();
    }
}

/// A worker that waits for its own workers: another may work in its place until this is dropped.
struct Waiting;

impl Waiting {
    fn new() -> Self {
        drop(Busy);
        Self
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        *busy() += 1;
    }
}

/// Once it is dropped, no more help is needed.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        let _busy = busy();
        self.0.store(true, Ordering::Relaxed);
        CHANGED.notify_all();
    }
}

/// Does the same work on as many threads as there are cores, but no more than there are items. A
/// worker that has work for others does it itself, with those that have nothing else to do, or
/// will have nothing else to do before it is done.
fn on_threads(items: usize, work: impl Fn() + Sync) {
    let cores = thread::available_parallelism()
        .map_or(1, |it| it.get())
        .min(MOST_THREADS.load(Ordering::Relaxed));
    let is_worker = IS_WORKER.get();
    let wanted = items.min(cores).saturating_sub(usize::from(is_worker));
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        let mut spawned = 0;
        let mut is_full = false;
        while spawned < wanted && !is_full {
            let busy = match Busy::if_idle(cores) {
                // Who is no worker only waits, even if others are at work for somebody else.
                None if !is_worker && spawned == 0 => Some(Busy::now()),
                busy => busy,
            };
            is_full = busy.is_none();
            let (work, over) = (&work, &over);
            let thread = thread::Builder::new()
                .name(WORKER.to_owned())
                .stack_size(STACK)
                .spawn_scoped(scope, move || {
                    IS_WORKER.set(true);
                    let busy = busy.or_else(|| Busy::when_idle(cores, over));
                    if busy.is_some() {
                        work();
                    }
                });
            if thread.is_err() {
                break;
            }
            spawned += 1;
        }
        // Where the system gives no threads, this one, itself from `spawn`, does the work.
        let over = Over(&over);
        if is_worker || spawned == 0 {
            work();
        }
        drop(over);
        (is_worker && spawned > 0).then(Waiting::new)
    });
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn others_are_done_after_the_items_and_panics_are_told() {
        let (doubled, lengths) = map_then(
            &[1, 2, 3],
            &Unobserved,
            |it| match it {
                2 => panic!("two"),
                it => 2 * it,
            },
            &["a", "bcd"],
            |it| it.len(),
        );
        assert_eq!(doubled, [Ok(2), Err("two".to_owned()), Ok(6)]);
        assert_eq!(lengths, [Ok(1), Ok(3)]);
    }

    #[test]
    fn who_has_nothing_to_do_any_more_helps_with_what_has_begun() {
        if thread::available_parallelism().map_or(1, |it| it.get()) < 2 {
            return;
        }
        let has_begun = AtomicBool::new(false);
        let arrived = AtomicUsize::new(0);
        let long = || {
            let both_come = |_: &i32| {
                has_begun.store(true, Ordering::Relaxed);
                arrived.fetch_add(1, Ordering::Relaxed);
                waits_for(|| arrived.load(Ordering::Relaxed) == 2)
            };
            map(&[1, 2], &Unobserved, both_come)
        };
        let short = || {
            let busy = Vec::from_iter((0..64).map(|_| Busy::now()));
            let done = waits_for(|| has_begun.load(Ordering::Relaxed));
            drop(busy);
            vec![Ok(done)]
        };
        let done = map(&[true, false], &Unobserved, |it| match it {
            true => long(),
            false => short(),
        });
        let done = done.into_iter().flatten().flatten();
        assert!(done.eq([Ok(true), Ok(true), Ok(true)]));
    }

    fn waits_for(it: impl Fn() -> bool) -> bool {
        let started = Instant::now();
        while !it() && started.elapsed() < Duration::from_secs(60) {
            thread::yield_now();
        }
        it()
    }
}
