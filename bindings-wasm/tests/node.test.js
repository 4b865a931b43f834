// The npm package in Node: vectors, projects, editions, and input that is not a project.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as onshi from "onshi";
import * as calculator from "onshi/calculator";
import { CLINIC, cases } from "./given.js";
import { NAMES, runAll, runCalculator } from "./vectors.js";

const { assess, assessJson, OnshiError } = onshi;

test("vectors", () => {
  const files = Object.fromEntries(NAMES.map((name) => [name, cases(name)]));
  for (const line of runAll(files, onshi)) console.log(line);
});

test("the calculator answers as the whole does, and says what it has not", () => {
  runCalculator(Object.fromEntries(NAMES.map((name) => [name, cases(name)])), calculator);
  const messages = ({ messages }) => messages;
  const objects = cases("errors").flatMap(({ given }) => {
    try {
      return [JSON.parse(given)];
    } catch {
      return [];
    }
  });
  assert.ok(objects.length > 50);
  for (const project of objects) {
    for (const question of ["assess", "compare", "options", "errors"]) {
      const [small, whole] = [calculator, onshi].map((package_) => {
        try {
          const answer = package_[question](project);
          return question === "errors" ? answer.map(messages) : answer;
        } catch (error) {
          assert.ok(error instanceof package_.OnshiError);
          return [error.code, error.field, error.given, error.allowed, error.messages];
        }
      });
      assert.deepEqual(small, whole);
    }
  }
  assert.equal(calculator.assess({ ...CLINIC, cost: 428999 }, { edition: "2021-01", fractionRule: "whole_yen" }).subsidy, 321749);
  assert.equal(calculator.formatDate(calculator.parseDate("R3.4.1")), "令和3年4月1日");
  assert.deepEqual(calculator.editionNames(), onshi.editionNames());
  assert.throws(() => calculator.assess(CLINIC, { explain: true }), { name: "TypeError", message: /^explain must be false/ });
  assert.throws(() => calculator.assess(CLINIC, { edition: onshi.edition("2022-08") }), { name: "TypeError", message: /^edition must be a name/ });
  assert.equal(calculator.assess(CLINIC, { explain: false }).subsidy, 321000);
  assert.throws(() => calculator.assess(CLINIC, { edition: "2030-01" }), { code: "unknown_edition" });
  assert.deepEqual(Object.keys(calculator).filter((name) => !(name in onshi)), []);
});

function refused(project, options) {
  let caught;
  assert.throws(() => assess(project, options), (error) => (caught = error) instanceof OnshiError);
  assert.ok(caught instanceof Error && caught.message.length > 10 && caught.messages.ja.length > 5);
  // The next call works, whatever came before.
  assert.equal(assess(CLINIC).subsidy, 321000);
  return caught;
}

test("wrong types", () => {
  const throwing = { get inner() { throw new Error("boom"); }, toJSON() { throw new Error("boom"); } };
  const cyclic = {};
  cyclic.self = cyclic;
  const wrong = [1.5, NaN, Infinity, "x", true, [1], {}, () => 1, Symbol("s"), "\ud800", throwing, cyclic, new Map()];
  for (const field of [...Object.keys(CLINIC), "group_prescriptions_per_month", "vendor_contract_on", "operation_starts_on", "subsidy_paid"]) {
    for (const value of wrong) {
      if (field === "subsidy_paid" && value === true) continue;
      const error = refused({ ...CLINIC, [field]: value });
      assert.ok(["invalid_value", "invalid_date"].includes(error.code), `${field}: ${error.code}`);
      assert.equal(error.field, field);
      assert.ok(error.given.length <= 80);
    }
    if (field in CLINIC) {
      for (const value of [null, undefined]) {
        assert.equal(refused({ ...CLINIC, [field]: value }).code, "missing_field");
      }
    }
  }
});

test("an invalid Date is not missing, an unknown option is refused", () => {
  assert.equal(refused({ ...CLINIC, operation_starts_on: new Date(NaN) }).field, "operation_starts_on");
  assert.throws(() => onshi.plan({ facility: "clinic", as_of: new Date(NaN) }), OnshiError);
  assert.throws(() => onshi.plan({ facility: "clinic", done: [NaN] }), (error) => error.field === "done[0]" && error.given === "NaN");
  assert.throws(() => assess(CLINIC, "2021-01"), TypeError);
  assert.throws(() => assess(CLINIC, { fraction: "x" }), TypeError);
  assert.equal(assess(CLINIC, null).edition, "2022-08");
});

