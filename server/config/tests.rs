//! What counts where, and what is said of what means nothing: files in, words out.

use std::collections::BTreeMap;

use serde_json::Value;

use super::*;
use crate::text::LineIndex;

struct Tree(BTreeMap<PathBuf, String>);

impl Files for Tree {
    fn read(&self, path: &Path) -> Option<String> {
        self.0.get(path).cloned()
    }

    fn is_file(&self, path: &Path) -> bool {
        self.0.contains_key(path)
    }

    fn list(&self, _: &Path) -> Vec<PathBuf> {
        Vec::new()
    }
}

fn tree(files: &[(&str, &str)]) -> Tree {
    let files = files.iter();
    let root = Path::new("/w");
    Tree(files.map(|it| (root.join(it.0), it.1.to_owned())).collect())
}

/// What counts in a file, of rules that are not as by default.
fn counts(files: &[(&str, &str)], path: &str) -> String {
    let mut configs = Configs::default();
    let config = configs.for_file(&tree(files), &Path::new("/w").join(path));
    assert_eq!(configs.problems(), []);
    let mut out = Vec::new();
    for rule in rules::all() {
        let own = rule.meta.severity;
        match config.severity_of(rule.id, own) {
            None => out.push(format!("-{}", rule.id)),
            Some(it) if it != own => out.push(format!("{}={it}", rule.id)),
            Some(_) => {}
        }
    }
    // A short name for all others.
    let off = out.iter().filter(|it| it.starts_with('-')).count();
    if off > rules::all().len() / 2 {
        let on = rules::all().iter().map(|it| it.id);
        let on = on.filter(|it| !out.contains(&format!("-{it}")));
        return format!("only {}", on.collect::<Vec<_>>().join(" "));
    }
    out.join(" ")
}

/// As `path:line:column: message`.
fn problems(files: &[(&str, &str)], path: &str) -> Vec<String> {
    let mut configs = Configs::default();
    configs.for_file(&tree(files), &Path::new("/w").join(path));
    let problems = configs.problems().into_iter();
    let told = problems.map(|it| {
        let text = configs.text(&it.path).expect("it was read");
        let (line, column) = LineIndex::new(text).human(text, it.span.start);
        format!("{}:{line}:{column}: {}", it.path.display(), it.message)
    });
    told.collect()
}

#[test]
fn the_nearest_one_counts_alone() {
    let files = [
        ("wakeful.toml", "ignore = [\"blocking_fs\"]"),
        ("a/wakeful.toml", "ignore = [\"blocking_sleep\"]"),
    ];
    assert_eq!(counts(&files, "src/b.rs"), "-blocking_fs");
    assert_eq!(counts(&files, "a/src/b.rs"), "-blocking_sleep");
    assert_eq!(counts(&files, "/b.rs"), "");
}

#[test]
fn what_is_extended_counts_first() {
    let base = "select = [\"blocking_fs\", \"blocking_sleep\"]\nseverity.blocking_fs = \"off\"\nforbid-allow = [\"blocking_fs\"]";
    let files = [
        ("base.toml", base),
        (
            "a/wakeful.toml",
            "extend = \"../base.toml\"\nextend-select = [\"unbounded_channel\", \"blocking_fs\"]\nignore = [\"blocking_sleep\"]",
        ),
        ("b/wakeful.toml", "extend = \"../base.toml\""),
        (
            "c/wakeful.toml",
            "extend = \"../base.toml\"\nselect = [\"unbounded_join_all\"]",
        ),
    ];
    assert_eq!(
        counts(&files, "a/x.rs"),
        "only blocking_fs unbounded_channel"
    );
    assert_eq!(counts(&files, "b/x.rs"), "only blocking_sleep");
    assert_eq!(counts(&files, "c/x.rs"), "only unbounded_join_all");
    let config = Configs::default().for_file(&tree(&files), Path::new("/w/a/x.rs"));
    assert!(config.forbids_allow("blocking_fs") && !config.forbids_allow("blocking_sleep"));
    let paths = ["/w/a/wakeful.toml", "/w/base.toml"].map(PathBuf::from);
    assert_eq!(config.files, paths);
}

