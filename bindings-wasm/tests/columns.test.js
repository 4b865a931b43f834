// Many projects at once: as a list, and as columns.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as onshi from "onshi";
import { CLINIC, cases } from "./given.js";
import { NAMES } from "./vectors.js";

const { assess, OnshiError } = onshi;

test("assessAll returns an error in the place of each project that is refused", () => {
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
  const names = new Set(assessed.flatMap((name) => cases(name)).flatMap(({ given }) => Object.keys(given)));
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
