// The receipt breakdown on the page, the print, the keyboard.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fill, launch, open, text } from "./browser.js";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const HEAD = { issued_on: "令和3年3月20日", prefecture: "01", institution_code: "0112489", name: "おんし医院" };
const ROW = { "lines[0].item": "資格確認端末", "lines[0].eligible": "20万円", "lines[0].ineligible": "0" };

async function withReceipt(options, body) {
  const page = await open(browser, options);
  await page.locator("#score_table").selectOption("1");
  await fill(page, { ...HEAD, ...ROW });
  await body(page);
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

test("rows, sums, a summary without mistakes", () =>
  withReceipt({}, async (page) => {
    assert.match(await text(page, "#code-read"), /合っています/);
    await page.locator("#add-line").click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "lines[1].item");
    await fill(page, { "lines[1].item": "設置・設定", "lines[1].eligible": "100,000", "lines[1].ineligible": "２０，０００円", receipt_total: "32万円" });
    assert.equal(await text(page, "#subtotal_eligible"), "300,000円");
    assert.equal(await text(page, "#subtotal_ineligible"), "20,000円");
    assert.equal(await text(page, "#total"), "320,000円");
    await page.locator("#receipt-form button[type=submit]").click();
    assert.equal(await text(page, "#receipt-summary"), "誤りは見つかりませんでした");
    await page.locator("#use-cost").click();
    assert.equal(await page.locator("#cost").inputValue(), "300000");
    // A row that goes takes its amounts along; the one below moves up.
    await page.locator("fieldset.line button").first().click();
    assert.equal(await page.locator('[name="lines[0].item"]').inputValue(), "設置・設定");
    assert.equal(await text(page, "#total"), "120,000円");
  }));

test("findings stand beside their fields, and in a summary", () =>
  withReceipt({}, async (page) => {
    await fill(page, { institution_code: "0112488", name: "", "lines[0].eligible": "二十万", receipt_total: "5円" });
    assert.match(await text(page, "#problem-institution_code"), /「9」のはずです/);
    await page.locator("#receipt-form button[type=submit]").click();
    const links = await page.locator("#receipt-summary li").allInnerTexts();
    assert.equal(links.length, 3);
    assert.match(links.join("\n"), /①補助対象は1円未満の端数のない金額.*（指定：「二十万」）/);
    assert.match(await text(page, '[id="problem-lines[0].eligible"]'), /にしてください/);
    assert.equal(await text(page, "#total"), "―");
    await page.locator("#receipt-summary a").first().click();
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "INPUT");
  }));

test("the code is checked as it is typed", async () => {
  const page = await open(browser);
  await page.locator("#score_table").selectOption("1");
  await fill(page, { prefecture: "01" });
  const code = page.locator("#institution_code");
  await code.pressSequentially("０１－１２４８");
  assert.equal(await text(page, "#problem-institution_code"), "");
  await code.pressSequentially("８");
  assert.match(await text(page, "#problem-institution_code"), /「9」のはずです/);
  await code.press("Backspace");
  await code.pressSequentially("９");
  assert.equal(await text(page, "#problem-institution_code"), "");
  assert.match(await text(page, "#code-read"), /合っています/);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("fifteen rows are the most", () =>
  withReceipt({}, async (page) => {
    for (let i = 1; i < 15; i++) await page.locator("#add-line").click();
    assert.equal(await page.locator("#add-line").isDisabled(), true);
    assert.equal(await text(page, "#line-limit"), "別紙様式2は15行までです");
  }));

test("what is typed survives the change of language", () =>
  withReceipt({}, async (page) => {
    await page.locator("#language").click();
    assert.equal(await page.locator("#institution_code").inputValue(), "0112489");
    assert.equal(await text(page, "#total"), "200,000 yen");
    assert.match(await text(page, "#code-read"), /check digit is right/);
    await page.locator("#receipt_total").fill("1");
    await page.locator("#receipt-form [type=submit]").click();
    assert.match(await text(page, "#receipt-summary h3"), /^There is 1 thing to look at$/);
    await page.locator("#language").click();
    assert.match(await text(page, "#receipt-summary h3"), /^確かめるところが1か所あります$/);
  }));

test("the paper is laid out as form 2, and printed alone on one sheet", () =>
  withReceipt({}, async (page) => {
    await page.evaluate(() => (window.print = () => {}));
    await page.locator("#print-receipt").click();
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("main").isVisible(), false);
    assert.equal(await page.locator("#paper .rows tbody tr").count(), 15);
    assert.deepEqual(await page.locator("#paper .rows tbody tr").first().locator("td").allInnerTexts(), ["1", "資格確認端末", "", "200,000", "0"]);
    assert.deepEqual(await page.locator("#paper tfoot td").allInnerTexts(), ["200,000", "0", "200,000"]);
    assert.equal(sheets(await page.pdf({ preferCSSPageSize: true })), 1);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await page.locator("main").isVisible(), true);
  }));

test("the answer is printed with its plan, without the form", () =>
  withReceipt({ fragment: "#facility=clinic&cost=300000&reader_applied_on=2021-04-01&operation_starts_on=2021-09-30" }, async (page) => {
    await page.emulateMedia({ media: "print" });
    for (const [selector, visible] of [["#subsidy", true], ["#working", true], ["#steps", true], ["#question", false], ["#receipt", false], ["header", false], ["#calendar", false]]) {
      assert.equal(await page.locator(selector).isVisible(), visible, selector);
    }
    assert.ok(sheets(await page.pdf({ preferCSSPageSize: true })) <= 4);
  }));

/** The sheets of a PDF. */
const sheets = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;

test("from the first question to a checked form by the keyboard alone", async () => {
  const page = await open(browser);
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = () => page.evaluate(() => document.activeElement.name || document.activeElement.id);
  await press("Tab");
  assert.equal(await text(page, ":focus"), "質問へ進む");
  await press("Enter");
  assert.equal(new URL(page.url()).hash, "");
  await press("Tab");
  assert.equal(await focused(), "facility");
  await press("Space", "ArrowDown", "Tab");
  assert.equal(await focused(), "cost");
  await page.keyboard.type("429000");
  await press("Tab");
  assert.equal(await focused(), "reader_applied_on");
  await page.keyboard.type("R3.4.1");
  await press("Enter");
  assert.equal(await text(page, "#subsidy"), "321,000円");
  assert.equal(await focused(), "answer");
  await press("Tab");
  assert.equal(await focused(), "copy-link");
  // On through everything that can be reached: no trap, and every stop can be seen.
  const stops = new Set();
  for (let i = 0; i < 80; i++) {
    const stop = await page.evaluate(() => {
      const { id, tagName } = document.activeElement;
      const outline = getComputedStyle(document.activeElement).outlineStyle;
      return tagName === "BODY" ? null : { id: id || tagName, outline };
    });
    if (stop === null) break;
    assert.notEqual(stop.outline, "none", stop.id);
    stops.add(stop.id);
    await press("Tab");
  }
  for (const id of ["equipment_set_up_on", "done-place_order", "calendar", "issued_on", "lines[0].item", "add-line", "print-receipt"]) assert.ok(stops.has(id), id);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});
