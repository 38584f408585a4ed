//! The list of all stub files: a line per crate, sorted.

use super::{StubCrate, StubFile};

macro_rules! stubs {
    ($($name:ident $(as $($alias:ident),+)? { $($path:literal)* })*) => {
        pub(super) static CRATES: &[StubCrate] = &[$(
            StubCrate {
                name: stringify!($name),
                aliases: &[$($(stringify!($alias)),+)?],
                files: &[$(
                    StubFile {
                        path: $path,
                        text: include_str!(concat!(stringify!($name), "/", $path, ".rs")),
                    },
                )*],
            },
        )*];
    };
}

stubs! {
    abort_on_drop { "lib" }
    actix_rt { "lib" }
    actix_web { "lib" }
    antidote { "lib" }
    anyhow { "lib" }
    arboard { "lib" }
    arc_swap { "lib" }
    argon2 { "lib" }
    arrow { "lib" }
    async_broadcast { "lib" }
    async_channel { "lib" }
    async_compat { "lib" }
    async_compression { "lib" }
    async_executor { "lib" }
    async_fs { "lib" }
    async_global_executor { "lib" }
    async_graphql { "lib" }
    async_io { "lib" }
    async_lock { "lib" "once_cell" "rwlock" }
    async_nats { "lib" }
    async_net { "lib" }
    async_process { "lib" }
    async_std { "lib" "fs" "io" "net" }
    async_stream { "lib" }
    async_task { "lib" }
    async_tungstenite { "lib" }
    atomic_refcell { "lib" }
    attohttpc { "lib" }
    aws_lc_rs { "lib" }
    axum { "lib" }
    axum_core { "lib" }
    backoff { "lib" }
    backon { "lib" }
    bb8 { "lib" }
    bcrypt { "lib" }
    bincode { "lib" }
    blake3 { "lib" }
    blocking { "lib" }
    brotli { "lib" }
    bus { "lib" }
    bytes { "lib" }
    bzip2 { "lib" }
    calamine { "lib" }
    camino { "lib" }
    candle_core { "lib" }
    cargo_metadata { "lib" }
    cassette { "lib" }
    clap { "lib" }
    cmd_lib { "lib" }
    color_eyre { "lib" }
    compio { "lib" }
    config { "lib" }
    console { "lib" }
    cortex_m { "lib" }
    crossbeam { "lib" }
    crossbeam_channel { "lib" }
    crossbeam_epoch { "lib" }
    crossbeam_queue { "lib" }
    crossbeam_utils { "lib" }
    crossterm { "lib" }
    csv { "lib" }
    curl { "lib" }
    dashmap { "lib" "mapref" "setref" }
    deadpool { "lib" }
    deadpool_diesel { "lib" }
    deadpool_postgres { "lib" }
    deadpool_sqlite { "lib" }
    deadpool_sync { "lib" }
    dialoguer { "lib" }
    diesel { "lib" }
    djangohashers { "lib" }
    dns_lookup { "lib" }
    dotenvy { "lib" }
    duckdb { "lib" }
    duct { "lib" }
    embassy_executor { "lib" }
    embassy_futures { "lib" }
    embassy_sync { "lib" }
    embassy_time { "lib" }
    embedded_hal { "lib" }
    embedded_hal_async { "lib" }
    embedded_io { "lib" }
    embedded_io_async { "lib" }
    evdev { "lib" }
    event_listener { "lib" }
    evmap { "lib" }
    extreme { "lib" }
    eyre { "lib" }
    fastembed { "lib" }
    ffmpeg_next { "lib" }
    figment { "lib" }
    flate2 { "lib" }
    flume { "lib" }
    fs2 { "lib" }
    fs4 { "lib" }
    fs_err { "lib" }
    fs_extra { "lib" }
    futures { "lib" }
    futures_channel { "lib" "mpsc" "oneshot" }
    futures_core { "lib" }
    futures_executor { "lib" }
    futures_io { "lib" }
    futures_lite { "lib" "future" "io" "stream" }
    futures_sink { "lib" }
    futures_task { "lib" }
    futures_time { "lib" }
    futures_timer { "lib" }
    futures_util { "lib" "future" "io" "lock" "sink" "stream" "stream/futures_unordered" "stream/sources" "stream/try_stream" }
    git2 { "lib" }
    gix { "lib" }
    glob { "lib" }
    globwalk { "lib" }
    glommio { "lib" }
    gpui { "lib" }
    handlebars { "lib" }
    heed { "lib" }
    hf_hub { "lib" }
    hickory_resolver { "lib" }
    hidapi { "lib" }
    hostname { "lib" }
    http { "lib" }
    http_body { "lib" }
    http_body_util { "lib" }
    hyper { "lib" }
    hyper_util { "lib" }
    ignore { "lib" }
    image { "lib" }
    imap { "lib" }
    inotify { "lib" }
    inquire { "lib" }
    isahc { "lib" }
    jwalk { "lib" }
    kanal { "lib" }
    keyring { "lib" }
    lapin { "lib" }
    ldap3 { "lib" }
    left_right { "lib" }
    lettre { "lib" }
    llama_cpp { "lib" }
    lmdb { "lib" }
    local_ip_address { "lib" }
    lock_api { "lib" "rwlock" }
    log { "lib" }
    lopdf { "lib" }
    lz4_flex { "lib" }
    md5 { "lib" }
    memmap2 { "lib" }
    minijinja { "lib" }
    minreq { "lib" }
    mio { "lib" }
    mobc { "lib" }
    moka { "lib" }
    mongodb { "lib" }
    monoio { "lib" }
    mysql { "lib" }
    native_tls { "lib" }
    no_deadlocks { "lib" }
    notify { "lib" }
    notify_rust { "lib" }
    ntex { "lib" }
    once_cell { "lib" }
    oneshot { "lib" }
    open { "lib" }
    opencv { "lib" }
    openssl { "lib" }
    opentelemetry { "lib" }
    ort { "lib" }
    oxipng { "lib" }
    papaya { "lib" }
    parking { "lib" }
    parking_lot { "lib" }
    parquet { "lib" }
    password_hash { "lib" }
    pbkdf2 { "lib" }
    pdf { "lib" }
    pdf_extract { "lib" }
    plist { "lib" }
    poem { "lib" }
    polars { "lib" }
    pollster { "lib" }
    postage { "lib" }
    postgres { "lib" }
    printpdf { "lib" }
    pwhash { "lib" }
    quick_xml { "lib" }
    quinn { "lib" }
    r2d2 { "lib" }
    rayon { "lib" "iter" "range" "range_inclusive" "vec" }
    rayon_core { "lib" }
    rcgen { "lib" }
    rdkafka { "lib" }
    redb { "lib" }
    redis { "lib" }
    regex { "lib" }
    remove_dir_all { "lib" }
    reqwest { "lib" "blocking" }
    reqwest_middleware { "lib" }
    resvg { "lib" }
    retry { "lib" }
    ring { "lib" }
    rmp_serde { "lib" }
    rocksdb { "lib" }
    rouille { "lib" }
    rpassword { "lib" }
    rsa { "lib" }
    rumqttc { "lib" }
    rusb { "lib" }
    rusqlite { "lib" }
    russh { "lib" }
    rust_xlsxwriter { "lib" }
    rustls { "lib" }
    rustls_native_certs { "lib" }
    rustyline { "lib" }
    salvo { "lib" }
    scc { "lib" }
    scopeguard { "lib" }
    scrypt { "lib" }
    sentry { "lib" }
    sentry_core { "lib" }
    serde { "lib" }
    serde_json { "lib" }
    serde_yaml { "lib" }
    serialport { "lib" }
    sevenz_rust { "lib" }
    sharded_slab { "lib" }
    shared_child { "lib" }
    signal_hook { "lib" }
    sled { "lib" }
    smol { "lib" }
    smol_timeout { "lib" }
    snap { "lib" }
    socket2 { "lib" }
    spin { "lib" }
    spin_on { "lib" }
    sqlx { "lib" }
    ssh2 { "lib" }
    std as core, alloc {
        "lib" "any" "array" "ascii" "backtrace" "borrow" "boxed" "cell" "char" "clone" "cmp" "collections"
        "collections/binary_heap" "collections/btree_map" "collections/btree_set"
        "collections/hash_map" "collections/hash_set" "collections/linked_list"
        "collections/vec_deque" "convert" "default" "env" "error" "ffi" "ffi/os_str" "fmt" "fs" "future" "hash"
        "hint" "io" "io/prelude" "iter" "marker" "mem" "net" "num" "num/signed" "num/unsigned"
        "ops" "option" "os/fd" "os/raw" "os/unix/fs" "os/unix/net" "os/unix/process" "panic" "path" "pin"
        "primitive" "process" "ptr" "rc" "result" "slice" "str" "string" "sync" "sync/atomic"
        "sync/mpsc" "task" "thread" "time" "vec"
    }
    structopt { "lib" }
    suppaftp { "lib" }
    surf { "lib" }
    swc_ecma_parser { "lib" }
    syn { "lib" }
    syntect { "lib" }
    sysinfo { "lib" }
    tantivy { "lib" }
    tar { "lib" }
    tauri { "lib" }
    tch { "lib" }
    tempfile { "lib" }
    tera { "lib" }
    tide { "lib" }
    tiny_http { "lib" }
    tiny_skia { "lib" }
    tokio {
        "lib" "fs" "io" "io/unix" "net" "net/tcp" "net/unix" "net/unix/pipe"
        "net/windows/named_pipe" "process" "runtime" "signal" "signal/unix" "signal/windows"
        "sync" "sync/broadcast" "sync/broadcast/error" "sync/futures" "sync/mpsc"
        "sync/mpsc/error" "sync/oneshot" "sync/oneshot/error" "sync/watch" "sync/watch/error"
        "task" "task/coop" "task/futures" "time" "time/error"
    }
    tokio_native_tls { "lib" }
    tokio_postgres { "lib" }
    tokio_retry { "lib" }
    tokio_retry2 { "lib" }
    tokio_rusqlite { "lib" }
    tokio_rustls { "lib" }
    tokio_stream { "lib" "wrappers" }
    tokio_test { "lib" }
    tokio_tungstenite { "lib" }
    tokio_util { "lib" "codec" "io" "sync" "task" "time" }
    tonic { "lib" }
    tower { "lib" }
    tower_layer { "lib" }
    tower_lsp { "lib" }
    tower_service { "lib" }
    tracing { "lib" }
    tracing_mutex { "lib" }
    tree_sitter { "lib" }
    triggered { "lib" }
    trust_dns_resolver { "lib" }
    tryhard { "lib" }
    tungstenite { "lib" }
    typst { "lib" }
    ureq { "lib" }
    url { "lib" }
    usvg { "lib" }
    walkdir { "lib" }
    warp { "lib" }
    wasm_bindgen_futures { "lib" }
    wasmtime { "lib" }
    websocket { "lib" }
    which { "lib" }
    wreq { "lib" }
    xshell { "lib" }
    xz2 { "lib" }
    zip { "lib" }
    zstd { "lib" }
}
