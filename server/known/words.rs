//! The words that stand in the attributes of stubs: one enum per position, spelled once.

/// An enum whose variants are words of the attribute language.
pub trait Word: Copy + Sized + 'static {
    const ALL: &'static [Self];

    /// As written in a stub.
    fn as_str(self) -> &'static str;

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.as_str() == word)
    }
}

macro_rules! words {
    ($($(#[$outer:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$inner])* $variant,)* }

        impl Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)*];

            fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    )*};
}

words! {
    /// What a blocking call waits for or burns.
    BlockKind {
        Sleep = "sleep",
        Fs = "fs",
        Net = "net",
        Dns = "dns",
        Process = "process",
        Stdio = "stdio",
        Http = "http",
        Db = "db",
        Channel = "channel",
        Thread = "thread",
        Lock = "lock",
        Cpu = "cpu",
        /// Hands the work to a thread pool and waits for it, as rayon does.
        Pool = "pool",
        /// Builds or shuts down an async runtime.
        Runtime = "runtime",
        Device = "device",
        /// Blocks if the receiver or an argument is, or wraps, a `#[blocking_io]` type.
        Io = "io",
    }

    /// How a blocking call is rewritten.
    Shape {
        /// Another path in place of this one, and `.await` behind the call.
        SwapAwait = "swap_await",
        /// Another method in place of this one, and `.await` behind the call.
        MethodAwait = "method_await",
        /// `spawn_blocking(move || …).await` around it.
        SpawnBlocking = "spawn_blocking",
        /// Said in words only.
        Text = "text",
    }

    /// What is lost when a future is dropped half-way.
    CancelKind {
        /// Nothing: start again whenever you like.
        Safe = "safe",
        /// Bytes or items already taken are gone.
        LosesData = "loses_data",
        /// Progress is kept in an argument; call again with the same one.
        Resumable = "resumable",
        /// The value handed in is dropped.
        LosesArgument = "loses_argument",
        /// The place in a fair queue.
        LosesPlace = "loses_place",
        /// The peer is left in the middle of an exchange.
        Protocol = "protocol",
        /// As the futures handed in.
        Inner = "inner",
    }

    GuardKind {
        Lock = "lock",
        AsyncLock = "async_lock",
        Refcell = "refcell",
        /// The lock of one shard of a concurrent map.
        Shard = "shard",
        Span = "span",
        Permit = "permit",
        WatchRef = "watch_ref",
        RuntimeEnter = "runtime_enter",
        /// A connection out of a pool.
        Pool = "pool",
        Stdio = "stdio",
        /// Holds back memory reclamation.
        Epoch = "epoch",
        /// A thread-local scope: telemetry contexts, error-report hubs.
        Scope = "scope",
    }

    SpawnKind {
        Task = "task",
        /// A task bound to this thread.
        Local = "local",
        Blocking = "blocking",
        Thread = "thread",
        /// A task owned by a set.
        Set = "set",
        Tracked = "tracked",
    }

    /// What dropping a handle does to what it stands for.
    OnDrop {
        Detach = "detach",
        Abort = "abort",
        Cancel = "cancel",
        /// Waits for it, blocking the thread.
        Join = "join",
    }

    ChannelKind {
        Mpsc = "mpsc",
        Mpmc = "mpmc",
        Broadcast = "broadcast",
        Watch = "watch",
        Oneshot = "oneshot",
        /// Of the standard library or crossbeam: its waits block the thread.
        Sync = "sync",
    }

    /// What the receiving end is given when all senders are gone.
    Ends {
        None = "none",
        ClosedErr = "closed_err",
        /// `Err` too, but `Lagged` is an `Err` that is not the end.
        Lagged = "lagged",
        Never = "never",
    }

    /// What an await waits for.
    WaitKind {
        /// Bytes from or to a peer.
        Net = "net",
        Connect = "connect",
        Accept = "accept",
        Request = "request",
        Dns = "dns",
        Db = "db",
        Fs = "fs",
        /// A reader or writer of any kind.
        Io = "io",
        Stdio = "stdio",
        Lock = "lock",
        Permit = "permit",
        Pool = "pool",
        Channel = "channel",
        /// Room in a bounded channel.
        Capacity = "capacity",
        Timer = "timer",
        Task = "task",
        Process = "process",
        Signal = "signal",
        /// Something another task announces: a notification, a token, a barrier.
        Event = "event",
    }

    LimitKind {
        Time = "time",
        Concurrency = "concurrency",
        Rate = "rate",
        Size = "size",
    }

    /// What a writer loses when it is dropped without being finished.
    WriterLoss {
        /// Its buffer.
        Buffer = "buffer",
        /// The end of the format: what was flushed cannot be read.
        Trailer = "trailer",
        /// A write that a background thread has not done yet, and its error.
        InFlight = "in_flight",
        /// Only what was fed and not sent.
        Fed = "fed",
    }

    PanicWhen {
        /// Its first number or duration is zero.
        Zero = "zero",
        /// No runtime is entered.
        NoRuntime = "no_runtime",
        /// Called where the runtime drives tasks.
        InRuntime = "in_runtime",
        /// The runtime has one thread.
        CurrentThread = "current_thread",
        /// Polled again after it was ready.
        Completed = "completed",
        /// No `LocalSet` is entered.
        NoLocalSet = "no_local_set",
        /// As the note says.
        Other = "other",
    }

    RuntimeFlavor {
        CurrentThread = "current_thread",
        MultiThread = "multi_thread",
        Local = "local",
    }
}
