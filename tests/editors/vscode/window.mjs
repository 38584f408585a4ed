// Looks at the window and uses it with mouse and keyboard; takes the pictures of the documentation.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const SHOP = "src/shop.rs";
const GUARD = "`sold` holds a lock across an await";
const FIX = "End the lock before the await";

export const scenarios = {
  window: {
    async "a hazard is underlined, and the hover says why"(it) {
      await openFile(it, SHOP);
      await it.page.waitForSelector(".squiggly-error", { state: "attached", timeout: 60_000 });
      await it.page.locator(".statusbar-item[id='status.problems']", { hasText: "2" }).waitFor();
      await showHover(it, "sold = ", GUARD);
      await picture(it, "hover");
    },

    async "the whole page opens beside the code"(it) {
      await showHover(it, "sold = ", GUARD);
      await it.page.locator(`${HOVER} a:has-text("The whole page")`).first().click();
      await pageWith(it, "A lock that is still held when the task is suspended");
      await leaveHover(it);
      await picture(it, "page");
      await closeTab(it, "sync_guard_across_await.md, Editor Group 2");
    },

    async "a link of a finding shows the page, not its source"(it) {
      await showHover(it, "thread::sleep", "blocks the runtime thread");
      await it.page.locator(`${HOVER} a.code-link`).first().click();
      await pageWith(it, "A sleep that stops the whole thread");
      await closeTab(it, "blocking_sleep.md");
    },

    async "the status of the language tells the version"(it) {
      const { x, y } = await boxOf(it, "impl Shop");
      await it.page.mouse.click(x, y);
      await it.page.locator(".statusbar-item[id='status.languageStatus']").hover();
      await it.page.waitForSelector(".hover-language-status :text('wakeful 0.')", { timeout: 20_000 });
      await it.page.keyboard.press("Escape");
    },

    async "the menu of quick fixes fixes it"(it) {
      await offerActions(it, "sold = ", FIX);
      for (const title of ["Allow `sync_guard_across_await` on this line", "Explain `sync_guard_across_await`"]) {
        await it.page.waitForSelector(`.action-widget :text(${JSON.stringify(title)})`);
      }
      await picture(it, "quick-fix");
      const isFixed = () =>
        /\{\s*let mut sold/.test(document.querySelector(".view-lines").textContent.replaceAll("\u00a0", " "));
      // A key would be typed if the menu was filled again meanwhile; a click on nothing does nothing.
      const item = it.page.locator(".action-widget .monaco-list-row", { hasText: FIX }).first();
      await until("the fixed text", async () => {
        await succeeds(item.click({ timeout: 3000 }));
        if (await succeeds(it.page.waitForFunction(isFixed, undefined, { timeout: 3000 }))) {
          return true;
        }
        await openActions(it, "sold = ", FIX);
        return false;
      });
      await it.page.waitForFunction(() => document.querySelectorAll(".squiggly-error").length === 1);
      await it.page.keyboard.press("Control+s");
      const path = join(it.folder, SHOP);
      await until("the saved text", () => /        \{\n            let mut sold/.test(readFileSync(path, "utf8")));
    },
  },

  missing: {
    async "a server that cannot be found is asked for"(it) {
      await openFile(it, SHOP);
      const toast = it.page.locator(".notification-toast", { hasText: "There is no `wakeful` on the PATH" });
      await toast.waitFor({ timeout: 60_000 });
      await toast.locator("a:text-is('How to Install')").click();
      await pageWith(it, "cargo install --locked --path .");
    },
  },
};

const HOVER = ".monaco-hover:not(.hidden)";

async function openFile({ page, base, folder }, path) {
  const payload = JSON.stringify([["openFile", `vscode-remote://${new URL(base).host}${join(folder, path)}`]]);
  await page.goto(`${base}/?folder=${folder}&payload=${encodeURIComponent(payload)}`);
  await page.waitForSelector(".monaco-editor .view-lines", { timeout: 60_000 });
  await until("the side bar to be gone", async () => {
    if (!(await page.locator(".part.sidebar").isVisible())) {
      return true;
    }
    await page.keyboard.press("Control+b");
    return false;
  });
}

/** Where a text stands on the screen. */
function boxOf({ page }, text) {
  return page.evaluate((text) => {
    for (const line of document.querySelectorAll(".view-line")) {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      const nodes = [];
      while (walker.nextNode()) {
        nodes.push(walker.currentNode);
      }
      const at = line.textContent.replaceAll("\u00a0", " ").indexOf(text);
      let before = 0;
      for (const node of nodes) {
        if (at >= before && at < before + node.data.length) {
          const range = document.createRange();
          range.setStart(node, at - before);
          range.setEnd(node, at - before + 1);
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }
        before += node.data.length;
      }
    }
    return null;
  }, text);
}

/** Rests the mouse on a text until the card says something. Cards that come too early are empty. */
async function showHover(it, text, says) {
  await until(`the hover on ${text}`, async () => {
    const { x, y } = await boxOf(it, text);
    await it.page.mouse.move(x, y + 60);
    await it.page.mouse.move(x, y, { steps: 3 });
    const card = it.page.locator(HOVER, { hasText: says }).first();
    return succeeds(card.waitFor({ timeout: 3000 }));
  });
}

async function leaveHover({ page }) {
  await page.mouse.move(5, 5);
  await page.locator(HOVER).first().waitFor({ state: "hidden" });
}

/** Asks for the actions at a text; what was asked for while the focus moved is asked for again. */
async function offerActions(it, text, title) {
  await until(`the action ${title}`, () => openActions(it, text, title));
}

async function openActions(it, text, title) {
  await it.page.keyboard.press("Escape");
  const { x, y } = await boxOf(it, text);
  await it.page.mouse.click(x, y);
  await it.page.keyboard.press("Control+.");
  const item = it.page.locator(".action-widget", { hasText: title }).first();
  return succeeds(item.waitFor({ timeout: 3000 }));
}

function succeeds(promise) {
  return promise.then(
    () => true,
    () => false,
  );
}

/** A rendered page with a text; it is in a frame within a frame. */
async function pageWith({ page }, text) {
  await until(`a page with "${text}"`, async () => {
    for (const frame of page.frames()) {
      if (frame !== page.mainFrame() && (await frame.getByText(text).count().catch(() => 0)) > 0) {
        return true;
      }
    }
    return false;
  });
}

async function closeTab({ page }, label) {
  const tab = page.locator(`.tab[aria-label*='${label}']`);
  await tab.hover();
  await tab.locator(".tab-actions .action-label").first().click();
  await tab.waitFor({ state: "detached" });
}

async function until(what, ask) {
  const end = Date.now() + 30_000;
  while (!(await ask())) {
    assert(Date.now() < end, `waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function picture({ page, pictures }, name) {
  if (pictures !== undefined) {
    await page.addStyleTag({ content: ".monaco-workbench { font-family: Inter, sans-serif !important; }" });
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  }
}
