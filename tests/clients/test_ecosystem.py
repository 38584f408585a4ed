"""What runs wakeful elsewhere, held to the programs that read it."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile

import pytest
import yaml

ROOT = pathlib.Path(__file__).parents[2]
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
WAKEFUL = pathlib.Path(os.environ.get("WAKEFUL", ROOT / "target/debug/wakeful"))
PROGRAMS = pathlib.Path(sys.executable).parent

sys.path.insert(0, str(ROOT / "tests/editors"))
import obtain  # noqa: E402

SLEEPS = """pub async fn wait() {
    std::thread::sleep(std::time::Duration::from_secs(1));
}
"""
CLEAN = "pub async fn wait() {\n    tokio::task::yield_now().await;\n}\n"
MANIFEST = '[package]\nname = "x"\nedition = "2024"\n[dependencies]\ntokio = { version = "1", features = ["full"] }\n'


def run(*command, **options):
    return subprocess.run(
        [str(it) for it in command],
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=900,
        **options,
    )


def accepted(*command, **options):
    done = run(*command, **options)
    assert done.returncode == 0, done.stdout
    return done.stdout


def block(page, language, holding):
    """The block of a page that holds a text."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```", (ROOT / page).read_text(), re.DOTALL | re.MULTILINE)
    found = [it for it in blocks if holding in it]
    assert len(found) == 1, f"{page}: {len(found)} blocks hold {holding}"
    return found[0]


def hook(which, repository, tmp_path):
    """The configuration of pre-commit with one hook of the manifest, or with that of the page."""
    if which == "page":
        return block("docs/ci.md", "yaml", "repo: local")
    hooks = repository(tmp_path / "hooks")
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
    commit(hooks)
    revision = git(hooks, "rev-parse", "HEAD").strip()
    return f"repos:\n  - repo: {hooks}\n    rev: {revision}\n    hooks:\n      - id: wakeful-system\n"


def git(folder, *words):
    names = {f"GIT_{who}_{what}": "it@example.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return accepted("git", "-C", folder, *words, env=os.environ | names)


def commit(folder):
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "all")


@pytest.fixture
def repository():
    def make(folder):
        folder.mkdir()
        git(folder, "init", "--quiet")
        return folder

    return make


@pytest.mark.parametrize("which", ["page", "manifest"])
def test_pre_commit_finds_what_is_staged_to_be_wrong(which, repository, tmp_path):
    config = hook(which, repository, tmp_path)
    project = repository(tmp_path / "project")
    (project / "src").mkdir()
    (project / "Cargo.toml").write_text(MANIFEST)
    (project / ".pre-commit-config.yaml").write_text(config)
    accepted(PROGRAMS / "pre-commit", "validate-config", project / ".pre-commit-config.yaml")
    path = f"{WAKEFUL.parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "PRE_COMMIT_HOME": str(tmp_path / "home")}

    def commits(text):
        (project / "src/lib.rs").write_text(text)
        git(project, "add", "--all")
        return run(PROGRAMS / "pre-commit", "run", "--color", "never", cwd=project, env=environment)

    done = commits(SLEEPS)
    assert done.returncode == 1 and "error[blocking_sleep]" in done.stdout, done.stdout
    done = commits(CLEAN)
    assert done.returncode == 0 and "Passed" in done.stdout, done.stdout


def test_the_hooks_are_a_manifest():
    accepted(PROGRAMS / "pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml")


@pytest.mark.parametrize(
    "schema, files",
    [
        ("github-workflows", ".github/workflows/*.yml"),
        ("github-actions", ".github/actions/*/action.yml"),
    ],
)
def test_workflows_and_actions(schema, files):
    files = sorted(ROOT.glob(files))
    assert files
    accepted(PROGRAMS / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)


