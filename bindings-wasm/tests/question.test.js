// The question on the page: what is typed, what is asked, the amount, what is wrong. Amounts and days are those of the worked
// examples in the sources, not of a run.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fill, inPage, launchShell, open, text, turnTo } from "./browser.js";

let browser;
/** A page that the tables below share, cleared before each row. */
let shared;
before(async () => {
  browser = await launchShell();
  shared = await open(browser);
});
after(() => browser.close());

/** A row of a table. */
function row(name, body) {
  test(name, async () => {
    await turnTo(shared, "cost");
    await shared.locator("#clear").click();
    await body(shared);
    assert.deepEqual(shared.problems, []);
  });
}

const onPage = inPage(() => browser);

const HOSPITAL = { facility: "hospital", readers: "1", cost: "250万円" };
const CLINIC = { facility: "clinic", cost: "42.9万円" };
const LARGE = { facility: "pharmacy", group_prescriptions_per_month: "yes", cost: "429,000円" };
const SMALL = { facility: "pharmacy", group_prescriptions_per_month: "no", cost: "４２９０００" };

const ANSWERS = [
  ["a hospital, accelerated", { ...HOSPITAL, reader_applied_on: "令和3年3月31日" }, "2,101,000円", "399,000円"],
  ["a hospital, standard", { ...HOSPITAL, reader_applied_on: "R3.4.1" }, "1,050,000円", "1,450,000円"],
  ["a hospital, three readers", { ...HOSPITAL, readers: "3", cost: "190.3万円", reader_applied_on: "2021/4/1" }, "951,000円", "952,000円"],
  ["a hospital, half a yen cut", { ...HOSPITAL, readers: "2", cost: "999,999", reader_applied_on: "2021-04-01" }, "499,000円", "500,999円"],
  ["a large chain, accelerated", { ...LARGE, reader_applied_on: "2021-03-31" }, "429,000円", "0円"],
  ["a large chain, standard", { ...LARGE, reader_applied_on: "2021-04-01" }, "214,000円", "215,000円"],
  ["another pharmacy, standard", { ...SMALL, reader_applied_on: "2021-04-01" }, "321,000円", "108,000円"],
  ["a clinic, accelerated", { ...CLINIC, cost: "30万円", reader_applied_on: "2021-03-31" }, "300,000円", "0円"],
  ["a clinic, standard", { ...CLINIC, cost: "30万円", reader_applied_on: "2021-04-01" }, "225,000円", "75,000円"],
  ["a clinic that pays nothing", { ...CLINIC, cost: "0", reader_applied_on: "2021-04-01" }, "0円", "0円"],
  ["a clinic, mandate", { ...CLINIC, cost: "50万円", reader_applied_on: "2022-06-07", vendor_contract_on: "令和5年2月28日" }, "429,000円", "71,000円"],
  ["a clinic that starts in the window", { ...CLINIC, reader_applied_on: "2022-06-06", operation_starts_on: "2022-06-07" }, "429,000円", "0円"],
  ["a clinic that was paid before", { ...CLINIC, reader_applied_on: "2022-06-06", operation_starts_on: "2022-06-07", subsidy_paid: "yes" }, "321,000円", "108,000円"],
];
for (const [name, typed, subsidy, selfPay] of ANSWERS) {
  row(name, async (page) => {
    await fill(page, typed);
    assert.equal(await text(page, "#subsidy"), subsidy);
    assert.equal(await text(page, "#self-pay"), selfPay);
    assert.equal(await text(page, "#spoken"), `補助金額は${subsidy}、自己負担は${selfPay}です。`);
  });
}

onPage("before and after, and readers side by side", {}, async (page) => {
  await fill(page, { ...HOSPITAL, reader_applied_on: "2021-04-01" });
  const cells = (id) => page.locator(`#${id} tbody tr`).evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(await cells("comparison"), [
    ["補助率", "2,101,000円までの1/2", "2,101,000円までの全額（10/10）"],
    ["補助金額", "1,050,000円", "2,101,000円"],
    ["自己負担", "1,450,000円", "399,000円"],
  ]);
  assert.deepEqual(await cells("offers"), [
    ["令和2年8月7日～令和3年3月31日", "1台", "2,101,000円", "2,101,000円", "399,000円", "2,101,001円から"],
    ["2台", "2,002,000円", "2,002,000円", "498,000円", "2,002,001円から"],
    ["3台", "1,903,000円", "1,903,000円", "597,000円", "1,903,001円から"],
    ["令和3年4月1日～令和4年6月6日", "▶ この申し込み：1台", "1,050,000円", "1,050,000円", "1,450,000円", "1円から"],
    ["2台", "1,001,000円", "1,001,000円", "1,499,000円", "1円から"],
    ["3台", "951,000円", "951,000円", "1,549,000円", "1円から"],
    ["令和4年6月7日～令和4年12月31日", "1台", "※2,101,000円", "1,250,000円", "1,250,000円", "1円から"],
    ["2台", "※2,002,000円", "1,250,000円", "1,250,000円", "1円から"],
    ["3台", "※1,903,000円", "1,250,000円", "1,250,000円", "1円から"],
  ]);
  assert.equal(await page.locator("#comparison .own").count(), 4);
});

