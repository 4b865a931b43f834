// assess in Node: the vectors, and what is no project.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import ICAL from "ical.js";
import * as onshi from "onshi";
import * as calculator from "onshi/calculator";
import { NAMES, runAll, runCalculator } from "./vectors.js";

const { assess, assessJson, OnshiError } = onshi;
const file = (name) => JSON.parse(readFileSync(new URL(`../../tests/vectors/${name}.json`, import.meta.url), "utf8")).cases;
const CLINIC = { facility: "clinic", readers: 1, cost: 429000, reader_applied_on: "2021-04-01" };

test("vectors", () => {
  const files = Object.fromEntries(NAMES.map((name) => [name, file(name)]));
  for (const line of runAll(files, onshi)) console.log(line);
});

test("the calculator answers as the whole does, and says what it has not", () => {
  runCalculator(Object.fromEntries(NAMES.map((name) => [name, file(name)])), calculator);
  const messages = ({ messages }) => messages;
  const objects = file("errors").flatMap(({ given }) => {
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

test("a plan and its calendar file", () => {
  const milestones = { facility: "clinic", equipment_set_up_on: "2021-06-10" };
  assert.equal(onshi.plan(milestones).steps[3].due_on, "2021-06-03");
  const stamp = new Date("2021-05-20T00:00:00Z");
  const file = onshi.toIcs(milestones, { stamp });
  assert.ok(file.includes("DTSTART;VALUE=DATE:20210603") && file.includes("DTSTAMP:20210520T000000Z"));
  assert.ok(onshi.toIcs(milestones, { stamp, language: "en" }).includes("usage application"));
  for (const wrong of [{}, null, "x", { stamp: null }, { stamp: 5 }, { stamp: new Date("x") }, { stamp: new Date(8.64e15) }, { stamp, language: "fr" }, { stamp, lang: "en" }]) {
    assert.throws(() => onshi.toIcs(milestones, wrong), TypeError);
  }
  assert.throws(() => onshi.toIcs({}, { stamp }), OnshiError);
  assert.throws(() => onshi.plan({ facility: "clinic", done: [{ toJSON() { throw new Error("boom"); } }] }), OnshiError);
});

test("another reader takes the calendar file, and takes it again for the same events", () => {
  const days = (operation_starts_on, stamp) => {
    const file = onshi.toIcs({ facility: "clinic", operation_starts_on }, { stamp: new Date(stamp), id: "0112489" });
    const events = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
    return new Map(events.map((event) => [event.uid, event.startDate.toString()]));
  };
  const first = days("2021-06-30", "2021-05-20T00:00:00Z");
  const due = onshi.plan({ facility: "clinic", operation_starts_on: "2021-06-30" }).steps.map((step) => step.due_on).filter(Boolean);
  assert.ok(due.length > 0);
  for (const day of due) assert.ok([...first.values()].includes(day), day);
  // Postponed by a week: the same events on other days, none twice.
  const second = days("2021-07-07", "2021-05-21T00:00:00Z");
  assert.deepEqual([...second.keys()].sort(), [...first.keys()].sort());
  assert.notDeepEqual([...second.values()], [...first.values()]);
});

const BREAKDOWN = {
  issued_on: "2021-03-20", prefecture: "01", score_table: 1, institution_code: "0112489", name: "おんし医院",
  lines: [{ item: "資格確認端末", eligible: 200000, ineligible: 0 }, { item: "設置・設定", eligible: 100000, ineligible: 20000 }],
};

test("a form with five planted faults names those five", () => {
  const form = onshi.draft("receipt_breakdown", BREAKDOWN);
  assert.deepEqual([form.subtotal_eligible, form.total], [300000, 320000]);
  assert.deepEqual(onshi.check("receipt_breakdown", form), { findings: [], ok: true });
  form.lines[1].ineligible = -20000;
  const wrong = { ...form, issued_on: "2021-02-30", institution_code: "0112480", subtotal_eligible: 310000, total: 330000, receipt_total: 352000 };
  const { findings, ok } = onshi.check("receipt_breakdown", wrong);
  assert.equal(ok, false);
  assert.deepEqual(findings.map(({ code, path }) => `${code} ${path}`), [
    "invalid_date issued_on",
    "check_digit_mismatch institution_code",
    "negative_amount lines[1].ineligible",
    "subtotal_eligible_mismatch subtotal_eligible",
    "receipt_total_mismatch receipt_total",
  ]);
  assert.ok(findings.every(({ message }) => message.ja && message.en));
});

test("what is no form", () => {
  const cyclic = { lines: [] };
  cyclic.lines.push(cyclic);
  const refused = (form, value) => {
    let caught;
    assert.throws(() => onshi.check(form, value), (error) => (caught = error) instanceof onshi.OnshiError);
    return caught;
  };
  assert.equal(refused("receipt", {}).field, "form");
  for (const value of [null, undefined, 5, true, [], () => 1, Symbol("s"), cyclic, { lines: [{ eligible: NaN }] }, { total: 0.5 }, { name: new Date(NaN), total: "x" }]) {
    assert.ok(["invalid_value", "unknown_field"].includes(refused("receipt_breakdown", value).code));
  }
  assert.equal(refused("receipt_breakdown", { lines: [{ eligible: NaN }] }).given, "NaN");
  const sparse = [];
  sparse[1] = { item: "x" };
  assert.equal(refused("receipt_breakdown", { lines: sparse }).field, "lines[0]");
  const large = onshi.check("receipt_breakdown", { ...BREAKDOWN, lines: [{ item: "x", eligible: 1e21, ineligible: 10n ** 30n }] });
  assert.deepEqual(large.findings.slice(0, 2).map(({ code }) => code), ["amount_too_large", "amount_too_large"]);
  assert.throws(() => onshi.draft("institution_code", {}), onshi.OnshiError);
  assert.equal(onshi.check("institution_code", "０１－１－０１１２４８９").ok, true);
  assert.equal(onshi.draft("subsidy_application", { project: { ...CLINIC, cost: 300000 } }).amount, 225000);
  assert.equal(onshi.formFields("receipt_breakdown")[5].fields[2].label.ja, "①補助対象");
});

test("a form as a person typed it", () => {
  const typed = onshi.checkTyped("receipt_breakdown", {
    issued_on: "令和3年3月20日",
    prefecture: "０１",
    score_table: "1",
    institution_code: "0112489",
    name: "おんし医院",
    "lines[0].item": "端末",
    "lines[0].eligible": "20万円",
    "lines[0].ineligible": "5千円",
    "lines[1].item": " ",
  });
  assert.deepEqual([typed.ok, typed.findings], [true, []]);
  assert.deepEqual(typed.sums, { subtotal_eligible: 200000, subtotal_ineligible: 5000, total: 205000 });
  assert.deepEqual([typed.subsidy, typed.form.issued_on, typed.form.total], [null, "2021-03-20", 205000]);
  // A clinic, standard track: 400,000 × 3/4.
  const project = { facility: "診療所", readers: "1台", cost: "40万円", reader_applied_on: "令和3年4月1日" };
  const application = onshi.checkTyped("subsidy_application", { project, csrf: "x" });
  assert.equal(application.subsidy, 300000);
  const { path, code } = application.findings.at(-1);
  assert.deepEqual([path, code], ["csrf", "not_applicable"]);
  assert.throws(() => onshi.checkTyped("receipt", {}), { name: "OnshiError", code: "invalid_value", field: "form" });
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

test("forms and plans for mail and paper", () => {
  const request = { has_electronic_chart: false, wants_medicine_and_checkup_data: true, reader_product: "<b>Caora" };
  const letter = onshi.paper("estimate_request", request);
  // The two additional works of a clinic without an electronic chart.
  assert.match(letter, /薬剤情報・特定健診情報閲覧用端末の増設/);
  assert.match(letter, /回線の引き込み/);
  const page = onshi.paper("estimate_request", request, { output: "html", language: "en" });
  assert.match(page, /^<!DOCTYPE html>/);
  assert.ok(page.includes("&lt;b&gt;Caora") && !page.includes("<b>Caora"));
  assert.throws(() => onshi.paper("estimate_request", {}, { output: "pdf" }), TypeError);
  assert.throws(() => onshi.paper("estimate_request", {}, { outputs: "html" }), TypeError);
  const lines = [{ item: "端末", eligible: 200000, ineligible: 5000 }];
  assert.match(onshi.paper("receipt_breakdown", { lines }), /合計（①＋②）：205,000/);
  const plan = onshi.planPaper({ facility: "clinic", operation_starts_on: "2021-06-30" });
  assert.ok(plan.startsWith("<!DOCTYPE html>") && plan.includes("令和3年5月30日（日）"));
  assert.throws(() => onshi.planPaper({ facility: "school" }), { name: "OnshiError", code: "invalid_value" });
});

test("messages for forms", () => {
  for (const { assess } of [onshi, calculator]) {
    assert.throws(
      () => assess({ facility: "school", readers: 1, cost: 1, reader_applied_on: "2021-04-01" }),
      (error) => {
        assert.equal(error.forForm(), "施設区分は病院、診療所、薬局のいずれかにしてください（指定：「school」）");
        assert.equal(error.forForm("en"), "kind of facility must be one of hospital, clinic, pharmacy, got “school”");
        assert.throws(() => error.forForm("fr"), TypeError);
        return true;
      },
    );
  }
  const [finding] = onshi.check("reader_application", {}).findings;
  assert.equal(onshi.forForm(finding.message), "施設区分が空欄です。記入してください");
});

test("many projects at once: an error stands in its place", () => {
  const throwing = { ...CLINIC, toJSON() { throw new Error("boom"); } };
  const [one, two, three, four] = onshi.assessAll([CLINIC, { ...CLINIC, cost: -1 }, throwing, null]);
  assert.deepEqual(one, assess(CLINIC));
  assert.ok(two instanceof OnshiError && two.code === "cost_out_of_range");
  assert.equal(three.code, "unknown_field");
  assert.equal(four.code, "invalid_value");
  assert.deepEqual(onshi.assessAll([]), []);
  // In any order of answers in numbers and as text, each as `assess` has it.
  const mixed = [...projects(500)].flatMap((project) => [project, { ...project, cost: -1 }, { ...project, extra: 1 }]);
  onshi.assessAll(mixed).forEach((answer, i) => {
    const other = onshi.assessAll([mixed[i]], { explain: false })[0];
    assert.equal(JSON.stringify(answer.messages ?? answer), JSON.stringify(other.messages ?? other));
  });
  assert.deepEqual(onshi.assessAll(new Set([CLINIC]), { edition: "2021-01" }).map(({ edition }) => edition), ["2021-01"]);
  assert.throws(() => onshi.assessAll([CLINIC], { edition: "2030-01" }), OnshiError);
  assert.throws(() => onshi.assessAll(5), TypeError);
});

const DAYS = ["2020-08-06", "2020-08-07", "2021-03-31", "2021-04-01", "2022-06-06", "2022-06-07", "2022-12-31", "2023-01-01"];

/** Projects of every kind, most of them right, from a seed. */
function* projects(count) {
  let seed = 20210331;
  const next = (below) => ((seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) >>> 8) % below;
  const pick = (...values) => values[next(997) % values.length];
  for (let i = 0; i < count; i++) {
    const facility = pick("clinic", "hospital", "pharmacy", "clinic", "school");
    const project = { facility, readers: pick(1, 1, 1, 2, 3, 4, 0, null), cost: pick(0, -0, 1333, 428999, 2101001, 1e12, 1e12 + 1, -1, null), reader_applied_on: pick(...DAYS, ...DAYS, "2021-02-29", null) };
    if (facility === "pharmacy" || next(20) === 0) project.group_prescriptions_per_month = pick(0, 39999, 40000, 4294967296, null);
    if (next(3) > 0) project.vendor_contract_on = pick("2023-02-28", "2023-03-01", null, "x", "0000-01-01", "0001-01-01");
    if (next(2) > 0) project.operation_starts_on = pick("2022-06-06", "2022-06-07", "2023-01-31", "2023-02-01", null);
    if (next(2) > 0) project.subsidy_paid = pick(true, false, null);
    yield project;
  }
}

/** What is answered, as text: the order of its keys counts, too. */
function shown(project, options) {
  try {
    return JSON.stringify(assess(project, options));
  } catch (error) {
    return `${error.code} ${error.field} ${error.given} ${error.message}`;
  }
}

test("a question that crosses as numbers is answered as the wire answers it", () => {
  let [answered, moved] = [0, 0];
  // Options, even none, send the same question as JSON.
  for (const project of projects(20_000)) {
    const found = shown(project);
    assert.equal(found, shown(project, {}));
    answered += found.startsWith("{") ? 1 : 0;
    moved += project.reader_applied_on < "2022-06-07" && found.includes('"track":"mandate"') ? 1 : 0;
  }
  assert.ok(answered > 1_000 && moved > 50, `${answered} answered, ${moved} of them moved to the mandate track`);
  for (const odd of [{ ...CLINIC, cost: 429000n }, { ...CLINIC, extra: 1 }, new Map(), [], Object.create(CLINIC), Object.assign(Object.create({ readers: 2 }), CLINIC)]) {
    assert.equal(shown(odd), shown(odd, {}));
  }
});

test("columns are answered row by row as projects are", () => {
  const rows = [...projects(5_000)];
  // Every fact that a vector gives has a column.
  const assessed = NAMES.filter((name) => name.startsWith("assess_"));
  const names = new Set(assessed.flatMap((name) => file(name)).flatMap(({ given }) => Object.keys(given)));
  assert.ok(names.has("subsidy_paid"));
  const columns = Object.fromEntries([...names].map((name) => [name, rows.map((row) => row[name])]));
  const outputs = ["subsidy", "self_pay", "error", "category", "track", "counted"];
  for (const options of [{}, { edition: "2021-01" }, { fractionRule: "whole_yen" }]) {
    const { words, ...found } = onshi.assessColumns(columns, { outputs, ...options });
    onshi.assessAll(rows, options).forEach((answer, i) => {
      const code = words.error[found.error[i]];
      const expected = answer instanceof OnshiError ? [0, 0, answer.code, null, null, 0] : [answer.subsidy, answer.self_pay, null, answer.category, answer.track, answer.counted];
      assert.deepEqual([found.subsidy[i], found.self_pay[i], code, words.category[found.category[i]], words.track[found.track[i]], found.counted[i]], expected);
    });
  }
});

test("columns of every kind, and as they go wrong", () => {
  const day = 18718; // 2021-04-01
  const typed = { facility: Uint8Array.of(1, 0, 2, 255), readers: Int32Array.of(1, 1, 1, 1), cost: Float64Array.of(300000, 2500000, NaN, 1), reader_applied_on: Int32Array.of(day, day, day, day) };
  const { subsidy, self_pay, error, words } = onshi.assessColumns({ ...typed, group_prescriptions_per_month: [null, null, 40000n, undefined] });
  assert.deepEqual([...subsidy], [225000, 1050000, 0, 0]);
  assert.deepEqual([...self_pay], [75000, 1450000, 0, 0]);
  assert.deepEqual([...error].map((number) => words.error[number]), [null, null, "missing_field", "missing_field"]);
  assert.ok(subsidy instanceof Float64Array && error instanceof Uint8Array);

  // Words that are none are invalid, not missing.
  const bad = (column, values) => onshi.assessColumns({ facility: ["clinic"], readers: [1], cost: [1], reader_applied_on: ["2021-04-01"], [column]: values }).error;
  for (const [column, value, code] of [["facility", "Clinic", "invalid_value"], ["facility", 1, "invalid_value"], ["readers", "1", "invalid_value"], ["cost", 1.5, "invalid_value"], ["cost", Infinity, "invalid_value"], ["reader_applied_on", "2021-4-1", "invalid_date"], ["reader_applied_on", new Date(), "invalid_date"], ["subsidy_paid", 1, "invalid_value"], ["cost", 2 ** 60, "cost_out_of_range"], ["cost", 10n ** 400n, "cost_out_of_range"], ["cost", NaN, "invalid_value"], ["cost", null, "missing_field"]]) {
    assert.equal(words.error[bad(column, [value])[0]], code, `${column}: ${value}`);
  }

  // More rows than cross at once, each answered in its place: 3/4 of the cost, cut below 1,000 yen.
  const count = 150_000;
  const many = onshi.assessColumns({ facility: Array(count).fill("clinic"), readers: Array(count).fill(1), cost: Array.from({ length: count }, (_, i) => i), reader_applied_on: Array(count).fill("2021-04-01") });
  assert.ok(many.subsidy.every((yen, i) => yen === Math.floor((i * 3) / 4000) * 1000));
  const none = onshi.assessColumns({ facility: [], readers: [], cost: [], reader_applied_on: [] });
  assert.deepEqual([none.subsidy.length, Object.keys(none)], [0, ["subsidy", "self_pay", "error", "words"]]);
  assert.equal(onshi.assessColumns({ facility: new Set(["clinic"]), readers: [1], cost: [1], reader_applied_on: ["2021-04-01"] }).error[0], 0);

  const { cost: _, ...without } = typed;
  assert.throws(() => onshi.assessColumns(without), { name: "TypeError", message: /^cost is a typed array/ });
  assert.throws(() => onshi.assessColumns({ ...typed, costs: [] }), { name: "TypeError", message: /^no column "costs"/ });
  assert.throws(() => onshi.assessColumns({ ...typed, cost: "1234" }), TypeError);
  assert.throws(() => onshi.assessColumns({ ...typed, cost: [1] }), { name: "RangeError", message: "cost has 1 rows, facility has 4" });
  for (const outputs of [["sum"], [, "error"], "error", 5]) assert.throws(() => onshi.assessColumns(typed, { outputs }), { name: "TypeError", message: /^outputs are a list/ });
  class Other extends Float64Array {
    static get [Symbol.species]() { return Uint8Array; }
    get length() { return 9; }
  }
  assert.deepEqual([...onshi.assessColumns({ ...typed, group_prescriptions_per_month: [null, null, 1, 1], cost: Other.of(300000, 2500000, 1, 1) }).subsidy], [225000, 1050000, 0, 0]);
  assert.equal(onshi.assessColumns({ facility: Buffer.from([1]), readers: [1], cost: [300000], reader_applied_on: ["2021-04-01"] }).subsidy[0], 225000);
  assert.throws(() => onshi.assessColumns(typed, { explain: true }), TypeError);
  assert.throws(() => onshi.assessColumns(typed, { edition: "2030-01" }), { code: "unknown_edition" });
});

test("two columns, and readers side by side", () => {
  const { before, after, gain } = onshi.compare({ facility: "clinic", readers: 1, cost: 429000 });
  assert.deepEqual([before.subsidy, after.subsidy, gain], [321000, 429000, 108000]);
  // The full cost at 1, 2 and 3 readers is 2,101,000, 2,002,000 and 1,903,000 yen; half of it, cut below 1,000.
  const answers = onshi.options({ facility: "hospital", cost: 5000000, reader_applied_on: "2021-04-01" });
  assert.deepEqual(answers.map(({ readers, subsidy }) => [readers, subsidy]), [[1, 1050000], [2, 1001000], [3, 951000]]);
  assert.throws(() => onshi.options({ facility: "hospital", cost: 1 }), (error) => error.field === "reader_applied_on");
  assert.throws(() => onshi.compare(null), OnshiError);
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

test("limits concern the reader, and notes are no tasks", () => {
  const { steps } = onshi.plan({ facility: "clinic", reader_applied_on: "2021-02-20", as_of: "2021-05-20" });
  assert.deepEqual(steps[0].limits.map(({ from, on, status }) => [from, on, status]), [[null, "2021-03-31", "met"], ["2022-06-07", "2022-12-31", "not_applicable"]]);
  assert.equal(steps[1].status_label.ja, "目安を過ぎています");
  const osNote = steps[1].details.find(({ ja }) => ja.startsWith("推奨OS"));
  assert.equal(osNote.task, false);
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