test("a getter that throws", () => {
  const project = { ...CLINIC };
  Object.defineProperty(project, "cost", { enumerable: true, get() { throw new Error("boom"); } });
  const error = refused(project);
  assert.deepEqual([error.code, error.field], ["invalid_value", "cost"]);
});

// 428,999 × 2/3 = 857,998/3.
test("a ratio whose decimals do not end is a fraction", () => {
  const edition = onshi.edition("2022-08");
  for (const row of edition.rows) if (row.category === "clinic_or_pharmacy" && row.track === "standard") Object.assign(row, { ratio: "2/3", ceiling: 286_000 });
  const { exact, cut, subsidy } = assess({ ...CLINIC, cost: 428_999, reader_applied_on: "2021-04-01" }, { edition });
  assert.deepEqual({ exact, cut, subsidy }, { exact: "857998/3", cut: "2998/3", subsidy: 285_000 });
});

test("the newest edition is the default", () => {
  assert.equal(assess(CLINIC).edition, onshi.latestEdition());
});

test("negative, huge, unknown", () => {
  assert.equal(refused({ ...CLINIC, cost: -1 }).code, "cost_out_of_range");
  assert.equal(refused({ ...CLINIC, cost: 2 ** 60 }).given, "1152921504606846976");
  assert.equal(refused({ ...CLINIC, cost: 1e21 }).code, "cost_out_of_range");
  assert.equal(refused({ ...CLINIC, cost: 10n ** 400n }).code, "cost_out_of_range");
  assert.equal(refused({ ...CLINIC, readers: -(2 ** 60) }).code, "readers_out_of_range");
  assert.equal(assess({ ...CLINIC, cost: 300000n }).subsidy, 225000);
  assert.equal(refused({ ...CLINIC, tax: 0 }).code, "unknown_field");
  assert.equal(refused(CLINIC, { edition: "2030-01" }).code, "unknown_edition");
  for (const project of [null, undefined, 1, "x", [], true]) {
    assert.equal(refused(project).code, "invalid_value");
  }
  assert.throws(() => assessJson("\ud800"), OnshiError);
});

test("an overview of what the table offers, without a day", () => {
  const rows = onshi.overview({ facility: "clinic", cost: 429000 }, { edition: "2021-01" });
  assert.deepEqual(
    rows.map(({ track, ceiling, subsidy, self_pay, self_pay_from }) => [track, ceiling, subsidy, self_pay, self_pay_from]),
    [
      ["accelerated", 429000, 429000, 0, 429001],
      ["standard", 321000, 321000, 108000, 1],
    ],
  );
  const { conditions } = onshi.overview({ facility: "clinic", cost: 429000 }).at(-1);
  assert.equal(conditions[0].ja, "令和4年6月7日以降の申し込みは、令和5年2月28日までにシステムベンダーと契約することが条件です。");
  assert.throws(() => onshi.overview({ facility: "clinic" }), { code: "missing_field", field: "cost" });
});

test("editions as data, another fraction rule, an explanation", () => {
  assert.deepEqual(onshi.editionNames(), ["2021-01", "2022-08"]);
  const later = onshi.edition("2022-08");
  assert.deepEqual(assess(CLINIC, { edition: later }), assess(CLINIC));
  later.tracks[0].applies_to = "2021-04-30";
  assert.deepEqual(onshi.checkEdition(later).findings.map(({ code }) => code), ["overlap"]);
  assert.throws(() => assess(CLINIC, { edition: later }), (error) => error.code === "invalid_edition");
  later.tracks[1].applies_from = "2021-05-01";
  assert.equal(onshi.checkEdition(later).ok, true);
  const answer = assess(CLINIC, { edition: later });
  assert.deepEqual([answer.subsidy, answer.basis], [429000, "chosen"]);
  // 429,000 × 3/4 = 321,750, and nothing is cut.
  const whole = assess(CLINIC, { fractionRule: "whole_yen", explain: true });
  assert.deepEqual([whole.subsidy, whole.basis], [321750, "chosen"]);
  assert.ok(whole.explanation.ja.some((text) => text.includes("321,750円")) && whole.citations.length > 0);
  assert.equal("citations" in assess(CLINIC), false);
  for (const wrong of ["{}", "2030-01", {}, [], 5, { ...later, rows: null }]) {
    assert.throws(() => assess(CLINIC, { edition: wrong }), OnshiError);
  }
  for (const wrong of [{ fractionRule: "none" }, { explain: 1 }, { rule: "x" }]) assert.throws(() => assess(CLINIC, wrong), TypeError);
  assert.throws(() => onshi.edition("x"), (error) => error.code === "unknown_edition");
  for (const wrong of [null, undefined, 5, "x", []]) assert.throws(() => onshi.checkEdition(wrong), OnshiError);
});

