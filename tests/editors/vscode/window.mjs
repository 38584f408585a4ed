// Looks at the window and uses it with mouse and keyboard; takes the pictures of the documentation.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HOVER, begin, boxOf, closeTab, leaveHover, offerActions, openActions, pageWith, picture, showHover, succeeds, until } from "./hands.mjs";

const SHOP = "src/shop.rs";
const GUARD = "`sold` holds a lock across an await";
const FIX = "End the lock before the await";

export const scenarios = {
  window: {
    async "a hazard is underlined, and the hover says why"(it) {
      await begin(it, SHOP);
      await it.page.waitForSelector(".squiggly-error", { state: "attached" });
      await it.page.locator(".statusbar-item[id='status.problems']", { hasText: "2" }).waitFor();
      await showHover(it, "sold = ", GUARD);
      // The editor itself says what was found; the rest comes from the server.
      await showHover(it, "sold = ", "Why this matters");
      await picture(it, "hover");
    },

    async "the whole page opens beside the code"(it) {
      await begin(it, SHOP);
      await showHover(it, "sold = ", GUARD);
      await it.page.locator(`${HOVER} a:has-text("The whole page")`).first().click();
      await pageWith(it, "A lock is still held when the task is suspended");
      await leaveHover(it);
      await picture(it, "page");
      await closeTab(it, "sync_guard_across_await.md, Editor Group 2");
    },

    async "a link of a finding shows the page, not its source"(it) {
      await begin(it, SHOP);
      await showHover(it, "thread::sleep", "blocks the runtime thread");
      await it.page.locator(`${HOVER} a.code-link`).first().click();
      await pageWith(it, "A sleep that stops the whole thread");
      await closeTab(it, "blocking_sleep.md");
    },

    async "the status of the language tells the version"(it) {
      await begin(it, SHOP);
      const { x, y } = await boxOf(it, "impl Shop");
      await it.page.mouse.click(x, y);
      await it.page.locator(".statusbar-item[id='status.languageStatus']").hover();
      await it.page.waitForSelector(".hover-language-status :text('wakeful 0.')", { timeout: 20_000 });
      await it.page.keyboard.press("Escape");
    },

    async "all that is found is listed under Problems"(it) {
      await begin(it, SHOP);
      await it.page.keyboard.press("Control+Shift+M");
      for (const text of [GUARD, "`std::thread::sleep` blocks the runtime thread"]) {
        await it.page.locator(".markers-panel .monaco-list-row", { hasText: text }).waitFor();
      }
      await it.page.mouse.move(5, 5);
      await picture(it, "problems");
      // The first time, the key may only move the focus there.
      await until("the end of the list", async () => {
        await it.page.keyboard.press("Control+Shift+M");
        return succeeds(it.page.locator(".markers-panel").waitFor({ state: "hidden", timeout: 3000 }));
      });
    },

    async "the menu of quick fixes fixes it"(it) {
      await begin(it, SHOP);
      await it.page.waitForSelector(".squiggly-error", { state: "attached" });
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
      await picture(it, "fixed");
    },
  },
};
