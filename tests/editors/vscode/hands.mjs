// What the tests do with mouse and keyboard, and wait for on the screen.
import assert from "node:assert/strict";
import { join } from "node:path";

export const HOVER = ".monaco-hover:not(.hidden)";

let patience;

/** Makes everything wait that long, or as usual. */
export function bePatient(page, milliseconds) {
  patience = milliseconds ?? 30_000;
  page.setDefaultTimeout(milliseconds ?? 60_000);
  page.setDefaultNavigationTimeout(60_000);
}

/** Opens a file in a window that shows nothing yet. */
export async function begin(it, path) {
  if (it.page.url() === "about:blank") {
    await openFile(it, path);
  }
}

export async function openFile({ page, base, folder }, path) {
  const payload = JSON.stringify([["openFile", `vscode-remote://${new URL(base).host}${join(folder, path)}`]]);
  await page.goto(`${base}/?folder=${folder}&payload=${encodeURIComponent(payload)}`);
  await page.waitForSelector(".monaco-editor .view-line", { timeout: 60_000 });
  await until("the side bar to be gone", async () => {
    if (!(await page.locator(".part.sidebar").isVisible())) {
      return true;
    }
    await page.keyboard.press("Control+b");
    return false;
  });
}

/** Where a text stands on the screen. */
export function boxOf({ page }, text) {
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
export async function showHover(it, text, says) {
  await until(`the hover on ${text}`, async () => {
    const { x, y } = await boxOf(it, text);
    await it.page.mouse.move(x, y + 60);
    await it.page.mouse.move(x, y, { steps: 3 });
    const card = it.page.locator(HOVER, { hasText: says }).first();
    return succeeds(card.waitFor({ timeout: 3000 }));
  });
}

export async function leaveHover({ page }) {
  await page.mouse.move(5, 5);
  await page.locator(HOVER).first().waitFor({ state: "hidden" });
}

/** Asks for the actions at a text; what was asked for while the focus moved is asked for again. */
export async function offerActions(it, text, title) {
  await until(`the action ${title}`, () => openActions(it, text, title));
}

export async function openActions(it, text, title) {
  await it.page.keyboard.press("Escape");
  const { x, y } = await boxOf(it, text);
  await it.page.mouse.click(x, y);
  await it.page.keyboard.press("Control+.");
  const item = it.page.locator(".action-widget", { hasText: title }).first();
  return succeeds(item.waitFor({ timeout: 3000 }));
}

export function succeeds(promise) {
  return promise.then(
    () => true,
    () => false,
  );
}

/** A rendered page with a text; it is in a frame within a frame. */
export async function pageWith({ page }, text) {
  return until(`a page with "${text}"`, async () => {
    for (const frame of page.frames()) {
      if (frame !== page.mainFrame() && (await frame.getByText(text).count().catch(() => 0)) > 0) {
        return frame;
      }
    }
    return undefined;
  });
}

export async function closeTab({ page }, label) {
  const tab = page.locator(`.tab[aria-label*='${label}']`);
  await tab.hover();
  await tab.locator(".tab-actions .action-label").first().click();
  await tab.waitFor({ state: "detached" });
}

export async function until(what, ask) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    assert(Date.now() < end, `waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function picture({ page, pictures }, name) {
  if (pictures !== undefined) {
    await page.addStyleTag({ content: ".monaco-workbench { font-family: Inter, sans-serif !important; }" });
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  }
}

/** Runs a command of the palette. */
export async function command({ page }, title) {
  const input = page.locator(".quick-input-widget input[aria-label]").first();
  await until(`the command ${title}`, async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("F1");
    if (!(await succeeds(input.waitFor({ timeout: 3000 })))) {
      return false;
    }
    await input.fill(`>${title}`);
    const row = page.locator(".quick-input-list .monaco-list-row.focused", { hasText: title }).first();
    if (!(await succeeds(row.waitFor({ timeout: 3000 })))) {
      return false;
    }
    await page.keyboard.press("Enter");
    return true;
  });
}

/** Looks at the status of the language until it says something; what is clicked on in it, if anything. */
export async function statusSays({ page }, text, click) {
  await until(`the status "${text}"`, async () => {
    await page.mouse.move(5, 5);
    await page.locator(".statusbar-item[id='status.languageStatus']").hover();
    const card = page.locator(".hover-language-status", { hasText: text }).first();
    if (!(await succeeds(card.waitFor({ timeout: 2000 })))) {
      return false;
    }
    return click === undefined || succeeds(card.locator(`a:has-text("${click}")`).first().click({ timeout: 2000 }));
  });
  // It would lie above what is clicked on next.
  await until("the status to be gone", async () => {
    await page.mouse.move(5, 5);
    await page.keyboard.press("Escape");
    return succeeds(page.locator(".hover-language-status").first().waitFor({ state: "hidden", timeout: 1000 }));
  });
}
