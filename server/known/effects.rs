//! What the attributes of one stub item say, as data.

use super::args::Args;
use super::words::{
    BlockKind, CancelKind, ChannelKind, Ends, GuardKind, LimitKind, OnDrop, PanicWhen,
    RuntimeFlavor, Shape, SpawnKind, WaitKind, WriterLoss,
};
use crate::ir::{Attr, Name};
use crate::text::Span;

/// What calling a function, or holding a value of a type, does beyond its signature.
///
/// Only for items of stubs: in ordinary code, `#[inline]` means something else.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effects {
    pub blocks: Option<Blocks>,
    pub block_on: Option<BlockOn>,
    pub cancel: Option<Cancel>,
    pub waits: Option<Waits>,
    pub spawns: Option<Spawns>,
    pub channel: Option<Channel>,
    pub unbounded: Option<Unbounded>,
    pub drives: Option<Drives>,
    pub limit: Option<LimitKind>,
    pub panics: Vec<Panics>,
    pub client: Option<Client>,
    /// The settings a builder method makes: `timeout`, `connect_timeout`, ….
    pub sets: Vec<Name>,
    pub runtime: Option<RuntimeFlavor>,
    /// Closure arguments run where blocking is allowed.
    pub offthread: bool,
    /// Closure arguments run in the caller's context, during the call.
    pub inline: bool,
    /// Closure arguments run in a task, whenever it is polled or a socket is ready.
    pub polled: bool,
    /// An async sleep.
    pub timer: bool,
    /// Gives up on its future argument after a time.
    pub timeout: bool,
    /// Writes out what a buffered writer holds.
    pub flushes: bool,
    /// Looks after the tasks of a set or tracker.
    pub drains: bool,
    /// Ends the task or tasks behind a handle or set.
    pub aborts: bool,
    /// Lets the task behind a handle run on by itself.
    pub detaches: bool,
    /// Gives the other tasks a turn.
    pub yields: bool,
    /// Its function argument, or the methods of the trait, serve requests: their futures are
    /// dropped when the client goes away.
    pub handler: bool,
    /// Its socket argument must be in non-blocking mode.
    pub requires_nonblocking: bool,

    pub guard: Option<Guard>,
    pub handle: Option<OnDrop>,
    pub sender: Option<ChannelKind>,
    pub receiver: Option<Receiver>,
    pub buffered_writer: Option<BufferedWriter>,
    /// Reads and writes on it block the thread.
    pub blocking_io: Option<Blocks>,
    /// Dropping it blocks the thread.
    pub drop_blocks: Option<Blocks>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Blocks {
    pub kind: BlockKind,
    /// 1 always slow or without bound, 2 usually milliseconds, 3 usually microseconds.
    pub tier: u8,
    /// A path when it holds `::`, otherwise a method of the same value.
    pub instead: Option<Name>,
    pub shape: Shape,
    /// The rewrite compiles and keeps the meaning.
    pub auto: bool,
    /// Panics when called where the runtime drives tasks.
    pub panics_in_async: bool,
    /// Worth a word only inside a loop.
    pub in_loop: bool,
    pub note: Option<Name>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BlockOn {
    pub panics_in_async: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Cancel {
    pub kind: CancelKind,
    /// Nobody but us says so.
    pub inferred: bool,
    pub note: Option<Name>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Waits {
    pub kind: WaitKind,
    pub note: Option<Name>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Spawns {
    pub kind: SpawnKind,
    pub on_drop: OnDrop,
    /// No runtime of tokio is entered where it runs.
    pub not_tokio: bool,
    pub note: Option<Name>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Channel {
    pub kind: ChannelKind,
    pub ends: Ends,
    /// A capacity of zero panics.
    pub zero_panics: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Unbounded {
    pub instead: Option<Name>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Drives {
    /// No limit on how many run at once.
    pub unbounded: bool,
    /// Returns with the first; the others are dropped or handed back.
    pub first: bool,
    /// Stops at the first error.
    pub fails_fast: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Panics {
    pub message: Name,
    pub when: PanicWhen,
    pub note: Option<Name>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Client {
    /// `none`, or what it is unless set: `30s`.
    pub timeout: Name,
    /// An expression that makes one with a timeout.
    pub instead: Option<Name>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Guard {
    pub kind: GuardKind,
    /// Blocks the thread, or must not live across an await.
    pub thread: bool,
    /// Others may hold one of the same kind at the same time.
    pub shared: bool,
    pub note: Option<Name>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Receiver {
    pub kind: ChannelKind,
    pub ends: Ends,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BufferedWriter {
    pub loses: WriterLoss,
    /// The methods that finish it.
    pub flush: Vec<Name>,
}

/// A mistake in a stub.
#[derive(Clone, Debug, PartialEq)]
pub struct StubError {
    pub span: Span,
    pub message: String,
}

impl Effects {
    /// Mistakes are left out; see [`Effects::checked`].
    pub fn of(attrs: &[Attr]) -> Self {
        Self::checked(attrs).0
    }

    pub fn checked(attrs: &[Attr]) -> (Self, Vec<StubError>) {
        let mut effects = Self::default();
        let mut errors = Vec::new();
        for attr in attrs {
            let mut args = Args::parse(attr.args.as_deref().unwrap_or(""));
            effects.read(&attr.path, &mut args);
            errors.extend(args.finish().into_iter().map(|message| StubError {
                span: attr.span,
                message: format!("`{}`: {message}", attr.path),
            }));
        }
        (effects, errors)
    }

    fn read(&mut self, name: &str, args: &mut Args) {
        match name {
            "blocks" => self.blocks = Blocks::read(args, 1),
            "blocking_io" => self.blocking_io = Blocks::read(args, 2),
            "drop_blocks" => self.drop_blocks = Blocks::read(args, 2),
            "block_on" => {
                self.block_on = Some(BlockOn {
                    panics_in_async: args.flag("panics_in_async"),
                });
            }
            "cancel" => {
                self.cancel = args.needed_word().map(|kind| Cancel {
                    kind,
                    inferred: args.flag("inferred"),
                    note: args.text("note"),
                });
            }
            "waits" => {
                self.waits = args.needed_word().map(|kind| Waits {
                    kind,
                    note: args.text("note"),
                });
            }
            "spawns" => {
                self.spawns = args.needed_word().map(|kind| Spawns {
                    kind,
                    on_drop: args.named_word("drop").unwrap_or(OnDrop::Detach),
                    not_tokio: args.flag("not_tokio"),
                    note: args.text("note"),
                });
            }
            "channel" => {
                self.channel = args.needed_word().map(|kind| Channel {
                    kind,
                    ends: args.named_word("ends").unwrap_or(Ends::ClosedErr),
                    zero_panics: args.flag("zero_panics"),
                });
            }
            "unbounded" => {
                self.unbounded = Some(Unbounded {
                    instead: args.text("instead"),
                });
            }
            "drives" => {
                self.drives = Some(Drives {
                    unbounded: args.flag("unbounded"),
                    first: args.flag("first"),
                    fails_fast: args.flag("fails_fast"),
                });
            }
            "limit" => self.limit = args.needed_word(),
            "panics" => match args.plain_text() {
                Some(message) => self.panics.push(Panics {
                    message,
                    when: args.word().unwrap_or(PanicWhen::Other),
                    note: args.text("note"),
                }),
                None => args.errors.push("a message is needed".into()),
            },
            "client" => {
                self.client = Some(Client {
                    timeout: args.text("timeout").unwrap_or_else(|| "none".into()),
                    instead: args.text("instead"),
                });
            }
            "builder" => self.sets = alternatives(args, "sets"),
            "runtime" => self.runtime = args.needed_word(),
            "guard" => {
                self.guard = args.needed_word().map(|kind| Guard {
                    kind,
                    thread: args.flag("thread"),
                    shared: args.flag("shared"),
                    note: args.text("note"),
                });
            }
            "handle" => {
                self.handle = args.named_word("drop");
                if self.handle.is_none() {
                    args.errors.push("`drop` is needed".into());
                }
            }
            "sender" => self.sender = args.needed_word(),
            "receiver" => {
                self.receiver = args.needed_word().map(|kind| Receiver {
                    kind,
                    ends: args.named_word("ends").unwrap_or(Ends::ClosedErr),
                });
            }
            "buffered_writer" => {
                self.buffered_writer = Some(BufferedWriter {
                    loses: args.named_word("loses").unwrap_or(WriterLoss::Buffer),
                    flush: alternatives(args, "flush"),
                });
            }
            // Rust's own mean what they mean in Rust.
            "derive" | "macro_export" => args.ignore_rest(),
            _ => self.read_flag(name, args),
        }
    }

    fn read_flag(&mut self, name: &str, args: &mut Args) {
        let flag = match name {
            "offthread" => &mut self.offthread,
            "inline" => &mut self.inline,
            "polled" => &mut self.polled,
            "timer" => &mut self.timer,
            "timeout" => &mut self.timeout,
            "flushes" => &mut self.flushes,
            "drains" => &mut self.drains,
            "aborts" => &mut self.aborts,
            "detaches" => &mut self.detaches,
            "yields" => &mut self.yields,
            "handler" => &mut self.handler,
            "requires_nonblocking" => &mut self.requires_nonblocking,
            _ => {
                args.errors.push("no such attribute".into());
                return;
            }
        };
        *flag = true;
    }
}

impl Blocks {
    fn read(args: &mut Args, default_tier: u8) -> Option<Self> {
        let kind: BlockKind = args.needed_word()?;
        let instead = args.text("instead");
        let shape = args.named_word("shape");
        let tier = match args.number("tier") {
            Some(tier @ 1..=3) => Some(tier as u8),
            Some(_) => None,
            None => Some(default_tier),
        };
        if tier.is_none() {
            args.errors.push("`tier` is 1, 2 or 3".into());
        }
        let auto = args.flag("auto");
        if matches!(shape, Some(Shape::SwapAwait | Shape::MethodAwait)) && instead.is_none() {
            args.errors.push("this shape needs `instead`".into());
        }
        Some(Self {
            kind,
            tier: tier?,
            instead,
            shape: shape.unwrap_or(Shape::Text),
            auto,
            panics_in_async: args.flag("panics_in_async"),
            in_loop: args.flag("in_loop"),
            note: args.text("note"),
        })
    }
}

/// `name = "a|b"`
fn alternatives(args: &mut Args, name: &str) -> Vec<Name> {
    let Some(text) = args.text(name) else {
        args.errors.push(format!("`{name}` is needed"));
        return Vec::new();
    };
    text.split('|').map(Name::new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attr(path: &str, args: &str) -> Attr {
        Attr {
            path: path.into(),
            args: Some(args.into()),
            span: Span::default(),
        }
    }

    #[test]
    fn reads_words_texts_numbers_and_flags() {
        let (effects, errors) = Effects::checked(&[
            attr(
                "blocks",
                r#"fs, tier = 2, instead = "tokio::fs::read", shape = "swap_await", auto, note = "a, b""#,
            ),
            attr("cancel", "loses_data"),
            attr("panics", r#""x \"y\"", zero"#),
            attr("panics", r#""other""#),
        ]);
        assert_eq!(errors, []);
        let blocks = effects.blocks.expect("read above");
        assert_eq!((blocks.kind, blocks.tier), (BlockKind::Fs, 2));
        assert_eq!(blocks.instead.as_deref(), Some("tokio::fs::read"));
        assert_eq!(blocks.shape, Shape::SwapAwait);
        assert!(blocks.auto && !blocks.in_loop);
        assert_eq!(blocks.note.as_deref(), Some("a, b"));
        assert_eq!(
            effects.cancel.map(|it| it.kind),
            Some(CancelKind::LosesData)
        );
        assert_eq!(effects.panics[0].message, "x \"y\"");
        assert_eq!(effects.panics[0].when, PanicWhen::Zero);
        assert_eq!(effects.panics[1].when, PanicWhen::Other);
    }

    #[test]
    fn says_what_is_wrong() {
        let message = |path, args| -> Vec<String> {
            let (_, errors) = Effects::checked(&[attr(path, args)]);
            errors.into_iter().map(|it| it.message).collect()
        };
        assert_eq!(message("colour", ""), ["`colour`: no such attribute"]);
        assert_eq!(
            message("offthread", "fast"),
            ["`offthread`: Word(\"fast\") has no place here"]
        );
        assert_eq!(
            message("blocks", "fs, tier = 4"),
            ["`blocks`: `tier` is 1, 2 or 3"]
        );
        assert_eq!(
            message("blocks", r#"fs, shape = "swap_await""#),
            ["`blocks`: this shape needs `instead`"]
        );
        assert_eq!(
            message("sender", "tube"),
            [
                "`sender`: one of mpsc, mpmc, broadcast, watch, oneshot, sync is needed",
                "`sender`: Word(\"tube\") has no place here"
            ]
        );
    }
}