onPage("a hospital sees what the table offers before it chooses", {}, async (page) => {
  await fill(page, { facility: "hospital" });
  const first = page.locator("#offers tbody tr").first().locator("th, td");
  assert.deepEqual(await first.allInnerTexts(), ["令和2年8月7日～令和3年3月31日", "1台", "2,101,000円", "2,101,001円から"]);
  await fill(page, { facility: "pharmacy" });
  assert.equal(await page.locator("#offers").isVisible(), false);
  await fill(page, { group_prescriptions_per_month: "yes" });
  assert.deepEqual(await page.locator("#offers tbody td:nth-of-type(2)").allInnerTexts(), ["429,000円", "214,000円", "※214,000円"]);
});

onPage("only what is needed is asked", {}, async (page) => {
  const visible = (field) => page.locator(`#field-${field}`).isVisible();
  const asked = async (typed, expected) => {
    await fill(page, typed);
    const found = {};
    for (const field of Object.keys(expected)) found[field] = await visible(field);
    assert.deepEqual(found, expected);
  };
  const never = { group_prescriptions_per_month: false, readers: false, vendor_contract_on: false, subsidy_paid: false };
  await asked({}, never);
  await asked({ facility: "pharmacy" }, { ...never, group_prescriptions_per_month: true });
  await asked({ facility: "hospital" }, { ...never, readers: true });
  await asked({ facility: "clinic", reader_applied_on: "2021-03-31" }, never);
  await asked({ reader_applied_on: "2021-04-01" }, { ...never, subsidy_paid: true });
  await asked({ reader_applied_on: "2022-06-06" }, { ...never, subsidy_paid: true });
  await asked({ reader_applied_on: "2022-06-07" }, { ...never, vendor_contract_on: true });
});

const MISTAKES = [
  ["a word for an amount", { ...CLINIC, cost: "だいたい40万" }, "cost", "「だいたい40万」は読めません"],
  ["half a yen", { ...CLINIC, cost: "0.5円" }, "cost", "「0.5円」は読めません"],
  ["a comma in the wrong place", { ...CLINIC, cost: "42,9" }, "cost", "「42,9」は読めません"],
  ["less than nothing", { ...CLINIC, cost: "-1" }, "cost", "0円から1,000,000,000,000円まで"],
  ["more than anyone pays", { ...CLINIC, cost: "9007199254740993" }, "cost", "0円から1兆円まで"],
  ["more than a computer counts", { ...CLINIC, cost: "9".repeat(30) }, "cost", "は読めません"],
  ["a day that does not exist", { reader_applied_on: "2021-02-29" }, "reader_applied_on", "「2021-02-29」は読めません。暦にない日付です"],
  ["a serial number of a spreadsheet", { reader_applied_on: "44286" }, "reader_applied_on", "令和3年3月31日に当たります"],
  ["a month alone", { reader_applied_on: "令和3年3月" }, "reader_applied_on", "には日がありません"],
  ["another day of the week", { reader_applied_on: "2021/3/31(木)" }, "reader_applied_on", "令和3年3月31日は水曜日です"],
  ["a day after its era", { reader_applied_on: "平成31年5月1日" }, "reader_applied_on", "元号の期間にない"],
  ["a day before the programme", { ...CLINIC, reader_applied_on: "2020-08-06" }, "reader_applied_on", "令和2年8月7日から令和4年12月31日まで"],
  ["a day after it", { ...CLINIC, reader_applied_on: "2023-01-01" }, "reader_applied_on", "令和2年8月7日から令和4年12月31日まで"],
  ["a contract too late", { ...CLINIC, reader_applied_on: "2022-07-01", vendor_contract_on: "2023-03-01" }, "vendor_contract_on", "令和5年2月28日まで"],
  ["a start that is no day", { ...CLINIC, operation_starts_on: "来月" }, "operation_starts_on", "「来月」は読めません"],
  ["a set-up out of the calendar", { ...CLINIC, equipment_set_up_on: "2035-01-01" }, "equipment_set_up_on", "令和9年12月31日まで"],
];
for (const [name, typed, field, words] of MISTAKES) {
  row(name, async (page) => {
    await fill(page, typed);
    const said = await text(page, `#problem-${field}`);
    assert.ok(said.includes(words), said);
    assert.doesNotMatch(said, /`|cost|_on/);
    assert.equal(await page.locator(`[name="${field}"]`).getAttribute("aria-invalid"), "true");
  });
}

onPage("what lacks is asked for, in a summary that leads to the field", {}, async (page) => {
  await page.locator("#question button[type=submit]").click();
  assert.deepEqual(await page.locator("#needed li").allInnerTexts(), [
    "施設の種類を選んでください",
    "事業費を入力してください",
    "カードリーダーを申し込んだ日を入力してください",
  ]);
  assert.equal(await page.evaluate(() => document.activeElement.id), "answer");
  assert.equal(await text(page, "#problem-cost"), "事業費を入力してください");
  await page.locator("#needed a").nth(1).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "cost");
});

onPage("nothing is called wrong while it is being typed", {}, async (page) => {
  await page.locator("#cost").pressSequentially("4x");
  assert.equal(await text(page, "#problem-cost"), "");
  await page.locator("#cost").blur();
  assert.notEqual(await text(page, "#problem-cost"), "");
});

onPage("spaces and full-width characters", {}, async (page) => {
  await fill(page, { facility: "clinic", cost: "　４２．９万円 ", reader_applied_on: " 令和３年４月１日　" });
  assert.equal(await text(page, "#subsidy"), "321,000円");
  assert.equal(await text(page, "#read-cost"), "429,000円 と読みました");
  assert.equal(await text(page, "#read-reader_applied_on"), "令和3年4月1日（木） と読みました");
});
