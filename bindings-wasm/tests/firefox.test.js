// A smoke test in Firefox: the page from disk answers, plans and makes a form.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import puppeteer from "puppeteer-core";
import { PAGE } from "./browser.js";

const PATHS = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"];

test("Firefox", async () => {
  const executablePath = PATHS.find((path) => path && existsSync(path));
  assert.ok(executablePath, "Firefox is missing; name it in FIREFOX");
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  try {
    const page = await browser.newPage();
    await page.goto(`${PAGE}#facility=clinic&cost=300000&reader_applied_on=2021-04-01&operation_starts_on=2021-09-30&as_of=2021-08-01`);
    await page.waitForSelector("#subsidy:not(:empty)");
    const text = (selector) => page.$eval(selector, (element) => element.textContent);
    assert.equal(await text("#subsidy"), "225,000円");
    assert.equal(await text("#self-pay"), "75,000円");
    assert.match(await text("#due-place_order"), /令和3年8月30日/);
    await page.click("[data-view=documents]");
    await page.click("[data-document=receipt]");
    await page.type('[id="lines[0].eligible"]', "20万円");
    assert.equal(await text("#subtotal_eligible"), "200,000円");
    // The paper is drawn, with its own style.
    const frame = await (await page.waitForSelector("#receipt-paper iframe")).contentFrame();
    await frame.waitForSelector(".rows tfoot");
    assert.equal(await frame.$eval(".amount", (cell) => getComputedStyle(cell).textAlign), "right");
    await page.click("#language");
    assert.equal(await text("#subsidy"), "225,000 yen");
  } finally {
    await browser.close();
  }
});
