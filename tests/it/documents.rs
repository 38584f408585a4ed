//! The documents are true: options, exit codes, links, rooms and dependencies are those that there are.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::cli::Dir;

/// Flags by the heading that they stand under.
type Groups = BTreeMap<String, BTreeSet<String>>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|it| panic!("{path}: {it}"))
}

/// What `cargo wakeful --help` says: all of `wakeful check --help`, and the selection of packages.
fn help() -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-wakeful"))
        .args(["wakeful", "--help"])
        .output();
    String::from_utf8(output.expect("the binary was built").stdout).expect("UTF-8")
}

/// `--fix` of `--fix`, `-q` of `-q, --quiet`, none of `--`.
fn flags(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|it: char| !(it.is_ascii_alphanumeric() || it == '-'));
    let is_flag = |it: &&str| {
        let name = it.trim_start_matches('-');
        let dashes = it.len() - name.len();
        dashes == 2 && name.len() > 1 || dashes == 1 && name.len() == 1
    };
    words.filter(is_flag).map(str::to_owned)
}

/// The options of a help text, with those that an alias names.
fn groups_of_help(help: &str) -> Groups {
    let mut out = Groups::new();
    let mut heading = String::new();
    for line in help.lines() {
        match line.strip_suffix(':') {
            Some(title) if !line.starts_with(' ') => heading = title.to_owned(),
            _ if line.trim_start().starts_with('-') => {
                let named = line.trim_start().split("  ").next().unwrap_or_default();
                out.entry(heading.clone()).or_default().extend(flags(named));
            }
            _ if line.trim_start().starts_with("[alias") => {
                out.entry(heading.clone()).or_default().extend(flags(line));
            }
            _ => {}
        }
    }
    out
}

/// The options in the first cells of tables.
fn groups_of_page(page: &str) -> Groups {
    let mut out = Groups::new();
    let mut heading = String::new();
    for line in page.lines() {
        if line.starts_with('#') {
            heading = line.trim_matches(['#', ' ']).to_owned();
        } else if let Some(row) = line.strip_prefix("| `-") {
            let cell = row.split(" | ").next().unwrap_or_default();
            let cell = format!("-{cell}");
            out.entry(heading.clone()).or_default().extend(flags(&cell));
        }
    }
    out
}

#[test]
fn the_page_of_check_has_the_options_of_its_help() {
    let help = groups_of_help(&help());
    assert!(help.len() > 6, "{help:?}");
    let mut page = groups_of_page(&read("docs/check.md"));
    // That every program has it needs no telling.
    let options = page.entry("Options".into()).or_default();
    options.extend(["-V".to_owned(), "--version".to_owned()]);
    for (heading, flags) in &help {
        assert_eq!(page.get(heading), Some(flags), "under {heading}");
    }
    for (heading, flags) in &page {
        assert!(help.contains_key(heading), "{heading}: {flags:?}");
    }
}

#[test]
fn the_page_of_check_has_the_groups_in_the_order_of_the_help() {
    let page = read("docs/check.md");
    let help = help();
    let groups = groups_of_help(&help);
    let order = |text: &str| {
        let titles = text.lines().map(|it| it.trim_matches(['#', ' ', ':']));
        let titles: Vec<_> = titles.filter(|it| groups.contains_key(*it)).collect();
        titles.join(", ")
    };
    assert_eq!(order(&page), order(&help));
}