#[test]
fn overrides_count_last_where_their_paths_match() {
    let text = "
[severity]
blocking_fs = \"hint\"
[[overrides]]
paths = [\"tests/**\", \"*_gen.rs\", \"!tests/real.rs\"]
ignore = [\"blocking_fs\", \"blocking_sleep\"]
[[overrides]]
paths = [\"**/deep\"]
extend-select = [\"blocking_sleep\"]
severity = { unbounded_channel = \"off\" }
";
    let files = [("wakeful.toml", text)];
    assert_eq!(counts(&files, "src/a.rs"), "blocking_fs=hint");
    assert_eq!(
        counts(&files, "tests/a/b.rs"),
        "-blocking_fs -blocking_sleep"
    );
    assert_eq!(
        counts(&files, "src/x_gen.rs"),
        "-blocking_fs -blocking_sleep"
    );
    assert_eq!(counts(&files, "tests/real.rs"), "blocking_fs=hint");
    assert_eq!(
        counts(&files, "tests/deep/b.rs"),
        "-blocking_fs -unbounded_channel"
    );
}

#[test]
fn manifests_say_it_for_their_package_or_workspace() {
    let workspace = "[workspace.metadata.wakeful]\nignore = [\"blocking_fs\"]\n[package]\nname = \"r\"\n[package.metadata.wakeful]\nignore = [\"blocking_sleep\"]";
    let files = [
        ("Cargo.toml", workspace),
        ("a/Cargo.toml", "[package]\nname = \"a\""),
        (
            "b/Cargo.toml",
            "[package]\nname = \"b\"\n[package.metadata.wakeful]\nextend = \"../Cargo.toml\"\nseverity = { blocking_sleep = \"hint\" }",
        ),
        ("c/Cargo.toml", "[workspace]\n[package]\nname = \"c\""),
        ("d/Cargo.toml", "[package.metadata.wakeful]\n"),
        ("d/wakeful.toml", "ignore = [\"unbounded_channel\"]"),
    ];
    assert_eq!(counts(&files, "src/x.rs"), "-blocking_sleep");
    assert_eq!(counts(&files, "a/src/x.rs"), "-blocking_fs");
    assert_eq!(
        counts(&files, "b/src/x.rs"),
        "-blocking_fs blocking_sleep=hint"
    );
    assert_eq!(counts(&files, "c/src/x.rs"), "");
    assert_eq!(counts(&files, "d/src/x.rs"), "-unbounded_channel");
}

/// The options that were chosen for a file, each with the place that says so.
fn chosen(files: &[(&str, &str)], path: &str) -> Vec<String> {
    let mut configs = Configs::default();
    let config = configs.for_file(&tree(files), &Path::new("/w").join(path));
    assert_eq!(configs.problems(), []);
    let options = rules::all().iter().flat_map(|it| it.options);
    let line = |it: &Declared| {
        let origin = config.chosen_by(*it)?;
        let text = configs.text(&origin.path).expect("it was read");
        let (line, _) = LineIndex::new(text).human(text, origin.span.start);
        let (rule, name) = it.key();
        let (value, path) = (config.options.written(*it), origin.path.display());
        Some(format!("{rule}.{name} = {value} {path}:{line}"))
    };
    options.filter_map(line).collect()
}

#[test]
fn of_each_option_the_nearest_value_counts() {
    let base = "
[options]
unbounded_channel.capacity = 64
[options.http_client_without_timeout]
timeout-seconds = 60
connect-timeout-seconds = 5
";
    let own = "
extend = \"../base.toml\"
[options.http_client_without_timeout]
timeout-seconds = 90
[[overrides]]
paths = [\"tests/**\"]
options.unbounded_channel = { capacity = 8 }
[[overrides]]
paths = [\"**/slow\"]
[overrides.options.http_client_without_timeout]
timeout-seconds = 600
";
    let manifest = "[workspace.metadata.wakeful.options.unbounded_channel]\ncapacity = 2\n";
    let files = [
        ("base.toml", base),
        ("a/wakeful.toml", own),
        ("b/Cargo.toml", manifest),
    ];
    let connect = "http_client_without_timeout.connect-timeout-seconds = 5 /w/base.toml:6";
    assert_eq!(
        chosen(&files, "a/x.rs"),
        [
            "http_client_without_timeout.timeout-seconds = 90 /w/a/wakeful.toml:4",
            connect,
            "unbounded_channel.capacity = 64 /w/base.toml:3",
        ]
    );
    assert_eq!(
        chosen(&files, "a/tests/slow/x.rs"),
        [
            "http_client_without_timeout.timeout-seconds = 600 /w/a/wakeful.toml:11",
            connect,
            "unbounded_channel.capacity = 8 /w/a/wakeful.toml:7",
        ]
    );
    assert_eq!(
        chosen(&files, "b/x.rs"),
        ["unbounded_channel.capacity = 2 /w/b/Cargo.toml:2"]
    );
    assert_eq!(chosen(&files, "x.rs"), [""; 0]);
}

#[test]
fn options_that_mean_nothing_are_told_with_their_place() {
    let text = "\
[options]
unbounded_chanel.capacity = 1
blocking_sleep.capacity = 1
network_await_without_timeout = 1
[options.unbounded_channel]
capcity = 1
capacity = 0
[options.http_client_without_timeout]
timeout-seconds = \"30\"
connect-timeout-seconds = 2.5
qqqqqq = 1
[[overrides]]
paths = [\"a\"]
options = 1
[[overrides]]
paths = [\"a\"]
options.unbounded_channel.capacity = 9_999_999_999
options.blocking_fs.allow = [\"std::fs\", \"std fs\"]
options.transitive_blocking_call.allow = \"std::fs\"
options.spawned_task_discarded.allow = [1]
";
    assert_eq!(
        problems(&[("wakeful.toml", text)], "x.rs"),
        [
            "/w/wakeful.toml:2:1: there is no rule `unbounded_chanel`; did you mean `unbounded_channel`?",
            "/w/wakeful.toml:3:1: the rule `blocking_sleep` has no options",
            "/w/wakeful.toml:4:33: `options.network_await_without_timeout` is a table of options",
            "/w/wakeful.toml:6:1: `unbounded_channel` has no option `capcity`; did you mean `capacity`?",
            "/w/wakeful.toml:7:12: `capacity` is a whole number from 1 to 1000000",
            "/w/wakeful.toml:9:19: `timeout-seconds` is a whole number from 1 to 86400",
            "/w/wakeful.toml:10:27: `connect-timeout-seconds` is a whole number from 1 to 86400",
            "/w/wakeful.toml:11:1: `http_client_without_timeout` has no option `qqqqqq`; there are `timeout-seconds`, `connect-timeout-seconds`",
            "/w/wakeful.toml:14:11: `options` is a table from rules to tables of their options",
            "/w/wakeful.toml:17:38: `capacity` is a whole number from 1 to 1000000",
            "/w/wakeful.toml:18:41: `std fs` is no path such as `std::fs::create_dir_all`",
            "/w/wakeful.toml:19:42: `allow` is a list of paths such as `crate::config::load`",
            "/w/wakeful.toml:20:40: `allow` is a list of paths such as `crate::metrics::report`",
        ]
    );
}

#[test]
fn what_was_told_softly_stays_soft() {
    let files = [(
        "wakeful.toml",
        "[severity]\nblocking_fs = \"error\"\nunnecessary_async = \"error\"",
    )];
    let config = Configs::default().for_file(&tree(&files), Path::new("/w/x.rs"));
    let fs = rules::by_id("blocking_fs").expect("a rule").meta.severity;
    assert!(fs > Severity::Hint);
    assert_eq!(config.severity_of("blocking_fs", fs), Some(Severity::Error));
    assert_eq!(
        config.severity_of("blocking_fs", Severity::Hint),
        Some(Severity::Hint)
    );
    let own = rules::by_id("unnecessary_async")
        .expect("a rule")
        .meta
        .severity;
    assert_eq!(
        config.severity_of("unnecessary_async", own),
        Some(Severity::Error)
    );
}

#[test]
fn what_means_nothing_is_told_with_its_place() {
    let text = "\
slect = []
ignore = [\"blocking_slep\", 1]
extend = \"gone.toml\"
qqqqqqqq = 1
forbid-allow = \"blocking_fs\"
[severity]
blocking_fs = \"eror\"
unbounded_channel = 2
nothing_like_it = \"off\"
[[overrides]]
ignore = []
[[overrides]]
paths = [\"a/{b\"]
extend = \"x\"
";
    assert_eq!(
        problems(&[("wakeful.toml", text)], "x.rs"),
        [
            "/w/wakeful.toml:1:1: there is no key `slect`; did you mean `select`?",
            "/w/wakeful.toml:2:11: there is no rule `blocking_slep`; did you mean `blocking_sleep`?",
            "/w/wakeful.toml:2:28: `ignore` is a list of rules, as strings",
            "/w/wakeful.toml:3:10: there is no file `gone.toml`",
            "/w/wakeful.toml:4:1: there is no key `qqqqqqqq`; there are `extend`, `select`, `extend-select`, `ignore`, `exclude`, `forbid-allow`, `baseline`, `known`, `yield-to-clippy`, `severity`, `options`, `overrides`",
            "/w/wakeful.toml:5:16: `forbid-allow` is a list of rules, as strings",
            "/w/wakeful.toml:7:15: `eror` is no severity; did you mean `error`?",
            "/w/wakeful.toml:8:21: this is no severity; there are `off`, `hint`, `info`, `warning`, `error`",
            "/w/wakeful.toml:9:1: there is no rule `nothing_like_it`; `wakeful rules` lists them",
            "/w/wakeful.toml:10:1: this has no `paths`, which say where it counts",
            "/w/wakeful.toml:13:10: `a/{b` is no pattern: unclosed alternate group",
            "/w/wakeful.toml:14:1: there is no key `extend`; did you mean `extend-select`?",
        ]
    );
    let broken = problems(&[("wakeful.toml", "ignore = [\n")], "x.rs");
    assert!(broken[0].starts_with("/w/wakeful.toml:"), "{broken:?}");
}

#[test]
fn loops_and_problems_of_what_is_extended_are_told() {
    let files = [
        ("wakeful.toml", "extend = \"a/wakeful.toml\""),
        (
            "a/wakeful.toml",
            "extend = \"../wakeful.toml\"\nignore = [\"x\"]",
        ),
    ];
    assert_eq!(
        problems(&files, "x.rs"),
        [
            "/w/a/wakeful.toml:1:10: this extends itself in the end",
            "/w/a/wakeful.toml:2:11: there is no rule `x`; `wakeful rules` lists them",
        ]
    );
}

#[test]
fn the_template_says_nothing_and_all_that_it_shows_is_understood() {
    assert_eq!(counts(&[("wakeful.toml", &template())], "x.rs"), "");
    let shown = template();
    let shown = shown.lines().filter_map(|it| it.strip_prefix("# "));
    let is_code = |it: &&str| it.contains('=') || it.starts_with('[');
    let text = shown.filter(is_code).collect::<Vec<_>>().join("\n");
    let files = [
        ("wakeful.toml", &*text),
        ("../wakeful.toml", ""),
        ("known/my_queue.rs", ""),
    ];
    assert_eq!(problems(&files, "x.rs").len(), 1);
}

/// Every key of the schema is accepted, and every key that is accepted is in the schema.
#[test]
fn the_schema_says_what_is_accepted() {
    let schema = schema();
    let names = |it: &serde_json::Value| {
        let map = it.as_object().expect("an object");
        map.keys().cloned().collect::<Vec<_>>()
    };
    let example = |keys: &[Key], name: &str| {
        let key = keys.iter().find(|it| it.name == name);
        key.unwrap_or_else(|| panic!("no key `{name}`")).example
    };
    for name in names(&schema["properties"]) {
        let text = example(KEYS, &name);
        let files = [
            ("a/wakeful.toml", text),
            ("wakeful.toml", ""),
            ("a/known/my_queue.rs", ""),
        ];
        assert_eq!(problems(&files, "a/x.rs"), [""; 0]);
    }
    for name in names(&schema["definitions"]["override"]["properties"]) {
        let paths = if name == keys::PATHS {
            ""
        } else {
            "paths = [\"a\"]\n"
        };
        let text = format!("[[overrides]]\n{paths}{}", example(OVERRIDE_KEYS, &name));
        assert_eq!(problems(&[("wakeful.toml", &text)], "x.rs"), [""; 0]);
    }
    assert_eq!(names(&schema["properties"]).len(), KEYS.len());
    let inner = names(&schema["definitions"]["override"]["properties"]);
    assert_eq!(inner.len(), OVERRIDE_KEYS.len());
    let ids: Vec<_> = rules::all().iter().map(|it| it.id).collect();
    assert_eq!(
        schema["definitions"]["rule"]["enum"],
        serde_json::json!(ids)
    );
    assert_eq!(
        names(&schema["definitions"]["severities"]["properties"]),
        ids
    );
    let tables = &schema["definitions"]["options"]["properties"];
    let having = rules::all().iter().filter(|it| !it.options.is_empty());
    assert_eq!(
        names(tables),
        having.clone().map(|it| it.id).collect::<Vec<_>>()
    );
    for rule in having {
        let own: Vec<_> = rule.options.iter().map(|it| it.name()).collect();
        assert_eq!(names(&tables[rule.id]["properties"]), own);
        for option in rule.options {
            let text = format!("[options.{}]\n{}\n", rule.id, option.example());
            assert_eq!(problems(&[("wakeful.toml", &text)], "x.rs"), [""; 0]);
        }
    }
}

/// SplitMix64: the same configurations in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % most as u64) as usize
    }

    /// A value that a part of the schema accepts, as TOML.
    fn accepted(&mut self, name: &str, schema: &Value, whole: &Value) -> String {
        let of = |it: &Value| it.as_array().cloned().unwrap_or_default();
        if let Some(it) = schema["allOf"].as_array() {
            let mut merged = resolved(&it[0], whole).clone();
            merged["minItems"] = schema["minItems"].clone();
            return self.accepted(name, &merged, whole);
        }
        if let Some(values) = schema["enum"].as_array() {
            return values[self.below(values.len())].to_string();
        }
        match schema["type"].as_str().expect("a type") {
            "boolean" => ["true", "false"][self.below(2)].to_owned(),
            "integer" => {
                let bound = |it: &str| schema[it].as_u64().expect("a bound");
                let (least, most) = (bound("minimum"), bound("maximum"));
                let between = least + (most - least) / 2;
                [least, between, most][self.below(3)].to_string()
            }
            "string" => match schema["pattern"].as_str() {
                Some(_) => ["\"a\"", "\"a::b_2::C\""][self.below(2)].to_owned(),
                // The schema knows nothing of what lies on the disk.
                None if name == "extend" => "\"base.toml\"".to_owned(),
                None if name == "known" => "\"known/c.rs\"".to_owned(),
                None => ["\"\"", "\"a/**\"", "\"!b *\""][self.below(3)].to_owned(),
            },
            "array" => {
                let least = schema["minItems"].as_u64().unwrap_or(0) as usize;
                let many = least + self.below(3);
                let items = resolved(&schema["items"], whole);
                let mut all: Vec<String> = (0..many)
                    .map(|_| self.accepted(name, items, whole))
                    .collect();
                if schema["uniqueItems"] == true {
                    all.sort();
                    all.dedup();
                }
                format!("[{}]", all.join(", "))
            }
            "object" => {
                let required = of(&schema["required"]);
                let properties = schema["properties"].as_object().expect("properties");
                let mut pairs = Vec::new();
                for (key, schema) in properties {
                    let few = properties.len() / 4 + 2;
                    if required.contains(&Value::from(key.as_str())) || self.below(few) == 0 {
                        let value = self.accepted(key, schema, whole);
                        pairs.push(format!("{key} = {value}"));
                    }
                }
                match name {
                    "" => pairs.join("\n"),
                    _ => format!("{{ {} }}", pairs.join(", ")),
                }
            }
            other => panic!("no `{other}` is known here"),
        }
    }
}

fn resolved<'a>(schema: &'a Value, whole: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(path) => whole
            .pointer(path.trim_start_matches('#'))
            .expect("it is there"),
        None => schema,
    }
}

#[test]
fn what_the_schema_accepts_is_understood() {
    let whole = schema();
    let mut random = Random(2026);
    for number in 0..400 {
        let text = random.accepted("", &whole, &whole);
        let files = [
            ("wakeful.toml", text.as_str()),
            ("base.toml", ""),
            ("known/c.rs", "pub fn f();"),
        ];
        assert_eq!(problems(&files, "a.rs"), [""; 0], "{number}: {text}");
    }
}
