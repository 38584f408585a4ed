//! Rust in, the type of every binding out.

use expect_test::{Expect, expect};

use super::{Types, infer};
use crate::analysis::testing;

mod crates;

/// The bindings of the function `t`, in source order, with their types.
fn check(text: &str, expected: &Expect) {
    let index = testing::index(text);
    let types = Types::new(&index);
    let file = index.workspace_files().next().expect("a file");
    let def = index
        .defs(file)
        .find(|it| index.item(*it).name == "t")
        .expect("a function `t`");
    let body = index.body(def).expect("its body");
    let inferred = infer(&types, def, body);
    let mut out = String::new();
    for (binding, ty) in body.bindings.iter().zip(&inferred.bindings) {
        out += &format!("{}: {}\n", binding.name, types.display(ty));
    }
    expected.assert_eq(&out);
}

#[test]
fn annotations_constructors_and_smart_pointers() {
    check(
        "use std::sync::{Arc, Mutex};
         struct State { items: Mutex<Vec<String>>, name: String }
         impl State { fn new() -> Arc<Self> { todo!() } fn name(&self) -> &str { &self.name } }
         fn t(a: u8, state: &Arc<State>) {
             let made = State::new();
             let items = made.items.lock().unwrap();
             let first = items.first();
             let count = items.len();
             let name = state.name();
             let owned = state.name.clone();
             let guard = state.items.lock();
             let again = Arc::clone(state);
             let inner: Option<Box<State>> = None;
             if let Some(boxed) = inner { let n = boxed.name(); }
         }",
        &expect![[r#"
            a: u8
            state: &Arc<State>
            made: Arc<State>
            items: MutexGuard<Vec<String>>
            first: Option<&String>
            count: usize
            name: &str
            owned: String
            guard: Result<MutexGuard<Vec<String>>, PoisonError<MutexGuard<Vec<String>>>>
            again: Arc<State>
            inner: Option<Box<State>>
            boxed: Box<State>
            n: &str
        "#]],
    );
}

#[test]
fn associated_functions_hide_no_methods() {
    check(
        "use std::sync::Arc;
         struct Map;
         impl Map { fn get_mut(&self, key: u8) -> Option<u16> { None } }
         trait Named { fn name(&self) -> u16; }
         struct Own;
         impl Own { fn name() -> u8 { 1 } }
         impl Named for Own { fn name(&self) -> u16 { 2 } }
         fn t(map: Arc<Map>, own: Own) {
             let found = map.get_mut(1);
             let method = own.name();
             let function = Own::name();
         }",
        &expect![[r#"
            map: Arc<Map>
            own: Own
            found: Option<u16>
            method: u16
            function: u8
        "#]],
    );
}

#[test]
fn channels_tasks_and_awaits() {
    check(
        "use tokio::sync::{mpsc, oneshot, Mutex, RwLock};
         struct Job(u32);
         async fn work(job: Job) -> Result<String, std::io::Error> { todo!() }
         async fn t(shared: Mutex<Vec<Job>>, map: RwLock<String>) -> Result<(), std::io::Error> {
             let (tx, mut rx) = mpsc::channel::<Job>(8);
             let (done, wait) = oneshot::channel();
             let job = rx.recv().await.unwrap();
             let handle = tokio::spawn(work(job));
             let joined = handle.await;
             let result = work(Job(1)).await?;
             let guard = shared.lock().await;
             let reader = map.read().await;
             let pending = work(Job(2));
             let block = async { 5u64 };
             let n = block.await;
             let sent = tx.clone().send(Job(3)).await;
             done.send(1u8).unwrap();
             let got = wait.await;
             let limited = tokio::time::timeout(std::time::Duration::from_secs(1), work(Job(4))).await;
             Ok(())
         }",
        &expect![[r#"
            shared: Mutex<Vec<Job>>
            map: RwLock<String>
            tx: Sender<Job>
            rx: Receiver<Job>
            done: Sender<u8>
            wait: Receiver<u8>
            job: Job
            handle: JoinHandle<Result<String, Error>>
            joined: Result<Result<String, Error>, JoinError>
            result: String
            guard: MutexGuard<Vec<Job>>
            reader: RwLockReadGuard<String>
            pending: Future<Result<String, Error>>
            block: Future<u64>
            n: u64
            sent: Result<(), SendError<Job>>
            got: Result<u8, RecvError>
            limited: Result<Result<String, Error>, Elapsed>
        "#]],
    );
}

#[test]
fn collections_iterators_and_closures() {
    check(
        "use std::collections::HashMap;
         fn t(words: Vec<String>, table: HashMap<String, Vec<u8>>) {
             let mut handles = Vec::new();
             for word in &words { handles.push(std::thread::spawn(move || 5u8)); }
             for handle in handles { let r = handle.join(); }
             let lens: Vec<usize> = words.iter().map(|w| w.len()).collect();
             let some = words.iter().find(|w| w.is_empty());
             for (k, v) in &table { }
             let bytes = table.get(\"a\").cloned();
             let n = bytes.map(|b| b.len()).unwrap_or_default();
             let arr = [1u16, 2];
             let e = arr[0];
             let w = &words[0];
             let pairs = words.iter().enumerate().collect::<Vec<_>>();
             let add = |x: u8| x + 1;
             let sum = add(2);
         }",
        &expect![[r#"
            words: Vec<String>
            table: HashMap<String, Vec<u8>, RandomState>
            handles: Vec<JoinHandle<u8>>
            word: &String
            handle: JoinHandle<u8>
            r: Result<u8, Box<dyn Any + Send>>
            w: &String
            lens: Vec<usize>
            w: &&String
            some: Option<&String>
            k: &String
            v: &Vec<u8>
            bytes: Option<Vec<u8>>
            b: Vec<u8>
            n: usize
            arr: [u16; _]
            e: u16
            w: &String
            pairs: Vec<(usize, &String)>
            x: u8
            add: |u8| -> u8
            sum: u8
        "#]],
    );
}

#[test]
fn generics_bounds_and_traits() {
    check(
        "use std::future::Future; use std::pin::Pin; use tokio::io::{AsyncReadExt, AsyncRead};
         trait Store { async fn get(&self, k: u8) -> Option<String>; fn size(&self) -> usize { 0 } }
         struct Mem; impl Store for Mem { async fn get(&self, k: u8) -> Option<String> { None } }
         async fn t<S: Store, F, R: AsyncRead + Unpin>(s: S, f: F, mut r: R, d: &dyn Store, b: Pin<Box<dyn Future<Output = u8> + Send>>)
         where F: Future<Output = Result<u32, ()>> {
             let a = s.get(1).await;
             let n = s.size();
             let m = Mem.size();
             let g = Mem.get(2).await;
             let out = f.await;
             let boxed = b.await;
             let mut buf = [0u8; 4];
             let read = r.read_exact(&mut buf).await;
             let z = d.size();
         }",
        &expect![[r#"
            s: T
            f: T
            r: T
            d: &dyn Store
            b: Pin<Box<dyn Future<Output = u8> + Send>>
            a: Option<String>
            n: usize
            m: usize
            g: Option<String>
            out: Result<u32, ()>
            boxed: u8
            buf: [u8; _]
            read: Result<usize, Error>
            z: usize
        "#]],
    );
}

#[test]
fn patterns() {
    check(
        "enum Msg { Put { key: String, val: Vec<u8> }, Get(String), Stop }
         fn t(msg: Msg, by_ref: &Msg, pair: &(u8, String)) {
             match msg { Msg::Put { key, val: v } => {}, Msg::Get(k) => {}, Msg::Stop => {} }
             if let Msg::Get(r) = by_ref {}
             let (a, b) = pair;
             let Some(c) = Some(5u8) else { return };
             let x @ Some(_) = Some(1u8) else { return };
         }",
        &expect![[r#"
            msg: Msg
            by_ref: &Msg
            pair: &(u8, String)
            key: String
            v: Vec<u8>
            k: String
            r: &String
            a: &u8
            b: &String
            c: u8
            x: Option<u8>
        "#]],
    );
}

#[test]
fn what_is_not_known_stays_unknown() {
    check(
        "fn t(x: Missing) { let a = x.go(); let b = a.await; let c = missing(); let d = c.field; }",
        &expect![[r#"
            x: _
            a: _
            b: _
            c: _
            d: _
        "#]],
    );
}

#[test]
fn boxes_do_what_their_content_does() {
    check(
        "use tokio::io::AsyncReadExt;
         async fn t(mut a: Box<tokio::net::TcpStream>, mut b: Box<dyn std::io::Read>, mut v: Vec<u8>) {
             let read = a.read_exact(&mut v).await;
             let sync = b.read_exact(&mut v);
             let either = if v.is_empty() { missing() } else { return };
         }",
        &expect![[r#"
            a: Box<TcpStream>
            b: Box<dyn Read>
            v: Vec<u8>
            read: Result<usize, Error>
            sync: Result<(), Error>
            either: _
        "#]],
    );
}

#[test]
fn pinned_futures() {
    check(
        "async fn f() -> u8 { 1 }
         async fn t() {
             let mut a = std::pin::pin!(f());
             let b = a.as_mut();
             let c = b.await;
         }",
        &expect![[r#"
            a: Pin<&mut Future<u8>>
            b: Pin<&mut Future<u8>>
            c: u8
        "#]],
    );
}

#[test]
fn aliases_have_defaults() {
    check(
        "async fn t(a: anyhow::Result<u8>, b: std::io::Result<u8>) {
             let c: anyhow::Result<u8, String> = a;
         }",
        &expect![[r#"
            a: Result<u8, Error>
            b: Result<u8, Error>
            c: Result<u8, String>
        "#]],
    );
}

#[test]
fn annotations_tell_what_is_collected() {
    check(
        "async fn work(id: u32) -> u32 { id }
         fn take(list: Vec<u8>) {}
         async fn t(ids: Vec<u32>, found: Vec<Option<u8>>) {
             let copies: Vec<_> = ids.iter().map(|id| *id).collect();
             let tasks: Vec<_> = ids.iter().map(|id| tokio::spawn(work(*id))).collect();
             for task in tasks { let done = task.await; }
             let futures: Vec<_> = ids.into_iter().map(work).collect();
             let all: Option<Vec<_>> = found.into_iter().collect();
             let open = vec![1u8].into_iter().collect();
             take(open);
         }",
        &expect![[r#"
            ids: Vec<u32>
            found: Vec<Option<u8>>
            id: &u32
            copies: Vec<u32>
            id: &u32
            tasks: Vec<JoinHandle<u32>>
            task: JoinHandle<u32>
            done: Result<u32, JoinError>
            futures: Vec<Future<u32>>
            all: Option<Vec<u8>>
            open: Vec<u8>
        "#]],
    );
}
