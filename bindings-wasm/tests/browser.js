// Chromium for the tests, and the page in it.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const WHOLE = process.env.CHROMIUM ?? "/usr/bin/chromium";
const SHELL = "/usr/bin/chromium-headless-shell";

export const launch = (executablePath = WHOLE) => chromium.launch({ executablePath, args: ARGUMENTS });

/** Launches Chromium without windows and what belongs to them, where it is installed: tests take half the time in it. */
export const launchShell = () => launch(process.env.CHROMIUM === undefined && existsSync(SHELL) ? SHELL : WHOLE);

/** The page as a file on disk. */
export const PAGE = pathToFileURL(fileURLToPath(new URL("../dist-page/index.html", import.meta.url))).href;

/**
 * Opens the page from disk with the network off. It may ask for nothing and complain of nothing:
 * `problems` has what it did. `at`: the moment that its clock shows.
 */
export async function open(browser, { fragment = "", at, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "ja-JP", reducedMotion: "reduce", timezoneId: "Asia/Tokyo", ...options });
  await context.setOffline(true);
  const page = await context.newPage();
  page.problems = [];
  page.setDefaultTimeout(10_000);
  if (at !== undefined) await page.clock.setFixedTime(at);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && page.problems.push(message.text()));
  page.on("pageerror", (error) => page.problems.push(String(error)));
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.isNavigationRequest()) page.problems.push(request.url());
  });
  await page.goto(PAGE + fragment);
  await page.waitForFunction(() => document.querySelector("#closed").textContent !== "");
  return page;
}

/** Returns a function that runs a test in a page of its own, which must complain of nothing. `browser`: returns the browser. */
export const inPage = (browser) => (name, options, body) =>
  test(name, async () => {
    const page = await open(browser(), options);
    await body(page);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

/** Turns to the view and the document that a field is in. */
export async function turnTo(page, name) {
  const link = await page.evaluate((name) => {
    let part = null;
    // The outermost that is not shown.
    for (let up = document.getElementsByName(name)[0]; up; up = up.parentElement) if (up.matches(".elsewhere")) part = up;
    if (part === null) return null;
    const document_ = part.id.match(/^document-(.*)$/)?.[1];
    return document_ ? `[data-document=${document_}]` : `[data-view=${part.dataset.shownIn.split(" ")[0]}]`;
  }, name);
  if (link === null) return;
  await page.locator(link).click();
  await turnTo(page, name);
}

/** Unfolds everything that is folded. */
export const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));

/** Fills in fields by their names; of a choice, the one that is named. */
export async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    await turnTo(page, name);
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