@pytest.mark.parametrize(
    "schema, page, holding",
    [
        ("github-workflows", "docs/check.md", "upload-sarif"),
        ("github-workflows", "docs/ci.md", "on: [push, pull_request]"),
        ("gitlab-ci", "docs/check.md", "codequality"),
    ],
)
def test_workflows_of_pages(schema, page, holding, tmp_path):
    file = tmp_path / "workflow.yml"
    file.write_text(block(page, "yaml", holding))
    accepted(PROGRAMS / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", file)


def scripts():
    """Ours, of the shell."""
    for folder, folders, names in os.walk(ROOT):
        ours = [it for it in folders if it not in ("target", "node_modules", "vendor", ".git")]
        folders[:] = sorted(ours)
        for path in (pathlib.Path(folder, it) for it in sorted(names)):
            if not path.suffix and path.read_bytes()[:32].startswith((b"#!/usr/bin/env bash", b"#!/bin/sh")):
                yield path


def test_scripts():
    found = list(scripts())
    assert ROOT / ".ci/run" in found and ROOT / "tests/run" in found
    accepted(PROGRAMS / "shellcheck", *found)


def test_scripts_of_workflows_and_actions(tmp_path):
    steps = []
    for file in sorted(ROOT.glob(".github/**/*.yml")):
        text = yaml.safe_load(file.read_text())
        jobs = [*text.get("jobs", {}).values(), text.get("runs", {})]
        steps += [(file, step["run"]) for job in jobs for step in job.get("steps", []) if "run" in step]
    assert len(steps) > 5
    for file, script in steps:
        assert "${{" not in script, f"{file}: what others write is not pasted into scripts"
        path = tmp_path / "step"
        path.write_text(f"#!/usr/bin/env bash\nset -eo pipefail\n{script}")
        accepted(PROGRAMS / "shellcheck", path)


def test_containerfile():
    hadolint = PROGRAMS / "hadolint"
    if not hadolint.exists():
        pytest.skip("hadolint is not packaged for this system")
    accepted(hadolint, ROOT / ".ci/Containerfile")


def builds(folder):
    """Compiled as far as is quick, with what was compiled of its dependencies before."""
    environment = {key: it for key, it in os.environ.items() if key != "RUSTFLAGS"}
    environment["CARGO_TARGET_DIR"] = str(TARGET)
    accepted("cargo", "check", "--quiet", "--locked", "--bins", cwd=folder, env=environment)


def test_what_the_container_copies_builds(tmp_path):
    text = (ROOT / ".ci/Containerfile").read_text()
    copies = re.findall(r"^COPY (?!--from)(.*) (\S+)$", text, re.MULTILINE)
    assert copies
    for sources, to in copies:
        for source in sources.split():
            place = tmp_path / to / (source if to.endswith("/") else "")
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, place, dirs_exist_ok=True)
            else:
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / source, place)
    builds(tmp_path)


def test_the_package_builds(tmp_path):
    command = ["cargo", "package", "--quiet", "--no-verify", "--allow-dirty", "--locked"]
    accepted(*command, "--target-dir", tmp_path / "target", cwd=ROOT)
    (crate,) = (tmp_path / "target/package").glob("wakeful-*.crate")
    with tarfile.open(crate) as archive:
        archive.extractall(tmp_path / "package", filter="data")
    (package,) = (tmp_path / "package").iterdir()
    builds(package)


@pytest.fixture(scope="session")
def debian():
    """Programs of Debian that the system may not have."""

    def obtained(program):
        found = shutil.which(pathlib.Path(program).name)
        if found:
            return found
        try:
            packages = obtain.from_debian(TARGET / "shells", "bookworm", "fish", "zsh", "mandoc")
            return obtain.launcher(packages, program, pathlib.Path(program).name)
        except obtain.Unobtainable as error:
            pytest.skip(str(error))

    return obtained


def completions(shell, tmp_path):
    script = tmp_path / shell
    script.write_text(accepted(WAKEFUL, "completions", shell))
    return script


def test_completions_of_bash(tmp_path):
    accepted("bash", "-n", completions("bash", tmp_path))


def test_completions_of_fish(debian, tmp_path):
    fish = debian("usr/bin/fish")
    script = completions("fish", tmp_path)
    accepted(fish, "--no-execute", script)
    asked = f"source {script}; complete --do-complete 'wakeful check --select blocking_sl'"
    home = os.environ | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    assert "blocking_sleep" in accepted(fish, "--no-config", "--command", asked, env=home).split()


