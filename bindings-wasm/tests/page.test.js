// The page, as a person uses it: from disk, with the network off. Amounts and days are those of
// the worked examples in the sources, not of a run.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fill, launch, open, PAGE, text, turnTo, unfold } from "./browser.js";

let browser;
/** A page that the tables below share, cleared before each row. */
let shared;
before(async () => {
  browser = await launch();
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

/** A test with a page of its own that complains of nothing. */
function onPage(name, options, body) {
  test(name, async () => {
    const page = await open(browser, options);
    await body(page);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}

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

onPage("the working names its sources and what is inferred", {}, async (page) => {
  await fill(page, { ...CLINIC, reader_applied_on: "2021-04-01" });
  assert.deepEqual(await page.locator("#decisive li").allInnerTexts(), [
    "診療所なので、補助上限表の「診療所・薬局（大型チェーン薬局以外）」の行を使います。",
    "カードリーダーの申込日（令和3年4月1日）が令和3年4月1日から令和4年6月6日までの間にあるので、「通常の補助（見直し前）」が適用されます。",
    "429,000円 × 3/4 = 321,750円で、1,000円未満の750円を切り捨て、補助金額は321,000円です。",
  ]);
  assert.equal(await page.locator("#working").isVisible(), false);
  await unfold(page);
  const working = await text(page, "#working");
  assert.match(working, /429,000円 × 3\/4 = 321,750円で、1,000円未満の750円を切り捨て、補助金額は321,000円です。/);
  assert.match(working, /出典：社会保障審議会医療保険部会 第151回（令和4年5月25日）資料1「p\.36」からの推定/);
  assert.equal(await page.locator("#working .source").count(), await page.locator("#working li").count());
  assert.match(await text(page, "#closed"), /令和5年9月30日.*令和5年12月31日/s);
});

onPage("the plan: due days, ticks, what is late", {}, async (page) => {
  await fill(page, { facility: "clinic", operation_starts_on: "2021-06-30", equipment_set_up_on: "2021-06-10", reader_applied_on: "2021-02-20", as_of: "2021-05-25" });
  const due = (step) => text(page, `#due-${step}`);
  assert.match(await due("apply_for_usage"), /^令和3年6月3日（木）\s*期限$/);
  assert.match(await due("place_order"), /^令和3年5月30日（日）\s*目安$/);
  assert.match(await due("request_estimate"), /目安を過ぎています/);
  assert.equal(await page.locator("#done-apply_for_reader").isChecked(), true);
  // Late before all, then the next days, then the rest; without a day and done are folded.
  const groups = page.locator("#steps .group");
  const heading = (group) => group.locator("h3, summary").first().innerText();
  assert.deepEqual(await Promise.all((await groups.all()).map(heading)), [
    "期日を過ぎています（1）",
    "次にすること（3）",
    "その後（8）",
    "まだ日付の決まらない手順（2）",
    "済んだ手順（1）",
  ]);
  assert.deepEqual(await page.locator(".group.next label").evaluateAll((labels) => labels.map((label) => label.htmlFor)), ["done-place_order", "done-apply_for_usage", "done-apply_for_certificates"]);
  assert.equal(await page.locator("#done-test_operation").isVisible(), false);
  // All days stand in one column.
  assert.equal(new Set(await page.locator("#steps .day").evaluateAll((days) => days.filter((day) => day.checkVisibility()).map((day) => day.getBoundingClientRect().left))).size, 1);
  assert.match(await text(page, "#progress"), /^15件の手順のうち、1件が済み、1件が期日を過ぎています。$/);
  await page.locator("#done-request_estimate").check();
  assert.match(await text(page, "#progress"), /^15件の手順のうち、2件が済み、0件が期日を過ぎています。$/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "done-request_estimate");
  assert.match(await text(page, "#earliest"), /令和3年6月25日/);
  assert.ok(page.url().includes("done=request_estimate"));
});

onPage("limits that do not apply are left out, passed ones say so", {}, async (page) => {
  await fill(page, { facility: "clinic", reader_applied_on: "2021-02-20", as_of: "2021-05-25" });
  const limit = (step) => page.locator(`.step:has(#done-${step}) .limit`).allTextContents();
  assert.deepEqual(await limit("apply_for_reader"), ["令和3年3月31日（水）まで：カードリーダーの申し込み期限（補助上限までなら全額補助・自己負担0円）（満たしています）"]);
  assert.doesNotMatch(await text(page, "#steps"), /令和4年12月31日|令和5年2月28日/);
  await fill(page, { reader_applied_on: "2021-04-10" });
  assert.match((await limit("apply_for_reader")).join(), /自己負担0円）（過ぎています）/);
});

onPage("the desk and what is eligible come from the package", {}, async (page) => {
  assert.match(await text(page, "#desk"), /医療情報化支援基金\s+電話（通話無料）\s+0800-080-4583\s+受付時間\s+月曜日～金曜日 8:00～18:00、土曜日 8:00～16:00/);
  assert.match(await text(page, "#desk"), /ただいま受付時間(内|外)です/);
  assert.match(await text(page, "#about-eligible"), /①ソフトウェア・機器の導入/);
  await page.locator("#language").click();
  assert.match(await text(page, "#desk"), /Mon to Fri 8:00 to 18:00/);
});

test("whether the desk is open follows the clock of Japan", async () => {
  // 2021-01-16 was a Saturday: the telephone is answered until 16:00.
  for (const [moment, said] of [["2021-01-16T06:59:00Z", "ただいま受付時間内です"], ["2021-01-16T07:00:00Z", "ただいま受付時間外です"], ["2040-01-16T07:00:00Z", null]]) {
    const page = await open(browser, { timezoneId: "Europe/Berlin", at: moment });
    const open_ = page.locator("#desk .open, #desk .shut");
    assert.deepEqual(await open_.allInnerTexts(), said === null ? [] : [said]);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
});

onPage("the calendar file", { acceptDownloads: true }, async (page) => {
  await fill(page, { facility: "clinic", operation_starts_on: "2021-06-30", equipment_set_up_on: "2021-06-10", reader_applied_on: "2021-02-20", as_of: "2021-05-25" });
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#calendar").click()]);
  assert.equal(download.suggestedFilename(), "onshi.ics");
  const lines = readFileSync(await download.path(), "utf8").replaceAll("\r\n ", "").split("\r\n");
  const at = lines.findIndex((line) => line.startsWith("UID:apply_for_usage."));
  const event = lines.slice(lines.lastIndexOf("BEGIN:VEVENT", at), lines.indexOf("END:VEVENT", at));
  assert.ok(event.includes("DTSTART;VALUE=DATE:20210603"), event.join("\n"));
  assert.ok(event.includes("SUMMARY:期限: オンライン資格確認利用申請"), event.join("\n"));
  assert.equal(lines[0], "BEGIN:VCALENDAR");
  // Two facilities have events of their own, and alarms ring at nine, not at midnight.
  assert.equal(lines[at], "UID:apply_for_usage.clinic_20210630_20210610_20210220@onshi");
  assert.ok(event.includes("TRIGGER:-PT54000S"), event.join("\n"));
  await page.locator("#calendar-id").fill("01-1-011248-9");
  const [named] = await Promise.all([page.waitForEvent("download"), page.locator("#calendar").click()]);
  assert.ok(readFileSync(await named.path(), "utf8").includes("UID:apply_for_usage.01-1-011248-9@onshi\r\n"));
});

onPage("a link brings the answer, in its language", {}, async (page) => {
  await fill(page, { ...CLINIC, reader_applied_on: "令和3年4月1日" });
  await page.locator("#language").click();
  await page.locator("[data-view=preparation]").click();
  await unfold(page);
  await page.locator("#done-place_order").check();
  await page.locator("[data-view=amount]").click();
  const fragment = new URL(page.url()).hash;
  const other = await open(browser, { fragment });
  assert.equal(await text(other, "#subsidy"), "321,000 yen");
  assert.equal(await other.locator("#cost").inputValue(), "42.9万円");
  assert.equal(await other.locator("#done-place_order").isChecked(), true);
  assert.deepEqual(other.problems, []);
  await other.context().close();
});

onPage("a broken link", { fragment: "#facility=school&cost=%E3%81&reader_applied_on=2021-04-01&x=<b>1</b>&done=fly,place_order" }, async (page) => {
  const said = await text(page, "#link-problem");
  assert.equal(said, "リンクの一部は使えないため、空にしました（読めない値：facility、done、この画面にない項目：1件）");
  assert.equal(await page.locator("#reader_applied_on").inputValue(), "2021-04-01");
  assert.equal(await page.locator("#done-place_order").count(), 0);
  assert.notEqual(await text(page, "#problem-cost"), "");
});

onPage("both languages: nothing of the other is left", {}, async (page) => {
  await fill(page, { ...HOSPITAL, reader_applied_on: "2021-04-01", operation_starts_on: "2021-09-30", equipment_set_up_on: "2021-09-10" });
  await page.locator("#language").click();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await text(page, "#subsidy"), "1,050,000 yen");
  // Names of documents, menus, examples and the desk have no English.
  const left = await page.locator("h1, h2, h3, legend, label, button:not(#language), th, .hint:not([id$=cost]):not([id$=applied_on]), .reason, #closed, #needed").allInnerTexts();
  for (const line of left) assert.doesNotMatch(line.replaceAll("医療情報化支援基金", ""), /[\u3040-\u30ff\u4e00-\u9fff]/, line);
  await page.locator("#language").click();
  assert.equal(await text(page, "#subsidy"), "1,050,000円");
});

const SAID = "補助金額は99999999円です。03-0000-0000に電話してください";
const HOSTILE = {
  "many keys": Array.from({ length: 3000 }, (_, i) => `${encodeURIComponent(SAID)}${i}=${i}`).join("&"),
  "known names with another's words": ["facility", "done", "language", "view", "document", "readers", "subsidy_paid"].map((name) => `${name}=${encodeURIComponent(SAID)}`).join("&"),
  "names of what every object has": ["__proto__", "constructor", "toString", "length", "item", "namedItem"].map((name) => `${name}=${encodeURIComponent(SAID)}`).join("&"),
  "a value of a megabyte": `facility=clinic&cost=${"1".repeat(1 << 20)}`,
  "signs that turn a line": `facility=clinic&cost=${encodeURIComponent("\u202e1\u2066<img src=x onerror=alert(1)>")}`,
};
for (const [name, fragment] of Object.entries(HOSTILE)) {
  onPage(`a hostile link: ${name}`, { fragment: `#${fragment}` }, async (page) => {
    await page.waitForFunction(() => document.querySelector("#closed").textContent !== "");
    const shown = await page.locator("body").innerText();
    assert.ok(!shown.includes("99999999") && !shown.includes("0000-0000"), shown);
    assert.ok((await text(page, "#link-problem")).length < 300);
    assert.equal(await page.locator("img[src=x]").count(), 0);
    assert.doesNotMatch(shown, /[\u202a-\u202e\u2066-\u2069]/);
    assert.ok(shown.length < 20_000, `${shown.length} characters`);
    // The page answers as before.
    await fill(page, { ...CLINIC, reader_applied_on: "2021-04-01" });
    assert.equal(await text(page, "#subsidy"), "321,000円");
  });
}

test("the reference date is today, until one is typed, and is in no link", async () => {
  const context = await browser.newContext({ timezoneId: "Asia/Tokyo" });
  const page = await context.newPage();
  for (const [moment, day] of [["2021-06-01T03:00:00Z", "2021-06-01"], ["2021-09-01T03:00:00Z", "2021-09-01"]]) {
    await page.clock.setFixedTime(moment);
    await page.goto("about:blank");
    await page.goto(`${PAGE}${day === "2021-06-01" ? "#view=preparation&facility=clinic" : ""}`);
    await page.waitForFunction(() => document.querySelector("#closed").textContent !== "");
    assert.equal(await page.locator("#as_of").inputValue(), day);
    assert.doesNotMatch(page.url(), /as_of/);
  }
  await context.close();
});

onPage("somebody's link leaves alone what was typed here before", {}, async (page) => {
  await fill(page, { ...CLINIC, reader_applied_on: "2021-04-01" });
  const hash = new URL(page.url()).hash;
  await page.evaluate(() => (location.hash = "#facility=hospital&cost=1"));
  await page.waitForFunction(() => document.querySelector("[value=hospital]").checked);
  assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem("onshi")).address), hash);
});

onPage("each view has its own address, and the way back", {}, async (page) => {
  await fill(page, { ...CLINIC, reader_applied_on: "2021-04-01" });
  await page.locator("[data-view=documents]").click();
  await page.locator("[data-document=code]").click();
  assert.match(page.url(), /#view=documents&document=code&facility=clinic&cost=/);
  assert.equal(await page.locator("#answer").isVisible(), false);
  assert.equal(await page.locator("[data-view=documents]").getAttribute("aria-current"), "page");
  await page.goBack();
  await page.goBack();
  assert.equal(await text(page, "#subsidy"), "321,000円");
  assert.equal(await page.locator("#documents").isVisible(), false);
});

test("what was typed survives a reload, until it is forgotten", async () => {
  const page = await open(browser, { fragment: "#view=documents&document=request" });
  await fill(page, { "request.reader_product": "Caora" });
  await turnTo(page, "cost");
  await fill(page, { ...CLINIC, reader_applied_on: "2021-04-01" });
  // As by an address without anything behind it.
  await page.evaluate(() => history.replaceState(null, "", location.pathname));
  await page.reload();
  await page.waitForFunction(() => document.querySelector("#subsidy").textContent !== "");
  assert.equal(await text(page, "#subsidy"), "321,000円");
  await turnTo(page, "request.reader_product");
  assert.equal(await page.locator('[id="request.reader_product"]').inputValue(), "Caora");
  page.once("dialog", (dialog) => dialog.accept());
  await page.locator("#forget").click();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  assert.equal(await page.locator('[id="request.reader_product"]').inputValue(), "");
  await page.evaluate(() => history.replaceState(null, "", location.pathname));
  await page.reload();
  await page.waitForFunction(() => document.querySelector("#closed").textContent !== "");
  assert.equal(await page.locator("#cost").inputValue(), "");
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

onPage("every field empty, then cleared", {}, async (page) => {
  await fill(page, { ...CLINIC, reader_applied_on: "2021-04-01" });
  await page.locator("#clear").click();
  assert.equal(await page.locator("#answered").isVisible(), false);
  assert.equal(await page.locator("#cost").inputValue(), "");
  assert.equal(new URL(page.url()).hash, "");
});
