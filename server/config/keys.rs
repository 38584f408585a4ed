//! What may stand in a configuration: one table, which is read by, completed from, documented in
//! the schema, and written out by `wakeful config init`.

use crate::finding::Severity;

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    pub name: &'static str,
    pub kind: Kind,
    /// One sentence, in Markdown.
    pub about: &'static str,
    /// As it may stand in a file: whole lines.
    pub example: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The path of a file, from the directory of the configuration.
    File,
    /// A list of such paths.
    Files,
    /// `true` or `false`.
    Flag,
    /// A list of ids.
    Rules,
    /// A table from ids to severities.
    Severities,
    /// A table from ids to tables of options.
    Options,
    /// A list of patterns.
    Globs,
    /// A list of tables with [`OVERRIDE_KEYS`].
    Overrides,
}

pub const EXTEND: &str = "extend";
pub const SELECT: &str = "select";
pub const EXTEND_SELECT: &str = "extend-select";
pub const IGNORE: &str = "ignore";
pub const EXCLUDE: &str = "exclude";
pub const FORBID_ALLOW: &str = "forbid-allow";
pub const BASELINE: &str = "baseline";
pub const KNOWN: &str = "known";
pub const YIELD_TO_CLIPPY: &str = "yield-to-clippy";
pub const SEVERITY: &str = "severity";
pub const OPTIONS: &str = "options";
pub const OVERRIDES: &str = "overrides";
pub const PATHS: &str = "paths";

/// What turns a rule off, where a severity may stand.
pub const OFF: &str = "off";

/// Of the whole configuration.
pub static KEYS: &[Key] = &[
    Key {
        name: EXTEND,
        kind: Kind::File,
        about: "Another configuration that counts first, as a path from the directory of this file.",
        example: "extend = \"../wakeful.toml\"\n",
    },
    Key {
        name: SELECT,
        kind: Kind::Rules,
        about: "Only these rules; without it, all.",
        example: "select = [\"blocking_sleep\", \"sync_guard_across_await\"]\n",
    },
    Key {
        name: EXTEND_SELECT,
        kind: Kind::Rules,
        about: "These rules besides, even if the configuration that is extended leaves them out.",
        example: "extend-select = [\"blocking_fs\"]\n",
    },
    Key {
        name: IGNORE,
        kind: Kind::Rules,
        about: "Not these rules.",
        example: "ignore = [\"unnecessary_async\"]\n",
    },
    Key {
        name: EXCLUDE,
        kind: Kind::Globs,
        about: "Files that are left alone, as in a `.gitignore` in the directory of this file; what they define is still known. A file that is named on the command line is checked all the same, unless `--force-exclude` says otherwise.",
        example: "exclude = [\"src/generated/**\", \"*_pb.rs\"]\n",
    },
    Key {
        name: FORBID_ALLOW,
        kind: Kind::Rules,
        about: "Rules whose findings no `allow` comment takes away.",
        example: "forbid-allow = [\"sync_guard_across_await\"]\n",
    },
    Key {
        name: BASELINE,
        kind: Kind::File,
        about: "The file of findings that are known and not shown, as a path from the directory of this file. `wakeful check --update-baseline` writes it.",
        example: "baseline = \"wakeful-baseline.json\"\n",
    },
    Key {
        name: KNOWN,
        kind: Kind::Files,
        about: "Rust files that tell what crates do that wakeful does not know, or knows otherwise: each is named as its crate, and written as `docs/known.md` says.",
        example: "known = [\"known/my_queue.rs\"]\n",
    },
    Key {
        name: YIELD_TO_CLIPPY,
        kind: Kind::Flag,
        about: "Whether what clippy finds too is left to it. Without it, that is so where `[lints.clippy]` of a `Cargo.toml` turns the lint on.",
        example: "yield-to-clippy = true\n",
    },
    Key {
        name: SEVERITY,
        kind: Kind::Severities,
        about: "How severe the findings of a rule are, or that it is off. What a rule is less sure of than usual stays as low as it was.",
        example: "[severity]\nblocking_fs = \"error\"\nunbounded_channel = \"off\"\n",
    },
    Key {
        name: OPTIONS,
        kind: Kind::Options,
        about: "What rules go by and what their fixes write, by rule; `wakeful explain RULE` lists its options.",
        example: "[options.unbounded_channel]\ncapacity = 256\n",
    },
    Key {
        name: OVERRIDES,
        kind: Kind::Overrides,
        about: "What is different for some files. Where several match, the last one counts.",
        example: "[[overrides]]\npaths = [\"tests/**\", \"examples/**\"]\nignore = [\"blocking_fs\"]\nseverity = { blocking_sleep = \"hint\" }\n",
    },
];

/// Of one override.
pub static OVERRIDE_KEYS: &[Key] = &[
    Key {
        name: PATHS,
        kind: Kind::Globs,
        about: "Which files, as in a `.gitignore` in the directory of this file.",
        example: "paths = [\"tests/**\"]\n",
    },
    Key {
        name: SELECT,
        kind: Kind::Rules,
        about: "Only these rules in these files.",
        example: "select = [\"blocking_sleep\"]\n",
    },
    Key {
        name: EXTEND_SELECT,
        kind: Kind::Rules,
        about: "These rules besides in these files.",
        example: "extend-select = [\"blocking_fs\"]\n",
    },
    Key {
        name: IGNORE,
        kind: Kind::Rules,
        about: "Not these rules in these files.",
        example: "ignore = [\"blocking_fs\"]\n",
    },
    Key {
        name: SEVERITY,
        kind: Kind::Severities,
        about: "How severe the findings of a rule are in these files, or that it is off.",
        example: "severity = { blocking_sleep = \"hint\" }\n",
    },
    Key {
        name: OPTIONS,
        kind: Kind::Options,
        about: "What rules go by in these files and what their fixes write, by rule.",
        example: "options.unbounded_channel = { capacity = 256 }\n",
    },
];

/// What may stand for a severity, from the mildest.
pub fn severities() -> impl Iterator<Item = &'static str> + Clone {
    let severities = Severity::ALL.iter().rev().map(|it| it.as_str());
    std::iter::once(OFF).chain(severities)
}