def test_completions_of_zsh(debian, tmp_path):
    zsh = debian("bin/zsh")
    script = completions("zsh", tmp_path)
    accepted(zsh, "-n", script)
    # Its own function for this works only in the line editor: what it would be handed is looked at.
    asked = f"""
        module_path+=({TARGET}/shells/root/usr/lib/*/zsh/*(N))
        compdef() {{ :; }}
        _arguments() {{ state=wakeful line=(check); print -rl -- "$@"; }}
        source {script}
        words=(wakeful check) CURRENT=2
        _wakeful
    """
    handed = accepted(zsh, "-f", "-c", asked)
    assert "--unsafe-fixes[" in handed and " blocking_sleep " in handed, handed


def test_manual_pages(debian, tmp_path):
    mandoc = debian("usr/bin/mandoc")
    accepted(WAKEFUL, "man", "--dir", tmp_path)
    pages = sorted(tmp_path.glob("*.1"))
    assert len(pages) > 8
    accepted(mandoc, "-T", "lint", "-W", "error", *pages)
    version = accepted(WAKEFUL, "--version").strip()
    for page in pages:
        first, *_, last = accepted(mandoc, "-T", "ascii", page).strip().splitlines()
        assert first.split() == [f"{page.stem}(1)", "wakeful", f"{page.stem}(1)"]
        assert last.startswith(version), last


def step(file, name):
    """The script of a step, as its runner would run it."""
    text = yaml.safe_load((ROOT / file).read_text())
    jobs = [*text.get("jobs", {}).values(), text.get("runs", {})]
    (script,) = [it["run"] for job in jobs for it in job.get("steps", []) if it.get("name") == name]
    return ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]


def test_the_action_keeps_the_exit_code_for_its_last_step(tmp_path):
    (tmp_path / "src").mkdir()
    (tmp_path / "Cargo.toml").write_text(MANIFEST)
    (tmp_path / "src/lib.rs").write_text(SLEEPS)
    outputs = tmp_path / "outputs"
    environment = os.environ | {
        "PATH": f"{WAKEFUL.parent}{os.pathsep}{os.environ['PATH']}",
        "ARGS": "--level error src",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_OUTPUT": str(outputs),
    }
    action = ".github/actions/wakeful/action.yml"
    told = accepted(*step(action, "Check"), cwd=tmp_path, env=environment)
    assert told.startswith("::error file=src/lib.rs,line=2,"), told
    assert (tmp_path / "wakeful.sarif").exists()
    assert outputs.read_text() == "code=1\n"
    done = run(*step(action, "Result"), env=environment | {"CODE": "1"})
    assert done.returncode == 1, done.stdout


def test_a_release_packs_what_binstall_looks_for(tmp_path):
    target, version = "x86_64-unknown-linux-gnu", accepted(WAKEFUL, "--version").split()[1]
    binaries = tmp_path / "target" / target / "release"
    binaries.mkdir(parents=True)
    for name in ("wakeful", "cargo-wakeful"):
        # Not the program itself: its debug build is large to compress.
        (binaries / name).write_text(f'#!/bin/sh\nexec "{WAKEFUL.with_name(name)}" "$@"\n')
        (binaries / name).chmod(0o755)
    shutil.copy(ROOT / "README.md", tmp_path)
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    environment = os.environ | {"TARGET": target, "GITHUB_REF_NAME": f"v{version}"}
    accepted(*step(".github/workflows/release.yml", "Pack"), cwd=tmp_path, env=environment)
    name = f"wakeful-{target}-v{version}"
    with tarfile.open(tmp_path / f"{name}.tgz") as archive:
        packed = {it.name.removeprefix(f"{name}/") for it in archive.getmembers()}
    assert {"README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE", "wakeful", "cargo-wakeful"} <= packed
    assert {"man/wakeful-check.1", "completions/wakeful.fish"} <= packed
    accepted("sha256sum", "--check", f"{name}.tgz.sha256", cwd=tmp_path)
