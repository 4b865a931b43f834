// Many projects as columns: what crosses into the wasm is typed arrays.
import { ColumnTable, dayNumber } from "onshi-module";

import { answerWordLists, facilityNumber, INVALID, NONE } from "./numbers.js";
import { asked, checked, listed, OnshiError } from "./questions.js";

const NO_DAY = -0x80000000;
const IMPOSSIBLE_DAY = NO_DAY + 1;

/** The most rows of a list (count): a technical limit without a source. No engine holds more that are there. */
const MOST_ROWS = 1 << 27;

/** Fills a typed array from a list; `from` with an iterable takes several times as long. */
function filled(Column, list, number) {
  const values = listed(list, MOST_ROWS);
  const column = new Column(values.length);
  for (let i = 0; i < column.length; i++) column[i] = number(values[i]);
  return column;
}

/** Returns a typed array as it is; a subclass, which may answer otherwise than it holds, as a copy. */
const plain = (Column, column) => (Object.getPrototypeOf(column) === Column.prototype ? column : new Column(column));

/** Makes a column of facilities: words, or numbers as they are. */
function facilities(column) {
  if (column instanceof Uint8Array) return plain(Uint8Array, column);
  return filled(Uint8Array, column, facilityNumber);
}

/** Makes a column of numbers; null and undefined are NaN, and NaN is missing in a typed array alone. */
function amounts(column) {
  const isList = !ArrayBuffer.isView(column);
  if (column instanceof Float64Array) return plain(Float64Array, column);
  return filled(Float64Array, column, (value) => {
    if (typeof value === "number" && !(isList && Number.isNaN(value))) return value;
    if (value == null) return NaN;
    // A value of another type is invalid, as 0.5 is; a bigint beyond 2^60 is out of range, as 2^60 is.
    return typeof value === "bigint" ? Math.min(Math.max(Number(value), -(2 ** 60)), 2 ** 60) : 0.5;
  });
}

/** Makes a column of days: days since 1970 as they are, or the wire's words. */
function days(column) {
  if (column instanceof Int32Array) return plain(Int32Array, column);
  const known = new Map();
  return filled(Int32Array, column, (text) => {
    if (text == null) return NO_DAY;
    let number = known.get(text);
    if (number === undefined) {
      number = typeof text === "string" ? dayNumber(text) : IMPOSSIBLE_DAY;
      known.set(text, number);
    }
    return number;
  });
}

/** Makes a column of flags: 0 and 1 as they are, or true and false. */
function flags(column) {
  if (column instanceof Uint8Array) return plain(Uint8Array, column);
  return filled(Uint8Array, column, (flag) => (flag == null ? NONE : typeof flag === "boolean" ? Number(flag) : INVALID));
}

/** What makes each column, and whether it must be there. */
const COLUMNS = {
  facility: [facilities, true],
  group_prescriptions_per_month: [amounts, false],
  readers: [amounts, true],
  cost: [amounts, true],
  reader_applied_on: [days, true],
  vendor_contract_on: [days, false],
  operation_starts_on: [days, false],
  subsidy_paid: [flags, false],
};
/** What holds each column of the answer. */
const OUTPUTS = {
  subsidy: Float64Array,
  self_pay: Float64Array,
  error: Uint8Array,
  category: Uint8Array,
  track: Uint8Array,
  counted: Float64Array,
};
/** Rows that cross together: memory does not grow with their number. */
const ROWS = 1 << 16;

export function assessColumns(columns, options) {
  const given = checked(columns, Object.keys(COLUMNS), "column");
  const { outputs = ["subsidy", "self_pay", "error"], ...others } = checked(options, ["edition", "fractionRule", "outputs"]);
  const [edition, own, rule] = asked(others);
  if (!Array.isArray(outputs) || [...outputs].some((name) => !Object.hasOwn(OUTPUTS, name))) throw new TypeError(`outputs are a list of: ${Object.keys(OUTPUTS).join(", ")}`);
  const made = Object.entries(COLUMNS).map(([name, [make, needed]]) => {
    const column = given[name];
    if (column != null && typeof column !== "string" && typeof column[Symbol.iterator] === "function") return make(column);
    if (column != null || needed) throw new TypeError(`${name} is a typed array, an array or an iterable`);
    return undefined;
  });
  const rows = made[0].length;
  const other = made.findIndex((column) => column !== undefined && column.length !== rows);
  if (other >= 0) throw new RangeError(`${Object.keys(COLUMNS)[other]} has ${made[other].length} rows, facility has ${rows}`);
  const answers = Object.fromEntries(outputs.map((name) => [name, new OUTPUTS[name](rows)]));
  const table = thrown(() => new ColumnTable(edition, own, rule));
  try {
    for (let start = 0; start < rows; start += ROWS) {
      const part = made.map((column) => column?.subarray(start, start + ROWS));
      const found = thrown(() => table.assess(...part, outputs.join()));
      try {
        for (const name of outputs) answers[name].set(found[name](), start);
      } finally {
        found.free();
      }
    }
  } finally {
    table.free();
  }
  const { category, track, error } = answerWordLists();
  return { ...answers, words: { error: [null, ...error], category: [null, ...category], track: [null, ...track] } };
}

/** Throws the module's error as one of the package. */
function thrown(call) {
  try {
    return call();
  } catch (error) {
    throw typeof error === "string" ? new OnshiError(JSON.parse(error).error) : error;
  }
}