test("every error of a project, in the order of its fields", () => {
  const fields = (project, options) => onshi.errors(project, options).map(({ code, field }) => [code, field]);
  assert.deepEqual(fields(CLINIC), []);
  assert.deepEqual(fields({}), [
    ["missing_field", "facility"],
    ["missing_field", "readers"],
    ["missing_field", "cost"],
    ["missing_field", "reader_applied_on"],
  ]);
  assert.deepEqual(fields({ facility: "clinic", readers: 2, cost: -1, reader_applied_on: "2022-07-01" }), [
    ["readers_out_of_range", "readers"],
    ["cost_out_of_range", "cost"],
    ["vendor_contract_on_required", "vendor_contract_on"],
  ]);
  assert.deepEqual(fields({ ...CLINIC, reader_applied_on: "2022-07-01" }, { edition: "2021-01" }), [["date_not_covered", "reader_applied_on"]]);
  assert.ok(onshi.errors({})[0] instanceof OnshiError);
  assert.throws(() => onshi.errors({ kosten: 1 }), { code: "unknown_field" });
  assert.throws(() => onshi.errors(null), { code: "invalid_value" });
});

test("what people type", () => {
  assert.equal(onshi.parseYen("４２．９万円"), 429000);
  assert.equal(onshi.parseDate("令和3年3月31日"), "2021-03-31");
  assert.throws(() => onshi.parseYen("9007199254740993"), RangeError);
  for (const wrong of [undefined, null, {}, NaN, "\ud800", "\0"]) {
    assert.throws(() => onshi.parseYen(wrong), { code: "invalid_value" });
    assert.throws(() => onshi.parseDate(wrong), { code: "invalid_date" });
  }
  assert.throws(() => onshi.parseYen(Symbol()), { code: "invalid_value" });
  assert.equal(onshi.parseYen(429000), 429000);
});

test("the desk, the notices and days as people write them", () => {
  const { telephone, hours, open } = onshi.desk();
  assert.deepEqual([telephone, hours[1], open], ["0800-080-4583", { days: ["sat"], from: "08:00", to: "16:00" }, null]);
  assert.equal(onshi.desk({ at: "2021-01-16T15:59" }).open, true);
  // 06:59 in Greenwich is 15:59 in Japan.
  assert.equal(onshi.desk({ at: new Date("2021-01-16T06:59:59Z") }).open, true);
  assert.equal(onshi.desk({ at: new Date("2021-01-16T07:00:00Z") }).open, false);
  for (const [at, code] of [["2021-01-16T24:00", "invalid_date"], ["2028-01-04T12:00", "date_not_covered"], [new Date(NaN), "invalid_date"], ["", "invalid_date"]]) {
    assert.throws(() => onshi.desk({ at }), (error) => error.code === code && error.field === "at");
  }
  for (const wrong of [{ at: 5 }, { time: "2021-01-16T15:59" }]) assert.throws(() => onshi.desk(wrong), TypeError);
  assert.deepEqual(onshi.notices().map(({ code }) => code), ["estimate", "eligible_work", "closed", "announcement"]);
  assert.match(onshi.notices()[2].message.ja, /締め切られています/);
  assert.deepEqual([onshi.formatDate("2021-03-31"), onshi.formatDate("2021-03-31", "en")], ["令和3年3月31日", "2021-03-31"]);
  assert.throws(() => onshi.formatDate("2021-02-29"), { code: "invalid_date" });
  assert.throws(() => onshi.formatDate("2021-03-31", "fr"), TypeError);
});

test("the programs of the READMEs run", () => {
  const printedBy = (readme) => {
    const programs = [...readFileSync(new URL(readme, import.meta.url), "utf8").matchAll(/```js\n(.*?)```/gs)];
    const run = ([, program]) => execFileSync("node", ["--input-type=module", "--eval", program], { cwd: new URL("..", import.meta.url), encoding: "utf8" });
    return programs.map(run).join("");
  };
  assert.equal(printedBy("../../README.md"), "225000 75000\nreaders_out_of_range readers\n");
  assert.equal(printedBy("../../README.ja.md"), "225000 75000 true\n");
  assert.match(printedBy("../README.md"), /^321000 108000\n診療所なので.*\ncost_out_of_range cost .*\n225000\nFloat64Array\(3\) \[ 225000, 1050000, 0 \]\nreaders_out_of_range\n$/);
});
