//! What the stubs of other crates make known.

use expect_test::expect;

use super::check;

#[test]
fn clients_maps_streams_and_pools() {
    check(
        "use futures::{StreamExt, TryStreamExt, FutureExt, SinkExt};
         use futures::stream::FuturesUnordered;
         use dashmap::DashMap;
         use std::sync::Arc;
         use std::time::Duration;
         async fn work(n: u32) -> Result<String, std::io::Error> { todo!() }
         struct State { cache: DashMap<String, u64>, conns: parking_lot::Mutex<Vec<u8>>, pool: sqlx::PgPool, client: reqwest::Client }
         async fn t(state: Arc<State>, pg: deadpool_postgres::Pool) -> Result<(), Box<dyn std::error::Error>> {
             let resp = state.client.get(\"x\").timeout(Duration::from_secs(1)).send().await?;
             let status = resp.status();
             let text = resp.text().await?;
             let direct = reqwest::get(\"x\").await?.json::<Vec<u8>>().await?;
             let client = reqwest::Client::builder().connect_timeout(Duration::from_secs(1)).build()?;
             let b = reqwest::blocking::get(\"x\").unwrap().text().unwrap();
             let e = state.cache.get(\"a\");
             let v = state.cache.get(\"a\").unwrap();
             let val = *v;
             let ent = state.cache.entry(\"a\".to_string()).or_insert(0);
             for item in state.cache.iter() { let k = item.key(); }
             let g = state.conns.lock();
             let n = state.conns.lock().len();
             let rw = parking_lot::RwLock::new(5u8);
             let r = rw.read();
             let w = rw.try_write();
             let mut fu = FuturesUnordered::new();
             fu.push(work(1));
             let first = fu.next().await;
             let all = futures::future::join_all(vec![work(1), work(2)]).await;
             let tr = futures::future::try_join_all(vec![work(1)]).await?;
             let mapped = work(1).map(|r| r.is_ok()).await;
             let boxed = work(1).boxed();
             let bx = boxed.await;
             let it = futures::stream::iter(vec![1u32, 2]);
             let bu = futures::stream::iter(vec![1u32, 2]).map(|n| work(n)).buffer_unordered(4);
             let coll: Vec<_> = futures::stream::iter(vec![1u32, 2]).map(|n| work(n)).buffer_unordered(4).collect().await;
             let tc = futures::stream::iter(vec![1u32]).then(|n| work(n)).try_collect::<Vec<_>>().await;
             let (mut tx, mut rx) = futures::channel::mpsc::channel::<u8>(8);
             let got = rx.next().await;
             let sent = tx.send(5).await;
             let (otx, orx) = futures::channel::oneshot::channel::<u16>();
             let o = orx.await;
             let conn = state.pool.acquire().await?;
             let row = sqlx::query(\"x\").bind(1).fetch_one(&state.pool).await?;
             let txn = state.pool.begin().await?;
             let pc = pg.get().await?;
             let rows = pc.query(\"x\", &[]).await?;
             Ok(())
         }",
        &expect![[r#"
            state: Arc<State>
            pg: Pool<Manager, Object<Manager>>
            resp: Response
            status: StatusCode
            text: String
            direct: Vec<u8>
            client: Client
            b: String
            e: Option<Ref<String, u64>>
            v: Ref<String, u64>
            val: u64
            ent: RefMut<String, u64>
            item: RefMulti<String, u64>
            k: &String
            g: MutexGuard<RawMutex, Vec<u8>>
            n: usize
            rw: RwLock<RawRwLock, u8>
            r: RwLockReadGuard<RawRwLock, u8>
            w: Option<RwLockWriteGuard<RawRwLock, u8>>
            fu: FuturesUnordered<Future<Result<String, Error>>>
            first: Option<Result<String, Error>>
            all: Vec<Result<String, Error>>
            tr: Vec<String>
            r: Result<String, Error>
            mapped: bool
            boxed: Pin<Box<dyn Future<Output = Result<String, Error>> + Send>>
            bx: Result<String, Error>
            it: Iter<IntoIter<u32>>
            n: u32
            bu: BufferUnordered<Map<Iter<IntoIter<u32>>, |u32| -> Future<Result<String, Error>>>>
            n: u32
            coll: Vec<Result<String, Error>>
            n: u32
            tc: Result<Vec<String>, Error>
            tx: Sender<u8>
            rx: Receiver<u8>
            got: Option<u8>
            sent: Result<(), SendError>
            otx: Sender<u16>
            orx: Receiver<u16>
            o: Result<u16, Canceled>
            conn: PoolConnection<Postgres>
            row: PgRow
            txn: Transaction<Postgres>
            pc: Object<Manager>
            rows: Vec<Row>
        "#]],
    );
}
#[test]
fn codecs_tokens_channels_and_caches() {
    check(
        "use tokio_stream::StreamExt;
         use tokio_util::codec::{Framed, LinesCodec};
         use tokio_util::sync::CancellationToken;
         use tokio_util::task::{TaskTracker, JoinMap};
         use tracing::Instrument;
         use std::time::Duration;
         use rayon::prelude::*;
         async fn work(n: u32) -> Result<String, std::io::Error> { todo!() }
         async fn t(stream: tokio::net::TcpStream, db: rusqlite::Connection, m: std::collections::HashMap<u8, u8>) -> Result<(), Box<dyn std::error::Error>> {
             let mut framed = Framed::new(stream, LinesCodec::new());
             let line = framed.next().await;
             let line2 = framed.try_next().await?;
             let token = CancellationToken::new();
             let child = token.child_token();
             let c = child.cancelled().await;
             let guard = token.clone().drop_guard();
             let r = token.run_until_cancelled(work(1)).await;
             let tracker = TaskTracker::new();
             let h = tracker.spawn(work(2));
             let hv = h.await??;
             let mut jm: JoinMap<u8, u64> = JoinMap::new();
             let jn = jm.join_next().await;
             let span = tracing::info_span!(\"x\");
             let en = span.enter();
             let ins = work(3).instrument(span.clone()).await;
             let (tx, rx) = flume::bounded::<u8>(4);
             let a = rx.recv();
             let b = rx.recv_async().await?;
             let s = tx.send_async(4).await;
             let (atx, arx) = async_channel::unbounded::<String>();
             let x = arx.recv().await?;
             let (ctx, crx) = crossbeam_channel::unbounded::<u8>();
             let cx = crx.recv()?;
             let stmt = db.prepare(\"x\")?;
             let n = db.execute(\"x\", [])?;
             let sum: u32 = vec![1u32].par_iter().map(|n| n + 1).sum();
             let pv: Vec<u32> = vec![1u32].into_par_iter().map(|n| n + 1).collect();
             let oc = once_cell::sync::OnceCell::<u8>::new();
             let ov = oc.get_or_init(|| 5);
             let sw = arc_swap::ArcSwap::from_pointee(5u8);
             let ld = sw.load();
             let lf = sw.load_full();
             let am = async_lock::Mutex::new(5u8);
             let ag = am.lock().await;
             let t2 = smol::spawn(work(1));
             let t3 = t2.await;
             let cache = moka::future::Cache::<u8, String>::new(5);
             let mc = cache.get(&5).await;
             let redisc = redis::Client::open(\"x\")?;
             let mut rc = redisc.get_multiplexed_async_connection().await?;
             let ws = tokio_tungstenite::connect_async(\"x\").await?;
             let (wss, resp) = ws;
             let rs = tokio_stream::wrappers::ReceiverStream::new(tokio::sync::mpsc::channel::<u8>(1).1);
             let tm = tokio_stream::iter(vec![1u8]).map(|x| x as u16).collect::<Vec<_>>().await;
             let tp = tempfile::NamedTempFile::new()?;
             let val = serde_json::json!({});
             let v2: serde_json::Value = serde_json::from_str(\"x\")?;
             let hm = http::Request::builder().method(\"GET\").body(())?;
             Ok(())
         }",
        &expect![[r#"
            stream: TcpStream
            db: Connection
            m: HashMap<u8, u8, RandomState>
            framed: Framed<TcpStream, LinesCodec>
            line: Option<Result<String, LinesCodecError>>
            line2: Option<String>
            token: CancellationToken
            child: CancellationToken
            c: ()
            guard: DropGuard
            r: Option<Result<String, Error>>
            tracker: TaskTracker
            h: JoinHandle<Result<String, Error>>
            hv: String
            jm: JoinMap<u8, u64, RandomState>
            jn: Option<(u8, Result<u64, JoinError>)>
            span: Span
            en: Entered
            ins: Result<String, Error>
            tx: Sender<u8>
            rx: Receiver<u8>
            a: Result<u8, RecvError>
            b: u8
            s: Result<(), SendError<u8>>
            atx: Sender<String>
            arx: Receiver<String>
            x: String
            ctx: Sender<u8>
            crx: Receiver<u8>
            cx: u8
            stmt: Statement
            n: usize
            n: u32
            sum: u32
            n: u32
            pv: Vec<u32>
            oc: OnceCell<u8>
            ov: &u8
            sw: ArcSwapAny<Arc<u8>, DefaultStrategy>
            ld: Guard<Arc<u8>, DefaultStrategy>
            lf: Arc<u8>
            am: Mutex<u8>
            ag: MutexGuard<u8>
            t2: Task<Result<String, Error>, ()>
            t3: Result<String, Error>
            cache: Cache<u8, String, RandomState>
            mc: Option<String>
            redisc: Client
            rc: MultiplexedConnection
            ws: (WebSocketStream<MaybeTlsStream<TcpStream>>, Response<Option<Vec<u8>>>)
            wss: WebSocketStream<MaybeTlsStream<TcpStream>>
            resp: Response<Option<Vec<u8>>>
            rs: ReceiverStream<u8>
            x: u8
            tm: Vec<u16>
            tp: NamedTempFile<File>
            val: Value
            v2: Value
            hm: Request<()>
        "#]],
    );
}
