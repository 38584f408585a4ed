//! What is left when the process is killed while it fixes: whole files, each old or new.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::cli::Dir;

const MANIFEST: &str = "[package]\nname = \"x\"\nedition = \"2024\"\n\n[dependencies]\ntokio = { version = \"1\", features = [\"full\"] }\n";
const FILES: usize = 150;
const KILLS: usize = 200;

/// About as long as all files take.
const WRITING: Duration = Duration::from_millis(3);

type Tree = BTreeMap<String, Vec<u8>>;

/// Files of every size and kind, with something to fix in each.
fn tree() -> Tree {
    let mut tree = Tree::new();
    tree.insert("Cargo.toml".into(), MANIFEST.into());
    let mut root = String::new();
    for at in 0..FILES {
        root += &format!("mod f{at};\n");
        let mut text = String::from("use std::thread::sleep;\nuse std::time::Duration;\n\n");
        let seconds = at + 1;
        for call in 0..1 + at % 2 {
            text +=
                &format!("async fn f{call}() {{\n    sleep(Duration::from_secs({seconds}));\n}}\n");
        }
        text += &"// A longer file.\n".repeat(at * 7 % 60);
        if at % 3 == 0 {
            text = text.replace('\n', "\r\n");
        }
        if at % 4 == 0 {
            text.insert(0, '\u{feff}');
        }
        tree.insert(format!("src/f{at}.rs"), text.into());
    }
    tree.insert("src/lib.rs".into(), root.into());
    tree
}

fn write(dir: &Dir, tree: &Tree) {
    tree.iter().for_each(|(path, text)| dir.write(path, text));
}

fn read(dir: &Dir, tree: &Tree) -> Tree {
    let text = |path: &String| fs::read(dir.path.join(path)).expect("no file is ever away");
    tree.keys().map(|it| (it.clone(), text(it))).collect()
}

fn start(dir: &Dir) -> Child {
    Command::new(env!("CARGO_BIN_EXE_wakeful"))
        .args(["check", "--fix", "--allow-no-vcs"])
        .current_dir(&dir.path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary was built")
}

/// The files of the sources that nobody put there.
fn strangers(dir: &Dir, tree: &Tree) -> Vec<String> {
    let entries = fs::read_dir(dir.path.join("src")).expect("ours").flatten();
    let names = entries.map(|it| it.file_name().to_string_lossy().into_owned());
    names
        .filter(|it| !tree.contains_key(&format!("src/{it}")))
        .collect()
}

/// Kills as many runs, each at another moment; how many were in the middle of writing.
fn kill(old: &Tree, new: &Tree, kills: usize, most: Duration, mut random: u64) -> usize {
    let dir = Dir::with(&[]);
    write(&dir, old);
    let mut between = 0;
    for round in 0..kills {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let mut child = start(&dir);
        let part = (random % 10_000) as f64 / 10_000.0;
        if round % 2 == 0 {
            thread::sleep(most.mul_f64(part));
        } else {
            // Soon after it has begun to write, however long that took.
            let inode = || {
                fs::metadata(dir.path.join("src/f0.rs"))
                    .expect("it is there")
                    .ino()
            };
            let before = inode();
            while inode() == before && child.try_wait().expect("it is ours").is_none() {
                thread::sleep(Duration::from_micros(50));
            }
            thread::sleep(WRITING.mul_f64(part));
        }
        child.kill().expect("it is ours");
        child.wait().expect("it is ours");
        let now = read(&dir, old);
        let mut fixed = 0;
        for (path, text) in &now {
            let is_new = *text == new[path] && new[path] != old[path];
            assert!(
                is_new || *text == old[path],
                "{path} is neither old nor new"
            );
            fixed += usize::from(is_new);
            if is_new {
                dir.write(path, &old[path]);
            }
        }
        between += usize::from(0 < fixed && fixed < FILES);
        let visible = strangers(&dir, old);
        assert!(visible.iter().all(|it| it.starts_with('.')), "{visible:?}");
    }
    // What the killed runs left is swept by one that is not.
    assert!(start(&dir).wait().expect("it is ours").success());
    assert!(read(&dir, old) == *new, "a later run fixes everything");
    assert_eq!(strangers(&dir, old), [""; 0]);
    between
}

#[test]
fn every_file_is_old_or_new_when_a_run_is_killed() {
    let old = tree();
    let dir = Dir::with(&[]);
    write(&dir, &old);
    let started = Instant::now();
    assert!(start(&dir).wait().expect("it is ours").success());
    let most = started.elapsed();
    let new = read(&dir, &old);
    assert_eq!(old.iter().filter(|it| new[it.0] != *it.1).count(), FILES);
    let between: usize = thread::scope(|scope| {
        let seeds = [0x9e37_79b9, 0x7f4a_7c15, 0xf39c_c060, 0x5ced_c834];
        let parts = seeds.map(|seed| {
            let (old, new) = (&old, &new);
            scope.spawn(move || kill(old, new, KILLS / seeds.len(), most, seed))
        });
        parts
            .map(|it| it.join().expect("no file was lost"))
            .iter()
            .sum()
    });
    // Of the half that was waited for; a busy machine may let some of these end first.
    assert!(
        between > KILLS / 20,
        "{between} runs were killed while they wrote"
    );
}
