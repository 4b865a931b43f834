// Chromium for the tests, and the page in it.
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });

/** The page as a file on disk. */
export const PAGE = pathToFileURL(fileURLToPath(new URL("../dist-page/index.html", import.meta.url))).href;

/**
 * Opens the page from disk with the network off. It may ask for nothing and complain of nothing:
 * `problems` has what it did.
 */
export async function open(browser, { fragment = "", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "ja-JP", reducedMotion: "reduce", timezoneId: "Asia/Tokyo", ...options });
  await context.setOffline(true);
  const page = await context.newPage();
  page.problems = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && page.problems.push(message.text()));
  page.on("pageerror", (error) => page.problems.push(String(error)));
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.isNavigationRequest()) page.problems.push(request.url());
  });
  await page.goto(PAGE + fragment);
  await page.waitForFunction(() => document.querySelector("#closed").textContent !== "");
  return page;
}

/** Fills in fields by their names; of a choice, the one that is named. */
export async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const choice = page.locator(`input[type=radio][name="${name}"][value="${value}"]`);
    if (await choice.count()) {
      await choice.check();
    } else {
      await page.locator(`[name="${name}"]`).fill(value);
      await page.locator(`[name="${name}"]`).blur();
    }
  }
}

export const text = (page, selector) => page.locator(selector).innerText();