#[test]
fn options_that_documents_use_exist() {
    let help = help();
    let known: BTreeSet<String> = groups_of_help(&help).into_values().flatten().collect();
    let mut seen = 0;
    for (path, text) in documents() {
        for line in text.lines() {
            let starts = ["wakeful check ", "cargo wakeful "];
            let commands = starts.iter().flat_map(|it| line.split(it).skip(1));
            for command in commands {
                let command = command.split(['`', '#', '|', '<']).next();
                for flag in flags(command.unwrap_or_default()) {
                    seen += 1;
                    assert!(
                        known.contains(&flag),
                        "{path}: there is no `{flag}`: {line}"
                    );
                }
            }
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn the_page_of_check_has_the_exit_codes_of_its_help() {
    let help = help();
    let codes = help.split("Exit codes:\n").nth(1).expect("it tells them");
    let told: Vec<String> = codes
        .lines()
        .map_while(|it| it.trim().split_once("  "))
        .map(|(code, text)| format!("| {code} | {text} |"))
        .collect();
    assert_eq!(told.len(), 3, "{told:?}");
    let page = read("docs/check.md");
    let rows = page.split("| code | |\n| --- | --- |\n").nth(1);
    let rows: Vec<&str> = rows
        .expect("a table of the codes")
        .lines()
        .take_while(|it| it.starts_with('|'))
        .collect();
    assert_eq!(rows, told);
}

#[test]
fn the_samples_of_formats_are_what_is_printed() {
    let page = read("docs/check.md");
    let formats = page.split("## Formats").nth(1).expect("a section");
    let before = "use std::time::Duration;\n".to_owned() + &"\n".repeat(9);
    let text = before + "async fn f() {\n    std::thread::sleep(Duration::MAX);\n}\n";
    let manifest = "[package]\nname = \"x\"\nedition = \"2024\"\n[dependencies]\ntokio = { version = \"1\", features = [\"full\"] }\n";
    let dir = Dir::with(&[("Cargo.toml", manifest), ("src/main.rs", &text)]);
    for format in ["concise", "json-lines", "github", "checkstyle", "markdown"] {
        let opening = format!("\n`{format}`");
        let section = formats.split(&opening).nth(1).expect(format);
        let sample = section.split("```").nth(1).expect("a block");
        let (_, sample) = sample.split_once('\n').expect("a language");
        let run = dir.run(&["check", "--output-format", format]);
        for line in sample.lines().map(str::trim) {
            assert!(run.out.contains(line), "{format}: {line}\n{}", run.out);
        }
    }
}

#[test]
fn relative_links_lead_somewhere() {
    let documents = documents();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (path, text) in &documents {
        for link in links(text) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            seen += 1;
            let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let dir = root().join(path).parent().expect("a file").to_owned();
            let target = match file {
                "" => root().join(path),
                _ => dir.join(file),
            };
            if !target.exists() {
                wrong.push(format!("{path}: there is no {file}"));
            } else if !anchor.is_empty() {
                let text = fs::read_to_string(&target).unwrap_or_default();
                if !anchors(&text).contains(anchor) {
                    wrong.push(format!("{path}: there is no heading {link}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 100, "{seen}");
}

#[test]
fn links_and_anchors_are_read_as_hosts_do() {
    let text =
        "[a](b.md#c) ![d](<e f.png>) `[x](y)`\n```\n[x](y)\n```\n[g]: h.md\n<img src=\"i.png\">";
    assert_eq!(links(text), ["b.md#c", "e f.png", "h.md", "i.png"]);
    let headings = "# 1. `a_b` and: C\n## Twice\n```\n# no heading\n```\n## Twice\n";
    let found: Vec<_> = anchors(headings).into_iter().collect();
    assert_eq!(found, ["1-a_b-and-c", "twice", "twice-1"]);
}

#[test]
fn the_page_of_the_architecture_has_all_rooms_in_their_order() {
    let lib = read("server/lib.rs");
    let rooms: Vec<&str> = lib
        .lines()
        .filter_map(|it| it.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let page = read("docs/architecture.md");
    assert_eq!(names_in_table(&page, "| room |"), rooms);
    let line = page.lines().find(|it| it.contains('─'));
    let words = line
        .expect("a line of rooms")
        .split(|it: char| !it.is_alphabetic());
    let drawn: Vec<&str> = words.filter(|it| !it.is_empty()).collect();
    let mut left = rooms.iter();
    for room in drawn {
        let found = left.any(|it| *it == room);
        assert!(
            found,
            "`{room}` is drawn in another place than it stands in"
        );
    }
}

#[test]
fn the_page_of_the_architecture_says_why_each_crate_is_needed() {
    let manifest: toml_edit::DocumentMut = read("Cargo.toml").parse().expect("TOML");
    let mut needed = BTreeSet::new();
    for table in ["dependencies", "dev-dependencies", "build-dependencies"] {
        let Some(table) = manifest.get(table).and_then(|it| it.as_table_like()) else {
            continue;
        };
        for (name, crate_) in table.iter() {
            let renamed = crate_.get("package").and_then(|it| it.as_str());
            needed.insert(renamed.unwrap_or(name).to_owned());
        }
    }
    assert!(needed.len() > 20, "{needed:?}");
    let page = read("docs/architecture.md");
    let told = names_in_table(&page, "| crate |");
    let told: BTreeSet<String> = told.into_iter().map(str::to_owned).collect();
    assert_eq!(told, needed);
}

/// Lines of several branches are merged by keeping all of them.
#[test]
fn the_changelog_says_nothing_twice() {
    let changes = read("docs/CHANGELOG.md");
    let mut seen = BTreeSet::new();
    for line in changes.lines().filter(|it| it.starts_with("- ")) {
        let opening: Vec<&str> = line.split_whitespace().take(8).collect();
        assert!(seen.insert(opening), "{line}");
    }
    assert!(seen.len() > 20);
}

/// What stands in code in the first cells of a table.
fn names_in_table<'a>(page: &'a str, head: &str) -> Vec<&'a str> {
    let rows = page.lines().skip_while(|it| !it.starts_with(head)).skip(2);
    let cells = rows
        .map_while(|it| it.strip_prefix("| "))
        .filter_map(|it| it.split(" | ").next());
    cells
        .flat_map(|it| it.split('`').skip(1).step_by(2))
        .collect()
}

/// Those of wakeful itself, in a workspace with the package that they name.
#[test]
fn commands_of_the_readme_run() {
    let readme = read("README.md");
    let manifest = "[package]\nname = \"api\"\nedition = \"2024\"\n[workspace]\n";
    let dir = Dir::with(&[("Cargo.toml", manifest), ("src/lib.rs", "pub fn f() {}\n")]);
    let mut seen = 0;
    let blocks = readme.split("```sh\n").skip(1);
    let lines = blocks.flat_map(|it| it.lines().take_while(|it| *it != "```"));
    for line in lines {
        let command = line.split(" # ").next().unwrap_or_default();
        let mut words = command.split_whitespace();
        let binary = match words.next() {
            Some("wakeful") => env!("CARGO_BIN_EXE_wakeful"),
            Some("cargo") if command.contains("wakeful -p") => env!("CARGO_BIN_EXE_cargo-wakeful"),
            _ => continue,
        };
        // It does not end.
        if command.contains("--watch") {
            continue;
        }
        seen += 1;
        let output = Command::new(binary)
            .args(words)
            .current_dir(&dir.path)
            .output();
        let output = output.expect("the binary was built");
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{command}: {told}");
    }
    assert!(seen > 8, "{seen}");
}

/// All that is written for readers: path from the root, text.
fn documents() -> BTreeMap<String, String> {
    let mut out = BTreeMap::from([("README.md".to_owned(), read("README.md"))]);
    let mut dirs = vec![root().join("docs"), root().join("editors")];
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(&dir).expect("ours").flatten() {
            let path = entry.path();
            if path.is_dir() {
                if path.file_name().is_some_and(|it| it != "node_modules") {
                    dirs.push(path);
                }
            } else if path.extension().is_some_and(|it| it == "md") {
                let name = path.strip_prefix(root()).expect("below the root");
                let name = name.to_string_lossy().replace('\\', "/");
                out.insert(name, fs::read_to_string(&path).expect("UTF-8"));
            }
        }
    }
    out
}

/// Lines outside of fences.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut fenced = false;
    text.lines().filter(move |it| {
        let is_fence = it.trim_start().starts_with("```");
        fenced ^= is_fence;
        !fenced && !is_fence
    })
}

/// Where links and pictures lead.
fn links(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for line in prose(text) {
        // Every other piece is code.
        let plain: String = line.split('`').step_by(2).collect();
        let inline = plain
            .split("](")
            .skip(1)
            .filter_map(|it| it.split(')').next());
        out.extend(inline.map(|it| it.trim_matches(['<', '>']).to_owned()));
        if let Some((_, link)) = plain.split_once("]: ").filter(|it| it.0.starts_with('[')) {
            out.push(link.trim().to_owned());
        }
        let pictures = plain.split("src=\"").skip(1);
        out.extend(pictures.filter_map(|it| Some(it.split('"').next()?.to_owned())));
    }
    out
}

/// The names of headings, as code hosts make them.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = BTreeSet::new();
    for line in prose(text).filter(|it| it.starts_with('#')) {
        let title = line.trim_start_matches('#').trim().to_lowercase();
        let kept = title
            .chars()
            .filter(|it| it.is_alphanumeric() || "-_ ".contains(*it));
        let name: String = kept.map(|it| if it == ' ' { '-' } else { it }).collect();
        let times = seen.entry(name.clone()).or_default();
        out.insert(match *times {
            0 => name,
            n => format!("{name}-{n}"),
        });
        *times += 1;
    }
    out
}
