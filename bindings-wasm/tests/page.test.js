// The page around the question: reasons, the plan, links, views, what it remembers. From disk, with the network off.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fill, inPage, launchShell, open, PAGE, text, turnTo, unfold } from "./browser.js";

let browser;
before(async () => (browser = await launchShell()));
after(() => browser.close());
const onPage = inPage(() => browser);

const HOSPITAL = { facility: "hospital", readers: "1", cost: "250万円" };
const CLINIC = { facility: "clinic", cost: "42.9万円" };

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
