// The documents on the page, their paper, the keyboard.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fill, launchShell, open, text, turnTo, unfold } from "./browser.js";

let browser;
before(async () => (browser = await launchShell()));
after(() => browser.close());

const HEAD = { issued_on: "令和3年3月20日", prefecture: "01", institution_code: "0112489", name: "おんし医院" };
const ROW = { "lines[0].item": "資格確認端末", "lines[0].eligible": "20万円", "lines[0].ineligible": "0" };

async function withReceipt(options, body) {
  const page = await open(browser, options);
  await turnTo(page, "score_table");
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
    await turnTo(page, "score_table");
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
  const page = await open(browser, { fragment: "#view=documents&document=receipt" });
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
    assert.match(await text(page, "#receipt-summary h4"), /^There is 1 thing to look at$/);
    await page.locator("#language").click();
    assert.match(await text(page, "#receipt-summary h4"), /^確かめるところが1か所あります$/);
  }));

/** Returns what a frame shows as a PDF, in a page of its own. */
async function printed(page, frame) {
  const html = await page.locator(frame).first().evaluate((one) => one.srcdoc);
  const paper = await page.context().newPage();
  await paper.setContent(html);
  return paper;
}

test("the breakdown's paper is laid out as form 2, on one sheet", () =>
  withReceipt({}, async (page) => {
    const paper = await printed(page, "#receipt-paper iframe");
    assert.equal(await paper.locator(".rows tbody tr").count(), 15);
    assert.deepEqual(await paper.locator(".rows tbody tr").first().locator("td").allInnerTexts(), ["1", "資格確認端末", "", "200,000", "0"]);
    assert.deepEqual(await paper.locator(".rows tfoot td").allInnerTexts(), ["200,000", "0", "200,000"]);
    assert.equal(sheets(await paper.pdf({ preferCSSPageSize: true })), 1);
  }));

test("the application is a cover and two forms, with the amount and what the other views have", () =>
  withReceipt({ fragment: "#facility=clinic&cost=20万円&reader_applied_on=2021-04-01" }, async (page) => {
    await fill(page, { "pack.applied_on": "令和3年5月10日", "pack.paid_on": "2021-04-28", "pack.report.founder": "<b>御用</b>" });
    // 200,000 × 3/4.
    assert.equal(await text(page, "#pack-project"), "この事業の補助金申請額：150,000円");
    const paper = await printed(page, "#pack-paper iframe");
    const cover = await paper.locator("section").first().innerText();
    assert.match(cover, /医療機関等の名称\s+おんし医院/);
    assert.match(cover, /補助金申請額\s+150,000円/);
    assert.match(await paper.locator("section").nth(2).innerText(), /医療機関コード\s+0112489[\s\S]*開設者\s+<b>御用<\/b>/);
    assert.equal(sheets(await paper.pdf({ preferCSSPageSize: true })), 3);
    await page.locator("#pack-form [type=submit]").click();
    assert.match(await text(page, "#pack-summary"), /事業完了日が記入されていません|事業完了日/);
  }));

test("the request to the vendor, copied as text", async () => {
  const page = await open(browser, { fragment: "#view=documents&document=request", permissions: ["clipboard-read", "clipboard-write"] });
  await page.locator('[id="request.has_electronic_chart"]').selectOption("なし");
  await page.locator('[id="request.wants_medicine_and_checkup_data"]').selectOption("あり");
  const paper = await printed(page, "#request-paper iframe");
  // The two additional works of a clinic without an electronic chart.
  const letter = await paper.locator("main").innerText();
  assert.match(letter, /薬剤情報・特定健診情報閲覧用端末の増設/);
  assert.match(letter, /回線の引き込み/);
  await page.locator("#request-form [data-copy]").click();
  await page.waitForFunction(() => document.querySelector("#request-form [data-told]").textContent !== "");
  assert.equal(await text(page, "#request-form [data-told]"), "コピーしました");
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^オンライン資格確認の導入に関する見積のお願い\n/);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("an institution code alone", async () => {
  const page = await open(browser, { fragment: "#view=documents&document=code" });
  await fill(page, { "code.code": "０１－１－０１１２４８９" });
  assert.equal(await text(page, "#code-result"), "✓ 検証番号は合っています");
  await fill(page, { "code.code": "0110112488" });
  assert.match(await text(page, "#code-result"), /「9」のはずです/);
  await page.locator("#language").click();
  assert.match(await text(page, "#code-result"), /should be “9”/);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a plan is printed on at most three sheets, with boxes and limits", async () => {
  const late = "facility=pharmacy&group_prescriptions_per_month=yes&operation_starts_on=2023-10-30&equipment_set_up_on=2023-11-10&reader_applied_on=2022-12-20&as_of=2022-12-01";
  for (const language of ["ja", "en"]) {
    const page = await open(browser, { fragment: `#view=preparation&${late}&language=${language}` });
    // Keeps the frame for the checks below: the shell ends printing at once, which removes it.
    await page.evaluate(() => (HTMLIFrameElement.prototype.remove = () => {}));
    await page.locator("#print-plan").click();
    const paper = await printed(page, "iframe.printed");
    assert.equal(await paper.locator(".rows tbody tr").count(), 15);
    assert.ok(sheets(await paper.pdf({ preferCSSPageSize: true })) <= 3);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
});

test("the answer is printed without the form", async () => {
  const page = await open(browser, { fragment: "#facility=clinic&cost=300000&reader_applied_on=2021-04-01" });
  await page.emulateMedia({ media: "print" });
  for (const [selector, visible] of [["#subsidy", true], ["#working", true], ["#offers", true], ["#decisive", false], ["#comparison", true], ["#question", false], ["#documents", false], ["header", false]]) {
    assert.equal(await page.locator(selector).isVisible(), visible, selector);
  }
  assert.ok(sheets(await page.pdf({ preferCSSPageSize: true })) <= 2);
  await page.context().close();
});

/** The sheets of a PDF. */
const sheets = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;

test("from the first question to a checked form by the keyboard alone", async () => {
  const page = await open(browser);
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = () => page.evaluate(() => document.activeElement.name || document.activeElement.id);
  await press("Tab");
  assert.equal(await text(page, ":focus"), "本文へ進む");
  await press("Enter");
  assert.equal(new URL(page.url()).hash, "");
  await press("Tab", "Tab");
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
  assert.equal(await text(page, ":focus"), "計算過程のすべてと出典");
  // On through everything that can be reached, in each view: no trap, and every stop can be seen.
  const stops = new Set();
  for (const fragment of ["#view=preparation&facility=clinic&operation_starts_on=2021-09-30", "#view=documents&document=receipt", "#view=documents&document=pack"]) {
    await page.goto(page.url().replace(/#.*|$/, fragment));
    await unfold(page);
    await page.locator(".skip").focus();
    for (let i = 0; i < 120; i++) {
      const stop = await page.evaluate(() => {
        const { id, tagName, dataset } = document.activeElement;
        const outline = getComputedStyle(document.activeElement).outlineStyle;
        return tagName === "BODY" ? null : { id: id || dataset.view || dataset.document || tagName, outline };
      });
      if (stop === null) break;
      if (stop.id !== "IFRAME") assert.notEqual(stop.outline, "none", stop.id);
      stops.add(stop.id);
      await press("Tab");
    }
  }
  for (const id of ["preparation", "equipment_set_up_on", "done-place_order", "calendar", "pack", "issued_on", "lines[0].item", "add-line", "pack.report.founder", "forget"]) assert.ok(stops.has(id), id);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});
