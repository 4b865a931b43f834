// For everyone: axe in every state and both themes, 320 px, zoom, motion.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { fill, launchShell, open, unfold } from "./browser.js";

let browser;
before(async () => (browser = await launchShell()));
after(() => browser.close());

const HOSPITAL = "#facility=hospital&readers=2&cost=250万円&reader_applied_on=2021-04-01&operation_starts_on=2021-09-30&equipment_set_up_on=2021-09-10&as_of=2021-08-01";
const STATES = {
  empty: ["", async () => {}],
  answered: [HOSPITAL, unfold],
  "the preparation": [`${HOSPITAL}&view=preparation`, unfold],
  "the request": ["#view=documents&document=request", async (page) => page.locator("#request-form [type=submit]").click()],
  "the application": [`${HOSPITAL}&view=documents&document=pack`, async (page) => page.locator("#pack-form [type=submit]").click()],
  "a code": ["#view=documents&document=code", async (page) => fill(page, { "code.code": "0110112488" })],
  "in English": [`${HOSPITAL}&language=en`, async () => {}],
  wrong: ["#facility=pharmacy&cost=abc&reader_applied_on=2022-07-01&vendor_contract_on=2023-03-01&x=1", async (page) => page.locator("#question button[type=submit]").click()],
  "a plan with warnings": ["#view=preparation&facility=clinic&operation_starts_on=2021-06-01&equipment_set_up_on=2021-07-01&as_of=2021-05-01", async (page) => {
    await unfold(page);
    await page.locator("#done-receive_reader").check();
  }],
  "a receipt with findings": [
    "#view=documents&document=receipt",
    async (page) => {
      await page.locator("#add-line").click();
      await fill(page, { institution_code: "1", "lines[0].eligible": "x" });
      await page.locator("#receipt-form button[type=submit]").click();
    },
  ],
};

// Each has a page of its own: they wait more than they work.
describe("every state", { concurrency: 3 }, () => {
  for (const [name, [fragment, act]] of Object.entries(STATES)) {
    for (const colorScheme of ["light", "dark"]) {
      test(`axe: ${name}, ${colorScheme}`, async () => {
        const page = await open(browser, { fragment, colorScheme, bypassCSP: true });
        await act(page);
        // No script runs in the frame of a paper, which has a test of its own.
        const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`), []);
        assert.ok(passes.length > 20);
        await page.context().close();
      });
    }
  }

  for (const document of ["request", "receipt", "pack"]) {
    test(`axe: the paper of the ${document}`, async () => {
      const page = await open(browser, { fragment: `${HOSPITAL}&view=documents&document=${document}` });
      const html = await page.locator(`#${document}-paper iframe`).evaluate((frame) => frame.srcdoc);
      const paper = await page.context().newPage();
      await paper.setViewportSize({ width: 320, height: 600 });
      await paper.setContent(html);
      const { violations } = await new AxeBuilder({ page: paper }).analyze();
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`), []);
      assert.equal(await paper.evaluate(() => document.documentElement.scrollWidth), 320);
      await page.context().close();
    });
  }

  // 1280 px at 400 % are 320 px.
  for (const width of [320, 768, 1280]) {
    test(`nothing runs out of ${width} px`, async () => {
      for (const [fragment, act] of Object.values(STATES)) {
        const page = await open(browser, { fragment, viewport: { width, height: 600 } });
        await act(page);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, fragment);
        await page.context().close();
      }
    });
  }
});

test("nothing moves for whom motion is reduced", async () => {
  const page = await open(browser, { fragment: HOSPITAL });
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
  assert.deepEqual(await page.evaluate(() => document.getAnimations().length), 0);
  await page.context().close();
});

test("every field has a name, what is wrong is tied to it", async () => {
  const page = await open(browser, { fragment: "#facility=clinic&cost=abc" });
  const cost = page.getByRole("textbox", { name: "補助の対象になる事業費" });
  assert.equal(await cost.getAttribute("aria-invalid"), "true");
  const described = (await cost.getAttribute("aria-describedby")).split(" ");
  assert.ok(described.includes("problem-cost"));
  assert.equal(await page.getByRole("group", { name: "施設の種類はどれですか" }).count(), 1);
  await page.context().close();
});
