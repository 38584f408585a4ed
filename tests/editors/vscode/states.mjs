// Looks at what the window says of the server, in good days and bad ones.
import assert from "node:assert/strict";
import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { begin, closeTab, command, openFile, pageWith, statusSays, until } from "./hands.mjs";

const SHOP = "src/shop.rs";

export const scenarios = {
  missing: {
    async "a server that cannot be found is asked for"(it) {
      await begin(it, SHOP);
      const toast = it.page.locator(".notification-toast", { hasText: "There is no `wakeful` on the PATH" });
      await toast.waitFor();
      await toast.locator("a:text-is('How to Install')").click();
      await pageWith(it, "cargo install --locked --path .");
    },
  },

  trust: {
    async "what a folder names is run as soon as the folder is trusted"(it) {
      const mark = join(it.folder, "was-run");
      const named = join(it.folder, "named");
      writeFileSync(named, `#!/bin/sh\ntouch '${mark}'\nexec '${it.own}' "$@"\n`);
      chmodSync(named, 0o755);
      await begin(it, SHOP);
      await underlined(it);
      await statusSays(it, "from the extension");
      assert(!existsSync(mark));
      await trust(it);
      await until("the named server", () => existsSync(mark));
      await closeTab(it, "Workspace Trust");
      await statusSays(it, "from wakeful.server.path");
      await underlined(it);
    },
  },

  "trust-path": {
    async "what is installed is run as soon as the folder is trusted"(it) {
      await begin(it, SHOP);
      await underlined(it);
      await statusSays(it, "from the extension");
      await trust(it);
      await closeTab(it, "Workspace Trust");
      await statusSays(it, "from PATH");
      await underlined(it);
    },
  },

  status: {
    async "a rule is chosen from all, and its page leads to others"(it) {
      await begin(it, SHOP);
      await underlined(it);
      await command(it, "wakeful: Explain a Rule");
      const input = it.page.locator(".quick-input-widget input[placeholder='Which rule?']");
      await input.fill("blocking_thread_wait");
      await it.page.locator(".quick-input-list .monaco-list-row", { hasText: "blocking_thread_wait" }).click();
      const page = await pageWith(it, "Why this matters");
      await page.locator("a", { hasText: "sync_guard_across_await" }).first().click();
      await pageWith(it, "A lock is still held when the task is suspended");
      await command(it, "View: Close All Editors");
      await openFile(it, SHOP);
    },

    async "the status says that findings are off, and turns them on"(it) {
      await begin(it, SHOP);
      await underlined(it);
      await statusSays(it, "from the extension");
      await command(it, "wakeful: Turn Findings On or Off");
      await it.page.waitForSelector(".squiggly-error", { state: "detached" });
      await statusSays(it, "shows no findings: it is turned off", "Turn on");
      await underlined(it);
      await statusSays(it, "from the extension");
    },

    async "a path that leads to no server is told, and a right one starts it"(it) {
      await begin(it, SHOP);
      await underlined(it);
      set(it, { "wakeful.server.path": "/nowhere/wakeful" });
      const toast = it.page.locator(".notification-toast", { hasText: "`/nowhere/wakeful`" });
      await toast.waitFor();
      assert.match(await toast.innerText(), /which the setting wakeful.server.path names, cannot be started: there is no such file/);
      await it.page.waitForSelector(".squiggly-error", { state: "detached" });
      await toast.locator("a:text-is('Open Settings')").click();
      await it.page.locator(".settings-editor .setting-item-contents", { hasText: "to start" }).first().waitFor();
      await closeTab(it, "Settings");
      await statusSays(it, "wakeful is not running");
      set(it, { "wakeful.server.path": it.own });
      await underlined(it);
      await statusSays(it, "from wakeful.server.path");
      assert.deepEqual(await it.page.locator(".notification-toast").allInnerTexts(), [], "nothing else is told");
    },

    async "a server that hangs shows that it is busy, and is left at a click"(it) {
      await begin(it, SHOP);
      await underlined(it);
      const hangs = join(it.folder, "hangs");
      writeFileSync(hangs, "#!/bin/sh\nif [ \"$1\" = --version ]; then echo wakeful 99.0.0; else exec sleep 1000; fi\n");
      chmodSync(hangs, 0o755);
      set(it, { "wakeful.server.path": hangs });
      await statusSays(it, "starting");
      await it.page.waitForSelector(".squiggly-error", { state: "detached" });
      const toast = it.page.locator(".notification-toast", { hasText: "has not answered for 10 seconds" });
      await toast.waitFor();
      assert.equal(await it.page.locator(".notification-toast").count(), 1, "nothing else is told");
      // What is wrong may have been set right meanwhile.
      writeFileSync(hangs, `#!/bin/sh\nexec '${it.own}' "$@"\n`);
      await toast.locator("a:text-is('Restart')").click();
      await underlined(it);
      await statusSays(it, "from wakeful.server.path");
    },
  },
};

const underlined = ({ page }) => page.waitForSelector(".squiggly-error", { state: "attached" });

async function trust(it) {
  await command(it, "Workspaces: Manage Workspace Trust");
  await it.page.locator(".workspace-trust-editor a.monaco-button:text-is('Trust')").first().click();
}

/** Writes the settings of the folder. */
function set({ folder }, settings) {
  writeFileSync(join(folder, ".vscode/settings.json"), JSON.stringify(settings));
}
