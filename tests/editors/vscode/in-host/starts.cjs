// Servers that do not start as they should, and which one is started.
const { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync } = require("node:fs");
const { homedir } = require("node:os");
const { delimiter, dirname, join } = require("node:path");
const { assert, children, described, extension, folder, found, open, server, until, vscode, withSetting, write } = require("./editor.cjs");

const SLEEPS = `pub async fn nap() {
    std::thread::sleep(std::time::Duration::from_secs(1));
}
`;

const own = join(extension.extensionPath, "server/wakeful");

/** A script that tells its version as wakeful does; what it does as a server is up to the test. */
async function script(path, serve, version = "99.0.0") {
  const { fsPath } = await write(path, `#!/bin/sh\nif [ "$1" = --version ]; then echo wakeful ${version}; else ${serve}; fi\n`);
  chmodSync(fsPath, 0o755);
  return fsPath;
}

const problem = (pattern) =>
  until(String(pattern), async (tell) => {
    const { problem = "" } = await described();
    tell(problem);
    return pattern.test(problem) && problem;
  });

module.exports = {
  async "a server that never answers is given up, and the user is told"() {
    const path = await script("hangs", "exec sleep 1000");
    await withSetting("wakeful.server.path", path, async () => {
      assert.equal(await problem(/answered/), `\`${path}\` was started, and has not answered for 10 seconds.`);
      assert.deepEqual(children().filter((it) => it.path === "sleep"), []);
    });
    const { uri } = await open("src/answered.rs", SLEEPS);
    await found(uri, "blocking_sleep");
  },

  async "nobody waits for a server that hangs when another is wanted"() {
    const { uri } = await open("src/unhung.rs", SLEEPS);
    await found(uri, "blocking_sleep");
    const path = await script("hangs", "sleep 1000; true");
    const hanging = () => children().find((it) => it.command.includes(path));
    await withSetting("wakeful.server.path", path, async () => {
      const { id } = await until("the one that hangs", hanging);
      void vscode.commands.executeCommand("wakeful.restart");
      await until("another one", () => (hanging()?.id ?? id) !== id, 8000);
    });
    await until("our own server", () => server()?.path === own, 8000);
    await found(uri, "blocking_sleep");
    assert.equal(hanging(), undefined);
  },

  async "one that ends while it starts is started again, and then left alone with its last words"() {
    const counted = vscode.Uri.joinPath(folder, "starts");
    await write("starts", "");
    const path = await script("ends", `echo start >> '${counted.fsPath}'; echo this is why >&2; exit 3`);
    await withSetting("wakeful.server.path", path, async () => {
      const told = await problem(/crashed/);
      const ended = "The last time, it ended with exit code 3, and said: this is why";
      assert.equal(told, `The server has crashed 5 times in a short time, and is left alone. ${ended}`);
      const bytes = await vscode.workspace.fs.readFile(counted);
      assert.equal(new TextDecoder().decode(bytes), "start\n".repeat(5));
      assert.equal((await described()).running, false);
    });
    const { uri } = await open("src/ended.rs", SLEEPS);
    await found(uri, "blocking_sleep");
  },

  async "one that ends while it starts comes back, if it starts then"() {
    const mark = vscode.Uri.joinPath(folder, "started-once");
    await write("started-once", "");
    const path = await script("ends-once", `if rm '${mark.fsPath}'; then exit 1; else exec '${own}' "$@"; fi`);
    const { uri } = await open("src/once.rs", SLEEPS);
    await withSetting("wakeful.server.path", path, async () => {
      await until("the first end", async () => (await described()).crashes === 1);
      await until("the second start", async () => (await described()).running);
      await found(uri, "blocking_sleep");
    });
    await until("our own server", async () => (await described()).server?.origin === "the extension");
    await found(uri, "blocking_sleep");
  },

  async "a wakeful on the PATH is taken, unless it is older than the extension"() {
    const { PATH } = process.env;
    const serve = `exec '${own}' "$@"`;
    const taken = async (path, version, origin) => {
      await vscode.commands.executeCommand("wakeful.restart");
      assert.deepEqual((await described()).server, { path, version, origin });
    };
    const { version } = extension.packageJSON;
    try {
      // One that cannot be started hides none behind it.
      await write("broken/wakeful", "");
      chmodSync(join(folder.fsPath, "broken/wakeful"), 0o755);
      process.env.PATH = [join(folder.fsPath, "broken"), join(folder.fsPath, "installed"), PATH].join(delimiter);
      for (const newer of ["99.0.0", version, `${version}+local`]) {
        await taken(await script("installed/wakeful", serve, newer), newer, "PATH");
      }
      for (const older of ["0.0.9", `${version}-beta.1`]) {
        await script("installed/wakeful", serve, older);
        await taken(own, version, "the extension");
      }
    } finally {
      process.env.PATH = PATH;
    }
    // Where cargo installs is looked into in any case.
    const cargo = join(homedir(), ".cargo/bin/wakeful");
    mkdirSync(dirname(cargo), { recursive: true });
    try {
      symlinkSync(await script("cargo-installed", serve), cargo);
      await taken(cargo, "99.0.0", "PATH");
    } finally {
      rmSync(cargo, { force: true });
    }
    await taken(own, version, "the extension");
  },

  async "arguments and environment of the server are added to"() {
    const log = join(folder.fsPath, "server.log");
    const { uri } = await open("src/added.rs", SLEEPS);
    await withSetting("wakeful.server.args", ["--log-file", log], () =>
      withSetting("wakeful.server.env", { ADDED: "by a setting" }, async () => {
        await until("a server with both", () => {
          const it = server();
          const environment = it && readFileSync(`/proc/${it.id}/environ`, "utf8").split("\0");
          return it?.command.includes(log) && environment.includes("ADDED=by a setting") && environment.includes(`PATH=${process.env.PATH}`);
        });
        await found(uri, "blocking_sleep");
      }),
    );
    await until("a server without", () => server() && !server().command.includes(log));
    rmSync(log, { force: true });
    await found(uri, "blocking_sleep");
  },

  async "what cannot be started says so"() {
    const missing = join(folder.fsPath, "no-such-server");
    const named = `which the setting wakeful.server.path names, cannot be started`;
    await withSetting("wakeful.server.path", missing, async () => {
      assert.equal(await problem(/no-such/), `\`${missing}\`, ${named}: there is no such file`);
    });
    const other = (await write("other", "#!/bin/sh\nexit 7\n")).fsPath;
    await withSetting("wakeful.server.path", other, async () => {
      assert.equal(await problem(/other/), `\`${other}\`, ${named}: it may not be executed`);
      chmodSync(other, 0o755);
      await vscode.commands.executeCommand("wakeful.restart");
      assert.equal(await problem(/other.*7/), `\`${other}\`, ${named}: \`--version\` ends with exit code 7`);
    });
  },
};
