// Prints the time of one call beside an empty one and beside plain JavaScript of the same rule, the
// sizes of package and page, and the time to the page's first answer with a slowed processor.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { assess, assessAll, assessColumns, latestEdition } from "onshi";
import { assess as plain } from "./plain.js";
import { PAGE, launch } from "./tests/browser.js";

const CALLS = 100_000;
const project = { facility: "clinic", readers: 1, cost: 429000, reader_applied_on: "2021-04-01" };
const many = Array.from({ length: 1000 }, (_, i) => ({ ...project, cost: 300_000 + i }));

for (const facility of ["hospital", "clinic", "pharmacy"]) {
  for (const reader_applied_on of ["2021-03-31", "2021-04-01", "2022-06-06", "2022-06-07"]) {
    for (const cost of [0, 1, 999_999, 1_903_000, 5_000_000]) {
      const one = { facility, readers: 1, cost, reader_applied_on, vendor_contract_on: "2023-02-28", operation_starts_on: "2022-07-01" };
      if (facility === "pharmacy") one.group_prescriptions_per_month = 40_000;
      assert.deepEqual(plain(one), assess(one));
    }
  }
}

/** The median of nine runs, in nanoseconds a call. */
function median(call, calls = CALLS) {
  const runs = Array.from({ length: 9 }, () => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < calls; i++) call();
    return Number(process.hrtime.bigint() - start) / calls;
  });
  return runs.sort((a, b) => a - b)[4];
}

const line = (name, value) => console.log(`${name.padEnd(32)} ${value}`);
line("empty call", `${median(latestEdition).toFixed(0)} ns`);
line("assess", `${median(() => assess(project)).toFixed(0)} ns`);
line("assessAll, a project", `${(median(() => assessAll(many), 20) / many.length).toFixed(0)} ns`);
const rows = 1_000_000;
const typed = {
  facility: Uint8Array.from({ length: rows }, (_, i) => i % 2),
  readers: new Float64Array(rows).fill(1),
  cost: Float64Array.from({ length: rows }, (_, i) => i),
  reader_applied_on: new Int32Array(rows).fill(18_718), // 2021-04-01
};
const words = { ...typed, facility: Array.from(typed.facility, (number) => ["hospital", "clinic"][number]), reader_applied_on: Array(rows).fill("2021-04-01") };
line("assessColumns, typed, a row", `${(median(() => assessColumns(typed), 1) / rows).toFixed(1)} ns`);
line("assessColumns, words, a row", `${(median(() => assessColumns(words), 1) / rows).toFixed(1)} ns`);
line("plain JavaScript", `${median(() => plain(project)).toFixed(0)} ns`);

const at = (path) => new URL(path, import.meta.url);
function size(name, path) {
  const bytes = readFileSync(at(path));
  line(name, `${bytes.length} bytes, gzip ${gzipSync(bytes, { level: 9 }).length}`);
}
size("the whole module", "./wasm/whole/whole_bg.wasm");
size("onshi, as loaded", "./dist/onshi.js");
size("the calculator's module", "./wasm/calculator/calculator_bg.wasm");
size("onshi/calculator, as loaded", "./dist/calculator.js");
size("the page", "./dist-page/index.html");

const browser = await launch();
const page = await browser.newPage();
const session = await page.context().newCDPSession(page);
await page.addInitScript(() => {
  new MutationObserver(() => {
    const shown = document.querySelector("#subsidy")?.textContent;
    if (shown && !("answeredAt" in window)) window.answeredAt = performance.now();
  }).observe(document, { childList: true, subtree: true, characterData: true });
});
await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
const times = { loaded: [], answered: [], key: [] };
for (let i = 0; i < 9; i++) {
  await page.goto("about:blank");
  await page.goto(`${PAGE}#facility=clinic&cost=300000&reader_applied_on=2021-04-01`);
  await page.waitForFunction(() => "answeredAt" in window);
  const { loaded, answered, key } = await page.evaluate(() => {
    const cost = document.querySelector("#cost");
    const start = performance.now();
    cost.value = "400000";
    cost.dispatchEvent(new Event("input", { bubbles: true }));
    const [{ loadEventEnd: loaded }] = performance.getEntriesByType("navigation");
    return { loaded, answered: window.answeredAt, key: performance.now() - start };
  });
  times.loaded.push(loaded);
  times.answered.push(answered);
  times.key.push(key);
}
await browser.close();
const middle = (values) => `${values.sort((a, b) => a - b)[4].toFixed(0)} ms`;
line("slowed 4 times: page loaded", middle(times.loaded));
line("slowed 4 times: first answer", `${middle(times.answered)}, both since the page was asked for`);
line("slowed 4 times: answer to a key", middle(times.key));
